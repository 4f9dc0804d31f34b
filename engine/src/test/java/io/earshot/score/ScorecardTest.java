package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Evaluation;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.model.RuleOutcome.AutoFail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Points, sections, the card, its shares and its sub-scores, figure by figure. */
class ScorecardTest {
  private static final String MET = "require: { phrases: [alpha] }";
  private static final String MISSED = "require: { phrases: [zulu] }";
  private static final String OFF = "when: { phrases: [zulu] }, require: { phrases: [zulu] }";
  private static final String UNSURE = "answeredBy: human, require: { phrases: [alpha] }";
  private static final String ONE = "{ id: s, title: S, weight: 1 }";
  private static final String TWO =
      "{ id: a, title: A, weight: 30 }, { id: b, title: B, weight: 70 }";

  private static Evaluation score(String sections, String... rules) {
    return deciding("0", sections, rules);
  }

  private static Evaluation deciding(String minimumDecidedShare, String sections, String... rules) {
    var yaml =
        new StringBuilder(
            """
            scorecard:
              pass: 80
              minimumDecidedShare: %
              sections: [#]
              grades: [{ name: A, from: 90 }, { name: B, from: 80 }, { name: C, from: 0 }]
            rules:
            """
                .replace("%", minimumDecidedShare)
                .replace("#", sections));
    for (int r = 0; r < rules.length; r++) {
      yaml.append("  - { id: r").append(r).append(", title: T, ").append(rules[r]).append(" }\n");
    }
    return Asked.chat("agent: alpha beta", "customer: beta", "agent: beta gamma, beta")
        .score(yaml.toString())
        .get(0);
  }

  private static String in(String section, String worth, String rest) {
    return "section: " + section + ", worth: { " + worth + " }, " + rest;
  }

  @Test
  void awards_makeTheShareAwarded() {
    Evaluation e = score(ONE, in("s", "award: 5", MET), in("s", "award: 15", MISSED));
    assertThat(e.score()).isEqualTo(25_000);
    assertThat(points(e)).containsExactly(5_000, 0);
    assertThat(score(ONE, in("s", "award: 5", MET), in("s", "award: 15", OFF)).score())
        .isEqualTo(100_000);
    assertThat(score(ONE, in("s", "award: 1", MET), in("s", "award: 2", MISSED)).score())
        .isEqualTo(33_333);
  }

  @Test
  void deductions_comeOff() {
    Evaluation e = score(ONE, in("s", "deduct: 10", MISSED), in("s", "deduct: 5", MET));
    assertThat(e.score()).isEqualTo(90_000);
    assertThat(points(e)).containsExactly(-10_000, 0);
    assertThat(
            score(
                    ONE,
                    in("s", "award: 5", MET),
                    in("s", "award: 5", MISSED),
                    in("s", "deduct: 20", MISSED))
                .score())
        .isEqualTo(30_000);
  }

  private static Evaluation silences(String worth, String... turns) {
    String rule = "require: { not: { silence: { above: 10 } } }";
    return Asked.call(turns)
        .score(
            """
            scorecard:
              pass: 80
              sections: [{ id: s, title: S, weight: 1 }]
              grades: [{ name: A, from: 0 }]
            rules:
              - { id: r, title: T, section: s, worth: { # }, % }
            """
                .replace("#", worth)
                .replace("%", rule))
        .get(0);
  }

  @Test
  void levels_takeByTheWorstHit() {
    String levels = "levels: [{ above: 10, deduct: 1 }, { above: 20, deduct: 3 }]";
    String[] calm = {"agent 0-2: hello", "customer 4-5: hi"};
    String[] slow = {"agent 0-2: hello", "customer 14-15: hi"};
    String[] both = {"agent 0-2: hello", "customer 14-15: hi", "agent 40-42: yes"};
    assertThat(silences(levels, calm).score()).isEqualTo(100_000);
    assertThat(silences(levels, slow).score()).isEqualTo(99_000);
    assertThat(silences(levels, both).score()).isEqualTo(97_000);
    assertThat(silences(levels + ", cap: 10", both).score()).isEqualTo(96_000);
    assertThat(silences(levels + ", cap: 3", both).score()).isEqualTo(97_000);
  }

