package io.earshot.score;

import io.earshot.rule.Operator.Count.Measure;
import java.util.Arrays;

/** Adds up hits: how many, how many different, how long. */
final class Tally {
  private Tally() {}

  /** The figure over all hits, or over the certain ones only. */
  static double of(Workspace space, Hits hits, Measure measure, boolean certainOnly) {
    double figure = 0;
    int different = 0;
    long[] seen = measure == Measure.DISTINCT ? space.distinct(hits.count) : new long[0];
    for (int i = 0; i < hits.count; i++) {
      if (certainOnly && !hits.certain[i]) {
        continue;
      }
      long length =
          measure == Measure.HITS ? 0 : space.endMillis(hits, i) - space.startMillis(hits, i);
      switch (measure) {
        case HITS -> figure++;
        case DISTINCT -> seen[different++] = quoteHash(space, hits, i);
        case SUM_MILLIS -> figure += length;
        case LONGEST_MILLIS -> figure = Math.max(figure, length);
      }
    }
    return measure == Measure.DISTINCT ? distinct(seen, different) : figure;
  }

  private static double distinct(long[] seen, int n) {
    Arrays.sort(seen, 0, n);
    int different = n == 0 ? 0 : 1;
    for (int i = 1; i < n; i++) {
      different += seen[i] == seen[i - 1] ? 0 : 1;
    }
    return different;
  }

  private static long quoteHash(Workspace space, Hits hits, int i) {
    if (!hits.onWords(i)) {
      return hits.startMillis[i] * 31 + 7;
    }
    long h = 1;
    for (int c = hits.charFrom[i]; c < hits.charTo[i]; c++) {
      h = (h ^ space.text.chars()[c]) * 0xD6E8_FEB8_6659_FD93L;
    }
    return h;
  }
}
