package io.earshot.model;

/**
 * The words or the interval an outcome rests on. It points into the original utterance, so it
 * survives any change in how turns are merged.
 *
 * @param utterance index into {@link Conversation#utterances()}; −1 for an interval between
 *     utterances
 * @param startChar first UTF-16 unit in that utterance's text
 * @param endChar one past the last
 * @param startMillis from the conversation's start
 * @param endMillis from the conversation's start
 * @param quote the words themselves, or the measured value for an interval ("12.4 s silence")
 * @param confidence the lowest recognition confidence among the words; 1 for typed text
 */
public record Evidence(
    int utterance,
    int startChar,
    int endChar,
    long startMillis,
    long endMillis,
    String quote,
    float confidence) {}
