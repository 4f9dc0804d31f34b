package io.earshot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evidence;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Rule;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both arms of the benchmark find the same. */
class ScoringArmsTest {
  private static final int CONVERSATIONS = 40;

  @ParameterizedTest
  @CsvSource({"en,50", "en,200", "zh,50", "zh,200"})
  void arms_fireTheSameRulesAtTheSamePlaces(String language, int rules) {
    Workload workload = Workload.of(language, rules);
    Scorer scorer = new Scorer(Program.compile(workload.ruleSet));
    RegexArm regex = new RegexArm(workload.ruleSet);
    boolean[] fired = new boolean[rules];
    int places = 0;
    for (int i = 0; i < CONVERSATIONS; i++) {
      Conversation conversation = workload.conversations.get(i);
      List<RuleOutcome> outcomes = scorer.score(conversation).getFirst().outcomes();
      RegexArm.Prepared prepared = regex.prepare(conversation);
      assertThat(regex.run(prepared, fired)).isPositive();
      for (int r = 0; r < rules; r++) {
        Rule rule = workload.ruleSet.rules().get(r);
        boolean met = outcomes.get(r).outcome() == Outcome.MET;
        assertThat(met).as("conversation %d, %s", i, rule).isEqualTo(fired[r] != forbids(rule));
        if (regex.looks(r).size() == 1) {
          TreeSet<String> expected = places(regex.looks(r).getFirst(), prepared, language);
          assertThat(places(outcomes.get(r), conversation, regex, language))
              .as("conversation %d, %s", i, rule)
              .isEqualTo(expected);
          places += expected.size();
        }
      }
    }
    assertThat(places).isGreaterThan(CONVERSATIONS);
  }

  private static boolean forbids(Rule rule) {
    return rule.require() instanceof Condition.Test test
        && test.operator() instanceof Operator.Phrases phrases
        && phrases.mode() == Mode.NONE;
  }

  /** Turn and token at which each hit begins, overlapping ones included. */
  private static TreeSet<String> places(
      RegexArm.Look look, RegexArm.Prepared conversation, String language) {
    TreeSet<String> places = new TreeSet<>();
    for (int t = 0; t < conversation.turns().size(); t++) {
      String turn = conversation.turns().get(t);
      Matcher matcher = look.pattern().matcher(turn);
      boolean inside = RegexArm.inside(look.scope(), conversation, t);
      int from = 0;
      while (inside && matcher.find(from)) {
        places.add(t + ":" + tokens(turn.substring(0, matcher.start()), language));
        from = matcher.start() + 1;
      }
    }
    return places;
  }

  private static TreeSet<String> places(
      RuleOutcome outcome, Conversation conversation, RegexArm regex, String language) {
    TreeSet<String> places = new TreeSet<>();
    for (Evidence evidence : outcome.evidence()) {
      String text = conversation.utterances().get(evidence.utterance()).text();
      String before = regex.plain(text.substring(0, evidence.startChar()));
      places.add(evidence.utterance() + ":" + tokens(before, language));
    }
    return places;
  }

  private static int tokens(String plain, String language) {
    if (language.equals("zh")) {
      return plain.length();
    }
    return plain.isBlank() ? 0 : plain.strip().split(" ").length;
  }
}
