package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.rule.Operator.Metadata;
import io.earshot.text.Normaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a metadata field, or an arithmetic expression over fields, against values. Numbers compare
 * as numbers, everything else as folded text. A field that is missing satisfies only {@code
 * missing} and {@code notEquals}.
 */
final class Comparator {
  private static final double TOLERANCE = 1e-9;

  private final Metadata wish;
  private final @Nullable Arithmetic expression;
  private final List<String> folded = new ArrayList<>();
  private final double[] numbers;

  Comparator(Metadata wish) {
    this.wish = wish;
    expression = wish.left().indexOf('{') >= 0 ? Arithmetic.parse(wish.left()) : null;
    numbers = new double[wish.values().size()];
    for (int i = 0; i < numbers.length; i++) {
      folded.add(Normaliser.fold(wish.values().get(i).strip()));
      numbers[i] = Arithmetic.number(wish.values().get(i));
    }
  }

  boolean holds(Conversation conversation) {
    Map<String, String> metadata = conversation.metadata();
    if (expression != null) {
      return compare(null, expression.value(metadata));
    }
    String own = metadata.get(wish.left());
    String value = own == null ? known(conversation, wish.left()) : own;
    if (value == null || value.isBlank()) {
      return wish.comparison() == Metadata.Comparison.MISSING
          || wish.comparison() == Metadata.Comparison.NOT_EQUAL;
    }
    return compare(Normaliser.fold(value.strip()), Arithmetic.number(value));
  }

  /** What is known of every conversation, whether its metadata says it or not. */
  private static @Nullable String known(Conversation conversation, String field) {
    return switch (field) {
      case "medium" -> conversation.medium().label();
      case "language" -> conversation.language();
      default -> null;
    };
  }

  private boolean compare(@Nullable String text, double number) {
    boolean present = text != null || !Double.isNaN(number);
    return switch (wish.comparison()) {
      case MISSING -> !present;
      case PRESENT -> present;
      case EQUAL -> present && equal(text, number, 0);
      case NOT_EQUAL -> !present || !equal(text, number, 0);
      case BELOW -> number < numbers[0] - TOLERANCE;
      case AT_MOST -> number <= numbers[0] + TOLERANCE;
      case ABOVE -> number > numbers[0] + TOLERANCE;
      case AT_LEAST -> number >= numbers[0] - TOLERANCE;
      case BETWEEN -> number >= numbers[0] - TOLERANCE && number <= numbers[1] + TOLERANCE;
      case IN -> present && anyEqual(text, number);
      case CONTAINS -> text != null && text.contains(folded.get(0));
    };
  }

  private boolean anyEqual(@Nullable String text, double number) {
    for (int i = 0; i < numbers.length; i++) {
      if (equal(text, number, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean equal(@Nullable String text, double number, int i) {
    if (!Double.isNaN(number) && !Double.isNaN(numbers[i])) {
      return Math.abs(number - numbers[i]) <= TOLERANCE;
    }
    return text != null && text.equals(folded.get(i));
  }
}
