package io.earshot.rule;

import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.LintFinding.Kind;
import io.earshot.rule.Rule.Worth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What lint knows of the scorecard: marks nobody can reach, weights that never count. */
final class LintCard {
  private static final double POINT = 1_000;

  private final RuleSet set;
  private final Node.Fields header;
  private final Lint lint;

  LintCard(RuleSet set, Node.Fields header, Lint lint) {
    this.set = set;
    this.header = header;
    this.lint = lint;
  }

  void look() {
    Set<String> scoring = scoringSections();
    sections(scoring);
    if (scoring.isEmpty()) {
      return;
    }
    double most = bound(scoring, true) + bonus();
    double least = bound(scoring, false);
    Scorecard card = set.scorecard();
    if (most < card.passMark()) {
      lint.tell(
          Kind.SCORECARD,
          card("pass"),
          "no conversation can reach the pass mark: the caps let the card have "
              + plain(most)
              + " points at most",
          "raise the caps, or lower pass to " + plain(most));
    }
    if (card.passMark() > 0 && least >= card.passMark() && !canFail()) {
      lint.tell(
          Kind.SCORECARD,
          card("pass"),
          "every conversation passes: the floors keep the card at " + plain(least) + " points",
          "lower the floors, or raise pass");
    }
    grades(most);
    levels();
  }

  private Place card(String key) {
    return header.get("scorecard") instanceof Node.Fields card
        ? card.placeOf(key)
        : header.placeOf("ruleSet");
  }

  private Set<String> scoringSections() {
    Set<String> scoring = new HashSet<>();
    for (Rule rule : set.rules()) {
      boolean weighs = !(rule.worth() instanceof Worth.Bonus);
      if (rule.stage() == Stage.SCORE && weighs) {
        scoring.add(rule.section());
      }
    }
    return scoring;
  }

  private void sections(Set<String> scoring) {
    for (Scorecard.Section section : set.scorecard().sections()) {
      if (!scoring.contains(section.id())) {
        lint.tell(
            Kind.SCORECARD,
            sectionPlace(section.id()),
            "the section \""
                + section.id()
                + "\" has no rule at stage score: its weight never counts",
            "add a rule, or delete the section");
      }
    }
  }

  private Place sectionPlace(String id) {
    if (header.get("scorecard") instanceof Node.Fields card) {
      for (Node node : card.list("sections")) {
        if (node instanceof Node.Fields fields
            && fields.scalar("id") instanceof Node.Scalar scalar
            && scalar.text().equals(id)) {
          return scalar.at();
        }
      }
    }
    return card("sections");
  }

  /** The mean of the most, or least, that the sections can have. */
  private double bound(Set<String> scoring, boolean most) {
    double sum = 0;
    double weights = 0;
    for (Scorecard.Section section : set.scorecard().sections()) {
      if (scoring.contains(section.id())) {
        double start = set.scorecard().start();
        Integer cap = section.cap();
        Integer floor = section.floor();
        double value =
            most ? (cap == null ? start : Math.min(cap, start)) : (floor == null ? 0 : floor);
        sum += section.weight() * value;
        weights += section.weight();
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private double bonus() {
    double bonus = 0;
    for (Rule rule : set.rules()) {
      if (rule.stage() == Stage.SCORE && rule.worth() instanceof Worth.Bonus more) {
        bonus += more.points();
      }
    }
    return bonus;
  }

  private boolean canFail() {
    return set.rules().stream()
        .anyMatch(rule -> rule.stage() == Stage.SCORE && rule.worth() instanceof Worth.AutoFail);
  }

  private void grades(double most) {
    for (Scorecard.Grade grade : set.scorecard().grades()) {
      if (grade.from() > most) {
        lint.tell(
            Kind.SCORECARD,
            card("grades"),
            "no conversation can have the grade \""
                + grade.name()
                + "\" from "
                + plain(grade.from())
                + " points: the card has "
                + plain(most)
                + " at most",
            "lower its from:, or raise the caps");
      }
    }
  }

  /** Steps of levels below the operator's own limit: no hit is that mild. */
  private void levels() {
    for (Rule rule : set.rules()) {
      if (rule.worth() instanceof Worth.Levels levels && !levels.counted()) {
        double least = leastFigure(rule.require());
        List<Worth.Step> steps = levels.steps();
        for (int s = 0; s + 1 < steps.size(); s++) {
          if (steps.get(s + 1).from() <= least) {
            lint.tell(
                Kind.SHADOWED,
                rule.at(),
                "the level above "
                    + Numbers.plain(steps.get(s).from())
                    + " is never taken: what is found is above "
                    + Numbers.plain(least)
                    + " already",
                "delete the level, or lower the operator's limit");
          }
        }
      }
    }
  }

  /** The figure above which a forbidden thing is found, in the rule file's unit; 0 if unknown. */
  private static double leastFigure(Condition require) {
    return require instanceof Condition.Not not
            && not.part() instanceof Condition.Test test
            && Figures.limitOf(test.operator()) instanceof Operator.Limit limit
            && limit.bound() == Operator.Bound.ABOVE
        ? limit.value()
            / (test.operator() instanceof Operator.TurnLength o && o.inWords() ? 1 : POINT)
        : 0;
  }

  private static String plain(double thousandths) {
    return Numbers.plain(thousandths / POINT);
  }
}
