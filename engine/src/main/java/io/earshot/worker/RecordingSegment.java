package io.earshot.worker;

import io.earshot.model.RawFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One audio file of a recording.
 *
 * @param file a local regular file
 * @param offsetMillis where it begins in the conversation, 0 or more, or {@link #FOLLOWS}
 * @param raw how to read it if it has no header; null to go by content
 */
public record RecordingSegment(Path file, long offsetMillis, @Nullable RawFormat raw) {
  /** The offset of a segment that begins where the one before ends. */
  public static final long FOLLOWS = -1;

  /** Makes the path absolute, since a worker may run in another folder. */
  public RecordingSegment {
    file = file.toAbsolutePath();
    if (offsetMillis < FOLLOWS) {
      throw new IllegalArgumentException("offsetMillis must not be negative: " + offsetMillis);
    }
  }
}
