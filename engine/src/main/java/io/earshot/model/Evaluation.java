package io.earshot.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of one rule set on one agent leg of one conversation.
 *
 * @param conversation the conversation's id
 * @param leg the agent leg, counted from 0
 * @param agentId who served the leg, if known
 * @param ruleSet the rule set's id
 * @param ruleSetVersion the version and content hash it was compiled from
 * @param engineVersion the version of matching, turns and legs: the same inputs and versions give
 *     the same evaluation bit for bit
 * @param outcomes one per rule, in the rule set's order
 * @param score in thousandths of a point, null when not scored
 * @param scoreWithoutSuspected the score were every suspected auto-fail refused; null when not
 *     scored
 * @param grade the band the score falls in, null when not scored
 * @param passed whether the score reaches the pass mark; false when not scored
 * @param decidedShare decided weight ÷ applicable weight, 0 to 1; 1 when nothing applies
 * @param notScored why there is no score ("no speech", "too short", "decided share 60 % below 80
 *     %"), else null
 * @param flags ids of the flags raised
 * @param subScores what was kept of what was at stake in each error class ("customer-critical"), in
 *     thousandths of a per cent, in order of name; only classes in which a rule was decided, none
 *     when not scored
 */
public record Evaluation(
    ConversationId conversation,
    int leg,
    @Nullable String agentId,
    String ruleSet,
    String ruleSetVersion,
    String engineVersion,
    List<RuleOutcome> outcomes,
    @Nullable Integer score,
    @Nullable Integer scoreWithoutSuspected,
    @Nullable String grade,
    boolean passed,
    double decidedShare,
    @Nullable String notScored,
    List<String> flags,
    Map<String, Integer> subScores) {
  /** Copies the lists and the map. */
  public Evaluation {
    outcomes = List.copyOf(outcomes);
    flags = List.copyOf(flags);
    subScores = inOrder(subScores);
  }

  private static Map<String, Integer> inOrder(Map<String, Integer> given) {
    if (given.isEmpty()) {
      return Map.of();
    }
    SortedMap<String, Integer> sorted = new TreeMap<>(given);
    return Collections.unmodifiableMap(sorted);
  }

  /** Whether an auto-fail is suspected or confirmed. */
  public boolean autoFailed() {
    for (RuleOutcome outcome : outcomes) {
      if (outcome.autoFail() != null) {
        return true;
      }
    }
    return false;
  }
}
