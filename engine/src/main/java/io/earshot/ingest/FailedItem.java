package io.earshot.ingest;

import io.earshot.model.Plain;

/**
 * Something that was meant to be ingested and cannot be. The archive goes on after it.
 *
 * @param source the file or manifest row
 * @param where {@code file:line:column}, row, turn or byte; the source where there is nothing finer
 * @param reason what is wrong and what to do
 */
public record FailedItem(String source, String where, String reason) implements Item {
  /** Makes everything printable. */
  public FailedItem {
    source = Plain.line(source);
    where = Plain.line(where);
    reason = Plain.line(reason);
  }
}
