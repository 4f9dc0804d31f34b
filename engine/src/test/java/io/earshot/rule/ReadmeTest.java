package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Evaluation;
import io.earshot.score.ExampleResult;
import io.earshot.score.Examples;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The language's reference says what is true: its worked example, its keys, and the packs beside
 * it.
 */
class ReadmeTest {
  private static final Path RULES = Path.of("..", "rules");

  private static String readme() throws IOException {
    return Files.readString(RULES.resolve("README.md"));
  }

  private static String workedExample() throws IOException {
    String section = readme().split("## A worked example\n")[1];
    return section.split("```yaml\n")[1].split("```")[0];
  }

  private static Evaluation scoreLast(RuleSet ruleSet) {
    Rule.Example example = ruleSet.rules().getLast().examples().getLast();
    return new Scorer(Program.compile(ruleSet)).score(example.conversation()).getFirst();
  }

  @Test
  void workedExample_loadsWithoutAWarningAndItsExamplesHold() throws IOException {
    assertThat(Sample.read(workedExample()).faults()).isEmpty();
    assertThat(Examples.run(Sample.load(workedExample())))
        .allSatisfy(result -> assertThat(result.passed()).as(result.reason()).isTrue())
        .extracting(ExampleResult::rule)
        .contains("greeting", "own-name", "no-blame");
  }

  @Test
  void voices_loadWithoutAWarningAndTheirExamplesHold() throws IOException {
    String section = readme().split("### Loudness and pitch\n")[1];
    String voices = section.split("```yaml\n")[1].split("```")[0];
    assertThat(Sample.read(voices).faults()).isEmpty();
    assertThat(Examples.run(Sample.load(voices)))
        .hasSize(8)
        .allSatisfy(result -> assertThat(result.passed()).as(result.reason()).isTrue());
  }

  @Test
  void workedExample_scoresAsItSays() throws IOException {
    Evaluation evaluation = scoreLast(Sample.load(workedExample()));
    assertThat(evaluation.score()).isEqualTo(68_000);
    assertThat(evaluation.grade()).isEqualTo("B");
    assertThat(evaluation.passed()).isTrue();
    assertThat(evaluation.decidedShare()).isEqualTo(1);
  }

  @Test
  void workedExampleInNoise_getsNoScore() throws IOException {
    String noisy =
        """
              - expect: not met
                medium: call
                turns:
                  - "agent: {mum bel mum bel|0.2}"
                  - "customer: what"
                  - "agent: {mum bel mum bel|0.2}"
                  - "customer: what"
                  - "agent: hello, that is your own fault"
                  - "customer: no"
                  - "agent: you should have read it"
        """;
    Evaluation evaluation = scoreLast(Sample.load(workedExample() + noisy));
    assertThat(evaluation.decidedShare()).isEqualTo(0.6);
    assertThat(evaluation.score()).isNull();
    assertThat(evaluation.notScored()).contains("decided share");
  }

  @Test
  void examplesOfWhatWasSaid_hold(@TempDir Path folder) throws IOException {
    String section = readme().split("## Worked examples: what was said\n")[1];
    Path file = folder.resolve("said.yaml");
    Files.writeString(file, section.split("```yaml\n")[1].split("```")[0]);
    Files.writeString(folder.resolve("facts.csv"), readme().split("```csv\n")[1].split("```")[0]);
    assertThat(RuleSets.check(file)).isEmpty();
    assertThat(Examples.run(RuleSets.load(file)))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue())
        .hasSizeGreaterThan(20);
  }

  @Test
  void everyKey_isInTheReference() throws IOException {
    String readme = readme();
    List<String> missing = new ArrayList<>(Grammar.named("condition").names());
    missing.addAll(Grammar.named("rule").names());
    missing.addAll(Grammar.named("example").names());
    missing.addAll(Grammar.RULE_SET.names());
    missing.addAll(Later.SENTENCES.keySet());
    missing.removeIf(readme::contains);
    assertThat(missing).isEmpty();
  }

  @Test
  void packsBesideIt_haveNoFaults() throws IOException {
    try (Stream<Path> entries = Files.list(RULES)) {
      for (Path pack : entries.filter(Files::isDirectory).toList()) {
        assertThat(RuleSets.check(pack)).as(pack.toString()).isEmpty();
      }
    }
  }
}
