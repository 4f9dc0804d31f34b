package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample archive end to end: real audio through real Vosk to scores, held against the true
 * transcripts. Writes its figures to {@code target/demo-accuracy.md}.
 */
class DemoIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void demo_recognisesScoresAndAgreesWithTheTrueTranscripts() throws Exception {
    String data = folder.resolve("data").toString();
    Captured demo = Captured.run("demo", "--format", "json", "--data", data);
    assertThat(demo.code()).as(demo.err()).isZero();
    StringBuilder table =
        new StringBuilder("| call | errors % | decided % | agree % |\n|---|---|---|---|\n");
    Errors english = new Errors();
    Errors mandarin = new Errors();
    Agreement all = new Agreement();
    for (Path truth : truths()) {
      JsonNode spoken = JSON.readTree(Files.readString(truth));
      String id = spoken.path("id").asText();
      JsonNode heard =
          JSON.readTree(Captured.run("show", id, "--format", "json", "--data", data).out());
      Errors errors = new Errors();
      errors.add(words(spoken), words(heard.path("document")));
      (spoken.path("language").asText().equals("zh") ? mandarin : english).add(errors);
      Agreement agreement = agreement(truth, heard.path("evaluations"));
      all.add(agreement);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.1f |%n",
              id,
              errors.percent(),
              agreement.decidedPercent(),
              agreement.agreePercent()));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "%nEnglish words wrong %.2f %% of %d; Mandarin characters wrong %.2f %% of %d.%nDecided"
                + " on recognised text, of those decided on true text: %.1f %%; equal among them:"
                + " %.1f %%.%n%s",
            english.percent(),
            english.total,
            mandarin.percent(),
            mandarin.total,
            all.decidedPercent(),
            all.agreePercent(),
            all.differing));
    Files.writeString(Path.of("target/demo-accuracy.md"), table);
    assertThat(english.percent()).isLessThan(10);
    assertThat(mandarin.percent()).isLessThan(10);
    assertThat(all.agreePercent()).as(table.toString()).isGreaterThan(90);
  }

  private static List<Path> truths() throws IOException {
    try (Stream<Path> files = Files.list(Checkout.demo().resolve("transcripts"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Words of English, characters of Chinese, in the order the turns begin. */
  private static List<String> words(JsonNode document) {
    List<String> words = new ArrayList<>();
    for (JsonNode turn : document.path("turns")) {
      for (String word : turn.path("text").asText().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
        if (!word.isEmpty() && word.charAt(0) >= 0x2E80) {
          word.chars().forEach(c -> words.add(String.valueOf((char) c)));
        } else if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  private static Agreement agreement(Path truth, JsonNode heard) throws IOException {
    Captured score = Captured.run("score", truth.toString(), "--format", "json");
    assertThat(score.code()).as(score.err()).isZero();
    Agreement agreement = new Agreement();
    List<String> lines = score.out().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Map<String, String> trueOutcomes = outcomes(JSON.readTree(lines.get(i)));
      Map<String, String> heardOutcomes = i < heard.size() ? outcomes(heard.get(i)) : Map.of();
      trueOutcomes.forEach(
          (rule, expected) ->
              agreement.add(
                  truth.getFileName() + " " + rule,
                  expected,
                  heardOutcomes.getOrDefault(rule, "")));
    }
    return agreement;
  }

  private static Map<String, String> outcomes(JsonNode evaluation) {
    Map<String, String> outcomes = new HashMap<>();
    for (JsonNode outcome : evaluation.path("outcomes")) {
      outcomes.put(outcome.path("rule").asText(), outcome.path("outcome").asText());
    }
    return outcomes;
  }

  /** Edits between what was said and what was heard. */
  private static final class Errors {
    private long edits;
    private long total;

    void add(List<String> said, List<String> heard) {
      edits += distance(said, heard);
      total += said.size();
    }

    void add(Errors other) {
      edits += other.edits;
      total += other.total;
    }

    double percent() {
      return 100.0 * edits / Math.max(1, total);
    }

    private static int distance(List<String> a, List<String> b) {
      int[] row = new int[b.size() + 1];
      for (int j = 0; j <= b.size(); j++) {
        row[j] = j;
      }
      for (int i = 1; i <= a.size(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b.size(); j++) {
          int replaced = diagonal + (a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[b.size()];
    }
  }

  /** Outcomes on recognised text against those on the true text. */
  private static final class Agreement {
    private long decidedOnTruth;
    private long decidedOnBoth;
    private long equal;
    private final StringBuilder differing = new StringBuilder();

    void add(String what, String expected, String got) {
      if (!decided(expected)) {
        return;
      }
      decidedOnTruth++;
      if (decided(got)) {
        decidedOnBoth++;
        equal += expected.equals(got) ? 1 : 0;
        if (!expected.equals(got)) {
          differing
              .append("- ")
              .append(what)
              .append(": ")
              .append(expected)
              .append(", heard ")
              .append(got)
              .append('\n');
        }
      }
    }

    void add(Agreement other) {
      decidedOnTruth += other.decidedOnTruth;
      decidedOnBoth += other.decidedOnBoth;
      equal += other.equal;
      differing.append(other.differing);
    }

    private static boolean decided(String outcome) {
      return outcome.equals("met") || outcome.equals("not_met");
    }

    double decidedPercent() {
      return 100.0 * decidedOnBoth / Math.max(1, decidedOnTruth);
    }

    double agreePercent() {
      return 100.0 * equal / Math.max(1, decidedOnBoth);
    }
  }
}
