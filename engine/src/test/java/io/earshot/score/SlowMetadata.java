package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.rule.Operator.Metadata;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparisons with metadata, straight from the description. */
final class SlowMetadata {
  private SlowMetadata() {}

  static boolean holds(Metadata wish, Conversation c) {
    String left = wish.left();
    String text = left.contains("{") ? calculated(left, c) : field(left, c);
    if (text == null || text.isBlank()) {
      return switch (wish.comparison()) {
        case MISSING, NOT_EQUAL -> true;
        default -> false;
      };
    }
    Double number = number(text);
    return switch (wish.comparison()) {
      case MISSING -> false;
      case PRESENT -> true;
      case EQUAL -> equal(text, wish.values().get(0));
      case NOT_EQUAL -> !equal(text, wish.values().get(0));
      case IN -> wish.values().stream().anyMatch(v -> equal(text, v));
      case CONTAINS -> SlowTalk.plain(text).contains(SlowTalk.plain(wish.values().get(0)));
      case BELOW -> number != null && number < limit(wish, 0);
      case AT_MOST -> number != null && number <= limit(wish, 0);
      case ABOVE -> number != null && number > limit(wish, 0);
      case AT_LEAST -> number != null && number >= limit(wish, 0);
      case BETWEEN -> number != null && number >= limit(wish, 0) && number <= limit(wish, 1);
    };
  }

  private static @Nullable String field(String name, Conversation c) {
    String own = c.metadata().get(name);
    String known =
        switch (name) {
          case "medium" -> c.medium().label();
          case "language" -> c.language();
          default -> null;
        };
    return own == null ? known : own;
  }

  /** The test's expressions: a field, an operator, a field, with blanks between. */
  private static @Nullable String calculated(String expression, Conversation c) {
    String[] parts = expression.split(" ");
    Double a = number(Optional.ofNullable(operand(parts[0], c)).orElse(""));
    Double b = number(Optional.ofNullable(operand(parts[2], c)).orElse(""));
    if (a == null || b == null || (parts[1].equals("/") && b == 0)) {
      return null;
    }
    return Double.toString(
        switch (parts[1]) {
          case "+" -> a + b;
          case "-" -> a - b;
          case "*" -> a * b;
          default -> a / b;
        });
  }

  private static @Nullable String operand(String text, Conversation c) {
    return text.startsWith("{") ? c.metadata().get(text.substring(1, text.length() - 1)) : text;
  }

  private static double limit(Metadata wish, int i) {
    return Double.parseDouble(wish.values().get(i));
  }

  private static @Nullable Double number(String text) {
    return text.strip().matches("-?[0-9]+(\\.[0-9]+)?") ? Double.valueOf(text.strip()) : null;
  }

  private static boolean equal(String a, String b) {
    Double left = number(a);
    Double right = number(b);
    return left != null && right != null
        ? left.equals(right)
        : SlowTalk.plain(a.strip()).equals(SlowTalk.plain(b.strip()));
  }
}
