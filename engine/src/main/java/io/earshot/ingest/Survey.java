package io.earshot.ingest;

import java.util.List;

/**
 * What an archive holds, from names and sizes alone.
 *
 * @param recordings files or manifest calls to be transcribed
 * @param chats conversations in chat files; extrapolated from the first megabyte of long files
 * @param failures places that are known to fail without being opened
 * @param recordingBytes size of the recordings
 * @param chatBytes size of the chat files
 * @param exact whether {@code chats} was counted, not extrapolated
 * @param skippedCount files left out
 * @param skipped the first {@value #LISTED_LIMIT} of them
 */
public record Survey(
    long recordings,
    long chats,
    long failures,
    long recordingBytes,
    long chatBytes,
    boolean exact,
    long skippedCount,
    List<Skipped> skipped) {
  /** How many skipped files are listed. */
  public static final int LISTED_LIMIT = 10_000;

  /** Copies the list. */
  public Survey {
    skipped = List.copyOf(skipped);
  }

  /** Everything that will come out as an item. */
  public long items() {
    return recordings + chats + failures;
  }
}
