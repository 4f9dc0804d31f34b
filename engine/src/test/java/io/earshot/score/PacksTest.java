package io.earshot.score;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Outcome;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped packs hold what {@code rules/README.md} says of them. */
class PacksTest {
  static final Path RULES = Path.of("..", "rules");
  private static final List<RuleSet> PACKS = RuleSets.loadAll(RULES);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|([^|]*)\\|.*$");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");

  @Test
  void packs_areThereInBothLanguages() {
    for (String topic :
        List.of("service-standard", "chat-service", "telesales", "collections-compliance")) {
      assertThat(PACKS).extracting(RuleSet::id).contains(topic + "-en", topic + "-zh");
    }
  }

  @Test
  void packs_loadWithoutFaultsOrWarnings() {
    assertThat(RuleSets.check(RULES)).isEmpty();
  }

  @Test
  void examples_comeOutAsTheirAuthorsExpect() {
    List<String> failed = new ArrayList<>();
    for (RuleSet pack : PACKS) {
      for (ExampleResult result : Examples.run(pack)) {
        if (!result.passed()) {
          failed.add(result.at() + " " + result.reason());
        }
      }
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void rules_tellTheAgentWhyAndWhatToDo() {
    for (Rule rule : rules()) {
      assertThat(rule.why()).as("why of %s", rule.at()).isNotBlank();
      assertThat(rule.advice()).as("advice of %s", rule.at()).isNotBlank();
    }
  }

  @Test
  void standards_areThoseOfTheTable() throws IOException {
    Set<String> standards = table().keySet();
    for (Rule rule : rules()) {
      if (rule.standard() != null) {
        assertThat(standards).as("standard of %s", rule.at()).contains(rule.standard());
      }
    }
  }

  @Test
  void rules_haveTwoExamplesOfEitherKindAndOneOfNeither() {
    assertThat(PACKS).allSatisfy(pack -> assertThat(pack.rules()).hasSizeGreaterThanOrEqualTo(15));
    for (Rule rule : rules()) {
      assertThat(examples(rule, Outcome.MET)).as("met: %s", rule.at()).isGreaterThanOrEqualTo(2);
      assertThat(examples(rule, Outcome.NOT_MET))
          .as("not met: %s", rule.at())
          .isGreaterThanOrEqualTo(2);
      assertThat(examples(rule, Outcome.NOT_APPLICABLE) + examples(rule, Outcome.UNDECIDABLE))
          .as("not applicable or undecidable: %s", rule.at())
          .isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void autoFails_waitForAPerson() {
    for (Rule rule : rules()) {
      if (rule.worth() instanceof Rule.Worth.AutoFail fail) {
        assertThat(fail.confirmedByHuman()).as("%s", rule.at()).isTrue();
      }
    }
  }

  @Test
  void packs_askTheSameQuestionsInBothLanguages() {
    Map<String, Set<String>> questions = new LinkedHashMap<>();
    for (RuleSet pack : PACKS) {
      String topic = pack.id().substring(0, pack.id().length() - "-en".length());
      assertThat(ids(pack))
          .as(pack.id())
          .isEqualTo(questions.computeIfAbsent(topic, t -> ids(pack)));
    }
  }

  @Test
  void everyRowOfTheTable_leadsToItsRules() throws IOException {
    Map<String, Set<String>> table = table();
    assertThat(table).isNotEmpty();
    for (RuleSet pack : PACKS) {
      if (!pack.id().startsWith("service-standard")) {
        continue;
      }
      Map<String, Set<String>> actual = new LinkedHashMap<>();
      for (Rule rule : pack.rules()) {
        String standard = Objects.requireNonNull(rule.standard(), rule.id());
        actual.computeIfAbsent(standard, s -> new TreeSet<>()).add(rule.id());
      }
      assertThat(actual).as("%s against rules/README.md", pack.id()).isEqualTo(table);
    }
  }

  private static List<Rule> rules() {
    return PACKS.stream().flatMap(pack -> pack.rules().stream()).toList();
  }

  private static Set<String> ids(RuleSet pack) {
    return pack.rules().stream().map(Rule::id).collect(toSet());
  }

  private static long examples(Rule rule, Outcome expected) {
    return rule.examples().stream().filter(example -> example.expect() == expected).count();
  }

  /** Standard → rules, as the section "The packs" tells it; rows without rules are left out. */
  private static Map<String, Set<String>> table() throws IOException {
    String readme = Files.readString(RULES.resolve("README.md"));
    String packs = readme.substring(readme.indexOf("## The packs"));
    Map<String, Set<String>> table = new LinkedHashMap<>();
    ROW.matcher(packs)
        .results()
        .forEach(
            row ->
                NAME.matcher(row.group(2))
                    .results()
                    .map((MatchResult name) -> name.group(1))
                    .forEach(
                        id -> table.computeIfAbsent(row.group(1), s -> new TreeSet<>()).add(id)));
    return table;
  }
}
