package io.earshot.ingest;

/**
 * A file found in a folder that is neither a recording nor a chat. It is no failure.
 *
 * @param path the file, safe to print
 * @param reason why it was left out
 */
public record Skipped(String path, String reason) {}
