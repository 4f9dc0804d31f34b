package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Rule.Worth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule set that takes over another and says only what is different. */
class ExtendsTest {
  private static final String BASE =
      """
      ruleSet: base
      version: 1.0.0
      title: Base
      languages: [en]
      lists:
        greetings: [hello]
        sorry: [i am sorry]
      scorecard:
        pass: 80
        sections: [{ id: s, title: S, weight: 1 }]
        grades: [{ name: A, from: 0 }]
      rules:
        - { id: greet, title: Greets, section: s, require: { phrases: ["{list.greetings}"] }, worth: { award: 5 } }
        - { id: sorry, title: Sorry, section: s, require: { phrases: ["{list.sorry}"] }, worth: { deduct: 5 } }
        - { id: thanks, title: Thanks, section: s, require: { phrases: [thanks] }, worth: { award: 1 } }
      """;

  private static final String OWN =
      """
      ruleSet: own
      extends: ../base
      version: 2.0.0
      title: Own
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeBase() throws IOException {
    write("base/base.yaml", BASE);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private RuleSet own(String rest) throws IOException {
    return RuleSets.load(write("own/own.yaml", OWN + rest));
  }

  private static Rule rule(RuleSet set, String id) {
    return set.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everythingNotSaid_isTakenOver() throws IOException {
    RuleSet own = own("");
    RuleSet base = RuleSets.load(folder.resolve("base"));
    assertThat(own.id()).isEqualTo("own");
    assertThat(own.languages()).containsExactly("en");
    assertThat(own.scorecard()).isEqualTo(base.scorecard());
    assertThat(own.rules()).isEqualTo(base.rules());
  }

  @Test
  void whatIsTakenOverAndNotUsed_isNoFault() throws IOException {
    Path own = write("own/own.yaml", OWN + "without: [sorry]\nlists: { mine: [hi] }\n");
    assertThat(RuleSets.check(own))
        .extracting(RuleFault::message)
        .containsExactly("nothing uses the list \"mine\"");
  }

  @Test
  void lists_areReplacedByName() throws IOException {
    RuleSet own = own("lists: { greetings: [welcome] }\n");
    assertThat(rule(own, "greet").require().toString()).contains("welcome").doesNotContain("hello");
    assertThat(rule(own, "sorry").require().toString()).contains("i am sorry");
  }

  @Test
  void rules_areAddedLeftOutAndOverridden() throws IOException {
    RuleSet own =
        own(
            """
            without: [thanks]
            overrides:
              - { id: greet, stage: suggest }
              - { id: sorry, worth: { deduct: 20 } }
            rules:
              - { id: bye, title: Bye, section: s, require: { phrases: [bye] }, worth: { award: 2 } }
            """);
    assertThat(own.rules()).extracting(Rule::id).containsExactly("greet", "sorry", "bye");
    assertThat(rule(own, "greet").stage()).isEqualTo(Stage.SUGGEST);
    assertThat(rule(own, "greet").title()).isEqualTo("Greets");
    assertThat(rule(own, "sorry").worth()).isEqualTo(new Worth.Deduct(20_000));
  }

  @Test
  void ruleOfTheSameId_replacesTheOther() throws IOException {
    RuleSet own =
        own(
            "rules: [{ id: greet, title: Mine, section: s, require: { phrases: [hi] },"
                + " worth: { award: 9 } }]\n");
    assertThat(rule(own, "greet").title()).isEqualTo("Mine");
    assertThat(own.rules()).hasSize(3);
  }

  @Test
  void contentHash_changesWithTheBase() throws IOException {
    String before = own("").contentHash();
    write("base/base.yaml", BASE.replace("hello", "good day"));
    assertThat(own("").contentHash()).isNotEqualTo(before);
  }

  @Test
  void ruleThatIsNotThere_isToldWithWhatWasMeant() {
    assertThatThrownBy(() -> own("without: [thank]\n"))
        .hasMessageContaining("own.yaml:5:11")
        .hasMessageContaining("has no rule \"thank\"")
        .hasMessageContaining("did you mean \"thanks\"?");
  }

  @Test
  void baseThatIsNotThere_isTold() throws IOException {
    Path file = write("own/own.yaml", OWN.replace("../base", "../bass"));
    assertThatThrownBy(() -> RuleSets.load(file))
        .hasMessageContaining("own.yaml:2:10")
        .hasMessageContaining("no rule set at \"../bass\"");
  }

  @Test
  void pathThatIsNone_isTold() throws IOException {
    Path file = write("own/own.yaml", OWN.replace("../base", "\"a\\0b\""));
    assertThatThrownBy(() -> RuleSets.load(file)).isInstanceOf(RuleFaults.class);
  }

  @Test
  void fileOfTheBaseThatCannotBeRead_isTold() throws IOException {
    Files.write(folder.resolve("base/more.yaml"), new byte[] {'#', (byte) 0xFF});
    assertThatThrownBy(() -> own(""))
        .hasMessageContaining("more.yaml")
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void circle_isTold() throws IOException {
    Path file = write("own/own.yaml", OWN.replace("../base", "own.yaml"));
    assertThatThrownBy(() -> RuleSets.load(file)).hasMessageContaining("look for a circle");
  }

  @Test
  void faultInTheBase_isToldInItsFile() throws IOException {
    write("base/base.yaml", BASE.replace("pass: 80", "pass: high"));
    assertThatThrownBy(() -> own("")).hasMessageContaining("base.yaml:9:9");
  }
}
