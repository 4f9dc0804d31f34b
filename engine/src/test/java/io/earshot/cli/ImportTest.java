package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import io.earshot.score.ExampleResult;
import io.earshot.score.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules of Alibaba Cloud SCA, written from its documentation: row by row of its operators, what
 * each becomes here, and conversations in which it hits (the rule is not met) and does not.
 */
class ImportTest {
  @TempDir private Path folder;

  /**
   * One operator.
   *
   * @param row its number in the table of the reference
   * @param range the condition's check_range
   * @param operator its type and param
   * @param hits an example in which it hits, without {@code expect}
   * @param misses one in which it does not
   */
  record Row(String row, String range, String operator, String hits, String misses) {
    @Override
    public String toString() {
      return row;
    }
  }

  private static String chat(String... turns) {
    return "turns: [\"" + String.join("\", \"", turns) + "\"]";
  }

  private static String call(String... turns) {
    return "medium: call, " + chat(turns);
  }

  static List<Row> rows() {
    return List.of(
        new Row(
            "1 any keyword",
            "{\"role\":\"客服\",\"range\":{\"from\":1,\"to\":2}}",
            "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"您好\",\"很高兴\"]}",
            chat("agent: 您好", "customer: 退货"),
            chat("agent: 什么事", "customer: 退货", "agent: 哦", "customer: 快点", "agent: 您好")),
        new Row(
            "1 all keywords",
            "{\"role\":\"客服\"}",
            "\"INCLUDE_KEYWORDS\",\"param\":{\"keywords\":[\"姓名\",\"电话\"]}",
            chat("agent: 请说姓名", "customer: 王五", "agent: 还有电话"),
            chat("agent: 请说姓名", "customer: 王五")),
        new Row(
            "1 two of three",
            "{}",
            "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"a\",\"b\",\"c\"],\"keywordMatchSize\":2}",
            chat("agent: a", "customer: c"),
            chat("agent: a", "customer: d")),
        new Row(
            "1 none of them",
            "{\"role\":\"客服\"}",
            "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"再见\"],\"keywordMatchSize\":0}",
            chat("agent: 好的", "customer: 嗯"),
            chat("agent: 再见", "customer: 嗯")),
        new Row(
            "1 in one clause",
            "{}",
            "\"INCLUDE_KEYWORDS\",\"param\":{\"keywords\":[\"加\",\"微信\"],\"in_sentence\":true}",
            chat("agent: 加我微信", "customer: 嗯"),
            chat("agent: 加急，微信也行", "customer: 嗯")),
        new Row(
            "2 regular expression",
            "{\"role\":\"客户\"}",
            "\"REGULAR_EXPRESSION\",\"param\":{\"regex\":\"投诉|举报\",\"notRegex\":\"不投诉\"}",
            chat("agent: 好", "customer: 我要投诉"),
            chat("agent: 好", "customer: 我不投诉")),
        new Row(
            "3 similar sentences",
            "{\"role\":\"客户\"}",
            "\"SIMILAR_MATCH\",\"param\":{\"similarlySentences\":[\"我要取消这个订单\"],\"score\":60}",
            chat("agent: 好", "customer: 我要取消订单"),
            chat("agent: 好", "customer: 什么时候发货")),
        new Row(
            "4 repetition",
            "{\"role\":\"客户\"}",
            "\"ADVANCED_REPEAT_DETECT\",\"param\":{\"from\":3,\"hit_time\":1,\"threshold\":4,\"similarity_threshold\":0.9}",
            chat("customer: 我的包裹在哪里", "agent: 嗯", "customer: 我的包裹在哪里"),
            chat("customer: 我的包裹在哪里", "agent: 嗯", "customer: 快一点好不好")),
        new Row(
            "5 silence",
            "{\"role\":\"客服\"}",
            "\"INTERVAL_GREATER\",\"param\":{\"interval\":20000,\"different_role\":true}",
            call("customer 0-3: 你好 在吗", "agent 30-32: 在的"),
            call("customer 0-3: 你好 在吗", "agent 10-12: 在的")),
        new Row(
            "5 silence between the two",
            "{}",
            "\"INTERVAL_GREATER\",\"param\":{\"interval\":20000,\"different_role\":true}",
            call("agent 0-3: 请说", "customer 30-32: 在的"),
            call("agent 0-3: 请说", "customer 10-12: 在的")),
        new Row(
            "5 length of a sentence",
            "{\"role\":\"客服\"}",
            "\"INTERVAL_GREATER\",\"param\":{\"interval\":20000,\"target\":0}",
            call("agent 0-25: 这个 事情 说来 话长", "customer 26-27: 嗯 好"),
            call("agent 0-5: 这个 事情 说来 话长", "customer 26-27: 嗯 好")),
        new Row(
            "6 speaking rate",
            "{\"role\":\"客服\"}",
            "\"SPEECH_SPEED_CHECK\",\"param\":{\"velocityInMint\":300,\"minWordSize\":4}",
            call("agent 0-1: 一二三四五六七八九十", "customer 2-3: 嗯 好"),
            call("agent 0-5: 一二三四五六七八九十", "customer 6-7: 嗯 好")),
        new Row(
            "7 interruption",
            "{\"role\":\"客服\"}",
            "\"GRAB_WORDS\",\"param\":{\"interval\":1000,\"threshold\":2,\"delayTime\":1000}",
            call("customer 0-10: 我 说 一下 这个 事情", "agent 5-9: 你 别 说 了"),
            call("customer 0-10: 我 说 一下 这个 事情", "agent 11-13: 你 别 说 了")),
        new Row(
            "8 who speaks last",
            "{\"range\":{\"from\":-1,\"to\":-1}}",
            "\"ROLE_CHECK\",\"param\":{\"target_role\":\"客户\"}",
            chat("agent: 好的先这样", "customer: 我还有问题"),
            chat("customer: 我还有问题", "agent: 好的先这样")),
        new Row(
            "9 hang-up",
            "{\"range\":{\"from\":-1,\"to\":-1}}",
            "\"DURATION\",\"param\":{\"beginType\":\"DIALOGUE\",\"interval\":2000,\"compareOperator\":\"lt\"}",
            "medium: call, events: [\"hang_up 10.5\"], turns: [\"agent 0-4: 好的\", \"customer 5-10: 嗯\"]",
            "medium: call, events: [\"hang_up 15\"], turns: [\"agent 0-4: 好的\", \"customer 5-10: 嗯\"]"),
        new Row(
            "10 recording length",
            "{}",
            "\"DURATION\",\"param\":{\"interval\":60000,\"compareOperator\":\"gt\"}",
            "medium: call, duration: 90, turns: [\"agent 0-4: 好的\"]",
            "medium: call, duration: 30, turns: [\"agent 0-4: 好的\"]"),
        new Row(
            "16 call data",
            "{}",
            "\"CUSTOMER\",\"param\":{\"customerParam\":{\"field\":\"skillGroup\",\"symbol\":1,\"value\":\"催收\"}}",
            "metadata: { skillGroup: 催收 }, turns: [\"agent: 好的\"]",
            "metadata: { skillGroup: 售后 }, turns: [\"agent: 好的\"]"),
        new Row(
            "16 call data above",
            "{}",
            "\"CUSTOMER\",\"param\":{\"customerParam\":{\"field\":\"amount\",\"symbol\":2,\"dataType\":1,\"value\":\"100\"}}",
            "metadata: { amount: 250 }, turns: [\"agent: 好的\"]",
            "metadata: { amount: 50 }, turns: [\"agent: 好的\"]"));
  }

