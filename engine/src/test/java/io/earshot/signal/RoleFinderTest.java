package io.earshot.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.SharedFolder;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes its figures to {@code target/role-accuracy.md}. */
class RoleFinderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final float THRESHOLD = 0.7f;
  private static final Path DEMO = SharedFolder.checkout().resolve("engine/demo");

  /** Dialogues with labelled roles by others; nothing here was made with their help. */
  private static final Map<String, String> SHARED =
      Map.of(
          "star_en", "en",
          "stc3_helpdesk_en", "en",
          "uss_en_sgd", "en",
          "uss_en_mwoz", "en",
          "crosswoz_zh", "zh",
          "uss_jddc_zh", "zh",
          "stc3_helpdesk_zh", "zh",
          "mobilecs_example_zh", "zh");

  @Test
  void greetingAndQuestionForTheOrderNumber_areTheAgents() {
    var found =
        find(
            "en",
            "hello i am calling about my parcel it never arrived",
            "thank you for calling may i have your order number");

    assertThat(found.agent()).isEqualTo(1);
    assertThat(found.confidence()).isGreaterThan(0.9f).isLessThan(1);
  }

  @Test
  void mandarinGreeting_isTheAgents() {
    var found = find("zh", "您好很高兴为您服务请问有什么可以帮您", "我的订单怎么还没到");

    assertThat(found.agent()).isZero();
    assertThat(found.confidence()).isGreaterThan(0.9f);
  }

  @Test
  void writtenInAnyWay_itIsTheSame() {
    var plain = find("en", "how may i help you", "i ordered a lamp");
    var written = find("en", "HOW  MAY I, help you?", "I ordered a lamp!");
    var traditional = find("zh", "請問有什麼可以幫您？", "我 要 投訴");

    assertThat(written).isEqualTo(plain);
    assertThat(traditional).isEqualTo(find("zh", "请问有什么可以帮您", "我要投诉"));
  }

  @Test
  void smallTalk_isUncertain() {
    assertThat(find("en", "well it rained", "so it did").confidence()).isLessThan(THRESHOLD);
    assertThat(find("zh", "下雨了", "对啊").confidence()).isLessThan(THRESHOLD);
    assertThat(RoleFinder.find(List.of(), "en").confidence()).isLessThan(THRESHOLD);
  }

  @Test
  void phraseSaidOverAndOver_countsLikeTwice() {
    String often = "thank you for calling ".repeat(50);

    assertThat(find("en", often, "hello").confidence())
        .isEqualTo(find("en", "thank you for calling thank you for calling", "hello").confidence());
  }

  @Test
  void labelledDialogues_areRightWhereDecided() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| dialogues | number | decided % | right of them % |\n|---|---|---|---|\n");
    Figures demo = new Figures();
    for (String language : List.of("en", "zh")) {
      Figures chats = new Figures();
      for (String line : Files.readAllLines(DEMO.resolve("chats/chats-" + language + ".jsonl"))) {
        chats.add(turns(JSON.readTree(line)), language);
      }
      table.append(chats.row("sample chats " + language));
      demo.add(chats);
    }
    Figures calls = new Figures();
    for (Path file : SharedFolder.files(DEMO.resolve("transcripts").toString())) {
      JsonNode call = JSON.readTree(file.toFile());
      calls.add(turns(call), call.path("language").asText());
    }
    table.append(calls.row("sample calls, true text"));
    for (var set : new java.util.TreeMap<>(SHARED).entrySet()) {
      Figures figures = shared(set.getKey(), set.getValue());
      if (figures.count > 0) {
        table.append(figures.row(set.getKey()));
      }
    }
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("role-accuracy.md"), table);

    demo.add(calls);
    assertThat(demo.decidedPercent()).as(table.toString()).isGreaterThanOrEqualTo(85);
    assertThat(demo.rightPercent()).as(table.toString()).isGreaterThanOrEqualTo(95);
  }

  private static Figures shared(String set, String language) throws IOException {
    Figures figures = new Figures();
    Map<String, List<String[]>> dialogues = new LinkedHashMap<>();
    for (Path file : SharedFolder.files("data/text/" + set)) {
      List<String> lines = file.toString().endsWith(".tsv") ? Files.readAllLines(file) : List.of();
      List<String> names = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split("\t", -1));
      int text = names.indexOf("text");
      for (int i = 1; i < lines.size() && text >= 0; i++) {
        String[] fields = lines.get(i).split("\t", -1);
        dialogues
            .computeIfAbsent(fields[names.indexOf("dlg")], id -> new ArrayList<>())
            .add(new String[] {fields[names.indexOf("spk")], fields[text]});
      }
    }
    for (List<String[]> dialogue : dialogues.values()) {
      figures.add(dialogue, language);
    }
    return figures;
  }

  private static List<String[]> turns(JsonNode document) {
    List<String[]> turns = new ArrayList<>();
    for (JsonNode turn : document.path("turns")) {
      turns.add(new String[] {turn.path("role").asText(), turn.path("text").asText()});
    }
    return turns;
  }

  private static RoleFinder.Found find(String language, String first, String second) {
    return RoleFinder.find(
        List.of(Utterance.typed(0, 0, first), Utterance.typed(1, 1_000, second)), language);
  }

  /** How often it was decided, and rightly. */
  private static final class Figures {
    private int count;
    private int decided;
    private int right;

    /** Takes a dialogue in which both sides speak; their numbers go by turns. */
    void add(List<String[]> turns, String language) {
      int agent = count % 2;
      boolean[] speaks = new boolean[2];
      List<Utterance> utterances = new ArrayList<>();
      for (String[] turn : turns) {
        if (turn[0].equals("agent") || turn[0].equals("customer")) {
          int party = turn[0].equals("agent") ? agent : 1 - agent;
          speaks[party] = true;
          utterances.add(Utterance.typed(party, utterances.size(), turn[1]));
        }
      }
      if (speaks[0] && speaks[1]) {
        var found = RoleFinder.find(utterances, language);
        count++;
        decided += found.confidence() >= THRESHOLD ? 1 : 0;
        right += found.confidence() >= THRESHOLD && found.agent() == agent ? 1 : 0;
      }
    }

    void add(Figures other) {
      count += other.count;
      decided += other.decided;
      right += other.right;
    }

    double decidedPercent() {
      return 100.0 * decided / Math.max(1, count);
    }

    double rightPercent() {
      return 100.0 * right / Math.max(1, decided);
    }

    String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.1f | %.1f |%n",
          name,
          count,
          decidedPercent(),
          rightPercent());
    }
  }
}
