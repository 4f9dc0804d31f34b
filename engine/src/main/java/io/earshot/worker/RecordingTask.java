package io.earshot.worker;

import io.earshot.model.InputException;
import io.earshot.model.Plain;
import io.earshot.model.RawFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One recording to be transcribed.
 *
 * @param contentHash SHA-256 of the recording's bytes in hexadecimal (for several segments: of
 *     their hashes); it seeds the noise, and names the recording in the journal
 * @param segments the files in order, 1 to {@value #MAX_SEGMENTS}
 * @param model the speech model for the conversation's language
 * @param options what else decides the text
 */
public record RecordingTask(
    String contentHash, List<RecordingSegment> segments, SpeechModel model, DecodeOptions options) {
  /** The most files one recording may consist of. */
  public static final int MAX_SEGMENTS = 1_000;

  private static final int MAX_HASH_CHARS = 128;

  /** Of a transcript's identity: hash, model, options; the segments follow. */
  private static final int FIXED_PARTS = 3;

  /** Copies the list and refuses what no recording can be. */
  public RecordingTask {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.size() > MAX_SEGMENTS) {
      throw new IllegalArgumentException(
          "a recording has 1 to " + MAX_SEGMENTS + " segments, got " + segments.size());
    }
    if (contentHash.isEmpty() || contentHash.length() > MAX_HASH_CHARS) {
      throw new IllegalArgumentException("contentHash has " + contentHash.length() + " characters");
    }
  }

  /** A recording heard with the default options. */
  public RecordingTask(String contentHash, List<RecordingSegment> segments, SpeechModel model) {
    this(contentHash, segments, model, DecodeOptions.DEFAULT);
  }

  /** A recording that is one file, read by its content, then by its extension. */
  public static RecordingTask ofFile(String contentHash, Path file, SpeechModel model) {
    return new RecordingTask(contentHash, List.of(new RecordingSegment(file, 0, null)), model);
  }

  /**
   * The files of a recording with the places and formats they had when a transcript of this
   * identity was made.
   *
   * @throws InputException if it was made of another number of files
   */
  public static List<RecordingSegment> segments(String transcriptIdentity, List<Path> files) {
    String[] parts = transcriptIdentity.split("/", -1);
    int count = Math.max(1, parts.length - FIXED_PARTS);
    if (count != files.size()) {
      throw new InputException(
          "", "is made of " + Plain.counted(count, "file") + ", named are " + files.size());
    }
    List<RecordingSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String place = parts.length == FIXED_PARTS ? "@0" : parts[FIXED_PARTS + i];
      int at = place.indexOf('@');
      RawFormat raw = at == 0 ? null : RawFormat.parse(place.substring(0, at));
      long offsetMillis = Long.parseLong(place.substring(at + 1));
      segments.add(new RecordingSegment(files.get(i), offsetMillis, raw));
    }
    return segments;
  }

  /**
   * Identity of the transcript: the same recording, model and decode options give the same text.
   */
  public String transcriptIdentity() {
    StringBuilder identity = new StringBuilder(contentHash);
    identity.append('/').append(model.hash()).append('/').append(options.label());
    for (RecordingSegment segment : segments) {
      if (segment.raw() != null || segments.size() > 1) {
        identity.append('/').append(segment.raw() == null ? "" : segment.raw());
        identity.append('@').append(segment.offsetMillis());
      }
    }
    return identity.toString();
  }
}
