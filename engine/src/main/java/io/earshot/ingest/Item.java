package io.earshot.ingest;

/** What one place in an archive turned out to be. */
public sealed interface Item permits RecordingItem, ChatItem, FailedItem {
  /** The file, {@code file:line} or manifest row it came from, safe to print. */
  String source();
}
