package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.rule.Condition;
import io.earshot.rule.LintFinding;
import io.earshot.rule.LintFinding.Kind;
import io.earshot.rule.Operator;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleFault;
import io.earshot.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prices operators that have nothing to wait for. A phrase costs what is said of it; a pattern of
 * which no word is certain runs on every turn of its scope. How often it does is counted on the
 * rule set's own examples.
 */
public final class Prices {
  /** A pattern that runs on fewer of all turns is not told. */
  private static final double LEAST_SHARE = 0.25;

  /** Too few turns say nothing. */
  private static final int LEAST_TURNS = 20;

  /** Turns a repetition may look back without being told. */
  private static final int FAR_BACK = 30;

  private final RuleSet set;
  private final List<Conversation> examples = new ArrayList<>();
  private final List<LintFinding> findings = new ArrayList<>();

  private Prices(RuleSet set) {
    this.set = set;
    for (Rule rule : set.rules()) {
      rule.examples().forEach(example -> examples.add(example.conversation()));
    }
  }

  /** The costly operators of a rule set. */
  public static List<LintFinding> of(RuleSet set) {
    Prices prices = new Prices(set);
    set.conditions().values().forEach(prices::look);
    for (Rule rule : set.rules()) {
      prices.look(rule.when());
      prices.look(rule.require());
    }
    return List.copyOf(prices.findings);
  }

  private void look(@Nullable Condition condition) {
    switch (condition) {
      case null -> {}
      case Condition.All all -> all.parts().forEach(this::look);
      case Condition.AnyOf any -> any.parts().forEach(this::look);
      case Condition.Not not -> look(not.part());
      case Condition.Named name -> {}
      case Condition.Test test -> look(test);
    }
  }

  private void look(Condition.Test test) {
    switch (test.operator()) {
      case Operator.Count count -> look(count.of());
      case Operator.Pattern pattern -> pattern(test);
      case Operator.Repeated repeated -> {
        if (repeated.withinTurns() > FAR_BACK) {
          tell(
              test,
              "every turn is compared with the " + repeated.withinTurns() + " before it",
              "lower withinTurns: people repeat themselves within a few turns");
        }
      }
      default -> {}
    }
  }

  private void pattern(Condition.Test test) {
    if (test.scope().anchor() != null || set.rules().isEmpty()) {
      return; // it waits for its anchor
    }
    Program program = Program.compile(Rewrite.only(set, List.of(asking(test))));
    Scorer scorer = new Scorer(program);
    int runs = 0;
    int turns = 0;
    for (Conversation conversation : examples) {
      scorer.score(conversation);
      runs += scorer.patternRuns();
      turns += scorer.space.turns.count;
    }
    if (turns >= LEAST_TURNS && runs >= LEAST_SHARE * turns) {
      tell(
          test,
          String.format(
              Locale.ROOT,
              "the pattern runs on %d of the %d turns of the examples: no word of it is certain",
              runs,
              turns),
          "let it ask for a word, hang it on an anchor, or bind it to a few turns");
    }
  }

  private Rule asking(Condition.Test test) {
    Rule any = set.rules().getFirst();
    return new Rule(
        "price",
        null,
        "",
        "",
        "",
        any.section(),
        any.errorClass(),
        null,
        any.stage(),
        Rule.AnsweredBy.MACHINE,
        null,
        null,
        List.of(),
        null,
        test,
        new Rule.Worth.Award(0),
        List.of(),
        any.at());
  }

  private void tell(Condition.Test test, String message, String fix) {
    findings.add(
        new LintFinding(
            Kind.COSTLY,
            new RuleFault(RuleFault.Severity.WARNING, test.at(), 1, message, fix, "")));
  }
}
