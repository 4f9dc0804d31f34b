package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an explanation says, and that every change it prints flips the outcome when it is made. */
class ExplainerTest {
  private static final String HEAD =
      """
      ruleSet: asked
      version: 1.0.0
      title: Asked
      languages: [en, zh]
      scorecard:
        pass: 80
        minimumDecidedShare: 0
        sections: [{ id: s, title: S, weight: 1 }]
        grades: [{ name: A, from: 0 }]
      """;

  @TempDir private Path folder;

  private Explanation explain(Conversation conversation, String rest) throws IOException {
    Path file = Files.writeString(folder.resolve("asked.yaml"), HEAD + rest);
    RuleSet set = RuleSets.load(file);
    String rule = set.rules().getLast().id();
    return new Explainer(set, ScoringOptions.DEFAULT).explain(conversation, rule).getFirst();
  }

  private static String rule(String require) {
    return "rules:\n  - id: r\n    title: R\n    section: s\n    worth: { deduct: 1 }\n    require: "
        + require
        + "\n";
  }

  /** Makes every change in the rule file itself and scores anew. */
  private void assertFlips(Conversation conversation, String rest) throws IOException {
    Explanation explanation = explain(conversation, rest);
    assertThat(explanation.flips()).isNotEmpty();
    for (Explanation.Flip flip : explanation.flips()) {
      Files.writeString(folder.resolve("asked.yaml"), HEAD + rest);
      new FlipEditor(folder).apply(flip);
      RuleSet changed = RuleSets.load(folder.resolve("asked.yaml"));
      RuleOutcome outcome =
          new Scorer(Program.compile(changed)).score(conversation).getFirst().outcomes().getLast();
      assertThat(outcome.outcome()).as(FlipEditor.told(flip)).isEqualTo(flip.outcome());
      assertThat(outcome.evidence()).as(FlipEditor.told(flip)).isEqualTo(flip.found());
      assertThat(outcome.outcome()).isNotEqualTo(explanation.outcome());
    }
  }

  private static String first(Explanation explanation) {
    Explanation.Flip flip = explanation.flips().getFirst();
    return flip.path() + ": " + flip.from() + " → " + flip.to() + ", " + flip.outcome().label();
  }

  private static final Conversation CHAT =
      Talk.chat()
          .says("agent", "what do you want")
          .says("customer", "this is unacceptable")
          .says("agent", "I am not sorry at all")
          .says("customer", "my bill")
          .says("agent", "oh hello then thank you for ringing us")
          .end();

