package io.earshot.worker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds one frame. */
final class FrameWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  FrameWriter(int type) {
    integer(0); // the length, filled in at the end
    out.write(type);
  }

  FrameWriter integer(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  FrameWriter number(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  FrameWriter flag(boolean value) {
    out.write(value ? 1 : 0);
    return this;
  }

  FrameWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    integer(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  FrameWriter integers(int[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
    buffer.asIntBuffer().put(values);
    out.writeBytes(buffer.array());
    return this;
  }

  FrameWriter fractions(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    out.writeBytes(buffer.array());
    return this;
  }

  /** The whole frame, ready to be sent. */
  ByteBuffer frame() throws WireException {
    int length = out.size() - Integer.BYTES;
    if (length > FrameChannel.MAX_FRAME_BYTES) {
      throw new WireException("a frame of " + length + " bytes is too long to be sent");
    }
    ByteBuffer frame = ByteBuffer.wrap(out.toByteArray());
    return frame.putInt(0, length);
  }
}
