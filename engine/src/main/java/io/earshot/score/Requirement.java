package io.earshot.score;

import java.util.List;
import java.util.Set;

/**
 * What every match of a pattern must hold: of each of some sets of words, at least one. Where
 * nothing is required, the pattern runs on every turn of its scope.
 */
final class Requirement {
  private final AnyOf[] sets;

  /** Each set's words are runs of folded characters, none empty. */
  Requirement(List<Set<String>> sets) {
    this.sets = sets.stream().map(AnyOf::new).toArray(AnyOf[]::new);
  }

  /** Whether the folded characters {@code [from, to)} hold what is required. */
  boolean holds(char[] chars, int from, int to) {
    for (AnyOf set : sets) {
      if (!set.isIn(chars, from, to)) {
        return false;
      }
    }
    return true;
  }

  /** Words of which one suffices. */
  private static final class AnyOf {
    /** Bit {@code c & 63} for every first character c: passes over most of a text. */
    private final long firsts;

    private final char[][] words;

    AnyOf(Set<String> texts) {
      words = texts.stream().sorted().map(String::toCharArray).toArray(char[][]::new);
      long bits = 0;
      for (char[] word : words) {
        bits |= 1L << word[0];
      }
      firsts = bits;
    }

    boolean isIn(char[] chars, int from, int to) {
      for (int i = from; i < to; i++) {
        if ((firsts >>> chars[i] & 1) != 0 && isAt(chars, i, to)) {
          return true;
        }
      }
      return false;
    }

    private boolean isAt(char[] chars, int at, int to) {
      for (char[] word : words) {
        int k = 0;
        while (k < word.length && at + k < to && chars[at + k] == word[k]) {
          k++;
        }
        if (k == word.length) {
          return true;
        }
      }
      return false;
    }
  }
}
