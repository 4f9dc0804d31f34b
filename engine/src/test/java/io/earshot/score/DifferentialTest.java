package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The engine against the slow, obviously right evaluator, on random rules and conversations.
 * Another seed: {@code -Dearshot.seed=n}.
 */
class DifferentialTest {
  private static final int ALL_SETS = 800;
  private static final int SETS = Integer.getInteger("earshot.sets", ALL_SETS);
  private static final int RULES = 20;
  private static final int CONVERSATIONS = 10;
  private static final int LEAST = 100 * SETS / ALL_SETS;

  private final TestReporter reporter;

  DifferentialTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  @Test
  void outcomes_areThoseOfTheSlowEvaluator() throws IOException {
    long seed = Long.getLong("earshot.seed", 20_261_122L);
    var coverage = new Coverage();
    Map<Outcome, Integer> shares = new EnumMap<>(Outcome.class);
    for (int s = 0; s < SETS; s++) {
      var random = new RandomRules(seed, s);
      RuleSet set = random.ruleSet(RULES);
      Scorer scorer = new Scorer(Program.compile(set));
      for (int i = 0; i < CONVERSATIONS; i++) {
        Conversation conversation = random.conversation();
        var talk = new SlowTalk(conversation);
        List<Evaluation> legs = scorer.score(conversation);
        assertThat(legs).as("legs, seed %d, conversation %d", seed + s, i).hasSameSizeAs(talk.legs);
        for (int leg = 0; leg < legs.size(); leg++) {
          Map<String, Outcome> expected =
              new SlowEvaluator(talk, leg, set)
                  .outcomes(
                      (outcome, looked) -> {
                        shares.merge(outcome, 1, Integer::sum);
                        looked.forEach(coverage::looked);
                      });
          Map<String, Outcome> got = outcomes(legs.get(leg));
          if (!got.equals(expected)) {
            String where = "seed " + seed + ", set " + s + ", conversation " + i + ", leg " + leg;
            fail(where + ": " + differing(set, conversation, expected, got));
          }
        }
      }
    }
    report(seed, coverage, shares);
  }

  /** Tells what was asked, here and in {@code target/differential.txt}, and whether it suffices. */
  private void report(long seed, Coverage coverage, Map<Outcome, Integer> shares)
      throws IOException {
    double all = shares.values().stream().mapToInt(Integer::intValue).sum();
    String told =
        coverage.table()
            + "\noperators without a second description: "
            + coverage.unasked()
            + "\nseed "
            + seed
            + ": "
            + (long) all
            + " rules asked of legs, "
            + shares;
    reporter.publishEntry(told);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("differential.txt"), told);
    assertThat(all).isGreaterThanOrEqualTo(SETS * RULES * CONVERSATIONS);
    assertThat(shares.getOrDefault(Outcome.MET, 0) / all).as("met").isGreaterThanOrEqualTo(0.15);
    assertThat(shares.getOrDefault(Outcome.NOT_MET, 0) / all)
        .as("not met")
        .isGreaterThanOrEqualTo(0.15);
    assertThat(shares.getOrDefault(Outcome.UNDECIDABLE, 0) / all)
        .as("undecidable")
        .isGreaterThanOrEqualTo(0.05);
    assertThat(coverage.below(LEAST)).as("asked less than %d times", LEAST).isEmpty();
  }

  private static Map<String, Outcome> outcomes(Evaluation evaluation) {
    Map<String, Outcome> result = new LinkedHashMap<>();
    for (RuleOutcome outcome : evaluation.outcomes()) {
      result.put(outcome.rule(), outcome.outcome());
    }
    return result;
  }

  private static String differing(
      RuleSet set, Conversation c, Map<String, Outcome> expected, Map<String, Outcome> got) {
    var text = new StringBuilder();
    set.rules().stream()
        .filter(rule -> expected.get(rule.id()) != got.get(rule.id()))
        .limit(1)
        .forEach(
            rule ->
                text.append(rule.id())
                    .append(" expected ")
                    .append(expected.get(rule.id()))
                    .append(", got ")
                    .append(got.get(rule.id()))
                    .append("\n")
                    .append(rule)
                    .append("\n")
                    .append(set.conditions())
                    .append("\n"));
    c.utterances()
        .forEach(
            u ->
                text.append(c.parties().get(u.party()).role())
                    .append(' ')
                    .append(u.startMillis())
                    .append('-')
                    .append(u.endMillis())
                    .append(' ')
                    .append(u.text())
                    .append(' ')
                    .append(java.util.Arrays.toString(u.words().confidence()))
                    .append("\n"));
    return text.toString();
  }
}
