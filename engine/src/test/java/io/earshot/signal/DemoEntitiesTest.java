package io.earshot.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The values of the demo calls' true transcripts, against labels made by reading them. */
class DemoEntitiesTest {
  private static final Path TRANSCRIPTS = Path.of("demo", "transcripts");

  @Test
  void values_areFoundInTrueTranscripts() throws IOException {
    List<String> labels = labels();
    List<String> found = found();
    List<String> right = new ArrayList<>(labels);
    found.forEach(right::remove);
    int hits = labels.size() - right.size();
    double f1 = 2.0 * hits / (labels.size() + found.size());
    assertThat(f1).as("F1; missed: %s", right).isGreaterThanOrEqualTo(0.85);
  }

  private static List<String> labels() throws IOException {
    try (var in = DemoEntitiesTest.class.getResourceAsStream("entities-demo.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static List<String> found() throws IOException {
    List<String> found = new ArrayList<>();
    var inverse = new InverseText();
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      for (Path file : files.sorted().toList()) {
        JsonNode call = new ObjectMapper().readTree(file.toFile());
        for (int turn = 0; turn < call.get("turns").size(); turn++) {
          String text = call.get("turns").get(turn).get("text").asText();
          for (InverseText.Value value : inverse.write(Utterance.typed(0, 0, text)).values()) {
            found.add(
                String.join(
                    "\t",
                    call.get("id").asText(),
                    String.valueOf(turn),
                    value.kind().label(),
                    value.written()));
          }
        }
      }
    }
    return found;
  }
}
