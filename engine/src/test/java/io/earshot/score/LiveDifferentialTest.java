package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Event;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.model.Utterance;
import io.earshot.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Live against offline, on random rules and conversations: the end is the same, and what was
 * settled stays, however the conversation goes on.
 */
class LiveDifferentialTest {
  private static final int SETS = 16;
  private static final int RULES = 20;
  private static final int CONVERSATIONS = 6;
  private static final int WAYS = 20;

  private final long seed = Long.getLong("earshot.seed", 7_000_000L);
  private final TestReporter reporter;
  private int settledSeen;

  LiveDifferentialTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  @Test
  void live_endsAsOfflineAndSettledOutcomesStayInEveryContinuation() {
    for (int s = 0; s < SETS; s++) {
      var random = s % 4 == 0 ? new RandomRules(seed, s) : new RandomRules(seed, s).ofWords();
      RuleSet set = random.ruleSet(RULES);
      Program program = Program.compile(set);
      for (int i = 0; i < CONVERSATIONS; i++) {
        feed(program, random, random.conversation(), "seed " + seed + ", set " + s + "/" + i);
      }
    }
    reporter.publishEntry(
        "seed " + seed + ": " + settledSeen + " settled outcomes held against other endings");
    assertThat(settledSeen).isGreaterThan(50_000);
  }

  private void feed(Program program, RandomRules random, Conversation whole, String name) {
    var live = new LiveScorer(program);
    var offline = new Scorer(program);
    live.begin(whole);
    List<Event> events = new ArrayList<>(whole.events());
    Map<String, Outcome> before = Map.of();
    for (int u = 0; u < whole.utterances().size(); u++) {
      Utterance utterance = whole.utterances().get(u);
      while (!events.isEmpty() && events.getFirst().startMillis() <= utterance.startMillis()) {
        live.accept(events.removeFirst());
      }
      Map<String, Outcome> settled = settled(live.accept(utterance));
      assertThat(settled).as(name + ": what was settled before " + u).containsAllEntriesOf(before);
      for (int way = 0; way < WAYS && !settled.isEmpty(); way++) {
        Conversation other = random.otherEnd(whole, u + 1);
        Map<String, Outcome> outcomes = outcomes(offline.score(other));
        settledSeen += settled.size();
        if (!outcomes.entrySet().containsAll(settled.entrySet())) {
          assertThat(outcomes)
              .as(name + ": settled with utterance " + u + ", then " + told(other))
              .containsAllEntriesOf(settled);
        }
      }
      before = settled;
    }
    events.forEach(live::accept);
    List<Evaluation> closed = live.close(whole.durationMillis());
    assertThat(closed).as(name).isEqualTo(offline.score(whole));
    assertThat(outcomes(closed)).as(name).containsAllEntriesOf(before);
  }

  private static Map<String, Outcome> settled(List<LiveOutcome> all) {
    Map<String, Outcome> settled = new HashMap<>();
    for (LiveOutcome now : all) {
      if (now.settled()) {
        settled.put(now.leg() + "/" + now.rule(), now.outcome());
      }
    }
    return settled;
  }

  private static Map<String, Outcome> outcomes(List<Evaluation> legs) {
    Map<String, Outcome> outcomes = new HashMap<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      for (RuleOutcome outcome : legs.get(leg).outcomes()) {
        outcomes.put(leg + "/" + outcome.rule(), outcome.outcome());
      }
    }
    return outcomes;
  }

  private static String told(Conversation c) {
    var lines = new TreeSet<String>();
    for (int u = 0; u < c.utterances().size(); u++) {
      Utterance said = c.utterances().get(u);
      lines.add(u + " " + c.partyOf(said).role() + " " + said.startMillis() + ": " + said.text());
    }
    return lines + " " + c.events();
  }
}
