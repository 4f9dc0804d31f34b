package io.earshot.ingest;

import io.earshot.model.Conversation;

/**
 * A typed conversation, or a call that came as a transcript: complete, with id and content hash.
 *
 * @param source {@code file:line}, or {@code file} for a document with one conversation
 * @param conversation the conversation as read; what was wrong but usable stands in its faults
 */
public record ChatItem(String source, Conversation conversation) implements Item {}
