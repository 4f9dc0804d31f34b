package io.earshot.score;

import java.util.Arrays;

/**
 * Finds where in a run of tokens a script was said best, and which of its tokens were said there:
 * semi-global alignment, in which what stands before and after costs nothing, a word left out or
 * replaced costs four, and a word put in one. Time is script × run, so scripts have a limit.
 * Reused; one per thread.
 */
final class Alignment {
  /** Longest script. */
  static final int MOST_TOKENS = 400;

  private static final int LEFT_OUT = 4;
  private static final int PUT_IN = 1;

  private static final byte PAIRED = 1;
  private static final byte SKIPPED = 2;
  private static final byte OTHER = 3;

  private int[] cost = new int[MOST_TOKENS + 1];
  private byte[] step = {};

  /** For each token of the script where in the run it was said; −1: it was not. */
  int[] said = {};

  /** Number of tokens said. */
  int count;

  /** Aligns the first {@code n} of {@code script} with the first {@code m} of {@code run}. */
  void align(long[] script, int n, long[] run, int m) {
    int end = bestEnd(script, n, run, m);
    int from = Math.max(0, end - n * (LEFT_OUT / PUT_IN + 1));
    fill(script, n, run, from, end);
    trace(script, n, run, from, end);
  }

  /** Where the cheapest alignment of the whole script ends; of equal ones the first. */
  private int bestEnd(long[] script, int n, long[] run, int m) {
    start(n);
    int best = cost[n];
    int end = 0;
    for (int j = 0; j < m; j++) {
      column(script, n, run[j], -1);
      if (cost[n] < best) {
        best = cost[n];
        end = j + 1;
      }
    }
    return end;
  }

  private void fill(long[] script, int n, long[] run, int from, int end) {
    int size = (end - from + 1) * (n + 1);
    if (step.length < size) {
      step = new byte[Math.max(size, 2 * step.length)];
    }
    start(n);
    for (int j = from; j < end; j++) {
      column(script, n, run[j], (j - from + 1) * (n + 1));
    }
  }

  private void start(int n) {
    for (int i = 0; i <= n; i++) {
      cost[i] = i * LEFT_OUT;
    }
  }

  /** One more token of the run; notes the steps from {@code at} on, unless that is negative. */
  private void column(long[] script, int n, long token, int at) {
    int diagonal = cost[0];
    for (int i = 1; i <= n; i++) {
      int other = cost[i] + PUT_IN;
      int skipped = cost[i - 1] + LEFT_OUT;
      int paired = script[i - 1] == token ? diagonal : diagonal + LEFT_OUT;
      diagonal = cost[i];
      int least = Math.min(paired, Math.min(skipped, other));
      cost[i] = least;
      if (at >= 0) {
        step[at + i] = least == paired ? PAIRED : least == skipped ? SKIPPED : OTHER;
      }
    }
  }

  private void trace(long[] script, int n, long[] run, int from, int end) {
    if (said.length < n) {
      said = new int[MOST_TOKENS];
    }
    Arrays.fill(said, 0, n, -1);
    count = 0;
    int i = n;
    int j = end;
    while (i > 0 && j > from) {
      byte here = step[(j - from) * (n + 1) + i];
      if (here == OTHER) {
        j--;
      } else if (here == SKIPPED) {
        i--;
      } else {
        i--;
        j--;
        boolean same = script[i] == run[j];
        said[i] = same ? j : -1;
        count += same ? 1 : 0;
      }
    }
  }
}
