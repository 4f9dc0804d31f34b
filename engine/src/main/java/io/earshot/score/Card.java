package io.earshot.score;

import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Rule;
import io.earshot.rule.Rule.Worth;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scorecard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a scorecard, in integers (thousandths of a point).
 *
 * <p>Every rule in stage {@code score} has a weight: what it is worth. An auto-fail weighs as much
 * as the heaviest other rule of its section, a bonus nothing. A section is decided if a weighty
 * rule in it is; its score begins at the start score (times awarded ÷ awardable, where it awards),
 * loses what was deducted, and is held between floor and cap; a failed section is 0. The card's
 * score is the mean of decided sections by weight, plus bonus, 0 after an auto-fail of the card,
 * held between 0 and start plus bonus.
 *
 * <p>The decided share weighs sections as the score does: in each section, decided ÷ applicable
 * weight of its rules. What was kept per error class stands beside the score: {@link SubScores}.
 */
final class Card {
  private static final long HALF = 2;

  private final Scorecard card;
  private final Rule[] rules;
  private final int[] section;
  private final long[] weight;

  /** Whether a rule counts at all. */
  private final boolean[] counts;

  /** What a rule adds when met, and adds (or, below 0, takes) when not. */
  private final int[] ifMet;

  private final int[] ifMissed;

  /** What a rule can add to its section's awards. */
  private final int[] awardable;

  private final boolean[] isDeducted;

  /** Rules that take by number or size of their hits, else null. */
  private final @Nullable Worth[] byHits;

  /** Most each rule can take for its hits. */
  private final long[] cap;

  /** Rules of each group, in file order. */
  private final int[][] groups;

  /** The ordinal of each rule's error class, and what it keeps there when met or, if fixed, not. */
  private final int[] errorClass;

  private final long[] keptIfMet;
  private final long[] keptIfMissed;

  Card(RuleSet ruleSet) {
    card = ruleSet.scorecard();
    rules = ruleSet.rules().toArray(new Rule[0]);
    Map<String, Integer> sections = new HashMap<>();
    for (int s = 0; s < card.sections().size(); s++) {
      sections.put(card.sections().get(s).id(), s);
    }
    section = new int[rules.length];
    weight = new long[rules.length];
    for (int r = 0; r < rules.length; r++) {
      Integer number = sections.get(rules[r].section());
      if (number == null) {
        throw Compiler.fault(
            rules[r].at(),
            "rule \"" + rules[r].id() + "\": there is no section \"" + rules[r].section() + "\"");
      }
      section[r] = number;
    }
    counts = new boolean[rules.length];
    ifMet = new int[rules.length];
    ifMissed = new int[rules.length];
    awardable = new int[rules.length];
    isDeducted = new boolean[rules.length];
    byHits = new Worth[rules.length];
    cap = new long[rules.length];
    groups = groups(rules);
    errorClass = new int[rules.length];
    keptIfMet = new long[rules.length];
    keptIfMissed = new long[rules.length];
    for (int r = 0; r < rules.length; r++) {
      weight[r] = weight(r);
      counts[r] = rules[r].stage() == Stage.SCORE;
      if (counts[r]) {
        price(r);
      }
    }
  }

  private void price(int r) {
    switch (rules[r].worth()) {
      case Worth.Award award -> {
        ifMet[r] = award.points();
        awardable[r] = award.points();
      }
      case Worth.Deduct deduct -> {
        ifMissed[r] = -deduct.points();
        isDeducted[r] = true;
      }
      case Worth.DeductPerHit each -> {
        byHits[r] = each;
        cap[r] = each.cap() > 0 ? each.cap() : Integer.MAX_VALUE;
        isDeducted[r] = true;
      }
      case Worth.Levels levels -> {
        byHits[r] = levels;
        cap[r] = levels.most();
        isDeducted[r] = true;
      }
      case Worth.Bonus bonus -> ifMet[r] = bonus.points();
      case Worth.AutoFail fail -> {}
    }
    Worth worth = rules[r].worth();
    errorClass[r] = rules[r].errorClass().ordinal();
    keptIfMet[r] = SubScores.kept(worth, Outcome.MET, weight[r], ifMet[r]);
    keptIfMissed[r] = SubScores.kept(worth, Outcome.NOT_MET, weight[r], ifMissed[r]);
  }

