package io.earshot.worker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One audio file of a recording.
 *
 * @param file a local regular file
 * @param offsetMillis where it begins in the conversation, 0 or more
 * @param raw how to read it if it has no header; null to go by content, then by extension
 */
public record RecordingSegment(Path file, long offsetMillis, @Nullable RawSpec raw) {
  /** Makes the path absolute, since a worker may run in another folder. */
  public RecordingSegment {
    file = file.toAbsolutePath();
    if (offsetMillis < 0) {
      throw new IllegalArgumentException("offsetMillis must not be negative: " + offsetMillis);
    }
  }
}
