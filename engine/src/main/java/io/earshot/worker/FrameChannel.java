package io.earshot.worker;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sends and receives messages over one blocking socket. One thread receives, any may send. */
final class FrameChannel implements AutoCloseable {
  /** The longest frame sent or accepted. */
  static final int MAX_FRAME_BYTES = 1 << 20;

  private final SocketChannel socket;
  private final ReentrantLock sending = new ReentrantLock();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

  FrameChannel(SocketChannel socket) {
    this.socket = socket;
  }

  void send(Message message) throws IOException {
    ByteBuffer frame = MessageCodec.encode(message);
    sending.lock();
    try {
      while (frame.hasRemaining()) {
        socket.write(frame);
      }
    } finally {
      sending.unlock();
    }
  }

  /** The next message; null when the other end closed between two frames. */
  @Nullable Message receive() throws IOException {
    length.clear();
    if (!fill(length)) {
      return null;
    }
    int bytes = length.getInt(0);
    if (bytes < 1 || bytes > MAX_FRAME_BYTES) {
      throw new WireException("a frame of " + bytes + " bytes");
    }
    ByteBuffer frame = ByteBuffer.allocate(bytes);
    if (!fill(frame)) {
      throw new EOFException("the connection ended within a frame");
    }
    return MessageCodec.decode(frame.flip());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // closed is all that was wanted
    }
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (socket.read(buffer) < 0) {
        if (buffer.position() > 0) {
          throw new EOFException("the connection ended within a frame");
        }
        return false;
      }
    }
    return true;
  }
}