  private static final Conversation CALL =
      Talk.call()
          .says("agent", 0, 4, "good morning how can i help")
          .says("customer", 5, 8, "my card is gone")
          .says("agent", 42, 46, "let me see hello")
          .says("customer", 45.2, 49, "are you still there at all")
          .says("agent", 60, 64, "yes i am here")
          .end();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { phrases: [hello], role: agent, turns: first 2 }                | turns: first 2 → first 3, met
          { phrases: [hello], role: agent, seconds: first 30 }             | seconds: first 30 → first 40, met
          { phrases: [sorry], role: agent }                                | phrases.negation: guard → ignore, met
          { phrases: { any: [thank you for calling us] }, role: agent }    | phrases.any:  → thank you for ringing us, met
          { phrases: { none: [unacceptable, rude] }, role: customer }      | phrases.none: unacceptable → , met
          { phrases: { atLeast: 2, of: [hello, bye] }, role: agent }       | phrases.atLeast: 2 → 1, met
          { phrases: { any: [hello], hits: 2 }, role: agent }              | phrases.hits: 2 → 1, met
          { turnCount: { atLeast: 7 } }                                    | turnCount.atLeast: 7 → 5, met
          { not: { turnCount: { atLeast: 4 } } }                           | turnCount.atLeast: 4 → 6, met
          """)
  void miss_isFlippedByTheSmallestChange(String require, String expected) throws IOException {
    assertThat(first(explain(CHAT, rule(require)))).isEqualTo(expected);
    assertFlips(CHAT, rule(require));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { not: { silence: { above: 20, before: agent } } }            | silence.above: 20 → 34, met
          { responseTime: { of: agent, which: each, atMost: 10 }, every: true }      | responseTime.atMost: 10 → 34, met
          { not: { interruption: { by: customer, above: 0.5 } } }       | interruption.above: 0.5 → 0.8, met
          { duration: { below: 30 } }                                   | duration.below: 30 → 64.1, met
          { talkShare: { of: agent, below: 40 } }                       | talkShare.below: 40 → 64, met
          { whoSpokeLast: { is: customer } }                            | whoSpokeLast.is: customer → agent, met
          { count: { of: { phrases: [i], role: agent }, atLeast: 4 } }  | count.atLeast: 4 → 2, met
          """)
  void figure_isFlippedAtTheFigureThatWasMeasured(String require, String expected)
      throws IOException {
    assertThat(first(explain(CALL, rule(require)))).isEqualTo(expected);
    assertFlips(CALL, rule(require));
  }

  private static final String SORRY =
      """
      conditions:
        grievance: { phrases: [unacceptable], role: customer }
      rules:
        - id: sorry
          title: S
          section: s
          worth: { deduct: 1 }
          when: { hit: grievance }
          require: { phrases: [thank you], role: agent, after: { hit: grievance, turns: 1, of: agent } }
      """;

  @Test
  void anchoredMiss_isFlippedByALongerWindow() throws IOException {
    Explanation explanation = explain(CHAT, SORRY);
    assertThat(first(explanation)).isEqualTo("after.turns: 1 → 2, met");
    assertThat(explanation.flips().getFirst().found().getFirst().startMillis()).isEqualTo(40_000);
    assertFlips(CHAT, SORRY);
  }

  @Test
  void derivation_namesWhatWasLookedAtAndFound() throws IOException {
    Explanation explanation = explain(CHAT, SORRY);
    Explanation.Part when = explanation.parts().get(0);
    assertThat(when.role()).isEqualTo("when");
    assertThat(when.name()).isEqualTo("grievance");
    assertThat(when.parts().getFirst().found().getFirst().quote()).isEqualTo("unacceptable");
    Explanation.Part require = explanation.parts().get(1);
    assertThat(require.answer()).isEqualTo(Explanation.Answer.FALSE);
    assertThat(require.looked())
        .extracting(Explanation.Turn::text)
        .containsExactly("I am not sorry at all");
    assertThat(require.parts().getFirst().role()).isEqualTo("anchor");
    assertThat(require.says()).contains("any: thank you", "role: agent", "hit: grievance");
  }

  @Test
  void chineseMiss_namesWhatComesNearest() throws IOException {
    Conversation talk =
        Talk.chat().language("zh").says("agent", "很高兴为你服务").says("customer", "退款").end();
    String rest = rule("{ phrases: [很高兴为您服务], role: agent, turns: first 1 }");
    Explanation explanation = explain(talk, rest);
    Explanation.Nearest nearest = explanation.parts().getFirst().nearest();
    assertThat(Objects.requireNonNull(nearest).said()).isEqualTo("很高兴为你服务");
    assertThat(nearest.common()).isEqualTo(6);
    assertFlips(talk, rest);
  }

  @Test
  void metRule_tellsWhatWouldHaveFailedIt() throws IOException {
    String rest = rule("{ phrases: [hello], role: agent, seconds: first 60 }");
    assertThat(explain(CHAT, rest).outcome()).isEqualTo(Outcome.MET);
    assertThat(first(explain(CHAT, rest))).isEqualTo("seconds: first 60 → first 39.9, not_met");
    assertFlips(CHAT, rest);
  }

  @Test
  void ruleThatOnlyAPersonAnswers_saysSo() throws IOException {
    String rest = rule("{ phrases: [hello] }\n    answeredBy: human");
    Explanation explanation = explain(CHAT, rest);
    assertThat(explanation.reason()).isEqualTo("only a person answers this rule");
    assertThat(explanation.flips()).isEmpty();
  }

  @Test
  void explanation_comesToTheOutcomeThatScoringGives() {
    for (long seed = 1; seed <= 20; seed++) {
      RandomRules random = new RandomRules(seed);
      RuleSet set = random.ruleSet(6);
      Conversation conversation = random.conversation();
      var legs = new Scorer(Program.compile(set)).score(conversation);
      for (int r = 0; r < set.rules().size(); r++) {
        Rule rule = set.rules().get(r);
        var explained = new Explainer(set, ScoringOptions.DEFAULT).explain(conversation, rule.id());
        for (int leg = 0; leg < legs.size(); leg++) {
          assertThat(explained.get(leg).outcome())
              .as("seed %d rule %s leg %d", seed, rule.id(), leg)
              .isEqualTo(legs.get(leg).outcomes().get(r).outcome());
        }
      }
    }
  }

  /** Every change printed for a miss of the packs' own examples is made in the packs' files. */
  @ParameterizedTest
  @CsvSource({"service-standard-en", "service-standard-zh"})
  void packs_everyPrintedChangeFlipsWhenItIsMade(String pack) throws IOException {
    Path source = PacksTest.RULES.resolve(pack);
    RuleSet set = RuleSets.load(copy(source));
    Map<String, Integer> paths = new TreeMap<>();
    int applied = 0;
    for (int r = 0; r < set.rules().size(); r += 2) { // every second: loading a pack takes long
      Rule rule = set.rules().get(r);
      Rule.Example missed =
          rule.examples().stream()
              .filter(e -> e.expect() == Outcome.NOT_MET)
              .findFirst()
              .orElseThrow();
      Explanation explanation =
          new Explainer(set, ScoringOptions.DEFAULT)
              .explain(missed.conversation(), rule.id())
              .getLast();
      for (Explanation.Flip flip : firstOf(explanation.flips())) {
        copy(source);
        new FlipEditor(folder).apply(flip);
        RuleSet changed = RuleSets.load(folder);
        int number = Trial.numberOf(changed, rule.id());
        assertThat(
                new Scorer(Program.compile(changed))
                    .score(missed.conversation())
                    .getLast()
                    .outcomes()
                    .get(number)
                    .outcome())
            .as(rule.id() + " " + FlipEditor.told(flip))
            .isEqualTo(flip.outcome());
        paths.merge(flip.key(), 1, Integer::sum);
        applied++;
      }
    }
    assertThat(applied).as(paths.toString()).isGreaterThan(15);
  }

  private static List<Explanation.Flip> firstOf(List<Explanation.Flip> flips) {
    return flips.subList(0, Math.min(1, flips.size()));
  }

  private Path copy(Path pack) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(pack)) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }
}