  @Test
  void levels_takeByTheNumberOfHits() {
    String levels = "levels: [{ hits: 1, deduct: 2 }, { hits: 3, deduct: 30 }]";
    String beta = "require: { phrases: { none: [beta] }, role: agent }";
    String gamma = "require: { phrases: { none: [gamma] } }";
    assertThat(score(ONE, in("s", levels, beta)).score()).isEqualTo(70_000);
    assertThat(score(ONE, in("s", levels, gamma)).score()).isEqualTo(98_000);
    assertThat(score(ONE, in("s", levels, MET)).score()).isEqualTo(100_000);
  }

  @Test
  void group_countsOnlyItsWorstDeduction() {
    Evaluation e =
        score(
            ONE,
            "group: g, " + in("s", "deduct: 10", MISSED),
            "group: g, " + in("s", "deduct: 25", MISSED),
            "group: g, " + in("s", "deduct: 40", MET),
            "group: h, " + in("s", "deduct: 5", MISSED));
    assertThat(e.score()).isEqualTo(70_000);
    assertThat(points(e)).containsExactly(0, -25_000, 0, -5_000);
    assertThat(outcomes(e))
        .containsExactly(Outcome.NOT_MET, Outcome.NOT_MET, Outcome.MET, Outcome.NOT_MET);
  }

  @Test
  void deductionPerHit_stopsAtItsCap() {
    String beta = "require: { phrases: { none: [beta] }, role: agent }";
    assertThat(score(ONE, in("s", "deductPerHit: 10, cap: 50", beta)).score()).isEqualTo(70_000);
    assertThat(score(ONE, in("s", "deductPerHit: 10, cap: 25", beta)).score()).isEqualTo(75_000);
  }

  @Test
  void deductionPerHit_countsWordsInOnePlaceOnce() {
    String nested =
        "require: { phrases: { none: [beta, beta gamma, gamma, alpha, alpha beta] }, role: agent }";
    Evaluation e = score(ONE, in("s", "deductPerHit: 10, cap: 90", nested));
    assertThat(Asked.line(e.outcomes().get(0))).isEqualTo("not met: alpha beta; beta gamma; beta");
    assertThat(e.score()).isEqualTo(70_000);
  }

  @Test
  void section_isHeldBetweenFloorAndCap() {
    assertThat(
            score("{ id: s, title: S, weight: 1, floor: 40 }", in("s", "deduct: 90", MISSED))
                .score())
        .isEqualTo(40_000);
    assertThat(score("{ id: s, title: S, weight: 1, cap: 90 }", in("s", "award: 5", MET)).score())
        .isEqualTo(90_000);
  }

  @Test
  void section_belowNothing_drawsTheCardDownButNotBelowNothing() {
    assertThat(score(TWO, in("a", "deduct: 150", MISSED), in("b", "deduct: 10", MET)).score())
        .isEqualTo(55_000);
    assertThat(score(ONE, in("s", "deduct: 150", MISSED)).score()).isZero();
  }

  @Test
  void card_isTheMeanOfItsSectionsByWeight() {
    assertThat(score(TWO, in("a", "deduct: 50", MISSED), in("b", "deduct: 10", MET)).score())
        .isEqualTo(85_000);
    assertThat(score(TWO, in("a", "deduct: 10", MET), in("b", "deduct: 50", MISSED)).score())
        .isEqualTo(65_000);
  }

