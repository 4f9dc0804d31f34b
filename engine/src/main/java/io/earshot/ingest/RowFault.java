package io.earshot.ingest;

import io.earshot.model.Plain;

/**
 * What is wrong with one field of a manifest.
 *
 * @param manifest the file
 * @param row the line, counted from 1, the header included
 * @param column as the manifest spells it; empty when the whole row is meant
 * @param value as found, cut when long
 * @param allowed what is wrong, and what is allowed
 */
public record RowFault(String manifest, long row, String column, String value, String allowed) {
  private static final int SHOWN_CHARS = 80;

  /** Makes everything printable. */
  public RowFault {
    manifest = Plain.line(manifest);
    column = Plain.line(column);
    boolean isLong = value.length() > SHOWN_CHARS;
    value = Plain.line(isLong ? value.substring(0, SHOWN_CHARS) + "…" : value);
    allowed = Plain.line(allowed);
  }

  /** Whether the fault is in the file that the row names. */
  boolean isAboutFile() {
    Column.Named named = Column.find(column);
    return named != null && named.column() == Column.FILE;
  }

  /** {@code file:row}. */
  public String where() {
    return manifest + ":" + row;
  }

  /** Column, value and what is allowed, in one line. */
  public String reason() {
    String place = column.isEmpty() ? "" : "column " + column + ", value \"" + value + "\": ";
    return place + allowed;
  }
}
