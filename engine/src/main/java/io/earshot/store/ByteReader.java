package io.earshot.store;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ByteWriter} wrote. Throws {@link MalformedException} for anything it cannot
 * have written; never reserves memory for more than the bytes that are there.
 */
final class ByteReader {
  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  int remaining() {
    return bytes.length - at;
  }

  /** What is left, leaving nothing. */
  byte[] rest() {
    return raw(remaining());
  }

  /** Refuses bytes after the end. */
  void end() {
    if (remaining() != 0) {
      throw new MalformedException(remaining() + " bytes too many");
    }
  }

  int octet() {
    need(1);
    return bytes[at++] & 0xFF;
  }

  boolean bool() {
    return octet() != 0;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new MalformedException("a number has more than ten bytes");
  }

  long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  int int32() {
    long value = zigzag();
    if (value != (int) value) {
      throw new MalformedException("a number is out of range: " + value);
    }
    return (int) value;
  }

  /** A number of things of which each takes at least {@code leastBytes} further bytes. */
  int count(int leastBytes) {
    long value = varint();
    if (value < 0 || value > remaining() / leastBytes) {
      throw new MalformedException("a count is out of range: " + value);
    }
    return (int) value;
  }

  float float32() {
    need(4);
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits = bits << 8 | octet();
    }
    return Float.intBitsToFloat(bits);
  }

  double float64() {
    return Double.longBitsToDouble(int64());
  }

  long int64() {
    need(8);
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | octet();
    }
    return bits;
  }

  byte[] raw(int length) {
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  byte[] block() {
    return raw(count(1));
  }

  String text() {
    return textOf(count(1));
  }

  @Nullable String textOrNull() {
    long length = varint();
    if (length == 0) {
      return null;
    }
    if (length < 0 || length - 1 > remaining()) {
      throw new MalformedException("a length is out of range: " + length);
    }
    return textOf((int) length - 1);
  }

  /** The text of the next {@code length} bytes. */
  String textOf(int length) {
    need(length);
    at += length;
    return Wtf8.decode(bytes, at - length, length);
  }

  @Nullable Integer intOrNull() {
    return bool() ? Integer.valueOf(int32()) : null;
  }

  String hex() {
    return bool() ? HexFormat.of().formatHex(block()) : text();
  }

  /** The constant of that ordinal. */
  <E> E constant(E[] constants) {
    int ordinal = octet();
    if (ordinal >= constants.length) {
      throw new MalformedException("constant " + ordinal + " of " + constants.length);
    }
    return constants[ordinal];
  }

  private void need(int length) {
    if (length > remaining()) {
      throw new MalformedException(length + " bytes expected, " + remaining() + " are left");
    }
  }
}
