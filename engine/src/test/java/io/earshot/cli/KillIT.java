package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest killed at random moments loses nothing that it acknowledged, and does nothing twice.
 */
class KillIT {
  private static final int ROUNDS = 22;
  private static final int CHATS = 4_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void ingest_killedAtRandomMoments_losesNothingAndDoublesNothing() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path chats = Chats.write(folder.resolve("chats.jsonl"), CHATS, 7);
    Path killed = folder.resolve("killed");
    Set<String> acknowledged = new HashSet<>();
    int kills = 0;
    while (kills < ROUNDS) {
      // every other round starts from nothing, so that kills hit all stages of a run
      if (kills % 2 == 0 && kills > 0) {
        acknowledged.clear();
        killed = folder.resolve("killed-" + kills);
      }
      kills += ingestAndKill(chats, killed, random, acknowledged) ? 1 : 0;
      assertThat(idsIn(killed)).as("seed %d, round %d", seed, kills).containsAll(acknowledged);
    }
    Launched last = Launched.start(folder, ingest(chats, killed));
    assertThat(last.join()).as(last.err()).isZero();
    Path untouched = folder.resolve("untouched");
    assertThat(Launched.start(folder, ingest(chats, untouched)).join()).isZero();
    assertThat(evaluations(killed))
        .as("seed %d", seed)
        .isEqualTo(evaluations(untouched))
        .hasSize(CHATS);
    assertThat(total(killed)).isEqualTo(total(untouched));
  }

  /** Whether the process was alive when the kill came. */
  private boolean ingestAndKill(Path chats, Path data, Random random, Set<String> acknowledged)
      throws InterruptedException, IOException {
    Launched run = Launched.start(folder, ingest(chats, data));
    boolean ended = run.process().waitFor(600 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
    run.process().destroyForcibly().waitFor();
    for (String line : run.lines()) {
      JsonNode item = JSON.readTree(line);
      if (item.path("type").asText().equals("item")) {
        acknowledged.add(item.path("id").asText());
      }
    }
    return !ended;
  }

  private static String[] ingest(Path chats, Path data) {
    return new String[] {"ingest", chats.toString(), "--data", data.toString(), "--format", "json"};
  }

  private static Set<String> idsIn(Path data) throws IOException {
    return Files.exists(data.resolve("db/CURRENT")) ? evaluations(data).keySet() : Set.of();
  }

  /** External id and leg of every evaluation with its score and outcomes; fails on a second one. */
  private static Map<String, String> evaluations(Path data) throws IOException {
    Captured export = Captured.run("export", "--format", "json", "--data", data.toString());
    assertThat(export.code()).as(export.err()).isZero();
    Map<String, String> found = new HashMap<>();
    for (String line : export.out().lines().toList()) {
      JsonNode evaluation = JSON.readTree(line);
      String id = evaluation.path("id").asText();
      String twin = found.put(id, evaluation.path("score") + " " + evaluation.path("outcomes"));
      assertThat(twin).as("%s stands twice", id).isNull();
    }
    return found;
  }

  private static JsonNode total(Path data) throws IOException {
    Captured report = Captured.run("report", "--format", "json", "--data", data.toString());
    return JSON.readTree(report.out()).path("total");
  }
}
