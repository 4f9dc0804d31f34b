package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes nothing more in the middle of a run. It is made by a limit on the size of files
 * that a running process is given from outside, which needs no rights: its next write fails.
 */
class FullDiskIT {
  private static final int CHATS = 8_000;
  private static final long LIMIT_BYTES = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void fullDisk_isToldInOneLine_losesNothingAcknowledged_andTheJobGoesOn() throws Exception {
    Path chats = Chats.write(folder.resolve("chats.jsonl"), CHATS, 11);
    Path data = folder.resolve("data");
    Launched run =
        Launched.start(
            folder, "ingest", chats.toString(), "--data", data.toString(), "--format", "json");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> run.lines().stream().filter(line -> line.contains("\"item\"")).count() > 300);
    limitFiles(run.process());

    assertThat(run.join()).as(run.err()).isEqualTo(Main.BAD_INPUT);
    String told = run.err().lines().filter(line -> !line.contains(" items, ")).toList().toString();
    assertThat(told)
        .contains("the run stopped")
        .contains(data.toString())
        .contains("jobs resume")
        .doesNotContain("at io.earshot")
        .doesNotContain("internal error");
    assertThat(ids(data)).containsAll(acknowledged(run));
    assertThat(jobs(data)).contains("\"state\":\"stopped\"");

    Captured resumed = Captured.run("jobs", "resume", "--data", data.toString());
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("8,000 items: 8,000 scored").contains("done before");
    assertThat(ids(data)).hasSize(CHATS);
    assertThat(jobs(data)).contains("\"state\":\"done\"").contains("\"scored\":8000");
  }

  private static void limitFiles(Process process) throws Exception {
    String[] command = {"prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + LIMIT_BYTES};
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static Set<String> acknowledged(Launched run) throws Exception {
    Set<String> ids = new HashSet<>();
    for (String line : run.lines()) {
      JsonNode item = JSON.readTree(line);
      if (item.path("type").asText().equals("item")) {
        ids.add(item.path("id").asText());
      }
    }
    return ids;
  }

  private static Set<String> ids(Path data) throws Exception {
    Captured list = Captured.run("list", "--format", "json", "--data", data.toString());
    Set<String> ids = new HashSet<>();
    for (String line : list.out().lines().toList()) {
      ids.add(JSON.readTree(line).path("id").asText());
    }
    return ids;
  }

  private static String jobs(Path data) {
    return Captured.run("jobs", "--format", "json", "--data", data.toString()).out();
  }
}
