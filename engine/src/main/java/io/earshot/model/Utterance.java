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
 * @param voice how it sounded, {@link Voice#NONE} for typed text
 */
public record Utterance(
    int party, long startMillis, long endMillis, Kind kind, String text, Words words, Voice voice) {
  /** What an utterance consists of. */
  public enum Kind {
    /** Recognised from audio. */
    SPEECH,
    /** Typed. */
    TEXT,
    /** An image, a file, a sticker, a voice message: present, but without text to match. */
    OTHER
  }

  /** An utterance of which the sound was not measured. */
  public Utterance(
      int party, long startMillis, long endMillis, Kind kind, String text, Words words) {
    this(party, startMillis, endMillis, kind, text, words, Voice.NONE);
  }

  /** The same, by another party. */
  public Utterance by(int other) {
    return new Utterance(other, startMillis, endMillis, kind, text, words, voice);
  }

  /** The same, with what was measured of its sound. */
  public Utterance with(Voice measured) {
    return new Utterance(party, startMillis, endMillis, kind, text, words, measured);
  }

  /** A typed message. */
  public static Utterance typed(int party, long atMillis, String text) {
    return new Utterance(party, atMillis, atMillis, Kind.TEXT, text, Words.NONE);
  }
}
