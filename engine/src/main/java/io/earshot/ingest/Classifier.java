package io.earshot.ingest;

import io.earshot.model.RawFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a file that was walked over. */
final class Classifier {
  static final String CAPTURE_REASON =
      "holds captured network packets, not audio: extract the calls first (Wireshark: Telephony, "
          + "RTP, RTP Streams, Export; or let the recorder write WAV)";
  static final String EMPTY_REASON = "is empty (0 bytes)";
  static final String UNREADABLE_REASON =
      "may not be read: give the user who runs this the right to";

  /** What is to be done with a file. */
  enum Verdict {
    RECORDING,
    CHATS,
    FAILED,
    SKIPPED,
    /** Part of something else: a manifest, a sidecar. */
    SILENT
  }

  /**
   * A file with its verdict.
   *
   * @param path the file
   * @param verdict what is to be done
   * @param reason for failing or skipping, else empty
   * @param sizeBytes of the file
   * @param sidecar the file of metadata beside a recording, or null
   * @param rawFormat of headerless audio, or null
   */
  record Place(
      Path path,
      Verdict verdict,
      String reason,
      long sizeBytes,
      @Nullable Path sidecar,
      @Nullable RawFormat rawFormat) {}

  private final ArchiveOptions options;
  private final Set<Path> taken = new HashSet<>();

  Classifier(ArchiveOptions options) {
    this.options = options;
    if (options.manifest() != null) {
      take(options.manifest());
    }
  }

  /** Leaves a file to someone else: the manifest itself and what it lists. */
  void take(Path file) {
    taken.add(file.toAbsolutePath().normalize());
  }

  Place classify(FolderWalk.Entry entry) {
    Path path = entry.path();
    BasicFileAttributes attributes = entry.attributes();
    if (taken.contains(path.toAbsolutePath().normalize())) {
      return place(path, Verdict.SILENT, "", 0);
    }
    if (attributes == null && Faults.MISSING.equals(entry.fault())) {
      return refuse(entry, Faults.MISSING, 0);
    }
    if (attributes == null) {
      return place(path, Verdict.FAILED, String.valueOf(entry.fault()), 0);
    }
    if (!attributes.isRegularFile()) {
      return refuse(entry, "is no regular file but a pipe, socket or device", 0);
    }
    return regular(entry, attributes.size());
  }

  private Place regular(FolderWalk.Entry entry, long size) {
    Path path = entry.path();
    if (!entry.named() && name(path).startsWith(".")) {
      return place(path, Verdict.SKIPPED, "is hidden: its name begins with a point", size);
    }
    FileKind kind;
    try {
      kind = size == 0 ? FileKind.ofName(name(path)) : FileKind.of(path);
    } catch (IOException e) {
      return refuse(entry, Faults.reading(e), size);
    }
    if (kind == FileKind.CHAT_DOCUMENT && besideRecording(entry)) {
      return place(path, Verdict.SILENT, "", size);
    }
    if (kind == FileKind.OTHER) {
      String reason = size == 0 ? EMPTY_REASON : "is neither audio nor chat by name and content";
      return refuse(entry, reason, size);
    }
    if (size == 0) {
      return place(path, Verdict.FAILED, EMPTY_REASON, 0);
    }
    if (!Files.isReadable(path)) {
      return place(path, Verdict.FAILED, UNREADABLE_REASON, size);
    }
    return usable(entry, kind, size);
  }

  private Place usable(FolderWalk.Entry entry, FileKind kind, long size) {
    Path path = entry.path();
    return switch (kind) {
      case CAPTURE -> place(path, Verdict.FAILED, CAPTURE_REASON, size);
      case CHAT_DOCUMENT, CHAT_LINES -> place(path, Verdict.CHATS, "", size);
      case RAW_AUDIO -> raw(entry, size);
      default -> new Place(path, Verdict.RECORDING, "", size, sidecar(entry), null);
    };
  }

  private Place raw(FolderWalk.Entry entry, long size) {
    Path path = entry.path();
    RawFormat format = RawFormat.ofExtension(FileKind.extension(name(path)));
    if (format == null) {
      format = options.rawFormat();
    }
    // A sidecar may declare the format, so its absence is judged when the sidecar has been read.
    return new Place(path, Verdict.RECORDING, "", size, sidecar(entry), format);
  }

  /** A named file that cannot be used is a failure; one found in a folder is left out. */
  private static Place refuse(FolderWalk.Entry entry, String reason, long size) {
    boolean meant = entry.named() || FileKind.ofName(name(entry.path())) != FileKind.OTHER;
    return place(entry.path(), meant ? Verdict.FAILED : Verdict.SKIPPED, reason, size);
  }

  private static boolean besideRecording(FolderWalk.Entry entry) {
    String base = FileKind.baseName(name(entry.path()));
    if (FileKind.ofName(base).isAudio() && exists(entry, base)) {
      return true;
    }
    for (String extension : FileKind.recordingExtensions()) {
      if (exists(entry, base + "." + extension)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Path sidecar(FolderWalk.Entry entry) {
    String name = name(entry.path());
    for (String candidate : new String[] {FileKind.baseName(name) + ".json", name + ".json"}) {
      if (exists(entry, candidate)) {
        return entry.path().resolveSibling(candidate);
      }
    }
    return null;
  }

  private static boolean exists(FolderWalk.Entry entry, String name) {
    Set<String> siblings = entry.siblings();
    return siblings != null
        ? siblings.contains(name)
        : Files.isRegularFile(entry.path().resolveSibling(name));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Place place(Path path, Verdict verdict, String reason, long size) {
    return new Place(path, verdict, reason, size, null, null);
  }
}