  @Test
  void weights_ofUndecidedSections_goToTheOthers() {
    Evaluation e = score(TWO, in("a", "deduct: 50", MISSED), in("b", "deduct: 10", UNSURE));
    assertThat(e.score()).isEqualTo(50_000);
    assertThat(e.decidedShare()).isEqualTo(0.3);
    Evaluation off = score(TWO, in("a", "deduct: 50", MISSED), in("b", "deduct: 10", OFF));
    assertThat(off.score()).isEqualTo(50_000);
    assertThat(off.decidedShare()).isEqualTo(1);
  }

  @Test
  void bonus_comesOnTop() {
    assertThat(score(ONE, in("s", "deduct: 10", MISSED), in("s", "bonus: 5", MET)).score())
        .isEqualTo(95_000);
    assertThat(score(ONE, in("s", "deduct: 10", MET), in("s", "bonus: 5", MET)).score())
        .isEqualTo(105_000);
    assertThat(score(ONE, in("s", "deduct: 10", MET), in("s", "bonus: 5", MISSED)).score())
        .isEqualTo(100_000);
  }

  @Test
  void decidedShare_weighsPointsInSections() {
    Evaluation e =
        score(
            TWO,
            in("a", "award: 10", MET),
            in("a", "award: 30", UNSURE),
            in("b", "deduct: 5", MET));
    assertThat(e.decidedShare()).isEqualTo(0.775);
    assertThat(e.score()).isEqualTo(100_000);
  }

  @Test
  void tooLittleDecided_isNotScoredAndSaysWhy() {
    Evaluation e =
        deciding("80", TWO, in("a", "deduct: 50", MISSED), in("b", "deduct: 10", UNSURE));
    assertThat(e.score()).isNull();
    assertThat(e.scoreWithoutSuspected()).isNull();
    assertThat(e.grade()).isNull();
    assertThat(e.passed()).isFalse();
    assertThat(e.notScored()).isEqualTo("decided share 30 % below 80 %");
    assertThat(e.subScores()).isEmpty();
    assertThat(outcomes(e)).containsExactly(Outcome.NOT_MET, Outcome.UNDECIDABLE);
  }

  @Test
  void nothingDecided_isNotScored() {
    assertThat(score(ONE, in("s", "deduct: 50", OFF)).notScored())
        .isEqualTo("no rule that counts was decided");
  }

  @Test
  void gradeAndPassMark_areReachedFromTheirLowestScore() {
    assertThat(grade("deduct: 10")).isEqualTo("A passed");
    assertThat(grade("deduct: 10.001")).isEqualTo("B passed");
    assertThat(grade("deduct: 20")).isEqualTo("B passed");
    assertThat(grade("deduct: 20.001")).isEqualTo("C failed");
  }

  private static String grade(String worth) {
    Evaluation e = score(ONE, in("s", worth, MISSED));
    return e.grade() + (e.passed() ? " passed" : " failed");
  }

  @Test
  void suspectedAutoFail_isScoredWithAndWithout() {
    Evaluation e = score(ONE, in("s", "autoFail: card", MISSED), in("s", "deduct: 10", MISSED));
    assertThat(e.score()).isZero();
    assertThat(e.scoreWithoutSuspected()).isEqualTo(90_000);
    assertThat(e.passed()).isFalse();
    assertThat(e.outcomes().get(0).autoFail()).isEqualTo(AutoFail.SUSPECTED);
    assertThat(e.outcomes().get(1).autoFail()).isNull();
  }

  @Test
  void autoFailConfirmedByTheMachine_leavesNoOtherScore() {
    Evaluation e =
        score(ONE, in("s", "autoFail: card, confirm: machine", MISSED), in("s", "bonus: 10", MET));
    assertThat(e.score()).isZero();
    assertThat(e.scoreWithoutSuspected()).isZero();
    assertThat(e.outcomes().get(0).autoFail()).isEqualTo(AutoFail.CONFIRMED);
  }

