package io.earshot.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values in a fixed order, each with its length, so that no two different sequences
 * give the same bytes. It hashes what was read, not how it was spelt: order of keys, blanks and
 * escapes make no difference. Reused from document to document.
 */
final class ContentHash {
  private static final int BUFFER_BYTES = 1 << 13;
  private static final int LONG_BYTES = 8;

  private final MessageDigest digest = sha256();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int size;

  /** A new SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  void put(long value) {
    if (size + LONG_BYTES > BUFFER_BYTES) {
      flush();
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  void put(@Nullable String value) {
    if (value == null) {
      put(-1);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    put(bytes.length);
    if (size + bytes.length > BUFFER_BYTES) {
      flush();
    }
    if (bytes.length > BUFFER_BYTES) {
      digest.update(bytes);
    } else {
      System.arraycopy(bytes, 0, buffer, size, bytes.length);
      size += bytes.length;
    }
  }

  /** The hash so far, in hexadecimal; more can be put after it. */
  String soFar() {
    flush();
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's SHA-256 can be cloned", e);
    }
  }

  /** The hash, in hexadecimal; the next one starts empty. */
  String finish() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void flush() {
    digest.update(buffer, 0, size);
    size = 0;
  }
}
