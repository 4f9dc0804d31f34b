package io.earshot.score;

import io.earshot.score.RegexTree.At;
import io.earshot.score.RegexTree.Choice;
import io.earshot.score.RegexTree.Edge;
import io.earshot.score.RegexTree.One;
import io.earshot.score.RegexTree.Repeat;
import io.earshot.score.RegexTree.Sequence;
import java.util.Arrays;
import java.util.List;

/**
 * A regular expression as instructions for {@link RegexAutomaton}: take one code point of a set,
 * try one way and then another, be at an edge, match. It can be compiled to read a text backwards.
 */
final class RegexProgram {
  /** More is refused: each character of a text may cost as many steps. */
  static final int MOST_INSTRUCTIONS = 20_000;

  static final byte MATCH = 0;
  static final byte TAKE = 1;
  static final byte EITHER = 2;
  static final byte EDGE = 3;

  private static final Edge[] EDGES = Edge.values();

  private final RegexAlphabet alphabet;
  private final boolean backwards;
  private byte[] kind = new byte[32];
  private int[] next = new int[32];

  /** The second way, the set's number, or the edge's ordinal. */
  private int[] argument = new int[32];

  private int count;
  final int start;

  /** A program that finds the first match anywhere, or one that reads back from where one ends. */
  RegexProgram(RegexTree tree, RegexAlphabet alphabet, boolean backwards) {
    this.alphabet = alphabet;
    this.backwards = backwards;
    int match = add(MATCH, 0, 0);
    int begin = compile(tree, match);
    if (backwards) {
      start = begin;
      return;
    }
    start = add(EITHER, begin, 0);
    int any = add(TAKE, start, alphabet.number(CodePoints.ALL));
    argument[start] = any;
  }

  byte kind(int instruction) {
    return kind[instruction];
  }

  int next(int instruction) {
    return next[instruction];
  }

  int argument(int instruction) {
    return argument[instruction];
  }

  Edge edge(int instruction) {
    return EDGES[argument[instruction]];
  }

  int size() {
    return count;
  }

  private int compile(RegexTree tree, int then) {
    return switch (tree) {
      case One one -> add(TAKE, then, alphabet.number(one.of()));
      case At at -> add(EDGE, then, (backwards ? at.edge().reversed() : at.edge()).ordinal());
      case Sequence(List<RegexTree> parts) -> sequence(parts, then);
      case Choice(List<RegexTree> branches) -> choice(branches, then);
      case Repeat repeat -> repeat(repeat, then);
    };
  }

  private int sequence(List<RegexTree> parts, int then) {
    int begin = then;
    for (RegexTree part : backwards ? parts : parts.reversed()) {
      begin = compile(part, begin);
    }
    return begin;
  }

  private int choice(List<RegexTree> branches, int then) {
    int begin = compile(branches.getLast(), then);
    for (RegexTree branch : branches.subList(0, branches.size() - 1).reversed()) {
      begin = add(EITHER, compile(branch, then), begin);
    }
    return begin;
  }

  private int repeat(Repeat repeat, int then) {
    int begin = then;
    int certain = repeat.least();
    if (repeat.most() < 0) {
      int again = add(EITHER, then, then);
      int body = compile(repeat.part(), again);
      branch(again, body, then, repeat.greedy());
      begin = certain > 0 ? body : none(repeat, body, then, again);
      certain = Math.max(0, certain - 1);
    }
    for (int i = repeat.least(); i < repeat.most(); i++) {
      int more = add(EITHER, then, then);
      branch(more, compile(repeat.part(), begin), then, repeat.greedy());
      begin = more;
    }
    for (int i = 0; i < certain; i++) {
      begin = compile(repeat.part(), begin);
    }
    return begin;
  }

  /**
   * The way past a part that may be left out. A part that may itself be empty is tried once before
   * it is repeated, so that what it prefers, it prefers the first time too.
   */
  private int none(Repeat repeat, int body, int then, int again) {
    if (!repeat.part().mayBeEmpty()) {
      return again;
    }
    int skip = add(EITHER, then, then);
    branch(skip, body, then, repeat.greedy());
    return skip;
  }

  private void branch(int at, int body, int then, boolean greedy) {
    next[at] = greedy ? body : then;
    argument[at] = greedy ? then : body;
  }

  private int add(byte what, int then, int with) {
    if (count == MOST_INSTRUCTIONS) {
      throw new IllegalArgumentException(
          "it repeats so much that it needs more than " + MOST_INSTRUCTIONS + " steps");
    }
    if (count == kind.length) {
      kind = Arrays.copyOf(kind, 2 * count);
      next = Arrays.copyOf(next, 2 * count);
      argument = Arrays.copyOf(argument, 2 * count);
    }
    kind[count] = what;
    next[count] = then;
    argument[count] = with;
    return count++;
  }
}
