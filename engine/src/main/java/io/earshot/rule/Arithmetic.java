package io.earshot.rule;

import io.earshot.rule.Node.Scalar;

/**
 * Checks arithmetic over metadata fields: numbers, {@code {field}}, {@code + - * /} and
 * parentheses.
 */
final class Arithmetic {
  private static final int DEEPEST = 20;

  private final String text;
  private int next;
  private int wrongAt = -1;
  private int fields;

  private Arithmetic(String text) {
    this.text = text;
  }

  static void check(Scalar expression, Faults faults) {
    Arithmetic parser = new Arithmetic(expression.text());
    parser.sum(0);
    parser.blanks();
    if (parser.wrongAt < 0 && parser.next < parser.text.length()) {
      parser.wrongAt = parser.next;
    }
    if (parser.wrongAt >= 0) {
      int at = Math.min(parser.wrongAt, expression.text().length());
      faults.error(
          expression.part(at, Math.min(at + 1, expression.text().length())),
          at == expression.text().length()
              ? "the expression breaks off"
              : "the expression makes no sense from here",
          "write {field}, numbers, + - * / and parentheses: \"({paid} - {refund}) / 2\"");
    } else if (parser.fields == 0) {
      faults.error(expression.at(), "an expression without a field", "write {field}");
    }
  }

  private void sum(int depth) {
    product(depth);
    while (wrongAt < 0 && (take('+') || take('-'))) {
      product(depth);
    }
  }

  private void product(int depth) {
    factor(depth);
    while (wrongAt < 0 && (take('*') || take('/'))) {
      factor(depth);
    }
  }

  private void factor(int depth) {
    blanks();
    int at = next;
    if (take('(') && depth < DEEPEST) {
      sum(depth + 1);
      if (wrongAt < 0 && !take(')')) {
        wrongAt = next;
      }
    } else if (at == next && take('{')) {
      int close = text.indexOf('}', next);
      if (close < 0
          || text.substring(next, close).isBlank()
          || text.substring(next, close).contains("{")) {
        wrongAt = at;
      } else {
        next = close + 1;
        fields++;
      }
    } else if (at != next || !number()) {
      wrongAt = at;
    }
  }

  private boolean number() {
    int from = next;
    while (next < text.length()
        && (Character.isDigit(text.charAt(next)) || text.charAt(next) == '.')) {
      next++;
    }
    return Numbers.parse(text.substring(from, next)) != null;
  }

  private boolean take(char c) {
    blanks();
    if (next < text.length() && text.charAt(next) == c) {
      next++;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
  }
}
