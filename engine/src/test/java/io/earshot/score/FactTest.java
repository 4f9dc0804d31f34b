package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.rule.RuleFaults;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers against a table of approved facts. */
class FactTest {
  private static final String TABLE =
      """
      topic,question,kind,allowed,wrong,from,to
      # what a refund takes
      refund-time,退款 ...6 多久|多久 ...4 到账|how long ...5 refund,duration,3 working days|3个工作日,,,
      old-fee,运费多少,money,8元,,,2025-12-31
      new-fee,运费多少,money,10元|12元,,2026-01-01,
      returns,can i return,text,within 30 days|thirty days,"no returns|you cannot, sorry",,
      """;

  @TempDir private Path folder;

  private RuleSet set(String table, String fact, String... turns) throws IOException {
    Files.writeString(folder.resolve("facts.csv"), table);
    StringBuilder example = new StringBuilder();
    for (String turn : turns) {
      example.append("          - \"").append(turn).append("\"\n");
    }
    Path file = folder.resolve("set.yaml");
    Files.writeString(
        file,
        """
        ruleSet: facts
        version: 1.0.0
        title: Facts
        languages: [zh, en]
        scorecard:
          pass: 80
          sections: [{ id: s, title: S, weight: 1 }]
          grades: [{ name: A, from: 0 }]
        rules:
          - id: r
            title: R
            section: s
            worth: { deduct: 1 }
            require: %s
            examples:
              - expect: met
                startedAt: 2026-03-02T09:00:00Z
                turns:
        """
                .replace("%s", fact)
            + example);
    return RuleSets.load(file);
  }

  private String says(String... turns) throws IOException {
    RuleSet set = set(TABLE, "{ fact: { file: facts.csv } }", turns);
    var told = set.rules().get(0).examples().get(0).conversation();
    return Asked.line(new Scorer(Program.compile(set)).score(told).get(0).outcomes().get(0));
  }

  @Test
  void rightAnswer_isMet() throws IOException {
    assertThat(says("customer: 退款要多久啊", "agent: 您好", "customer: 嗯", "agent: 三个工作日到账"))
        .isEqualTo("met: 三个工作日");
    assertThat(says("customer: how long does a refund take", "agent: three working days"))
        .isEqualTo("met: three working days");
  }

  @Test
  void wrongAnswer_isNotMetAndSaysWhatIsAllowed() throws IOException {
    assertThat(says("customer: 退款要多久啊", "agent: 七个工作日"))
        .isEqualTo("not met: 七个工作日; refund-time: 7 working d said; allowed: 3 working days, 3个工作日");
    assertThat(says("customer: 退款要多久啊", "agent: 三个工作日，不是七个工作日")).startsWith("met");
    assertThat(says("customer: 退款要多久啊", "agent: 3天")).startsWith("not met");
  }

  @Test
  void noQuestionOrNoValue_isNotApplicable() throws IOException {
    assertThat(says("customer: 你好", "agent: 七个工作日")).isEqualTo("not applicable");
    assertThat(says("customer: 退款要多久啊", "agent: 我查一下")).isEqualTo("not applicable");
    assertThat(
            says(
                "customer: 退款要多久啊",
                "agent: 好",
                "customer: 快",
                "agent: 嗯",
                "customer: 说",
                "agent: 七天"))
        .isEqualTo("not applicable");
  }

  @Test
  void fact_holdsOnItsDaysOnly() throws IOException {
    assertThat(says("customer: 运费多少", "agent: 12元")).startsWith("met");
    assertThat(says("customer: 运费多少", "agent: 8元")).startsWith("not met: 8元; new-fee");
  }

  @Test
  void words_mayAnswerToo() throws IOException {
    assertThat(says("customer: can i return it", "agent: yes, within 30 days"))
        .isEqualTo("met: within 30 days");
    assertThat(says("customer: can i return it", "agent: you cannot, sorry"))
        .isEqualTo("not met: you cannot, sorry; returns: allowed: within 30 days, thirty days");
  }

  @Test
  void topic_narrowsTheTable() throws IOException {
    RuleSet set =
        set(TABLE, "{ fact: { file: facts.csv, topic: returns } }", "customer: 退款要多久", "agent: 七天");
    var told = set.rules().get(0).examples().get(0).conversation();
    assertThat(new Scorer(Program.compile(set)).score(told).get(0).outcomes().get(0).outcome())
        .isEqualTo(io.earshot.model.Outcome.NOT_APPLICABLE);
  }

  @Test
  void contentHash_changesWithTheTable() throws IOException {
    RuleSet one = set(TABLE, "{ fact: { file: facts.csv } }", "agent: hi");
    RuleSet other = set(TABLE + "\n", "{ fact: { file: facts.csv } }", "agent: hi");
    assertThat(one.contentHash()).isNotEqualTo(other.contentHash());
  }

  @Test
  void faults_standAtRowAndColumn() {
    String head = "topic,question,kind,allowed,from\n";
    assertThatThrownBy(
            () -> set(head + "a,q,monny,8,\n", "{ fact: { file: facts.csv } }", "agent: x"))
        .isInstanceOf(RuleFaults.class)
        .hasMessageContaining("facts.csv:2:5")
        .hasMessageContaining("did you mean \"money\"?");
    assertThatThrownBy(
            () -> set(head + "a,q,money,8,tomorrow\n", "{ fact: { file: facts.csv } }", "agent: x"))
        .hasMessageContaining("facts.csv:2:13")
        .hasMessageContaining("2026-01-31");
    assertThatThrownBy(
            () -> set(head + "a,,money,8,\n", "{ fact: { file: facts.csv } }", "agent: x"))
        .hasMessageContaining("facts.csv:2:3")
        .hasMessageContaining("no question");
    assertThatThrownBy(
            () -> set("topic,question,kin\n", "{ fact: { file: facts.csv } }", "agent: x"))
        .hasMessageContaining("did you mean \"kind\"?");
    assertThatThrownBy(
            () -> set(head + "a,\"q,money,8,\n", "{ fact: { file: facts.csv } }", "agent: x"))
        .hasMessageContaining("quote");
    assertThatThrownBy(() -> set(TABLE, "{ fact: { file: fact.csv } }", "agent: x"))
        .hasMessageContaining("no table at \"fact.csv\"");
    assertThatThrownBy(() -> set(TABLE, "{ fact: { file: facts.csv, topic: refund } }", "agent: x"))
        .hasMessageContaining("the table has no topic \"refund\"");
    assertThatThrownBy(
            () ->
                Program.compile(
                    set(head + "a,q,money,soon,\n", "{ fact: { file: facts.csv } }", "agent: x")))
        .hasMessageContaining("facts.csv:2:11")
        .hasMessageContaining("\"soon\" is no money");
  }
}
