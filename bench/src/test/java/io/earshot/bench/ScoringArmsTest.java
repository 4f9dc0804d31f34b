package io.earshot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both arms of the benchmark find the same. */
class ScoringArmsTest {
  @ParameterizedTest
  @CsvSource({"en,50", "en,200", "zh,50", "zh,200"})
  void arms_fireTheSameRules(String language, int rules) {
    Workload workload = Workload.of(language, rules);
    Scorer scorer = new Scorer(Program.compile(workload.ruleSet));
    RegexArm regex = new RegexArm(workload.ruleSet);
    boolean[] fired = new boolean[rules];
    int seen = 0;
    for (int i = 0; i < 60; i++) {
      List<RuleOutcome> outcomes =
          scorer.score(workload.conversations.get(i)).getFirst().outcomes();
      seen += regex.run(regex.prepare(workload.conversations.get(i)), fired) > 0 ? 1 : 0;
      for (int r = 0; r < rules; r++) {
        boolean met = outcomes.get(r).outcome() == Outcome.MET;
        assertThat(met)
            .as("conversation %d, %s", i, workload.ruleSet.rules().get(r))
            .isEqualTo(fired[r]);
      }
    }
    assertThat(seen).isEqualTo(60);
  }
}
