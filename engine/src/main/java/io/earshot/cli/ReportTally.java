package io.earshot.cli;

import io.earshot.model.RuleOutcome;
import io.earshot.store.EvaluationSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums over evaluations. A conversation counts once in a row, however many legs it has there. */
final class ReportTally {
  private static final int WORST = 3;

  private long conversations;
  private @Nullable Object lastConversation;
  private long evaluations;
  private long scored;
  private long passed;
  private long suspected;
  private long confirmed;
  private long points;
  private double decided;
  private final Map<String, long[]> rules = new TreeMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final Map<String, Integer> flags = new TreeMap<>();

  void add(EvaluationSummary s) {
    if (!s.conversation().equals(lastConversation)) {
      conversations++;
      lastConversation = s.conversation();
    }
    evaluations++;
    decided += s.decidedShare();
    if (s.autoFail() != null) {
      switch (s.autoFail()) {
        case SUSPECTED -> suspected++;
        case CONFIRMED -> confirmed++;
      }
    }
    s.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum));
    Integer score = s.score();
    if (score == null) {
      reasons.merge(reason(s.notScored()), 1, Integer::sum);
      return;
    }
    scored++;
    points += score;
    passed += s.passed() ? 1 : 0;
    for (int i = 0; i < s.rules().size(); i++) {
      if (s.rules().stage(i) != RuleOutcome.Stage.SCORE) {
        continue;
      }
      long[] counts = rules.computeIfAbsent(s.rules().rule(i), k -> new long[2]);
      switch (s.rules().outcome(i)) {
        case MET -> counts[0]++;
        case NOT_MET -> counts[1]++;
        case NOT_APPLICABLE, UNDECIDABLE, PENDING -> {}
      }
    }
  }

  /** Reasons that differ only in a figure are one. */
  private static String reason(@Nullable String notScored) {
    if (notScored == null) {
      return "unknown";
    }
    return notScored.startsWith("decided share ") ? "too little decided" : notScored;
  }

  private static String counts(Map<String, Integer> counts) {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (name, count) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(count));
    return text.toString();
  }

  private double meanScore() {
    return Math.rint(points / 100.0 / Math.max(1, scored)) / 10;
  }

  private double passRate() {
    return Math.rint(1_000.0 * passed / Math.max(1, scored)) / 1_000;
  }

  private double decidedShare() {
    return Math.rint(1_000.0 * decided / Math.max(1, evaluations)) / 1_000;
  }

  /** The rules missed most often, each with its misses among the decided. */
  private List<Map.Entry<String, long[]>> worst() {
    List<Map.Entry<String, long[]>> missed = new ArrayList<>();
    for (Map.Entry<String, long[]> rule : rules.entrySet()) {
      if (rule.getValue()[1] > 0) {
        missed.add(rule);
      }
    }
    missed.sort((a, b) -> Long.compare(b.getValue()[1], a.getValue()[1]));
    return missed.subList(0, Math.min(WORST, missed.size()));
  }

  @Nullable Object[] row(String key, String ruleSet) {
    StringBuilder worst = new StringBuilder();
    for (Map.Entry<String, long[]> rule : worst()) {
      long[] c = rule.getValue();
      worst.append(worst.isEmpty() ? "" : ", ").append(rule.getKey());
      worst.append(' ').append(c[1]).append('/').append(c[0] + c[1]);
    }
    boolean any = scored > 0;
    return new @Nullable Object[] {
      key,
      ruleSet,
      conversations,
      scored,
      counts(reasons),
      any ? meanScore() : null,
      any ? passRate() : null,
      suspected,
      confirmed,
      decidedShare(),
      worst.toString(),
      counts(flags)
    };
  }

  void json(JsonOut json, boolean oneRuleSet) {
    json.field("conversations", conversations).field("evaluations", evaluations);
    json.field("scored", scored);
    if (scored > 0 && oneRuleSet) {
      json.figure("meanScore", meanScore()).figure("passRate", passRate());
    }
    json.field("autoFailsSuspected", suspected).field("autoFailsConfirmed", confirmed);
    json.figure("decidedShare", decidedShare());
    json.name("notScored").object();
    reasons.forEach(json::field);
    json.end().name("flags").object();
    flags.forEach(json::field);
    json.end().name("worstRules").array();
    for (Map.Entry<String, long[]> rule : worst()) {
      json.object().field("rule", rule.getKey()).field("notMet", rule.getValue()[1]);
      json.field("met", rule.getValue()[0]).end();
    }
    json.end();
  }
}
