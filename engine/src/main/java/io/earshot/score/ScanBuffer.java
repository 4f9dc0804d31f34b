package io.earshot.score;

/**
 * What one scan notes down on its way: positions at which a literal may begin, and the hash of the
 * n-gram that says so. Reused; one per thread.
 */
final class ScanBuffer {
  /** Positions at which the first three tokens of a literal may stand. */
  int[] prefixAt = {};

  /** Positions of one- and two-token literals, in order, and their n-grams. */
  int[] shortAt = {};

  long[] shortGram = {};
  int shortCount;

  /**
   * Positions of literals of three and more tokens, in order, and their n-grams: position × 2, plus
   * 1 where the n-gram is four tokens of a longer literal.
   */
  int[] longAt = {};

  long[] longGram = {};
  int longCount;

  void ensure(int tokens) {
    if (prefixAt.length > tokens) {
      return;
    }
    int size = Math.max(tokens + 1, 2 * prefixAt.length);
    prefixAt = new int[size];
    shortAt = new int[2 * size];
    shortGram = new long[2 * size];
    longAt = new int[3 * size];
    longGram = new long[3 * size];
  }
}
