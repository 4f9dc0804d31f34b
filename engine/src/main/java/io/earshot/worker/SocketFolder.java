package io.earshot.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for sockets that only this user may enter. */
final class SocketFolder implements AutoCloseable {
  private static final String PREFIX = "earshot-workers-";

  /** A socket's path may have 107 bytes on Linux. */
  private static final int LONGEST_PATH_BYTES = 100;

  private final Path folder;

  private SocketFolder(Path folder) {
    this.folder = folder;
  }

  static SocketFolder create() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (temporary.toString().length() + PREFIX.length() + 50 > LONGEST_PATH_BYTES) {
      temporary = Path.of("/tmp");
    }
    removeLeftOver(temporary);
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    String prefix = PREFIX + ProcessHandle.current().pid() + "-";
    return new SocketFolder(Files.createTempDirectory(temporary, prefix, onlyOwner));
  }

  /** The path for the socket of one worker. */
  Path socket(int worker) {
    return folder.resolve(worker + ".socket");
  }

  @Override
  public void close() {
    remove(folder);
  }

  private static void removeLeftOver(Path temporary) throws IOException {
    for (Path other : list(temporary, PREFIX)) {
      String pid = other.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
      boolean lives =
          !pid.matches("\\d{1,10}") || ProcessHandle.of(Long.parseLong(pid)).isPresent();
      if (!lives && Files.isWritable(other)) {
        remove(other);
      }
    }
  }

  private static void remove(Path folder) {
    try {
      for (Path socket : list(folder, "")) {
        Files.deleteIfExists(socket);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // an empty folder stays behind; the next start tries again
    }
  }

  private static List<Path> list(Path folder, String prefix) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> file.getFileName().toString().startsWith(prefix)).forEach(found::add);
    }
    return found;
  }
}
