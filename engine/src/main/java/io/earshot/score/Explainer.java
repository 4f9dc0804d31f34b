package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Outcome;
import io.earshot.rule.Condition;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.score.Explanation.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a rule came to its outcome: a pure function of conversation, rule set and options,
 * computed on demand. It evaluates the rule as scoring does, reads the derivation out of the
 * working memory, and tries changes until it has the nearest that flip the outcome.
 */
public final class Explainer {
  private final RuleSet ruleSet;
  private final ScoringOptions options;

  /** Explains rules of one rule set. */
  public Explainer(RuleSet ruleSet, ScoringOptions options) {
    this.ruleSet = ruleSet;
    this.options = options;
  }

  /**
   * Explains one rule, leg by leg.
   *
   * @param rule the rule's id
   * @throws io.earshot.model.InputException if the rule set has no such rule
   */
  public List<Explanation> explain(Conversation conversation, String rule) {
    int number = Trial.numberOf(ruleSet, rule);
    Program program = Program.compile(ruleSet);
    Scorer scorer = new Scorer(program, options);
    int legs = scorer.prepare(conversation);
    List<Explanation> explanations = new ArrayList<>();
    for (int leg = 0; leg < legs; leg++) {
      explanations.add(explain(scorer, leg, number));
    }
    return List.copyOf(explanations);
  }

  private Explanation explain(Scorer scorer, int leg, int number) {
    scorer.evaluateLeg(leg, true);
    Workspace space = scorer.space;
    Rule rule = ruleSet.rules().get(number);
    Outcome outcome = space.outcomes[number];
    int points = space.points[number];
    String reason = reason(rule, scorer, outcome);
    Derivation derivation = new Derivation(ruleSet, scorer);
    List<Part> parts = parts(scorer.program(), number, rule, derivation);
    Trial trial = new Trial(ruleSet, rule.id(), scorer, options, leg);
    Trial.Result now = new Trial.Result(outcome, scorer.evidenceOf(number));
    List<Explanation.Flip> flips =
        rule.answeredBy() == Rule.AnsweredBy.HUMAN
            ? List.of()
            : new FlipSearch(trial, now).flips(derivation.nearest);
    return new Explanation(
        ruleSet.id(),
        scorer.program().version(),
        rule.id(),
        rule.title(),
        rule.at(),
        leg,
        scorer.agentOf(leg),
        outcome,
        points,
        reason,
        parts,
        flips,
        trial.tried());
  }

  private static List<Part> parts(Program program, int number, Rule rule, Derivation derivation) {
    List<Part> parts = new ArrayList<>();
    for (Program.Step step : program.steps) {
      if (step.number() == number) {
        Condition when = rule.when();
        Node applies = step.when();
        if (when != null && applies != null) {
          parts.add(derivation.part("when", when, applies));
        }
        parts.add(derivation.part("require", rule.require(), step.require()));
      }
    }
    return parts;
  }

  /** What settled a rule before any condition was looked at, or null. */
  private @Nullable String reason(Rule rule, Scorer scorer, Outcome outcome) {
    if (!scorer.inEffect(rule)) {
      return "not in effect on the day of the conversation";
    }
    if (rule.answeredBy() == Rule.AnsweredBy.HUMAN && outcome == Outcome.UNDECIDABLE) {
      return "only a person answers this rule";
    }
    for (String need : rule.needs()) {
      Outcome other = scorer.space.outcomes[Trial.numberOf(ruleSet, need)];
      if (other != Outcome.MET) {
        return "needs " + need + ", which is " + other.label().replace('_', ' ');
      }
    }
    return null;
  }
}
