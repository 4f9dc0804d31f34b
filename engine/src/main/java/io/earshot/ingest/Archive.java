package io.earshot.ingest;

import java.nio.file.Path;
import java.util.List;

/**
 * The door of the room: an archive of recordings and chats. Nothing is opened before {@link
 * #survey} or {@link #items}; both may be called any number of times, from one thread at a time.
 */
public final class Archive {
  private final List<Path> paths;
  private final ArchiveOptions options;

  private Archive(List<Path> paths, ArchiveOptions options) {
    this.paths = List.copyOf(paths);
    this.options = options;
  }

  /** The archive of these files and folders (recursive), and of the options' manifest. */
  public static Archive of(List<Path> paths, ArchiveOptions options) {
    return new Archive(paths, options);
  }

  /**
   * What is wrong with the manifest, row by row; empty without one.
   *
   * @throws io.earshot.model.InputException if the manifest cannot be read at all
   */
  public List<RowFault> manifestFaults() {
    return List.of();
  }

  /**
   * Counts what will come, from names, sizes and first bytes.
   *
   * @throws io.earshot.model.InputException if the manifest cannot be read at all
   */
  public Survey survey() {
    return new Surveyor(new Classifier(options)).survey(new FolderWalk(paths));
  }

  /**
   * The items: the manifest's calls in its order, then the files. Close it.
   *
   * @throws io.earshot.model.InputException if the manifest cannot be read at all, or has faulty
   *     rows that are not to be skipped
   */
  public Items items() {
    return new Items(
        new FileItems(new FolderWalk(paths), new Classifier(options), options, skipped -> {}));
  }
}
