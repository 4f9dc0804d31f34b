package io.earshot.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Arithmetic over metadata fields ({@code {paid} - {refund} * 2}) as a small stack program. A
 * missing or non-numeric field makes the value not a number, which no comparison holds for.
 */
final class Arithmetic {
  private static final int DEPTH_LIMIT = 64;

  private final String source;
  private final List<Step> steps = new ArrayList<>();
  private int at;
  private int depth;

  /** One step: push a number or a field, or combine the two topmost values. */
  private record Step(char action, double number, String field) {}

  private Arithmetic(String source) {
    this.source = source;
  }

  /**
   * Reads an expression of numbers, {@code {fields}}, {@code + - * /} and parentheses.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Arithmetic parse(String source) {
    Arithmetic result = new Arithmetic(source);
    result.sum();
    if (result.peek() != '\0') {
      throw result.fault();
    }
    return result;
  }

  /** The number a text stands for, or NaN. */
  static double number(String text) {
    String plain = text.strip();
    if (plain.isEmpty() || !startsLikeNumber(plain)) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(plain);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean startsLikeNumber(String text) {
    char last = text.charAt(text.length() - 1);
    return "+-.0123456789".indexOf(text.charAt(0)) >= 0 && last >= '.' && last <= '9';
  }

  double value(Map<String, String> fields) {
    double[] stack = new double[steps.size() + 1];
    int top = 0;
    for (Step step : steps) {
      switch (step.action) {
        case 'n' -> stack[top++] = step.number;
        case 'f' -> stack[top++] = number(fields.getOrDefault(step.field, ""));
        default -> {
          top--;
          stack[top - 1] = combine(step.action, stack[top - 1], stack[top]);
        }
      }
    }
    return stack[0];
  }

  private static double combine(char action, double a, double b) {
    return switch (action) {
      case '+' -> a + b;
      case '-' -> a - b;
      case '*' -> a * b;
      default -> b == 0 ? Double.NaN : a / b;
    };
  }

  private void sum() {
    product();
    while (peek() == '+' || peek() == '-') {
      char action = source.charAt(at++);
      product();
      steps.add(new Step(action, 0, ""));
    }
  }

  private void product() {
    operand();
    while (peek() == '*' || peek() == '/') {
      char action = source.charAt(at++);
      operand();
      steps.add(new Step(action, 0, ""));
    }
  }

  private void operand() {
    char c = peek();
    if (c == '(') {
      nested();
    } else if (c == '{') {
      int close = source.indexOf('}', at);
      if (close < 0) {
        throw fault();
      }
      steps.add(new Step('f', 0, source.substring(at + 1, close).strip()));
      at = close + 1;
    } else if (c == '-') {
      at++;
      steps.add(new Step('n', 0, ""));
      operand();
      steps.add(new Step('-', 0, ""));
    } else {
      literal();
    }
  }

  private void nested() {
    at++;
    if (++depth > DEPTH_LIMIT) {
      throw fault();
    }
    sum();
    if (peek() != ')') {
      throw fault();
    }
    at++;
    depth--;
  }

  private void literal() {
    int begin = at;
    while (at < source.length() && ".0123456789".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    double value = number(source.substring(begin, at));
    if (begin == at || Double.isNaN(value)) {
      throw fault();
    }
    steps.add(new Step('n', value, ""));
  }

  private char peek() {
    while (at < source.length() && source.charAt(at) == ' ') {
      at++;
    }
    return at < source.length() ? source.charAt(at) : '\0';
  }

  private IllegalArgumentException fault() {
    return new IllegalArgumentException(
        "\""
            + source
            + "\" is no arithmetic at character "
            + (at + 1)
            + "; write numbers, {field}, + - * / and parentheses");
  }
}
