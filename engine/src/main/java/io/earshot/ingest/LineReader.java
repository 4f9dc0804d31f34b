package io.earshot.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads lines as slices of one buffer. The buffer grows to the longest line, at most to the limit;
 * a longer line is passed over and reported. A byte order mark is dropped.
 */
final class LineReader implements Closeable {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int START_BYTES = 1 << 16;

  private final InputStream in;
  private final int limitBytes;
  private byte[] buffer = new byte[START_BYTES];
  private int start;
  private int lineEnd;
  private int filled;
  private int nextStart;
  private int fresh;
  private long bufferOffset;
  private long lineNumber;
  private boolean ended;
  private boolean tooLong;

  LineReader(InputStream in, int limitBytes) {
    this.in = in;
    this.limitBytes = limitBytes;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    start = nextStart;
    tooLong = false;
    int scanned = start;
    while (true) {
      int newline = indexOfNewline(buffer, scanned, filled);
      if (newline >= 0) {
        return line(newline, newline + 1);
      }
      if (!fill()) {
        return (filled > start || tooLong) && line(filled, filled);
      }
      scanned = fresh;
    }
  }

  /** The bytes; valid until the next call. */
  byte[] buffer() {
    return buffer;
  }

  /** First byte of the line. */
  int start() {
    return start;
  }

  /** One past its last byte, without the newline. */
  int end() {
    return lineEnd;
  }

  /** Counted from 1. */
  long lineNumber() {
    return lineNumber;
  }

  /** Offset in the file of the line's first byte. */
  long byteOffset() {
    return bufferOffset + start;
  }

  /** Bytes of the file behind the current line. */
  long bytesRead() {
    return bufferOffset + nextStart;
  }

  /** Whether the line is longer than the limit; its bytes are then gone. */
  boolean tooLong() {
    return tooLong;
  }

  /** Size of the buffer in bytes. */
  int heldBytes() {
    return buffer.length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean line(int end, int next) {
    lineNumber++;
    if (lineNumber == 1 && startsWithMark(end)) {
      start += 3;
    }
    lineEnd = tooLong ? start : end;
    nextStart = next;
    return true;
  }

  private boolean startsWithMark(int end) {
    return bufferOffset == 0
        && end - start >= 3
        && (buffer[start] & 0xFF) == 0xEF
        && (buffer[start + 1] & 0xFF) == 0xBB
        && (buffer[start + 2] & 0xFF) == 0xBF;
  }

  /** Makes room behind the current line and reads more; false at the end of the file. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (filled - start >= limitBytes) {
      tooLong = true;
      moveTo(filled);
    } else if (start > 0) {
      moveTo(start);
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(limitBytes, buffer.length * 2));
    }
    fresh = filled;
    int n = in.read(buffer, filled, buffer.length - filled);
    ended = n < 0;
    filled += Math.max(0, n);
    return !ended;
  }

  private void moveTo(int from) {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    bufferOffset += from;
    filled -= from;
    start = 0;
  }

  /** Index of the first newline in {@code bytes[from, to)}, eight bytes at a time, or −1. */
  static int indexOfNewline(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 8 <= to) {
      long x = (long) LONGS.get(bytes, i) ^ NEWLINES;
      long zeros = (x - ONES) & ~x & HIGH_BITS;
      if (zeros != 0) {
        return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
      i += 8;
    }
    while (i < to && bytes[i] != '\n') {
      i++;
    }
    return i < to ? i : -1;
  }
}
