package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * Stretches of talk, in order, and how often the same was said: each is compared with those before
 * it by Dice's coefficient over words and pairs of neighbouring words. Each looks back at most
 * {@value #LOOKED_BACK} stretches, so the whole is linear in the text. Reused; one per thread.
 */
final class Repeats {
  private static final int LOOKED_BACK = 64;

  private long[] grams = {};
  private int[] gramFrom = new int[65];
  int count;
  int[] tokenFrom = new int[64];
  int[] tokenTo = new int[64];
  int[] turn = new int[64];

  /** How many turns of the scope came before. */
  private int[] place = new int[64];

  private boolean[] sure = new boolean[64];

  /** The stretch before that said the same; −1 none. */
  private int[] last = new int[64];

  /** How often it was said up to here: in all, and counting sure stretches only. */
  private int[] times = new int[64];

  private int[] sureTimes = new int[64];

  /** What one look is for. */
  record Likeness(int withinTurns, double share) {}

  void clear() {
    count = 0;
    gramFrom[0] = 0;
  }

  /** Adds tokens {@code [from, to)} of a turn. */
  void add(PreparedText text, int from, int to, int inTurn, int turnsBefore, boolean certain) {
    if (count == turn.length) {
      grow(2 * count);
    }
    int at = gramFrom[count];
    int length = 2 * (to - from) - 1;
    if (grams.length < at + length) {
      grams = Arrays.copyOf(grams, Math.max(at + length, 2 * grams.length));
    }
    for (int t = from; t < to; t++) {
      grams[at++] = text.hash(t);
      if (t + 1 < to) {
        grams[at++] = PreparedText.extend(text.hash(t), text.hash(t + 1));
      }
    }
    Arrays.sort(grams, gramFrom[count], at);
    tokenFrom[count] = from;
    tokenTo[count] = to;
    turn[count] = inTurn;
    place[count] = turnsBefore;
    sure[count] = certain;
    gramFrom[++count] = at;
  }

  /** Counts how often each stretch had been said; the greatest of the counts of sure ones. */
  int link(Likeness like) {
    int most = 0;
    for (int i = 0; i < count; i++) {
      last[i] = -1;
      times[i] = 1;
      sureTimes[i] = sure[i] ? 1 : 0;
      for (int j = i - 1; j >= 0 && j >= i - LOOKED_BACK; j--) {
        if (place[i] - place[j] > like.withinTurns()) {
          break;
        }
        if (isLike(i, j, like.share())) {
          if (times[j] >= times[i]) {
            times[i] = times[j] + 1;
            last[i] = j;
          }
          sureTimes[i] = sure[i] ? Math.max(sureTimes[i], sureTimes[j] + 1) : 0;
        }
      }
      most = Math.max(most, sureTimes[i]);
    }
    return most;
  }

  /** How often the stretch had been said, itself included. */
  int times(int stretch) {
    return times[stretch];
  }

  /** The stretch before that said the same; −1 none. */
  int before(int stretch) {
    return last[stretch];
  }

  boolean isSure(int stretch) {
    return sure[stretch];
  }

  private boolean isLike(int a, int b, double share) {
    int lengths = gramFrom[a + 1] - gramFrom[a] + gramFrom[b + 1] - gramFrom[b];
    int i = gramFrom[a];
    int j = gramFrom[b];
    int common = 0;
    while (i < gramFrom[a + 1] && j < gramFrom[b + 1]) {
      long left = grams[i];
      long right = grams[j];
      common += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return 2.0 * common >= share * lengths;
  }

  private void grow(int size) {
    gramFrom = Arrays.copyOf(gramFrom, size + 1);
    tokenFrom = Arrays.copyOf(tokenFrom, size);
    tokenTo = Arrays.copyOf(tokenTo, size);
    turn = Arrays.copyOf(turn, size);
    place = Arrays.copyOf(place, size);
    sure = Arrays.copyOf(sure, size);
    last = Arrays.copyOf(last, size);
    times = Arrays.copyOf(times, size);
    sureTimes = Arrays.copyOf(sureTimes, size);
  }
}
