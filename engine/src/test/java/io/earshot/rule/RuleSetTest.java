package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Rule.Worth;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {
  private static final String WHOLE =
      """
      ruleSet: service-standard-en
      version: 1.0
      title: Service standard
      languages: [en, zh]
      parameters: { company: Earshot }
      lists: { sorry: [sorry, "{company} is sorry"] }
      conditions:
        grievance: { phrases: [unacceptable], role: customer }
      notScored:
        - { reason: too short, when: { turnCount: { below: 3 } } }
      scorecard:
        start: 120
        pass: 80.5
        minimumDecidedShare: 70
        sections:
          - { id: opening, title: Opening, weight: 20, floor: 0, cap: 100 }
          - { id: empathy, title: Empathy, weight: 30 }
        grades: [{ name: A, from: 90 }, { name: B, from: 0 }]
      flags:
        - { id: low, title: Low score, priority: 1, when: { score: { below: 60 } } }
        - { id: few, title: Little decided, when: { decidedShare: { below: 60 } } }
      rules:
        - id: apology
          standard: apology
          title: Apologises
          why: It becomes a complaint.
          advice: Say sorry.
          section: empathy
          errorClass: customer-critical
          stage: suggest
          answeredBy: either
          effective: { from: 2026-01-01, to: 2026-12-31 }
          needs: [greets]
          when: { hit: grievance }
          require: { phrases: ["{list.sorry}"], role: agent }
          worth: { deduct: 2.5 }
          examples: [{ expect: met, turns: ["agent: sorry"] }]
        - id: greets
          title: Greets
          section: opening
          require: { phrases: [hello] }
          worth: { award: 5 }
          examples: [{ expect: met, turns: ["agent: hello"] }]
      """;

  @Test
  void wholeRuleSet_keepsEveryField() {
    RuleSet set = Sample.load(WHOLE);
    assertThat(set.id()).isEqualTo("service-standard-en");
    assertThat(set.version()).isEqualTo("1.0");
    assertThat(set.title()).isEqualTo("Service standard");
    assertThat(set.languages()).containsExactly("en", "zh");
    assertThat(set.parameters()).containsEntry("company", "Earshot");
    assertThat(set.conditions()).containsOnlyKeys("grievance");
    assertThat(set.exclusions().getFirst().reason()).isEqualTo("too short");
    assertThat(set.contentHash()).matches("[0-9a-f]{64}");
    assertThat(Sample.read(WHOLE).faults()).isEmpty();
  }

  @Test
  void scorecard_isInThousandths() {
    Scorecard card = Sample.load(WHOLE).scorecard();
    assertThat(card.start()).isEqualTo(120_000);
    assertThat(card.passMark()).isEqualTo(80_500);
    assertThat(card.minimumDecidedShare()).isEqualTo(0.7);
    assertThat(card.sections())
        .containsExactly(
            new Scorecard.Section("opening", "Opening", 20, 0, 100_000),
            new Scorecard.Section("empathy", "Empathy", 30, null, null));
    assertThat(card.grades())
        .containsExactly(new Scorecard.Grade("A", 90_000), new Scorecard.Grade("B", 0));
  }

  @Test
  void flags_haveAPriority() {
    List<RuleSet.Flag> flags = Sample.load(WHOLE).flags();
    assertThat(flags).extracting(RuleSet.Flag::priority).containsExactly(1, 3);
    assertThat(flags.getFirst().title()).isEqualTo("Low score");
  }

  @Test
  void rule_keepsEveryField() {
    Rule rule = Sample.load(WHOLE).rules().getFirst();
    assertThat(rule.standard()).isEqualTo("apology");
    assertThat(rule.why()).isEqualTo("It becomes a complaint.");
    assertThat(rule.advice()).isEqualTo("Say sorry.");
    assertThat(rule.errorClass()).isEqualTo(Rule.ErrorClass.CUSTOMER_CRITICAL);
    assertThat(rule.stage()).isEqualTo(Stage.SUGGEST);
    assertThat(rule.answeredBy()).isEqualTo(Rule.AnsweredBy.EITHER);
    assertThat(rule.effectiveFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(rule.effectiveTo()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(rule.needs()).containsExactly("greets");
    assertThat(rule.when()).isInstanceOf(Condition.Named.class);
    assertThat(rule.worth()).isEqualTo(new Worth.Deduct(2_500));
    assertThat(rule.at()).isEqualTo(new Position(Sample.FILE, 23, 5));
  }

  @Test
  void rule_hasDefaults() {
    Rule rule = Sample.load(WHOLE).rules().get(1);
    assertThat(rule.standard()).isNull();
    assertThat(rule.errorClass()).isEqualTo(Rule.ErrorClass.NON_CRITICAL);
    assertThat(rule.stage()).isEqualTo(Stage.SCORE);
    assertThat(rule.answeredBy()).isEqualTo(Rule.AnsweredBy.MACHINE);
    assertThat(rule.when()).isNull();
    assertThat(rule.effectiveFrom()).isNull();
    assertThat(rule.needs()).isEmpty();
  }

  private static Worth worth(String yaml) {
    String text = Sample.requiring("{ phrases: [a] }").replace("{ award: 5 }", yaml);
    return Sample.load(text).rules().getFirst().worth();
  }

  @Test
  void worths_ofEveryKind() {
    assertThat(worth("{ award: 5 }")).isEqualTo(new Worth.Award(5_000));
    assertThat(worth("{ deduct: 0.001 }")).isEqualTo(new Worth.Deduct(1));
    assertThat(worth("{ deductPerHit: 2, cap: 6 }"))
        .isEqualTo(new Worth.DeductPerHit(2_000, 6_000));
    assertThat(worth("{ levels: [{ above: 10, deduct: 1 }, { above: 20, deduct: 3 }] }"))
        .isEqualTo(
            new Worth.Levels(
                false, List.of(new Worth.Step(10, 1_000), new Worth.Step(20, 3_000)), 0));
    assertThat(worth("{ levels: [{ hits: 2, deduct: 4 }], cap: 8 }"))
        .isEqualTo(new Worth.Levels(true, List.of(new Worth.Step(2, 4_000)), 8_000));
    assertThat(worth("{ bonus: 3 }")).isEqualTo(new Worth.Bonus(3_000));
    assertThat(worth("{ autoFail: card }")).isEqualTo(new Worth.AutoFail(null, true));
    assertThat(worth("{ autoFail: opening, confirm: machine }"))
        .isEqualTo(new Worth.AutoFail("opening", false));
  }

  @Test
  void ruleThatOnlySuggests_needsNoWorth() {
    String text =
        Sample.requiring("{ phrases: [a] }").replace("worth: { award: 5 }", "stage: suggest");
    assertThat(Sample.load(text).rules().getFirst().worth()).isEqualTo(new Worth.Award(0));
  }

  @Test
  void setOverSeveralFiles_isReadAsOne() {
    String header = WHOLE.substring(0, WHOLE.indexOf("rules:"));
    String rules = WHOLE.substring(WHOLE.indexOf("rules:"));
    RuleSet set = Sample.load(header, rules);
    assertThat(set.rules()).hasSize(2);
    assertThat(set.rules().getFirst().at().file()).isEqualTo("rules/b.yaml");
  }

  @Test
  void namesDefinedInTwoFiles_pointToTheFirst() {
    String second = "lists: { sorry: [so sorry] }\n";
    assertThat(Sample.read(WHOLE, second).faults())
        .extracting(RuleFault::render)
        .anyMatch(
            fault ->
                fault.startsWith("rules/b.yaml:1:10: the list \"sorry\" is defined twice")
                    && fault.endsWith("first at rules/a.yaml:6:10; rename one"));
  }

  @Test
  void twoHeaders_areRefused() {
    assertThat(Sample.read(WHOLE, WHOLE).faults())
        .extracting(RuleFault::message)
        .contains("a second rule set in one folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules: []", "flags: []"})
  void setWithoutRules_isRefused(String end) {
    String text =
        WHOLE.substring(0, WHOLE.indexOf("flags:")).replace("company} is", "company}") + end;
    assertThat(Sample.read(text).faults())
        .extracting(RuleFault::message)
        .contains("a rule set without rules");
  }

  @Test
  void allFaults_areToldInOneRunInOrder() {
    String text =
        WHOLE
            .replace("weight: 20", "weight: 0")
            .replace("score: { below: 60 }", "scor: { below: 60 }")
            .replace("section: opening", "section: opning");
    assertThat(Sample.read(text).faults())
        .extracting(fault -> fault.at().line() + " " + fault.message())
        .containsExactly(
            "16 \"0\" is not a whole number from 1 to 1000000",
            "20 unknown key \"scor\"",
            "40 there is no section \"opning\"");
  }

  @Test
  void doubtfulThings_areWarnedOf() {
    String text =
        Sample.with("lists: { l: [a] }\nparameters: { p: x }\nconditions: { c: { phrases: [a] } }")
            .replace("    examples: [{ expect: met, turns: [\"agent: hello\"] }]\n", "")
            .replace(
                "worth: { award: 5 }", "worth: { award: 0 }\n    errorClass: business-critical")
            .replace("name: B, from: 0", "name: B, from: 10");
    RuleSetReader.Result result = Sample.read(text);
    assertThat(result.ruleSet()).isNotNull();
    assertThat(result.faults()).noneMatch(RuleFault::isError);
    assertThat(result.faults())
        .extracting(RuleFault::message)
        .containsExactly(
            "scores below 10 get no grade",
            "nothing uses the list \"l\"",
            "nothing uses the parameter \"p\"",
            "nothing uses the condition \"c\"",
            "the rule has no examples",
            "business-critical, yet worth nothing");
  }

  @Test
  void chainOfReferences_isLimited() {
    StringBuilder conditions = new StringBuilder("conditions:\n");
    for (int i = 0; i < 5_000; i++) {
      conditions.append("  c").append(i).append(": { hit: c").append(i + 1).append(" }\n");
    }
    conditions.append("  c5000: { phrases: [a] }\n");
    assertThat(Sample.read(Sample.with(conditions.toString())).faults())
        .extracting(RuleFault::message)
        .anyMatch(message -> message.startsWith("a chain of more than 63 references"));
  }

  @Test
  void deepNesting_isRefused() {
    String deep = "{ not: ".repeat(2_000) + "{ phrases: a }" + " }".repeat(2_000);
    assertThat(Sample.read(Sample.requiring(deep)).faults())
        .extracting(RuleFault::message)
        .containsExactly("nested more than 40 levels deep");
  }

  @Test
  void contentHash_followsNamesAndBytes() {
    String one = Sample.load(WHOLE).contentHash();
    assertThat(Sample.load(WHOLE).contentHash()).isEqualTo(one);
    assertThat(Sample.load(WHOLE + "\n").contentHash()).isNotEqualTo(one);
    assertThat(Sample.load(WHOLE, "lists: {}\n").contentHash()).isNotEqualTo(one);
  }

  @Test
  void windowsLineEndsAndByteOrderMark_areFine() {
    RuleSet set = Sample.load("\uFEFF" + WHOLE.replace("\n", "\r\n"));
    assertThat(set.rules().getFirst().at()).isEqualTo(new Position(Sample.FILE, 23, 5));
  }
}
