package io.earshot.store;

import io.earshot.model.Evaluation;
import io.earshot.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all evaluations by one version of a rule set have in common, stored once: names, versions
 * and the columns of rules. Evaluations refer to it by number.
 */
record Layout(String ruleSet, String ruleSetVersion, String engineVersion, List<Column> rules) {
  /** One rule's column. */
  record Column(String rule, @Nullable String standard, RuleOutcome.Stage stage) {
    boolean isOf(RuleOutcome outcome) {
      return stage == outcome.stage()
          && rule.equals(outcome.rule())
          && Objects.equals(standard, outcome.standard());
    }
  }

  Layout {
    rules = List.copyOf(rules);
  }

  static Layout of(Evaluation evaluation) {
    List<Column> columns = new ArrayList<>(evaluation.outcomes().size());
    for (RuleOutcome outcome : evaluation.outcomes()) {
      columns.add(new Column(outcome.rule(), outcome.standard(), outcome.stage()));
    }
    return new Layout(
        evaluation.ruleSet(), evaluation.ruleSetVersion(), evaluation.engineVersion(), columns);
  }

  /** Whether this is the evaluation's layout; makes nothing. */
  boolean isOf(Evaluation evaluation) {
    List<RuleOutcome> outcomes = evaluation.outcomes();
    if (outcomes.size() != rules.size()
        || !ruleSet.equals(evaluation.ruleSet())
        || !ruleSetVersion.equals(evaluation.ruleSetVersion())
        || !engineVersion.equals(evaluation.engineVersion())) {
      return false;
    }
    for (int i = 0; i < outcomes.size(); i++) {
      if (!rules.get(i).isOf(outcomes.get(i))) {
        return false;
      }
    }
    return true;
  }
}