  @Test
  void autoFailOfASection_takesThatSectionOnly() {
    Evaluation e = score(TWO, in("b", "autoFail: a", MISSED), in("a", "deduct: 10", MET));
    assertThat(e.score()).isEqualTo(70_000);
    assertThat(e.scoreWithoutSuspected()).isEqualTo(100_000);
  }

  @Test
  void autoFail_metOrUndecidable_failsNothing() {
    assertThat(score(ONE, in("s", "autoFail: card", MET)).score()).isEqualTo(100_000);
    Evaluation e = score(ONE, in("s", "autoFail: card", UNSURE), in("s", "deduct: 10", MET));
    assertThat(e.score()).isEqualTo(100_000);
    assertThat(e.autoFailed()).isFalse();
    assertThat(e.decidedShare()).isEqualTo(0.5);
  }

  @Test
  void shadowAndSuggestedRules_areWorthNothing() {
    Evaluation e =
        score(
            ONE,
            in("s", "deduct: 30", "stage: shadow, " + MISSED),
            in("s", "deduct: 30", "stage: suggest, " + MISSED),
            in("s", "autoFail: card", "stage: suggest, " + MISSED),
            in("s", "deduct: 10", MET));
    assertThat(e.score()).isEqualTo(100_000);
    assertThat(points(e)).containsExactly(0, 0, 0, 0);
    assertThat(outcomes(e).subList(0, 3)).containsOnly(Outcome.NOT_MET);
    assertThat(e.autoFailed()).isFalse();
    assertThat(score(ONE, in("s", "deduct: 30", "stage: shadow, " + MET)).score()).isNull();
  }

  @Test
  void ruleThatNeedsAnother_appliesOnlyWhereThatIsMet() {
    assertThat(needing(MET)).isEqualTo(Outcome.NOT_MET);
    assertThat(needing(MISSED)).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(needing(OFF)).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(needing(UNSURE)).isEqualTo(Outcome.UNDECIDABLE);
  }

  private static Outcome needing(String other) {
    return outcomes(
            score(ONE, in("s", "deduct: 1", "needs: [r1], " + MISSED), in("s", "deduct: 1", other)))
        .get(0);
  }

  @Test
  void subScores_areWhatEachErrorClassKept() {
    String business = "errorClass: business-critical, ";
    Evaluation e =
        score(
            TWO,
            in("a", "award: 5", business + MET),
            in("a", "award: 15", business + MISSED),
            in("b", "deduct: 10", business + MET),
            in("b", "deduct: 10", MISSED),
            in("b", "deduct: 20", MET),
            in("a", "deduct: 99", "errorClass: customer-critical, " + UNSURE),
            in("a", "deduct: 99", "stage: suggest, errorClass: compliance-critical, " + MISSED));
    assertThat(e.subScores())
        .containsExactly(Map.entry("business-critical", 50_000), Map.entry("non-critical", 66_667));
  }

  @Test
  void subScore_ofDeductionsPerHit_isWhatTheCapLeaves() {
    String beta = "require: { phrases: { none: [beta] }, role: agent }";
    assertThat(score(ONE, in("s", "deductPerHit: 10, cap: 40", beta)).subScores())
        .containsExactly(Map.entry("non-critical", 25_000));
  }

  @Test
  void subScore_afterASuspectedAutoFail_countsItAsFailed() {
    String compliance = "errorClass: compliance-critical, ";
    Evaluation e =
        score(
            ONE,
            in("s", "autoFail: card", compliance + MISSED),
            in("s", "deduct: 10", compliance + MET),
            in("s", "deduct: 5", MET),
            in("s", "bonus: 5", MET));
    assertThat(e.subScores())
        .containsExactly(
            Map.entry("compliance-critical", 50_000), Map.entry("non-critical", 100_000));
  }

  private static List<Integer> points(Evaluation e) {
    return e.outcomes().stream().map(RuleOutcome::points).toList();
  }

  private static List<Outcome> outcomes(Evaluation e) {
    return e.outcomes().stream().map(RuleOutcome::outcome).toList();
  }
}
