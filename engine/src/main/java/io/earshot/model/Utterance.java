package io.earshot.model;

/**
 * What the recogniser or the chat client delivered in one piece.
 *
 * @param party index into {@link Conversation#parties()}
 * @param startMillis from the conversation's start
 * @param endMillis from the conversation's start; equal to the start for typed text
 * @param kind what the piece consists of
 * @param text the words as recognised or typed; empty for what is not text
 * @param words times and confidence of recognised words, {@link Words#NONE} for typed text
 */
public record Utterance(
    int party, long startMillis, long endMillis, Kind kind, String text, Words words) {
  /** What an utterance consists of. */
  public enum Kind {
    /** Recognised from audio. */
    SPEECH,
    /** Typed. */
    TEXT,
    /** An image, a file, a sticker, a voice message: present, but without text to match. */
    OTHER
  }

  /** A typed message. */
  public static Utterance typed(int party, long atMillis, String text) {
    return new Utterance(party, atMillis, atMillis, Kind.TEXT, text, Words.NONE);
  }
}
