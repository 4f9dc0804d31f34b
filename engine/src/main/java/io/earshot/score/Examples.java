package io.earshot.score;

import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.model.RuleOutcome;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the examples that stand beside the rules. Where an example has several agent legs, the last
 * one answers.
 */
public final class Examples {
  private Examples() {}

  /** Compiles the rule set and runs every example, in file order. */
  public static List<ExampleResult> run(RuleSet ruleSet) {
    return run(Program.compile(ruleSet));
  }

  /** Runs every example of a compiled rule set, in file order. */
  public static List<ExampleResult> run(Program program) {
    RuleSet ruleSet = program.ruleSet();
    Scorer scorer = new Scorer(program);
    List<ExampleResult> results = new ArrayList<>();
    for (int r = 0; r < ruleSet.rules().size(); r++) {
      Rule rule = ruleSet.rules().get(r);
      for (int e = 0; e < rule.examples().size(); e++) {
        Rule.Example example = rule.examples().get(e);
        Evaluation evaluation = scorer.score(example.conversation()).getLast();
        RuleOutcome got = evaluation.outcomes().get(r);
        results.add(
            new ExampleResult(ruleSet.id(), rule.id(), e + 1, example.at(), example.expect(), got));
      }
    }
    return List.copyOf(results);
  }

  /**
   * Compiles a rule set whose examples all pass.
   *
   * @throws InputException with the place of the first example that does not, and how many more
   */
  public static Program verify(RuleSet ruleSet) {
    Program program = Program.compile(ruleSet);
    int failed = 0;
    ExampleResult first = null;
    for (ExampleResult result : run(program)) {
      if (!result.passed()) {
        failed++;
        first = first == null ? result : first;
      }
    }
    if (first != null) {
      String more = failed == 1 ? "" : " (and " + (failed - 1) + " more)";
      throw new InputException(
          first.at().toString(), first.reason() + more + "; run 'earshot rules test'");
    }
    return program;
  }
}
