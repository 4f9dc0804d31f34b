package io.earshot.store;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/** Opens stores. */
public final class Stores {
  private static final String DATABASE = "db";

  private Stores() {}

  /**
   * Opens a data folder for writing; makes it if it is not there or empty.
   *
   * @throws InputException if another process writes to it (it says which), or if it is not a data
   *     folder of a format that this version knows
   * @throws StoreException if the disk fails
   */
  public static Store openForWriting(Path folder, StoreOptions options) {
    try {
      makeFolder(folder);
      FolderFormat.check(folder); // before the lock file is put into a stranger's folder
      FolderLock lock = FolderLock.take(folder, options.command(), options.clock().instant());
      return opened(folder, options, lock);
    } catch (IOException e) {
      throw new StoreException("cannot open the data folder " + folder + ": " + e, e);
    }
  }

  /**
   * Opens a data folder for reading, as it stands now; a writer may be running beside it. Changes
   * nothing in the folder.
   *
   * @throws InputException if there is nothing to read, or in a format this version does not know
   * @throws StoreException if the disk fails
   */
  public static StoreReader openForReading(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        throw new InputException(
            folder.toString(), "there is no such data folder; \"earshot ingest\" makes one");
      }
      if (!FolderFormat.check(folder) || !Files.isDirectory(folder.resolve(DATABASE))) {
        throw new InputException(
            folder.toString(), "the data folder is empty; \"earshot ingest\" fills it");
      }
      Tables tables = RocksTables.openForReading(folder.resolve(DATABASE));
      return closingOnFailure(tables, () -> new TableReader(tables));
    } catch (IOException e) {
      throw new StoreException("cannot read the data folder " + folder + ": " + e, e);
    }
  }

  /** A store in memory, gone when closed. It keeps everything else that is promised. */
  public static Store inMemory(StoreOptions options) {
    return new TableStore(new MemoryTables(), options);
  }

  /**
   * Brings a data folder of an older format to the current one.
   *
   * @return the format it had
   * @throws InputException if it is in use, newer, or no data folder
   */
  public static int migrate(Path folder) {
    try {
      if (FolderFormat.read(folder) == FolderFormat.NONE) {
        throw new InputException(folder.toString(), "there is no data folder to migrate");
      }
      try (FolderLock lock = FolderLock.take(folder, "earshot migrate", Instant.now())) {
        return bringForward(folder);
      }
    } catch (IOException e) {
      throw new StoreException("cannot migrate the data folder " + folder + ": " + e, e);
    }
  }

  /** A step per released format goes here; format 1 is the first, so there is none yet. */
  private static int bringForward(Path folder) throws IOException {
    int version = FolderFormat.read(folder);
    if (version < FolderFormat.CURRENT) {
      throw new InputException(
          folder.toString(),
          "the data folder has format "
              + version
              + ", which was never released: restore it from a backup");
    }
    FolderFormat.check(folder);
    return version;
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(folder.toString(), "is a file, not a folder");
    }
  }

  private static Store opened(Path folder, StoreOptions options, FolderLock lock)
      throws IOException {
    boolean opened = false;
    try {
      if (!FolderFormat.check(folder)) {
        FolderFormat.write(folder);
      }
      Tables tables = RocksTables.openForWriting(folder.resolve(DATABASE), options, lock);
      Store store = closingOnFailure(tables, () -> new TableStore(tables, options));
      opened = true;
      return store;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private static <T> T closingOnFailure(Tables tables, Supplier<T> opening) {
    boolean opened = false;
    try {
      T store = opening.get();
      opened = true;
      return store;
    } finally {
      if (!opened) {
        tables.close();
      }
    }
  }
}
