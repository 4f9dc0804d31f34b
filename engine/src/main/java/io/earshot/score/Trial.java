package io.earshot.score;

import io.earshot.model.Evidence;
import io.earshot.model.InputException;
import io.earshot.model.Outcome;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule, with what it rests on, asked again and again about one leg under changed rule sets. The
 * conversation is read once.
 */
final class Trial {
  private final RuleSet small;
  private final Scorer reader;
  private final ScoringOptions options;
  private final int leg;
  private final String rule;
  private int tried;

  /**
   * A trial of a rule on the leg of the conversation that {@code reader} has read.
   *
   * @param set the rule set
   * @param rule the rule's id
   */
  Trial(RuleSet set, String rule, Scorer reader, ScoringOptions options, int leg) {
    this.small = Rewrite.only(set, resting(set, rule));
    this.rule = rule;
    this.reader = reader;
    this.options = options;
    this.leg = leg;
  }

  /** What came of it. */
  record Result(Outcome outcome, List<Evidence> found) {}

  /** The rule set reduced to the rule and those it rests on. */
  RuleSet ruleSet() {
    return small;
  }

  int tried() {
    return tried;
  }

  /** What the rule comes to under a changed rule set; null if that one does not compile. */
  @Nullable Result of(RuleSet changed) {
    tried++;
    try {
      Scorer scorer = new Scorer(Program.compile(changed), options, reader);
      scorer.prepareAs(reader);
      scorer.evaluateLeg(leg, true);
      int number = numberOf(changed, rule);
      return new Result(scorer.space.outcomes[number], scorer.evidenceOf(number));
    } catch (InputException e) {
      return null; // a phrase too many, a script too long
    }
  }

  static int numberOf(RuleSet set, String rule) {
    for (int i = 0; i < set.rules().size(); i++) {
      if (set.rules().get(i).id().equals(rule)) {
        return i;
      }
    }
    throw new InputException(rule, "the rule set " + set.id() + " has no such rule");
  }

  /** The rule and those whose outcomes it asks for, in file order. */
  private static List<Rule> resting(RuleSet set, String rule) {
    Set<String> needed = new HashSet<>(List.of(rule));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Rule each : set.rules()) {
        if (needed.contains(each.id())) {
          grown |= needed.addAll(RuleOrder.asked(set, each));
        }
      }
    }
    List<Rule> resting = new ArrayList<>();
    for (Rule each : set.rules()) {
      if (needed.contains(each.id())) {
        resting.add(each);
      }
    }
    return resting;
  }
}