  private long weight(int r) {
    if (rules[r].stage() != Stage.SCORE) {
      return 0;
    }
    if (!(rules[r].worth() instanceof Worth.AutoFail)) {
      return plainWeight(rules[r].worth());
    }
    long heaviest = 1;
    for (int other = 0; other < rules.length; other++) {
      if (section[other] == section[r] && rules[other].stage() == Stage.SCORE) {
        heaviest = Math.max(heaviest, plainWeight(rules[other].worth()));
      }
    }
    return heaviest;
  }

  private static long plainWeight(Worth worth) {
    return switch (worth) {
      case Worth.Award award -> award.points();
      case Worth.Deduct deduct -> deduct.points();
      case Worth.DeductPerHit perHit -> Math.max(perHit.points(), perHit.cap());
      case Worth.Levels levels -> levels.most();
      case Worth.Bonus bonus -> 0;
      case Worth.AutoFail fail -> 0;
    };
  }

  /** Sums of one leg, reused. */
  static final class Sums {
    private long[] awardable = {};
    private long[] awarded = {};
    private long[] deducted = {};
    private long[] decided = {};
    private long[] applicable = {};
    private boolean[] failed = {};
    private boolean[] suspected = {};
    final SubScores classes = new SubScores();
    long bonus;
    boolean cardFailed;
    boolean cardSuspected;

    void clear(int sections) {
      if (awardable.length != sections) {
        awardable = new long[sections];
        awarded = new long[sections];
        deducted = new long[sections];
        decided = new long[sections];
        applicable = new long[sections];
        failed = new boolean[sections];
        suspected = new boolean[sections];
      }
      Arrays.fill(awardable, 0);
      Arrays.fill(awarded, 0);
      Arrays.fill(deducted, 0);
      Arrays.fill(decided, 0);
      Arrays.fill(applicable, 0);
      Arrays.fill(failed, false);
      Arrays.fill(suspected, false);
      classes.clear();
      bonus = 0;
      cardFailed = false;
      cardSuspected = false;
    }
  }

  /** What a rule's outcome adds or takes. */
  int points(int r, Outcome outcome, Workspace space) {
    if (outcome == Outcome.MET) {
      return ifMet[r];
    }
    if (outcome != Outcome.NOT_MET) {
      return 0;
    }
    Worth worth = byHits[r];
    space.uncapped[r] = worth == null ? -ifMissed[r] : takenFor(worth, r, space);
    return worth == null ? ifMissed[r] : (int) -Math.min(space.uncapped[r], cap[r]);
  }

  /** What the certain hits that made a rule not met take together, before the cap. */
  private static long takenFor(Worth worth, int r, Workspace space) {
    Node decider = space.decider[r];
    space.decision.clear();
    if (decider != null) {
      decider.decide(space, space.decision);
    }
    return switch (worth) {
      case Worth.DeductPerHit each ->
          (long) each.points() * Math.max(1, space.decision.certainHits(space));
      case Worth.Levels levels -> space.decision.deducted(space, levels);
      case Worth.Award award -> 0;
      case Worth.Deduct deduct -> 0;
      case Worth.Bonus bonus -> 0;
      case Worth.AutoFail fail -> 0;
    };
  }

