package io.earshot.rule;

import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Operator.ResponseTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which conditions have hits: places in the conversation that something can hang on. A named
 * condition that is not known gets the benefit of the doubt. References must not lead in a circle.
 */
final class Located {
  static final String NEEDS = "only words, silences, replies, interruptions, turns and events have";

  private final Map<String, Condition> named;
  private final Map<String, Boolean> known = new HashMap<>();

  Located(Map<String, Condition> named) {
    this.named = named;
  }

  boolean hasHits(Condition condition) {
    return switch (condition) {
      case Condition.Test test -> hasHits(test.operator());
      case Condition.All all -> all.parts().stream().anyMatch(this::hasHits);
      case Condition.AnyOf any ->
          any.parts().isEmpty() || any.parts().stream().anyMatch(this::hasHits);
      case Condition.Not not -> false;
      case Condition.Named name -> hasHits(name.name());
    };
  }

  boolean hasHits(String name) {
    Boolean answer = known.get(name);
    if (answer == null) {
      Condition condition = named.get(name);
      answer = condition == null || hasHits(condition);
      known.put(name, answer);
    }
    return answer;
  }

  private boolean hasHits(Operator operator) {
    return switch (operator) {
      case Phrases phrases -> phrases.mode() != Phrases.Mode.NONE;
      case Operator.Pattern pattern -> true;
      case Operator.Verbatim verbatim -> true;
      case Operator.Repeated repeated -> true;
      case Operator.Entity entity -> true;
      case Operator.Commitment commitment -> true;
      case Operator.SoundsLike sound -> true;
      case Operator.Similar similar -> true;
      case Operator.Sequence sequence -> true;
      case Operator.Count count -> hasHits(count.of());
      case Operator.Silence silence -> true;
      case Operator.Interruption interruption -> true;
      case Operator.TurnLength length -> true;
      case Operator.EventTest event -> true;
      case ResponseTime time -> time.which() == ResponseTime.Which.EACH;
      case Operator.SpeakingRate rate -> rate.perTurn();
      case Operator.VoiceTest voice -> voice.perTurn();
      default -> false;
    };
  }
}
