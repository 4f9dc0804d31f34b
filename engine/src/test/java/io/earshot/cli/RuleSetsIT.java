package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality and compliance side by side, with flags, from ingest to export. */
class RuleSetsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CARD =
      """
      scorecard:
        pass: 80
        sections: [{ id: s, title: S, weight: 1 }]
        grades: [{ name: A, from: 0 }]
      """;

  private static final String QUALITY =
      """
      ruleSet: quality
      version: 1.0.0
      title: Quality
      languages: [en]
      notScored:
        - { reason: too short, when: { turnCount: { below: 2 } } }
      flags:
        - { id: low, title: Low score, priority: 1, route: team-lead, due: 4h, when: { score: { below: 60 } } }
        - { id: rude, title: Rude words, priority: 3, route: team-lead, due: 2d, when: { rule: { id: greets, is: not met } } }
      rules:
        - { id: greets, title: Greets, section: s, require: { phrases: [hello] }, worth: { deduct: 50 } }
      """;

  private static final String COMPLIANCE =
      """
      ruleSet: compliance
      version: 1.0.0
      title: Compliance
      languages: [en]
      appliesTo: { metadata: { field: queue, equals: collections } }
      rules:
        - { id: discloses, title: Discloses, section: s, require: { phrases: [debt] }, worth: { deduct: 100 } }
      """;

  @TempDir Path folder;
  private String data = "";
  private Map<String, String> rules = Map.of();

  @BeforeEach
  void ingest() throws Exception {
    data = folder.resolve("data").toString();
    Path quality = Files.writeString(folder.resolve("quality.yaml"), QUALITY + CARD);
    Path compliance = Files.writeString(folder.resolve("compliance.yaml"), COMPLIANCE + CARD);
    rules = Map.of("EARSHOT_RULES", quality + ":" + compliance);
    Path chats =
        Files.writeString(
            folder.resolve("chats.jsonl"),
            chat("c-1", "collections", "what do you want", "a letter came")
                + chat("c-2", "sales", "hello and welcome", "I want shoes")
                + chat("c-3", "sales", "hello and welcome"));
    Captured run =
        Captured.run(
            "ingest",
            chats.toString(),
            "--rules",
            quality.toString(),
            "--rules",
            compliance.toString(),
            "--data",
            data);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("2 scored, 1 not scored");
  }

  private static String chat(String id, String queue, String... texts) {
    StringBuilder line = new StringBuilder();
    line.append("{\"id\":\"").append(id).append("\",\"channel\":\"chat\",\"language\":\"en\",");
    line.append("\"startedAt\":\"2026-11-20T10:00:00Z\",\"agent\":{\"id\":\"a1\"},");
    line.append("\"metadata\":{\"queue\":\"").append(queue).append("\"},\"turns\":[");
    for (int t = 0; t < texts.length; t++) {
      line.append(t == 0 ? "" : ",")
          .append("{\"role\":\"")
          .append(t % 2 == 0 ? "agent" : "customer");
      line.append("\",\"text\":\"")
          .append(texts[t])
          .append("\",\"startMillis\":")
          .append(t * 10_000);
      line.append('}');
    }
    return line.append("]}\n").toString();
  }

  private Captured run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = data;
    Captured run = Captured.run(rules, all);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  @Test
  void list_namesTheRuleSetOfEachScore() {
    assertThat(run("list", "--format", "csv").out())
        .contains("c-1,", "quality,50.0", "compliance,0.0", "too short");
    assertThat(run("list", "--format", "csv", "--rule-set", "compliance").out().lines()).hasSize(2);
  }

  @Test
  void flagged_saysHowUrgentForWhomAndUntilWhen() throws Exception {
    JsonNode row = JSON.readTree(run("list", "--flagged", "--format", "json").out());
    assertThat(row.path("id").asText()).isEqualTo("c-1");
    assertThat(row.path("flags").asText()).isEqualTo("low rude");
    assertThat(row.path("priority").asInt()).isEqualTo(1);
    assertThat(row.path("route").asText()).isEqualTo("team-lead");
    assertThat(row.path("due").asText()).startsWith("2026-11-20T").contains(":00:10");
    assertThat(run("show", "c-1").out())
        .contains("⚑ low  Low score, priority 1, for team-lead, due 2026-11-20T14:00:10")
        .contains("⚑ rude  Rude words, priority 3, for team-lead, due 2026-11-22T10:00:10")
        .contains("compliance, leg 1 (a1): 0.0 points");
    assertThat(run("export", "--format", "json").out())
        .contains(
            "{\"id\":\"low\",\"title\":\"Low score\",\"priority\":1,\"route\":\"team-lead\",\"dueAt\"");
  }

  @Test
  void report_keepsRuleSetsApartAndCountsWhatIsNotScored() throws Exception {
    JsonNode report = JSON.readTree(run("report", "--format", "json").out());
    JsonNode compliance = report.path("ruleSets").get(0);
    JsonNode quality = report.path("ruleSets").get(1);
    assertThat(compliance.path("ruleSet").asText()).isEqualTo("compliance");
    assertThat(compliance.path("conversations").asInt()).isEqualTo(1);
    assertThat(compliance.path("meanScore").asDouble()).isZero();
    assertThat(quality.path("conversations").asInt()).isEqualTo(3);
    assertThat(quality.path("meanScore").asDouble()).isEqualTo(75);
    assertThat(quality.path("notScored").path("too short").asInt()).isEqualTo(1);
    assertThat(quality.path("flags").path("low").asInt()).isEqualTo(1);
    assertThat(report.path("total").path("conversations").asInt()).isEqualTo(3);
    assertThat(report.path("total").has("meanScore")).isFalse();
    assertThat(run("report", "--by", "agent").out()).contains("too short 1", "low 1, rude 1");
  }

  @Test
  void explain_tellsWhyAndWhatWouldHaveChangedIt() throws Exception {
    Path late =
        Files.writeString(
            folder.resolve("late.jsonl"),
            chat("c-9", "sales", "what do you want", "my parcel", "oh hello then"));
    Path quality = folder.resolve("early.yaml");
    Files.writeString(
        quality,
        QUALITY.replace("{ phrases: [hello] }", "{ phrases: [hello], turns: first 2 }") + CARD);
    String[] ask = {
      "rules", "explain", "greets", "--conversation", late.toString(), "--rules", quality.toString()
    };
    assertThat(run(ask).out())
        .contains("not met, -50.0 points")
        .contains("looked at 2 of the turns: 00:00 agent “what do you want”, 00:10 customer")
        .contains("1. turns: first 2 → first 3, then met: said at 20.0 s “hello”");
    String[] inChinese = Arrays.copyOf(ask, ask.length + 2);
    inChinese[ask.length] = "--locale";
    inChinese[ask.length + 1] = "zh";
    assertThat(run(inChinese).out())
        .contains("不达标, -50.0 分", "1. turns: first 2 → first 3, 则达标: 20.0 s 说的 “hello”");
    String[] asJson = Arrays.copyOf(ask, ask.length + 2);
    asJson[ask.length] = "--format";
    asJson[ask.length + 1] = "json";
    JsonNode flip = JSON.readTree(run(asJson).out()).path("flips").get(0);
    assertThat(flip.path("path").asText()).isEqualTo("turns");
    assertThat(flip.path("to").asText()).isEqualTo("first 3");
  }

  @Test
  void explainOfAStoredConversation_saysWhereRulesHaveChangedSince() throws Exception {
    Path quality = folder.resolve("quality.yaml");
    Files.writeString(quality, QUALITY.replace("version: 1.0.0", "version: 2.0.0") + CARD);
    Captured run = run("rules", "explain", "greets", "--conversation", "c-1");
    assertThat(run.out()).contains("not met");
    assertThat(run.err()).contains("the stored score is by quality 1.0.0");
  }

  /** Packs take over rules from each other: the same id stands in sets for other work. */
  @Test
  void explain_asksTheRuleSetsThatScoreTheConversation() throws Exception {
    Path other = folder.resolve("other.yaml");
    Files.writeString(
        other,
        COMPLIANCE.replace("ruleSet: compliance", "ruleSet: other").replace("discloses", "greets")
            + CARD);
    rules = Map.of("EARSHOT_RULES", other + ":" + folder.resolve("quality.yaml"));
    Path chat = Files.writeString(folder.resolve("new.jsonl"), chat("c-9", "sales", "what", "ok"));

    for (String conversation : new String[] {"c-2", chat.toString()}) {
      assertThat(run("rules", "explain", "greets", "--conversation", conversation).out())
          .contains("quality 1.0.0")
          .doesNotContain("other 1.0.0");
    }
    String[] asked = {"rules", "explain", "greets", "--conversation", "c-2", "--rule-set", "other"};
    assertThat(run(asked).out()).contains("other 1.0.0");
  }

  @Test
  void explainOfAnUnknownRule_namesTheLikelyOne() {
    Captured run =
        Captured.run(rules, "rules", "explain", "greet", "--conversation", "c-1", "--data", data);
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("no rule has this id. Did you mean greets?");
  }

  @Test
  void lint_tellsDoubtsWithTheirClassAndPlace() throws Exception {
    Path doubtful = folder.resolve("doubtful.yaml");
    String twice =
        QUALITY.substring(QUALITY.indexOf("  - { id: greets")).replace("greets", "hails");
    Files.writeString(doubtful, QUALITY + twice + CARD);
    Captured lint = Captured.run("rules", "lint", doubtful.toString());
    assertThat(lint.code()).isEqualTo(Main.SOME_FAILED);
    assertThat(lint.out())
        .contains(doubtful + ":12:5: duplicate: rule \"hails\" asks the same as \"greets\"")
        .contains("^ delete one of them");
    Captured clean = Captured.run("rules", "lint", folder.resolve("quality.yaml").toString());
    assertThat(clean.code()).isZero();
    assertThat(clean.out()).contains("unproven: 1 rule at stage score");
  }
}
