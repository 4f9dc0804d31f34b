package io.earshot.ingest;

import io.earshot.model.ConversationId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One correction: which conversation, and what is to be changed about it. At least one of files,
 * external id and conversation is given.
 *
 * @param source {@code manifest:row}
 * @param files the chat file, or the recording's files in order of their segments; may be empty
 * @param externalId the customer's own id, or null
 * @param conversation Earshot's id, or null
 * @param changes only what is given is to change: null, empty, a start of 0 and an empty zone mean
 *     "leave as it is"
 */
public record Amendment(
    String source,
    List<Path> files,
    @Nullable String externalId,
    @Nullable ConversationId conversation,
    CallSheet changes) {
  /** Copies the list. */
  public Amendment {
    files = List.copyOf(files);
  }
}
