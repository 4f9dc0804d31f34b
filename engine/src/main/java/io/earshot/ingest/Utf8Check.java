package io.earshot.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the first byte that is not UTF-8, in a stream given piece by piece. Overlong forms,
 * surrogates and anything beyond U+10FFFF are refused, as RFC 3629 asks.
 */
final class Utf8Check {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Continuation bytes still missing, and the range the next one must lie in. */
  private int missing;

  private int low = 0x80;
  private int high = 0xBF;

  /** Starts a new stream. */
  void reset() {
    missing = 0;
  }

  /** Whether the stream stopped inside a character. */
  boolean incomplete() {
    return missing > 0;
  }

  /** Index of the first wrong byte in {@code bytes[from, to)}, or −1. */
  int firstWrong(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      if (missing == 0) {
        i = skipAscii(bytes, i, to);
        if (i == to) {
          return -1;
        }
      }
      if (!accept(bytes[i] & 0xFF)) {
        return i;
      }
      i++;
    }
    return -1;
  }

  private static int skipAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
      i += 8;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  private boolean accept(int b) {
    if (missing > 0) {
      boolean fits = b >= low && b <= high;
      missing--;
      low = 0x80;
      high = 0xBF;
      return fits;
    }
    return b < 0x80 || lead(b);
  }

  private boolean lead(int b) {
    if (b < 0xC2 || b > 0xF4) {
      return false;
    }
    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    return true;
  }
}
