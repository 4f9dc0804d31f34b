package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.model.Utterance;
import io.earshot.rule.RuleSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The engine against the slow, obviously right evaluator, and live against offline. */
class DifferentialTest {
  private static final int SETS = Integer.getInteger("earshot.sets", 500);
  private static final int RULES = 20;
  private static final int CONVERSATIONS = 10;

  @Test
  void outcomes_areThoseOfTheSlowEvaluator() {
    long seed = Long.getLong("earshot.seed", 20_261_121L);
    for (int s = 0; s < SETS; s++) {
      var random = new RandomRules(seed + s);
      RuleSet set = random.ruleSet(RULES);
      Scorer scorer = new Scorer(Program.compile(set));
      for (int i = 0; i < CONVERSATIONS; i++) {
        Conversation conversation = random.conversation();
        Map<String, Outcome> expected = new SlowEvaluator(conversation, set).outcomes();
        Map<String, Outcome> got = outcomes(scorer.score(conversation).get(0));
        assertThat(got)
            .as(
                "seed %d, conversation %d: %s",
                seed + s, i, differing(set, conversation, expected, got))
            .matches(expected::equals, "what the slow evaluator says");
      }
    }
  }

  @Test
  void live_endsAsOfflineAndSettledOutcomesStay() {
    long seed = Long.getLong("earshot.seed", 7_000_000L);
    int settledSeen = 0;
    for (int s = 0; s < 60; s++) {
      var random = new RandomRules(seed + s);
      RuleSet set = random.ruleSet(RULES);
      Program program = Program.compile(set);
      LiveScorer live = new LiveScorer(program);
      for (int i = 0; i < CONVERSATIONS; i++) {
        Conversation conversation = random.conversation();
        settledSeen +=
            feed(live, conversation, new Scorer(program), "seed " + (seed + s) + "/" + i);
      }
    }
    assertThat(settledSeen).isGreaterThan(400);
  }

  private static int feed(LiveScorer live, Conversation whole, Scorer offline, String name) {
    live.begin(whole);
    Map<String, Outcome> settled = new HashMap<>();
    for (Utterance utterance : whole.utterances()) {
      for (LiveOutcome now : live.accept(utterance)) {
        String key = now.leg() + "/" + now.rule();
        Outcome before = settled.get(key);
        if (before != null) {
          assertThat(now.outcome()).as("%s: %s was settled", name, key).isEqualTo(before);
        }
        if (now.settled()) {
          settled.put(key, now.outcome());
        }
      }
    }
    List<Evaluation> closed = live.close(whole.durationMillis());
    assertThat(closed).as(name).isEqualTo(offline.score(whole));
    settled.forEach(
        (key, outcome) ->
            assertThat(outcomes(closed.get(0)).get(key.substring(2)))
                .as("%s: %s was settled", name, key)
                .isEqualTo(outcome));
    return settled.size();
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
