package io.earshot.ingest;

import io.earshot.model.ConversationId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One correction: which conversation, and what is to be changed about it. At least one of file,
 * external id and conversation is given.
 *
 * @param source {@code manifest:row}
 * @param file the recording or chat file, or null
 * @param externalId the customer's own id, or null
 * @param conversation Earshot's id, or null
 * @param changes only what is given is to change: null, empty, a start of 0 and an empty zone mean
 *     "leave as it is"
 */
public record Amendment(
    String source,
    @Nullable Path file,
    @Nullable String externalId,
    @Nullable ConversationId conversation,
    CallSheet changes) {}
