package io.earshot.score;

import java.util.Arrays;

/** A set of code points as ascending, separate ranges; immutable. */
final class CodePoints {
  static final int LAST = Character.MAX_CODE_POINT;
  static final CodePoints ALL = new CodePoints(new int[] {0, LAST});

  /** First and last of each range, in turn. */
  private final int[] bounds;

  private CodePoints(int[] bounds) {
    this.bounds = bounds;
  }

  /** The set of some ranges, first and last of each in turn, in any order. */
  static CodePoints of(int... ranges) {
    long[] sorted = new long[ranges.length / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) ranges[2 * i] << Integer.SIZE | ranges[2 * i + 1];
    }
    Arrays.sort(sorted);
    int[] merged = new int[ranges.length];
    int n = 0;
    for (long range : sorted) {
      int from = (int) (range >>> Integer.SIZE);
      int to = (int) range;
      if (n > 0 && from <= merged[n - 1] + 1) {
        merged[n - 1] = Math.max(merged[n - 1], to);
      } else {
        merged[n++] = from;
        merged[n++] = to;
      }
    }
    return new CodePoints(Arrays.copyOf(merged, n));
  }

  CodePoints and(CodePoints other) {
    int[] both = Arrays.copyOf(bounds, bounds.length + other.bounds.length);
    System.arraycopy(other.bounds, 0, both, bounds.length, other.bounds.length);
    return of(both);
  }

  CodePoints not() {
    int[] others = new int[bounds.length + 2];
    int n = 0;
    int from = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] > from) {
        others[n++] = from;
        others[n++] = bounds[i] - 1;
      }
      from = bounds[i + 1] + 1;
    }
    if (from <= LAST) {
      others[n++] = from;
      others[n++] = LAST;
    }
    return new CodePoints(Arrays.copyOf(others, n));
  }

  boolean holds(int codePoint) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (codePoint <= bounds[i + 1]) {
        return codePoint >= bounds[i];
      }
    }
    return false;
  }

  /** First and last of each range, in turn; never to be written to. */
  int[] bounds() {
    return bounds;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }
}
