package io.earshot.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A worker process that greets correctly, takes a task, and then sends random bytes. */
final class GarbledWorker {
  private GarbledWorker() {}

  public static void main(String[] args) throws IOException {
    Random random = new Random(Long.parseLong(args[0]));
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.connect(UnixDomainSocketAddress.of(Path.of(args[args.length - 1])));
      socket.write(MessageCodec.encode(new Message.Hello(Message.PROTOCOL_VERSION)));
      socket.read(ByteBuffer.allocate(16));
      socket.write(MessageCodec.encode(new Message.ModelReady(1)));
      byte[] bytes = new byte[64 << 10];
      while (true) {
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
          bytes[0] = 0; // a length that is allowed, so that the body is looked at
          bytes[1] = 0;
        }
        socket.write(ByteBuffer.wrap(bytes));
      }
    }
  }

  static List<String> command(long seed) {
    List<String> command = new ArrayList<>(ScriptedWorker.command());
    command.set(command.size() - 1, GarbledWorker.class.getName());
    command.add(Long.toString(seed));
    return command;
  }
}
