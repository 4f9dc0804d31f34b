package io.earshot.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * One recording to be transcribed.
 *
 * @param contentHash SHA-256 of the recording's bytes in hexadecimal (for several segments: of
 *     their hashes); it seeds the noise, and names the recording in the journal
 * @param segments the files in order, 1 to {@value #MAX_SEGMENTS}
 * @param model the speech model for the conversation's language
 */
public record RecordingTask(
    String contentHash, List<RecordingSegment> segments, SpeechModel model) {
  /** The most files one recording may consist of. */
  public static final int MAX_SEGMENTS = 1_000;

  private static final int MAX_HASH_CHARS = 128;

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

  /** A recording that is one file, read by its content, then by its extension. */
  public static RecordingTask ofFile(String contentHash, Path file, SpeechModel model) {
    return new RecordingTask(contentHash, List.of(new RecordingSegment(file, 0, null)), model);
  }

  /**
   * Identity of the transcript: the same recording, model and decode options give the same text.
   */
  public String transcriptIdentity() {
    StringBuilder identity = new StringBuilder(contentHash);
    identity.append('/').append(model.hash()).append('/').append(Transcription.DECODE_OPTIONS);
    for (RecordingSegment segment : segments) {
      if (segment.raw() != null || segments.size() > 1) {
        identity.append('/').append(segment.raw() == null ? "" : segment.raw());
        identity.append('@').append(segment.offsetMillis());
      }
    }
    return identity.toString();
  }
}
