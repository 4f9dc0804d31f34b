package io.earshot.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The letters of one regular expression: code points that no set of it tells apart are one letter,
 * so that an automaton needs no more ways out of a state than there are letters.
 */
final class RegexAlphabet {
  private static final int PAGE = 256;

  /** The set of every expression that tells words and lines apart. */
  private static final CodePoints LINE_END = CodePoints.of('\n', '\n');

  private final List<CodePoints> sets = new ArrayList<>();
  private final Map<CodePoints, Integer> numbers = new HashMap<>();

  /** By letter, the sets that hold it. */
  private final List<BitSet> members = new ArrayList<>();

  /** Letters of the basic plane; pages of one letter are shared. */
  private final char[][] pages = new char[PAGE][];

  /** First code points of runs beyond the basic plane, and their letters. */
  private int[] highFrom = {};

  private char[] highLetter = {};

  RegexAlphabet(RegexTree tree) {
    number(CodePoints.ALL);
    number(RegexReader.WORD);
    number(LINE_END);
    collect(tree);
    divide();
  }

  /** The number of a set; a set that the expression does not hold is added before it is divided. */
  int number(CodePoints set) {
    Integer known = numbers.putIfAbsent(set, sets.size());
    if (known == null) {
      sets.add(set);
    }
    return known == null ? sets.size() - 1 : known;
  }

  /** Number of letters. */
  int size() {
    return members.size();
  }

  boolean isIn(int letter, int set) {
    return members.get(letter).get(set);
  }

  boolean isWord(int letter) {
    return isIn(letter, number(RegexReader.WORD));
  }

  boolean isLineEnd(int letter) {
    return isIn(letter, number(LINE_END));
  }

  /** The letter of a UTF-16 unit that is no part of a pair. */
  int letter(char unit) {
    return pages[unit >>> 8][unit & PAGE - 1];
  }

  /** The letter of any code point. */
  int letterOf(int codePoint) {
    if (codePoint <= Character.MAX_VALUE) {
      return letter((char) codePoint);
    }
    int run = Arrays.binarySearch(highFrom, codePoint);
    return highLetter[run < 0 ? -run - 2 : run];
  }

  private void collect(RegexTree tree) {
    switch (tree) {
      case RegexTree.One one -> number(one.of());
      case RegexTree.At _ -> {}
      case RegexTree.Sequence all -> all.parts().forEach(this::collect);
      case RegexTree.Choice any -> any.branches().forEach(this::collect);
      case RegexTree.Repeat repeat -> collect(repeat.part());
    }
  }

  private void divide() {
    TreeSet<Integer> begins = new TreeSet<>();
    for (CodePoints set : sets) {
      for (int i = 0; i < set.bounds().length; i += 2) {
        begins.add(set.bounds()[i]);
        begins.add(set.bounds()[i + 1] + 1);
      }
    }
    begins.remove(CodePoints.LAST + 1);
    begins.add(Character.MIN_SUPPLEMENTARY_CODE_POINT);
    char[] plane = new char[Character.MAX_VALUE + 1];
    Map<BitSet, Integer> letters = new HashMap<>();
    for (int from : begins) {
      char letter = (char) letterFor(from, letters);
      if (from <= Character.MAX_VALUE) {
        Arrays.fill(plane, from, plane.length, letter);
      } else {
        highFrom = Arrays.copyOf(highFrom, highFrom.length + 1);
        highLetter = Arrays.copyOf(highLetter, highLetter.length + 1);
        highFrom[highFrom.length - 1] = from;
        highLetter[highLetter.length - 1] = letter;
      }
    }
    fillPages(plane);
  }

  private int letterFor(int codePoint, Map<BitSet, Integer> letters) {
    BitSet holding = new BitSet(sets.size());
    for (int s = 0; s < sets.size(); s++) {
      holding.set(s, sets.get(s).holds(codePoint));
    }
    Integer known = letters.putIfAbsent(holding, members.size());
    if (known == null) {
      members.add(holding);
    }
    return known == null ? members.size() - 1 : known;
  }

  private void fillPages(char[] plane) {
    Map<Integer, char[]> uniform = new HashMap<>();
    for (int p = 0; p < PAGE; p++) {
      char[] page = Arrays.copyOfRange(plane, p * PAGE, (p + 1) * PAGE);
      boolean same = true;
      for (char letter : page) {
        same &= letter == page[0];
      }
      pages[p] = same ? uniform.computeIfAbsent((int) page[0], _ -> page) : page;
    }
  }
}