  private static String condition(String cid, String range, String operator) {
    return "{\"cid\":\""
        + cid
        + "\",\"check_range\":"
        + range
        + ",\"lambda\":\"1\",\"operators\":[{\"oid\":\"1\",\"type\":"
        + operator
        + "}]}";
  }

  private static String file(String conditions, String rules) {
    return "{\"appKey\":\"x\",\"conditions\":[" + conditions + "],\"rules\":[" + rules + "]}";
  }

  private static String rule(String rid, String lambda) {
    return "{\"rid\":\""
        + rid
        + "\",\"name\":\"规则"
        + rid
        + "\",\"lambda\":\""
        + lambda
        + "\",\"ruleScoreType\":3,\"scoreType\":3,\"scoreNum\":10}";
  }

  private Captured read(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("sca.json"), json);
    Files.deleteIfExists(folder.resolve("sca.yaml"));
    return Captured.run("rules", "import", file.toString());
  }

  private List<ExampleResult> run(String examples) throws IOException {
    Path yaml = folder.resolve("sca.yaml");
    Files.writeString(yaml, Files.readString(yaml) + "    examples:\n" + examples);
    RuleSet set = RuleSets.load(yaml);
    return Examples.run(set);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void operator_hitsWhereItShould(Row row) throws IOException {
    Captured run = read(file(condition("1", row.range, row.operator), rule("7", "1")));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    List<ExampleResult> results =
        run(
            "      - { expect: not met, "
                + row.hits
                + " }\n"
                + "      - { expect: met, "
                + row.misses
                + " }\n");
    assertThat(results).hasSize(2);
    for (ExampleResult result : results) {
      assertThat(result.passed())
          .as(result.reason() + "\n" + Files.readString(folder.resolve("sca.yaml")))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AFTER   | 1  | 1  | met     | not met | not met
          AFTER   | 1  | -1 | not met | not met | not met
          AFTER   | 0  | 1  | met     | not met | not met
          BEFORE  | 1  | 1  | met     | met     | met
          CURRENT | 1  | 1  | met     | not met | met
          AROUND  | -2 | 2  | not met | not met | not met
          """)
  void anchor_looksWhereItDoesThere(
      String location, int from, int to, String late, String same, String next) throws IOException {
    String anchored =
        "{\"anchor\":{\"cid\":\"1\",\"location\":\""
            + location
            + "\",\"hit_time\":-1},\"range\":{\"from\":"
            + from
            + ",\"to\":"
            + to
            + "}}";
    String keyword = "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"%s\"]}";
    Captured run =
        read(
            file(
                condition("1", "{}", keyword.replace("%s", "alpha"))
                    + ","
                    + condition("2", anchored, keyword.replace("%s", "beta")),
                rule("7", "2")));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    List<ExampleResult> results =
        run(
            "      - { expect: "
                + late
                + ", "
                + chat("agent: alpha", "customer: so", "agent: beta")
                + " }\n"
                + "      - { expect: "
                + same
                + ", "
                + chat("agent: alpha beta", "customer: so")
                + " }\n"
                + "      - { expect: "
                + next
                + ", "
                + chat("agent: alpha", "customer: beta")
                + " }\n");
    for (ExampleResult result : results) {
      assertThat(result.passed())
          .as(result.reason() + "\n" + Files.readString(folder.resolve("sca.yaml")))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "11, ASR_EMOTION, write loudness by hand",
    "12, EMOTION_MODEL, needs a trained classifier",
    "13, CUSTOMER_CHECK_MODEL, needs a trained classifier",
    "14, ABUSE_MODEL, needs a trained classifier",
    "15, NER_MODEL, needs entities",
    "17, KNOWLEDGE, is not known"
  })
  void operatorWithoutCounterpart_leavesItsRuleOutByName(int row, String type, String why)
      throws IOException {
    String conditions =
        condition("1", "{}", "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"a\"]}")
            + ","
            + condition("2", "{}", "\"" + type + "\",\"param\":{}");
    Captured run = read(file(conditions, rule("7", "1") + "," + rule("8", "1&&!2")));
    assertThat(run.code()).as("row %d", row).isEqualTo(Main.SOME_FAILED);
    assertThat(run.out()).contains("taken: 7 规则7").contains("left out: 8 规则8: condition 2: ");
    assertThat(run.out()).contains(type).contains(why);
    assertThat(RuleSets.load(folder.resolve("sca.yaml")).rules()).hasSize(1);
  }

  @Test
  void prerequisiteAwardAndLevels_areTakenOver() throws IOException {
    String conditions =
        condition("1", "{}", "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"hello\"]}")
            + ","
            + condition("2", "{}", "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"thanks\"]}");
    String award =
        "{\"rid\":\"8\",\"lambda\":\"2||(1&&!2)\",\"scoreType\":1,\"ruleScoreType\":3,\"scoreNum\":5,\"preqRule\":7}";
    assertThat(read(file(conditions, rule("7", "1") + "," + award)).code()).isZero();
    assertThat(Files.readString(folder.resolve("sca.yaml")))
        .contains("when: { rule: { id: r-7, is: not met } }")
        .contains(
            "require: { any: [{ hit: c-2 }, { all: [{ hit: c-1 }, { not: { hit: c-2 } }] }] }")
        .contains("worth: { award: 5 }");
  }

  @Test
  void hostileFiles_areRefusedWithAReason() throws IOException {
    assertThat(read("{\"rules\": [").err()).contains("is no JSON: line 1");
    assertThat(read("[]").err()).contains("give the JSON that UploadRule takes");
    String keyword = "\"HIT_ANY_KEYWORDS\",\"param\":{\"keywords\":[\"a\\\" }: {x}\"]}";
    String bad = file(condition("1", "{}", keyword), rule("7", "1") + "," + rule("9", "1&&"));
    Captured run = read(bad);
    assertThat(run.out()).contains("left out: 9 规则9: lambda \"1&&\" lacks an id at 4");
    RuleSets.load(folder.resolve("sca.yaml"));
    assertThat(read(file(condition("1", "{}", keyword), rule("7", "(".repeat(500) + "1"))).err())
        .contains("no rule can be taken over");
    assertThat(Captured.run("rules", "import", folder.resolve("gone.json").toString()).err())
        .contains("gone.json: does not exist");
  }
}
