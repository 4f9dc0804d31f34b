package io.earshot.score;

import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.rule.Position;

/**
 * What came of one example of a rule.
 *
 * @param ruleSet the rule set's id
 * @param rule the rule's id
 * @param number the example's place among the rule's examples, counted from 1
 * @param at where it stands
 * @param expected the outcome its author expects
 * @param got the outcome the engine came to, with operator and evidence
 */
public record ExampleResult(
    String ruleSet, String rule, int number, Position at, Outcome expected, RuleOutcome got) {
  /** Whether the engine came to the expected outcome. */
  public boolean passed() {
    return expected == got.outcome();
  }

  /** One line: what was expected, what came out, and what it rests on. */
  public String reason() {
    StringBuilder text = new StringBuilder();
    text.append("example ").append(number).append(" of ").append(rule);
    text.append(" expects ").append(words(expected)).append(", got ").append(words(got.outcome()));
    text.append(" (").append(got.operator());
    if (!got.evidence().isEmpty()) {
      text.append(": \"").append(got.evidence().getFirst().quote()).append('"');
    }
    return text.append(')').toString();
  }

  private static String words(Outcome outcome) {
    return outcome.label().replace('_', ' ');
  }
}
