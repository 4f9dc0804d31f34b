package io.earshot.ingest;

import io.earshot.model.ConversationId;
import io.earshot.model.RawFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row says, checked field by field.
 *
 * @param row where it begins in the manifest, counted from 1
 * @param file the file it names, resolved; null when it names none or one that cannot be used
 * @param sizeBytes of the file
 * @param segmentNo place of the file in its conversation, or null
 * @param rawFormat how to read a headerless file, or null
 * @param declared what it says about the format of a file with a header
 * @param conversation Earshot's id, or null
 * @param legStartMillis where the agent takes over, or −1
 * @param legEndMillis where the agent's part ends, or −1
 * @param sheet the rest
 * @param headings what the file calls the columns that it has
 * @param faults what is wrong with the row
 */
record ManifestLine(
    long row,
    @Nullable Path file,
    long sizeBytes,
    @Nullable Integer segmentNo,
    @Nullable RawFormat rawFormat,
    DeclaredFormat declared,
    @Nullable ConversationId conversation,
    long legStartMillis,
    long legEndMillis,
    CallSheet sheet,
    Map<Column, String> headings,
    List<RowFault> faults) {
  /** What the file calls a column. */
  String heading(Column column) {
    return headings.getOrDefault(column, column.label());
  }

  /** What rows of the same conversation have in common. */
  String key() {
    String id = sheet.externalId();
    return id != null ? "id " + id : "file " + file;
  }

  /** What the rows that correct the same conversation have in common. */
  Object subject() {
    return conversation != null ? conversation : key();
  }

  /** Whether the row names one of several files of a call. */
  boolean isSegment() {
    return segmentNo != null && file != null;
  }

  /** Whether the row says which part of a call an agent served. */
  boolean isLeg() {
    return sheet.agentId() != null && legStartMillis >= 0;
  }

  /** Whether the row names a file of conversations. */
  boolean isChat() {
    return file != null && FileKind.ofName(file.toString()).isChat();
  }
}
