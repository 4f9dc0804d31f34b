package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects literals and who wants them, while a program is compiled. */
final class LiteralBuilder {
  /** Most literals of one table. */
  static final int LIMIT = (1 << 24) - 2;

  /** One literal: the hashes of its tokens; pairs of list and phrase. */
  record Literal(List<Long> hashes, List<Integer> postings) {}

  private final List<Literal> literals = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final StringBuilder pool = new StringBuilder();
  private final List<Integer> ends = new ArrayList<>();
  private final PreparedText text = new PreparedText();

  /**
   * Adds a literal for {@code list}.
   *
   * @return its number of tokens; 0 if it holds nothing that could be matched
   * @throws IllegalArgumentException beyond 16 million literals
   */
  int add(String literal, int list, int phrase) {
    text.clear();
    text.append(literal, 0, false);
    int n = text.tokenCount();
    if (n == 0) {
      return 0;
    }
    var key = new StringBuilder();
    for (int t = 0; t < n; t++) {
      appendToken(key, t);
      key.append('\0');
    }
    Integer number = numbers.get(key.toString());
    if (number == null) {
      number = enter(n);
      numbers.put(key.toString(), number);
    }
    List<Integer> postings = literals.get(number).postings;
    postings.add(list);
    postings.add(phrase);
    return n;
  }

  private int enter(int tokens) {
    if (literals.size() == LIMIT) {
      throw new IllegalArgumentException("more than 16 million different phrases");
    }
    List<Long> hashes = new ArrayList<>(tokens);
    for (int t = 0; t < tokens; t++) {
      hashes.add(text.hash(t));
      appendToken(pool, t);
      ends.add(pool.length());
    }
    literals.add(new Literal(hashes, new ArrayList<>()));
    return literals.size() - 1;
  }

  /** The token's characters, without those that matching passes over. */
  private void appendToken(StringBuilder out, int token) {
    for (int i = text.start(token); i < text.end(token); i++) {
      if (!text.isSkipped(i)) {
        out.append(text.chars()[i]);
      }
    }
  }

  List<Literal> literals() {
    return literals;
  }

  /** The characters of all literals' tokens, one after the other. */
  char[] characters() {
    return pool.toString().toCharArray();
  }

  /** Where each token of each literal ends among the characters. */
  int[] tokenEnds() {
    int[] result = new int[ends.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = ends.get(i);
    }
    return result;
  }
}
