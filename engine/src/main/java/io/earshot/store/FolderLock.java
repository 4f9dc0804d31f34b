package io.earshot.store;

import io.earshot.model.InputException;
import io.earshot.model.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one writing process of a data folder. The operating system drops the lock with the process,
 * so that a dead holder never blocks; the file only tells who holds it.
 *
 * <p>POSIX drops a process's locks on a file as soon as the process closes any handle to it, so the
 * file must not even be read while this process holds it: hence the table of folders held here.
 */
final class FolderLock implements AutoCloseable {
  static final String FILE = "LOCK.earshot";

  private static final int LONGEST_FILE_BYTES = 1024;
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws InputException naming the holder, if another has it
   */
  static FolderLock take(Path folder, String command, Instant now) throws IOException {
    Path real = folder.toRealPath();
    String holder = describe(command, now);
    String heldHere = HELD_HERE.putIfAbsent(real, holder);
    if (heldHere != null) {
      throw refused(folder, heldHere);
    }
    boolean taken = false;
    try {
      FolderLock lock = new FolderLock(real, lock(folder, holder));
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        HELD_HERE.remove(real);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("cannot release " + folder.resolve(FILE) + ": " + e, e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }

  private static FileChannel lock(Path folder, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw refused(folder, read(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
      taken = true;
      return channel;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_FILE_BYTES);
    channel.read(buffer, 0);
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "another process" : text;
  }

  private static InputException refused(Path folder, String holder) {
    return new InputException(
        folder.toString(),
        "the data folder is in use by " + holder + "; wait until it ends, or stop it");
  }

  private static String describe(String command, Instant now) {
    return Plain.line(command)
        + " (process "
        + ProcessHandle.current().pid()
        + " on "
        + host()
        + ", since "
        + now
        + ")";
  }

  /** The machine's name, without asking the network. */
  private static String host() {
    @Nullable String name = System.getenv("HOSTNAME");
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    try {
      return Files.exists(kernel) ? Files.readString(kernel).strip() : String.valueOf(name);
    } catch (IOException e) {
      return String.valueOf(name);
    }
  }
}
