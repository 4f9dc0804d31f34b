package io.earshot.store;

import io.earshot.model.Evaluation;
import io.earshot.model.RuleOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all evaluations by one version of a rule set have in common, stored once: names, versions
 * and the columns of rules. Evaluations refer to it by number.
 */
record Layout(String ruleSet, String ruleSetVersion, String engineVersion, List<Column> rules) {
  /** One rule's column. */
  record Column(String rule, @Nullable String standard, RuleOutcome.Stage stage) {}

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
}
