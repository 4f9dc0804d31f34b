package io.earshot.rule;

import io.earshot.rule.Operator.Limit;
import org.jspecify.annotations.Nullable;

/** What is known of the figures that operators hold against a limit. */
final class Figures {
  private static final double ALL_PERCENT = 100;

  private Figures() {}

  /** The operator's limit, if it has one. */
  static @Nullable Limit limitOf(Operator operator) {
    return switch (operator) {
      case Operator.Count o -> o.limit();
      case Operator.Silence o -> o.limit();
      case Operator.ResponseTime o -> o.limit();
      case Operator.Interruption o -> o.overlap();
      case Operator.SpeakingRate o -> o.limit();
      case Operator.TurnLength o -> o.limit();
      case Operator.TalkShare o -> o.limit();
      case Operator.TurnCount o -> o.limit();
      case Operator.Duration o -> o.limit();
      case Operator.HangUpDelay o -> o.limit();
      case Operator.EventTest o -> o.length();
      case Operator.ScoreTest o -> o.limit();
      case Operator.DecidedShareTest o -> o.limit();
      default -> null;
    };
  }

  /** Whether the operator has one figure, not one for each of its hits. */
  static boolean isOne(Operator operator) {
    return switch (operator) {
      case Operator.TalkShare o -> true;
      case Operator.TurnCount o -> true;
      case Operator.Duration o -> true;
      case Operator.HangUpDelay o -> true;
      case Operator.ScoreTest o -> true;
      case Operator.DecidedShareTest o -> true;
      case Operator.SpeakingRate o -> !o.perTurn();
      case Operator.ResponseTime o -> o.which() != Operator.ResponseTime.Which.EACH;
      default -> false;
    };
  }

  /** Names the figure itself. */
  static String withoutLimit(Operator operator) {
    return switch (operator) {
      case Operator.TalkShare o -> "talkShare " + o.of();
      case Operator.ResponseTime o -> "responseTime " + o.which() + o.of() + o.fromAssignment();
      default -> operator.key();
    };
  }

  /** Whether no figure can be on the limit's right side: below nothing, above everything. */
  static boolean isImpossible(Operator operator, Limit limit) {
    double most =
        switch (operator) {
          case Operator.TalkShare o -> ALL_PERCENT;
          case Operator.DecidedShareTest o -> ALL_PERCENT;
          default -> Double.POSITIVE_INFINITY;
        };
    return switch (limit.bound()) {
      case BELOW -> limit.value() <= 0;
      case ABOVE -> limit.value() >= most;
      case AT_LEAST, EXACTLY -> limit.value() > most;
      case AT_MOST -> limit.value() < 0;
    };
  }

  /** Whether every figure is on the limit's right side: at least nothing. */
  static boolean isCertain(Limit limit) {
    return limit.bound() == Operator.Bound.AT_LEAST && limit.value() <= 0;
  }
}
