package io.earshot.store;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;

/** The FORMAT file: one line that says which format a data folder has. */
final class FolderFormat {
  /** The format this version writes, and the only one it reads. */
  static final int CURRENT = 1;

  /** What {@link #read} gives for a folder that holds nothing yet. */
  static final int NONE = -1;

  private static final String FILE = "FORMAT";
  private static final String PREFIX = "earshot data folder, format ";
  private static final int LONGEST_FILE_BYTES = 256;

  /** What may lie in a folder before it becomes a data folder. */
  private static final Set<String> HARMLESS =
      Set.of(FolderLock.FILE, FILE + ".new", "earshot.yaml", "models", "lost+found");

  private FolderFormat() {}

  /**
   * Refuses a folder that this version cannot use.
   *
   * @return whether it is a data folder already; false for an empty one
   */
  static boolean check(Path folder) throws IOException {
    int version = read(folder);
    if (version > CURRENT) {
      throw new InputException(
          folder.toString(),
          "the data folder has format "
              + version
              + ", this version of Earshot knows formats up to "
              + CURRENT
              + ": use the version that wrote it, or a newer one");
    }
    if (version != NONE && version < CURRENT) {
      throw new InputException(
          folder.toString(),
          "the data folder has the older format "
              + version
              + ": run \"earshot migrate\" on it first");
    }
    return version == CURRENT;
  }

  /** The format's number; {@link #NONE} for a folder that holds nothing yet. */
  static int read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      refuseStrangers(folder);
      return NONE;
    }
    String line = firstLine(file);
    String digits = line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : "";
    if (digits.isEmpty()
        || digits.length() > 6
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new InputException(
          file.toString(),
          "is not a FORMAT file of Earshot; it must read \"" + PREFIX + CURRENT + "\"");
    }
    return Integer.parseInt(digits);
  }

  /** Makes an empty folder a data folder. */
  static void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE + ".new");
    Files.writeString(file, PREFIX + CURRENT + "\n");
    sync(file, StandardOpenOption.WRITE);
    Files.move(file, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    sync(folder, StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST_FILE_BYTES), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").strip();
    }
  }

  private static void refuseStrangers(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = String.valueOf(entry.getFileName());
        if (!HARMLESS.contains(name)) {
          throw new InputException(
              folder.toString(),
              "is not a data folder: it has no FORMAT file but holds \""
                  + name
                  + "\"; name an empty or a new folder");
        }
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }
}
