package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.model.Plain;
import io.earshot.model.RawFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a place, with the metadata in the file beside it: a JSON object whose keys are a
 * manifest's columns. A sidecar that cannot be used is noted; the recording goes on without.
 */
final class Sidecar {
  static final String UNDECLARED =
      "has no header, and nothing says how to read it: declare it with --raw s16le:8000:1, or with "
          + "encoding, sampleRate and channelCount in the manifest or sidecar";
  private static final long SIZE_LIMIT_BYTES = 1 << 20;

  private Sidecar() {}

  static Item recording(Classifier.Place place, ArchiveOptions options) {
    Path file = place.path();
    String name = file.toString();
    CallSheet sheet = CallSheet.of(options);
    RawFormat format = place.rawFormat();
    DeclaredFormat declared = DeclaredFormat.NONE;
    Path sidecar = place.sidecar();
    if (sidecar != null) {
      ManifestLine line = line(file, sidecar, options);
      sheet = line.sheet().over(options, notes(line));
      declared = line.declared();
      format = line.rawFormat() != null ? line.rawFormat() : format;
    }
    if (FileKind.ofName(name) == FileKind.RAW_AUDIO && format == null) {
      return new FailedItem(name, name, UNDECLARED);
    }
    return new RecordingItem(
        Plain.line(name), List.of(new Segment(file, 0)), format, declared, sheet);
  }

  /** Whether nothing says how to read a headerless file. */
  static boolean isUndeclared(Classifier.Place place, ArchiveOptions options) {
    return place.rawFormat() == null
        && FileKind.ofName(place.path().toString()) == FileKind.RAW_AUDIO
        && recording(place, options) instanceof FailedItem;
  }

  private static List<String> notes(ManifestLine line) {
    List<String> notes = new ArrayList<>();
    for (RowFault fault : line.faults()) {
      notes.add("sidecar left out in part: " + fault.reason());
    }
    return notes;
  }

  private static ManifestLine line(Path file, Path sidecar, ArchiveOptions options) {
    Path folder = file.toAbsolutePath().getParent();
    RawRow raw = row(sidecar);
    RowReader.Setting setting =
        new RowReader.Setting(
            options,
            sidecar.toString(),
            folder == null ? file : folder,
            RowReader.orderIn(raw),
            true);
    return new RowReader(setting).read(raw, file);
  }

  private static RawRow row(Path sidecar) {
    @Nullable String fault;
    try (InputStream in = new Utf8Stream(Files.newInputStream(sidecar));
        JsonParser json = JsonValues.FACTORY.createParser(in)) {
      if (Files.size(sidecar) <= SIZE_LIMIT_BYTES) {
        return new RawRow(1, JsonRows.object(json), null);
      }
      fault = "the sidecar is longer than 1 MB";
    } catch (JsonProcessingException e) {
      fault = ChatReading.reason(e);
    } catch (DocumentFault e) {
      fault = e.reason();
    } catch (IOException e) {
      fault = Faults.reading(e);
    }
    return new RawRow(1, Map.of(), fault);
  }
}
