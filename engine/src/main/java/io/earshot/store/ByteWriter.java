package io.earshot.store;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Appends compact values to a growing array. {@link ByteReader} is its mirror. */
final class ByteWriter {
  private byte[] bytes;
  private int size;

  ByteWriter() {
    this(256);
  }

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  int size() {
    return size;
  }

  ByteWriter octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ByteWriter bool(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** Seven bits a byte, lowest first: one byte below 128, ten for a negative number. */
  ByteWriter varint(long value) {
    room(10);
    if ((value & ~0x7FL) == 0) { // as nearly all are
      bytes[size++] = (byte) value;
      return this;
    }
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** A number of either sign, short near 0. */
  ByteWriter zigzag(long value) {
    return varint((value << 1) ^ (value >> 63));
  }

  ByteWriter float32(float value) {
    int bits = Float.floatToRawIntBits(value);
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (bits >>> shift);
    }
    return this;
  }

  ByteWriter float64(double value) {
    return int64(Double.doubleToRawLongBits(value));
  }

  ByteWriter int64(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  ByteWriter raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** What {@code other} holds, after its length. */
  ByteWriter block(ByteWriter other) {
    varint(other.size);
    room(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
    return this;
  }

  /** Feeds the bytes from {@code from} to {@code to} to a digest. */
  void feed(MessageDigest digest, int from, int to) {
    digest.update(bytes, from, to - from);
  }

  /** A length and that many bytes. */
  ByteWriter block(byte[] value) {
    return varint(value.length).raw(value);
  }

  ByteWriter text(String value) {
    return block(Wtf8.encode(value));
  }

  /** A string or null: the length is one more, 0 for null. */
  ByteWriter textOrNull(@Nullable String value) {
    if (value == null) {
      return varint(0);
    }
    byte[] encoded = Wtf8.encode(value);
    return varint(encoded.length + 1L).raw(encoded);
  }

  ByteWriter intOrNull(@Nullable Integer value) {
    return value == null ? octet(0) : octet(1).zigzag(value);
  }

  /** A string that mostly consists of hexadecimal digits: half as long then. */
  ByteWriter hex(String value) {
    if (!isHex(value)) {
      return octet(0).text(value);
    }
    octet(1).varint(value.length() / 2);
    room(value.length() / 2);
    for (int i = 0; i < value.length(); i += 2) {
      bytes[size++] = (byte) (digit(value.charAt(i)) << 4 | digit(value.charAt(i + 1)));
    }
    return this;
  }

  private static int digit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
  }

  private static boolean isHex(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return value.length() % 2 == 0;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 3 / 2 + 16));
  }
}
