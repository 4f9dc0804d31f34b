package io.earshot.ingest;

import java.nio.file.Path;

/**
 * One file of a recording.
 *
 * @param path the file
 * @param startMillis where it begins, from the conversation's start; {@link #FOLLOWS} when it
 *     begins where the one before ends
 */
public record Segment(Path path, long startMillis) {
  /** The start of a segment whose place is only known by its number. */
  public static final long FOLLOWS = -1;
}
