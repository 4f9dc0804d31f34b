package io.earshot.ingest;

import io.earshot.model.InputException;
import io.earshot.model.Plain;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door of the room: an archive of recordings and chats. The manifest, where there is one, is
 * read and checked when it is first needed, everything else each time {@link #survey} or {@link
 * #items} is called. For one thread at a time.
 */
public final class Archive {
  private static final int TOLD_FAULTS = 3;

  private final List<Path> paths;
  private final ArchiveOptions options;
  private final @Nullable Path leftOut;
  private @Nullable Manifest manifest;

  private Archive(List<Path> paths, ArchiveOptions options, @Nullable Path leftOut) {
    this.paths = List.copyOf(paths);
    this.options = options;
    this.leftOut = leftOut;
  }

  /** The archive of these files and folders (recursive), and of the options' manifest. */
  public static Archive of(List<Path> paths, ArchiveOptions options) {
    return new Archive(paths, options, null);
  }

  /** The same without the folder {@code leftOut}, such as a data folder amid the recordings. */
  public static Archive of(List<Path> paths, ArchiveOptions options, Path leftOut) {
    return new Archive(paths, options, leftOut);
  }

  /**
   * What is wrong with the manifest, row by row; empty without one.
   *
   * @throws InputException if the manifest cannot be read at all
   */
  public List<RowFault> manifestFaults() {
    Manifest checked = manifest();
    return checked == null ? List.of() : checked.faults();
  }

  /**
   * Counts what will come, from names, sizes and first bytes.
   *
   * @throws InputException if the manifest cannot be read at all
   */
  public Survey survey() {
    Surveyor surveyor = new Surveyor(classifier(), options);
    Manifest checked = manifest();
    if (checked != null) {
      surveyor.add(checked);
    }
    return surveyor.survey(new FolderWalk(paths, leftOut));
  }

  /**
   * The items: the manifest's calls in its order, then the files that it does not name. Close it.
   *
   * @throws InputException if the manifest cannot be read at all, or has faulty rows that are not
   *     to be skipped
   */
  public Items items() {
    ItemSource files = new FileItems(new FolderWalk(paths, leftOut), classifier(), options);
    Manifest checked = manifest();
    if (checked == null) {
      return new Items(files);
    }
    if (!options.skipBadRows() && !checked.faults().isEmpty()) {
      throw refused(checked);
    }
    return new Items(new ItemSequence(new ManifestItems(checked, options), files));
  }

  private Classifier classifier() {
    Classifier classifier = new Classifier(options);
    Manifest checked = manifest();
    if (checked != null) {
      checked.files().forEach(classifier::take);
    }
    return classifier;
  }

  private @Nullable Manifest manifest() {
    if (manifest == null && options.manifest() != null) {
      manifest = Manifest.check(options.manifest(), options);
    }
    return manifest;
  }

  private static InputException refused(Manifest manifest) {
    List<RowFault> faults = manifest.faults();
    StringBuilder told = new StringBuilder();
    for (RowFault fault : faults.subList(0, Math.min(TOLD_FAULTS, faults.size()))) {
      told.append("; row ").append(fault.row()).append(": ").append(fault.reason());
    }
    return new InputException(
        faults.getFirst().manifest(),
        Plain.counted(faults.size(), "fault") + "; correct, or skip the bad rows" + told);
  }
}
