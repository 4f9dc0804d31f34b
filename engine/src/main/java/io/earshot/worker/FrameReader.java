package io.earshot.worker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads one frame's body; every length is checked against what is there before it is used. */
final class FrameReader {
  private final ByteBuffer body;

  FrameReader(ByteBuffer body) {
    this.body = body;
  }

  int octet() throws WireException {
    need(1);
    return body.get() & 0xFF;
  }

  boolean flag() throws WireException {
    int value = octet();
    check(value <= 1, "a flag of " + value);
    return value == 1;
  }

  int integer() throws WireException {
    need(Integer.BYTES);
    return body.getInt();
  }

  /** An integer within limits, both included. */
  int integer(String name, int least, int most) throws WireException {
    int value = integer();
    check(value >= least && value <= most, name + " " + value);
    return value;
  }

  /** A number from 0 to {@code most}. */
  long number(String name, long most) throws WireException {
    need(Long.BYTES);
    long value = body.getLong();
    check(value >= 0 && value <= most, name + " " + value);
    return value;
  }

  String text() throws WireException {
    int length = integer();
    check(length >= 0 && length <= body.remaining(), "a text of " + length + " bytes");
    ByteBuffer bytes = body.slice(body.position(), length);
    body.position(body.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new WireException("a text that is not UTF-8");
    }
  }

  /** A count of items that take at least {@code itemBytes} each. */
  int count(int itemBytes) throws WireException {
    int count = integer();
    check(count >= 0 && count <= body.remaining() / itemBytes, "a count of " + count);
    return count;
  }

  int[] integers(int count) throws WireException {
    need((long) count * Integer.BYTES);
    int[] values = new int[count];
    body.asIntBuffer().get(values);
    body.position(body.position() + count * Integer.BYTES);
    return values;
  }

  float[] fractions(int count) throws WireException {
    need((long) count * Float.BYTES);
    float[] values = new float[count];
    body.asFloatBuffer().get(values);
    body.position(body.position() + count * Float.BYTES);
    return values;
  }

  /** Refuses a body that goes on after its last field. */
  void end() throws WireException {
    check(!body.hasRemaining(), body.remaining() + " bytes after the last field");
  }

  static void check(boolean holds, String what) throws WireException {
    if (!holds) {
      throw new WireException("a frame with " + what);
    }
  }

  private void need(long bytes) throws WireException {
    check(bytes >= 0 && bytes <= body.remaining(), "its end missing");
  }
}