  private static int[][] groups(Rule[] rules) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int r = 0; r < rules.length; r++) {
      String group = rules[r].group();
      if (group != null && rules[r].stage() == Stage.SCORE) {
        members.computeIfAbsent(group, g -> new ArrayList<>()).add(r);
      }
    }
    return members.values().stream()
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Of a group only the worst deduction counts; of equal ones the first. */
  private void keepWorst(Workspace space) {
    for (int[] group : groups) {
      int worst = -1;
      for (int r : group) {
        boolean missed = space.outcomes[r] == Outcome.NOT_MET;
        if (missed && (worst < 0 || space.uncapped[r] > space.uncapped[worst])) {
          worst = r;
        }
      }
      for (int r : group) {
        space.points[r] = r == worst ? space.points[r] : 0;
      }
    }
  }

  /** Computes score, score without suspicions and decided share into the workspace. */
  void settle(Workspace space) {
    Sums sums = space.sums;
    sums.clear(card.sections().size());
    keepWorst(space);
    for (int r = 0; r < rules.length; r++) {
      if (counts[r]) {
        add(sums, r, space.outcomes[r], space.points[r]);
      }
    }
    space.decidedShare = decidedShare(sums);
    space.scored = anyDecided(sums);
    space.score = score(sums, true);
    space.scoreWithoutSuspected = score(sums, false);
  }

  private void add(Sums sums, int r, Outcome outcome, int points) {
    int s = section[r];
    if (outcome == Outcome.NOT_APPLICABLE) {
      return;
    }
    sums.applicable[s] += weight[r];
    if (!outcome.decided()) {
      return;
    }
    sums.decided[s] += weight[r];
    sums.classes.add(errorClass[r], weight[r], kept(r, outcome, points));
    if (awardable[r] > 0) {
      sums.awardable[s] += awardable[r];
      sums.awarded[s] += points;
    } else if (isDeducted[r]) {
      sums.deducted[s] -= points;
    } else {
      sums.bonus += points;
      if (outcome == Outcome.NOT_MET && rules[r].worth() instanceof Worth.AutoFail fail) {
        fail(sums, r, fail);
      }
    }
  }

  private long kept(int r, Outcome outcome, int points) {
    if (outcome == Outcome.MET) {
      return keptIfMet[r];
    }
    return isDeducted[r] ? Math.max(0, weight[r] + points) : keptIfMissed[r];
  }

  private void fail(Sums sums, int r, Worth.AutoFail fail) {
    boolean[] marks = fail.confirmedByHuman() ? sums.suspected : sums.failed;
    if (fail.section() == null) {
      sums.cardSuspected |= fail.confirmedByHuman();
      sums.cardFailed |= !fail.confirmedByHuman();
    } else {
      marks[sectionOf(fail.section(), r)] = true;
    }
  }

  private int sectionOf(String id, int r) {
    List<Scorecard.Section> sections = card.sections();
    for (int s = 0; s < sections.size(); s++) {
      if (sections.get(s).id().equals(id)) {
        return s;
      }
    }
    return section[r];
  }

  private double decidedShare(Sums sums) {
    double decided = 0;
    double all = 0;
    for (int s = 0; s < sums.applicable.length; s++) {
      if (sums.applicable[s] > 0) {
        int importance = card.sections().get(s).weight();
        all += importance;
        decided += importance * (sums.decided[s] / (double) sums.applicable[s]);
      }
    }
    return all == 0 ? 1 : decided / all;
  }

  private static boolean anyDecided(Sums sums) {
    for (long weight : sums.decided) {
      if (weight > 0) {
        return true;
      }
    }
    return false;
  }

  private int score(Sums sums, boolean withSuspected) {
    if (sums.cardFailed || (withSuspected && sums.cardSuspected)) {
      return 0;
    }
    long weighted = 0;
    long weights = 0;
    for (int s = 0; s < sums.decided.length; s++) {
      if (sums.decided[s] > 0) {
        int importance = card.sections().get(s).weight();
        boolean zero = sums.failed[s] || (withSuspected && sums.suspected[s]);
        weighted += zero ? 0 : importance * sectionScore(sums, s);
        weights += importance;
      }
    }
    long mean = weights == 0 ? 0 : divide(weighted, weights);
    return (int) Math.max(0, Math.min(card.start() + sums.bonus, mean + sums.bonus));
  }

  private long sectionScore(Sums sums, int s) {
    long score = card.start();
    if (sums.awardable[s] > 0) {
      score = divide(score * sums.awarded[s], sums.awardable[s]);
    }
    score -= sums.deducted[s];
    Integer floor = card.sections().get(s).floor();
    Integer cap = card.sections().get(s).cap();
    score = floor == null ? score : Math.max(floor, score);
    return cap == null ? score : Math.min(cap, score);
  }

  /** Division rounded half away from zero, so that no unit of a thousandth is lost to one side. */
  static long divide(long value, long by) {
    return value >= 0 ? (value + by / HALF) / by : -((-value + by / HALF) / by);
  }

  /** The band a score falls in, null below the lowest. */
  @Nullable String grade(int score) {
    List<Scorecard.Grade> grades = card.grades();
    for (int g = 0; g < grades.size(); g++) {
      if (score >= grades.get(g).from()) {
        return grades.get(g).name();
      }
    }
    return null;
  }

  boolean passes(int score) {
    return score >= card.passMark();
  }

  double minimumDecidedShare() {
    return card.minimumDecidedShare();
  }
}
