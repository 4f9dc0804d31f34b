package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, pausing from another process, and two processes at one data folder. */
class StopIT {
  private static final int CHATS = 60_000;

  @TempDir Path folder;

  @Test
  void ingest_interrupted_stopsWithinFiveSecondsAndResumes() throws Exception {
    Path data = folder.resolve("data");
    Launched run = ingest(data);
    awaitItems(run, 500);
    long start = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(run.process().pid())).start().waitFor();
    assertThat(run.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    long kept = items(run);
    assertThat(list(data)).isGreaterThanOrEqualTo(kept);
    assertThat(Captured.run("jobs", "--data", data.toString()).out()).contains("stopped");
    Captured resumed = Captured.run("jobs", "resume", "--data", data.toString());
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("60,000 items: 60,000 scored, 0 not scored, 0 unchanged");
    assertThat(list(data)).isEqualTo(CHATS);
  }

  @Test
  void secondWriter_isRefusedWithTheHoldersName_readersAreNot() throws Exception {
    Path data = folder.resolve("shared");
    Launched run = ingest(data);
    awaitItems(run, 100);
    Captured second =
        Captured.run("ingest", folder.resolve("chats.jsonl").toString(), "--data", data.toString());
    assertThat(second.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(second.err())
        .contains("earshot ingest")
        .contains(Long.toString(run.process().pid()))
        .doesNotContain("Exception");
    assertThat(list(data)).isGreaterThanOrEqualTo(100);
    Captured pause = Captured.run("jobs", "pause", "--data", data.toString());
    assertThat(pause.code()).as(pause.err()).isZero();
    awaitState(data, "paused");
    assertThat(Captured.run("jobs", "resume", "--data", data.toString()).code()).isZero();
    awaitState(data, "running");
    assertThat(Captured.run("jobs", "cancel", "--data", data.toString()).code()).isZero();
    assertThat(run.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    awaitState(data, "cancelled");
  }

  private Launched ingest(Path data) throws Exception {
    Path chats = Chats.write(folder.resolve("chats.jsonl"), CHATS, 3);
    return Launched.start(
        folder, "ingest", chats.toString(), "--data", data.toString(), "--format", "json");
  }

  private static void awaitItems(Launched run, int least) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> items(run) >= least);
  }

  private static long items(Launched run) {
    return run.lines().stream().filter(line -> line.contains("\"type\":\"item\"")).count();
  }

  private static long list(Path data) {
    return Captured.run("list", "--format", "csv", "--data", data.toString()).out().lines().count()
        - 1;
  }

  private static void awaitState(Path data, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Captured.run("jobs", "--format", "json", "--data", data.toString())
                    .out()
                    .contains("\"state\":\"" + state + "\""));
  }
}
