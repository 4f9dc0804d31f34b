package io.earshot.model;

import java.util.Arrays;

/**
 * The recognised words of an utterance as parallel arrays, in order of time. The arrays are never
 * changed after construction.
 *
 * @param startChar first UTF-16 unit of each word in the utterance's text
 * @param endChar one past the last UTF-16 unit
 * @param startMillis from the conversation's start
 * @param endMillis from the conversation's start
 * @param confidence the recogniser's, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // parallel arrays, compared by content below
public record Words(
    int[] startChar, int[] endChar, int[] startMillis, int[] endMillis, float[] confidence) {
  /** No words: typed text, or speech of which nothing was recognised. */
  public static final Words NONE =
      new Words(new int[0], new int[0], new int[0], new int[0], new float[0]);

  /** Refuses arrays of different lengths. */
  public Words {
    int n = startChar.length;
    if (endChar.length != n
        || startMillis.length != n
        || endMillis.length != n
        || confidence.length != n) {
      throw new IllegalArgumentException("word arrays differ in length");
    }
  }

  /** Number of words. */
  public int size() {
    return startChar.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Words w
        && Arrays.equals(startChar, w.startChar)
        && Arrays.equals(endChar, w.endChar)
        && Arrays.equals(startMillis, w.startMillis)
        && Arrays.equals(endMillis, w.endMillis)
        && Arrays.equals(confidence, w.confidence);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(startChar) * 31 + Arrays.hashCode(startMillis);
  }

  @Override
  public String toString() {
    return size() + " words";
  }
}
