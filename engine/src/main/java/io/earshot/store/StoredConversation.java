package io.earshot.store;

import io.earshot.model.Conversation;

/**
 * One kept revision of a conversation.
 *
 * @param conversation the conversation as it stood at that revision
 * @param revision counted from 1; a correction of a recording or new content of a chat adds one
 * @param storedAtMillis epoch milliseconds UTC
 * @param digest what the content hashes to, in hexadecimal: two puts with the same digest are the
 *     same content, whatever their batch and source
 */
public record StoredConversation(
    Conversation conversation, long revision, long storedAtMillis, String digest) {}
