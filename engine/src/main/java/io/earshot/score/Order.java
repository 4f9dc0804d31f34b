package io.earshot.score;

/** Puts hits in order of appearance: a heap sort in place, so that no input makes it quadratic. */
final class Order {
  private Order() {}

  static void byToken(Hits hits) {
    if (sorted(hits)) {
      return;
    }
    int n = hits.count;
    for (int i = n / 2 - 1; i >= 0; i--) {
      sink(hits, i, n);
    }
    for (int end = n - 1; end > 0; end--) {
      swap(hits, 0, end);
      sink(hits, 0, end);
    }
  }

  /**
   * Keeps the shortest of the hits that one phrase has at one place; expects them in order of
   * tokens.
   */
  static void dropTwins(Hits hits) {
    int kept = 0;
    for (int i = 0; i < hits.count; i++) {
      int j = kept - 1;
      while (j >= 0 && hits.tokenFrom[j] == hits.tokenFrom[i] && hits.phrase[j] != hits.phrase[i]) {
        j--;
      }
      if (j < 0 || hits.tokenFrom[j] != hits.tokenFrom[i]) {
        swapIfApart(hits, kept++, i);
      }
    }
    hits.count = kept;
  }

  /** Makes one of hits at one place, sure if one of them is; expects them in order of tokens. */
  static void mergeSame(Hits hits) {
    int kept = 0;
    for (int i = 0; i < hits.count; i++) {
      int last = kept - 1;
      if (last >= 0
          && hits.tokenFrom[last] == hits.tokenFrom[i]
          && hits.tokenTo[last] == hits.tokenTo[i]
          && hits.startMillis[last] == hits.startMillis[i]) {
        hits.certain[last] |= hits.certain[i];
      } else {
        swapIfApart(hits, kept++, i);
      }
    }
    hits.count = kept;
  }

  private static void swapIfApart(Hits hits, int a, int b) {
    if (a != b) {
      swap(hits, a, b);
    }
  }

  private static boolean sorted(Hits hits) {
    for (int i = 1; i < hits.count; i++) {
      if (before(hits, i, i - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean before(Hits hits, int a, int b) {
    if (hits.tokenFrom[a] != hits.tokenFrom[b]) {
      return hits.tokenFrom[a] < hits.tokenFrom[b];
    }
    if (hits.tokenTo[a] != hits.tokenTo[b]) {
      return hits.tokenTo[a] < hits.tokenTo[b];
    }
    return hits.phrase[a] == hits.phrase[b]
        ? hits.startMillis[a] < hits.startMillis[b]
        : hits.phrase[a] < hits.phrase[b];
  }

  private static void sink(Hits hits, int from, int n) {
    int i = from;
    while (2 * i + 1 < n) {
      int child = 2 * i + 1;
      if (child + 1 < n && before(hits, child, child + 1)) {
        child++;
      }
      if (!before(hits, i, child)) {
        return;
      }
      swap(hits, i, child);
      i = child;
    }
  }

  private static void swap(Hits h, int a, int b) {
    swap(h.tokenFrom, a, b);
    swap(h.tokenTo, a, b);
    swap(h.charFrom, a, b);
    swap(h.charTo, a, b);
    swap(h.turnFrom, a, b);
    swap(h.turnTo, a, b);
    swap(h.phrase, a, b);
    swap(h.startMillis, a, b);
    swap(h.endMillis, a, b);
    boolean certain = h.certain[a];
    h.certain[a] = h.certain[b];
    h.certain[b] = certain;
    double figure = h.figure[a];
    h.figure[a] = h.figure[b];
    h.figure[b] = figure;
  }

  private static void swap(int[] values, int a, int b) {
    int value = values[a];
    values[a] = values[b];
    values[b] = value;
  }

  private static void swap(long[] values, int a, int b) {
    long value = values[a];
    values[a] = values[b];
    values[b] = value;
  }
}
