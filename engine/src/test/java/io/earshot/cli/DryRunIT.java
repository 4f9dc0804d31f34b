package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run foretells is what the run then does. */
class DryRunIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHATS = 400;

  @TempDir Path folder;

  @Test
  void failuresHoursAndDisk_areThoseOfTheRun() throws Exception {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    String call = "en-05-bad-line.flac";
    Files.copy(Checkout.demo().resolve("recordings/" + call), archive.resolve(call));
    Chats.write(archive.resolve("chats.jsonl"), CHATS, 5);
    Files.writeString(archive.resolve("broken.jsonl"), "not json\n");
    Files.write(archive.resolve("empty.wav"), new byte[0]);
    Files.writeString(archive.resolve("junk.wav"), "\u0001\u0002 no audio");
    Files.write(archive.resolve("undeclared.raw"), new byte[16_000]);
    Path data = folder.resolve("data");

    Captured dry = run("ingest", archive, data, "--dry-run");
    JsonNode forecast = JSON.readTree(dry.out());
    assertThat(dry.code()).isEqualTo(Main.SOME_FAILED);
    assertThat(dry.err()).contains("will fail: ").contains("undeclared.raw: has no header");
    assertThat(forecast.path("complete").asBoolean()).isTrue();
    assertThat(Files.exists(data)).isFalse();

    Captured run = run("ingest", archive, data);
    JsonNode summary = JSON.readTree(run.out().lines().toList().getLast());
    assertThat(forecast.path("failures").asLong())
        .as(run.err())
        .isEqualTo(summary.path("failed").asLong())
        .isEqualTo(4);
    double hours = summary.path("audioMillis").asLong() / 3_600_000.0;
    assertThat(forecast.path("audioHours").asDouble()).isBetween(hours - 0.001, hours + 0.001);
    assertThat(forecast.path("storedBytes").asLong()).isBetween(10_000L, 1_000_000L);
    assertThat(forecast.path("heard").asInt()).isEqualTo(1);
  }

  private static Captured run(String command, Path archive, Path data, String... more) {
    String[] fixed = {
      command, archive.toString(), "--data", data.toString(), "--language", "en", "--format", "json"
    };
    String[] all = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, all, 0, fixed.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Captured.run(all);
  }
}
