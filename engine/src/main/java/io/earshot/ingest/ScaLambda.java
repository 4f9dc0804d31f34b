package io.earshot.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** An expression over ids such as {@code 1&&!2||3}: {@code !} binds closest, then {@code &&}. */
final class ScaLambda {
  private static final int DEEPEST = 50;

  private final String text;
  private final Function<String, String> spelled;
  private final Set<String> ids = new LinkedHashSet<>();
  private int next;
  private int depth;

  private ScaLambda(String text, Function<String, String> spelled) {
    this.text = text;
    this.spelled = spelled;
  }

  /**
   * The condition, spelled as rule files do.
   *
   * @param spelled the condition an id stands for
   * @throws IllegalArgumentException telling what is wrong with the expression
   */
  static String condition(String lambda, Function<String, String> spelled) {
    ScaLambda reader = new ScaLambda(lambda, spelled);
    String condition = reader.or();
    reader.blanks();
    if (reader.next < lambda.length()) {
      throw new IllegalArgumentException("lambda \"" + lambda + "\" cannot be read");
    }
    return condition;
  }

  /** The ids an expression names. */
  static Set<String> ids(String lambda) {
    ScaLambda reader = new ScaLambda(lambda, id -> id);
    reader.or();
    return reader.ids;
  }

  private String or() {
    return joined("any", '|');
  }

  private String joined(String word, char operator) {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("lambda is nested more than " + DEEPEST + " deep");
    }
    List<String> parts = new ArrayList<>();
    do {
      parts.add(operator == '|' ? joined("all", '&') : not());
    } while (takes(operator));
    depth--;
    return parts.size() == 1
        ? parts.getFirst()
        : "{ " + word + ": [" + String.join(", ", parts) + "] }";
  }

  private String not() {
    blanks();
    if (next < text.length() && text.charAt(next) == '!') {
      next++;
      if (++depth > DEEPEST) {
        throw new IllegalArgumentException("lambda is nested more than " + DEEPEST + " deep");
      }
      String part = not();
      depth--;
      return "{ not: " + part + " }";
    }
    if (next < text.length() && text.charAt(next) == '(') {
      next++;
      String inner = or();
      if (!takes(')')) {
        throw new IllegalArgumentException("lambda \"" + text + "\" lacks a bracket");
      }
      return inner;
    }
    int from = next;
    while (next < text.length() && isId(text.charAt(next))) {
      next++;
    }
    if (from == next) {
      throw new IllegalArgumentException("lambda \"" + text + "\" lacks an id at " + (from + 1));
    }
    String id = text.substring(from, next);
    ids.add(id);
    return spelled.apply(id);
  }

  private boolean takes(char operator) {
    blanks();
    int from = next;
    while (next < text.length() && text.charAt(next) == operator && next - from < 2) {
      next++;
      if (operator == ')') {
        return true;
      }
    }
    return next > from;
  }

  private void blanks() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
  }

  private static boolean isId(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
