package io.earshot.score;

import java.util.Arrays;

/**
 * Where a condition was found, in order of appearance: parallel arrays, reused between
 * conversations.
 *
 * <p>A hit on words covers tokens {@code [tokenFrom, tokenTo)} and characters {@code [charFrom,
 * charTo)} of the prepared text, inside turns {@code turnFrom … turnTo}. A hit on an interval (a
 * silence, a hold) covers no tokens: it lies before token {@code tokenFrom}, between turn {@code
 * turnTo} and turn {@code turnFrom = turnTo + 1}, and carries its times and its figure.
 */
final class Hits {
  /** Marks an interval's times as known; those of words are looked up when they are needed. */
  static final long FROM_WORDS = Long.MIN_VALUE;

  int count;
  int[] tokenFrom = new int[8];
  int[] tokenTo = new int[8];
  int[] charFrom = new int[8];
  int[] charTo = new int[8];
  int[] turnFrom = new int[8];
  int[] turnTo = new int[8];
  int[] phrase = new int[8];
  boolean[] certain = new boolean[8];
  long[] startMillis = new long[8];
  long[] endMillis = new long[8];
  double[] figure = new double[8];

  /**
   * Whether something may have been said that was not recognised: then there may be more hits than
   * these.
   */
  boolean hidden;

  void clear() {
    count = 0;
    hidden = false;
  }

  /** Adds a hit on words and returns its index. */
  int addWords(int from, int to, int turn) {
    int i = next();
    tokenFrom[i] = from;
    tokenTo[i] = to;
    turnFrom[i] = turn;
    turnTo[i] = turn;
    startMillis[i] = FROM_WORDS;
    return i;
  }

  /** Adds a hit on an interval that begins before token {@code token} of turn {@code turn}. */
  int addInterval(int token, int turn, long start, long end) {
    int i = next();
    tokenFrom[i] = token;
    tokenTo[i] = token;
    turnFrom[i] = turn;
    turnTo[i] = turn - 1;
    startMillis[i] = start;
    endMillis[i] = end;
    return i;
  }

  void copy(Hits from, int i) {
    int k = next();
    tokenFrom[k] = from.tokenFrom[i];
    tokenTo[k] = from.tokenTo[i];
    charFrom[k] = from.charFrom[i];
    charTo[k] = from.charTo[i];
    turnFrom[k] = from.turnFrom[i];
    turnTo[k] = from.turnTo[i];
    phrase[k] = from.phrase[i];
    certain[k] = from.certain[i];
    startMillis[k] = from.startMillis[i];
    endMillis[k] = from.endMillis[i];
    figure[k] = from.figure[i];
  }

  /** Whether the hit covers words. */
  boolean onWords(int i) {
    return startMillis[i] == FROM_WORDS;
  }

  /** Number of hits that are certain. */
  int certainCount() {
    int sure = 0;
    for (int i = 0; i < count; i++) {
      sure += certain[i] ? 1 : 0;
    }
    return sure;
  }

  /** Any certain hit: true; only uncertain ones, or words that may hide one: undecided. */
  byte any() {
    for (int i = 0; i < count; i++) {
      if (certain[i]) {
        return Truth.TRUE;
      }
    }
    return count > 0 || hidden ? Truth.UNDECIDED : Truth.FALSE;
  }

  private int next() {
    int i = count++;
    if (i == tokenFrom.length) {
      grow(2 * i);
    }
    certain[i] = true;
    phrase[i] = 0;
    figure[i] = 0;
    return i;
  }

  private void grow(int size) {
    tokenFrom = Arrays.copyOf(tokenFrom, size);
    tokenTo = Arrays.copyOf(tokenTo, size);
    charFrom = Arrays.copyOf(charFrom, size);
    charTo = Arrays.copyOf(charTo, size);
    turnFrom = Arrays.copyOf(turnFrom, size);
    turnTo = Arrays.copyOf(turnTo, size);
    phrase = Arrays.copyOf(phrase, size);
    certain = Arrays.copyOf(certain, size);
    startMillis = Arrays.copyOf(startMillis, size);
    endMillis = Arrays.copyOf(endMillis, size);
    figure = Arrays.copyOf(figure, size);
  }
}
