package io.earshot.ingest;

import java.nio.file.Path;
import java.util.List;

/** The recording of a place, with the metadata in the file beside it. */
final class Sidecar {
  static final String UNDECLARED =
      "has no header, and nothing says how to read it: declare it with --raw s16le:8000:1, or with "
          + "encoding, sampleRate and channelCount in the manifest or sidecar";

  private Sidecar() {}

  static Item recording(Classifier.Place place, ArchiveOptions options) {
    Path file = place.path();
    String name = file.toString();
    RawFormat format = place.rawFormat();
    boolean headerless = FileKind.ofName(name) == FileKind.RAW_AUDIO;
    if (headerless && format == null) {
      return new FailedItem(name, name, UNDECLARED);
    }
    return new RecordingItem(name, List.of(new Segment(file, 0)), format, CallSheet.of(options));
  }
}
