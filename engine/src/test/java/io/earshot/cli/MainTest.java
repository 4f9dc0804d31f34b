package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.config.Setting;
import io.earshot.score.ScoringOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new user meets: help, typing mistakes, settings. */
class MainTest {
  @TempDir Path folder;

  @Test
  void help_fitsOneScreen() {
    Captured help = Captured.run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out().lines())
        .hasSizeLessThanOrEqualTo(24)
        .allMatch(line -> line.length() <= 100);
    assertThat(help.out()).contains("demo", "ingest", "score", "report");
  }

  @ParameterizedTest
  @EnumSource(Commands.class)
  void everyCommand_explainsItself(Commands command) {
    Captured help = Captured.run(command.word(), "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("earshot " + command.word());
  }

  @Test
  void misspeltCommand_suggestsTheRightOne() {
    Captured run = Captured.run("injest");
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("\"injest\"").contains("ingest");
  }

  @Test
  void misspeltOption_isNamed() {
    Captured run = Captured.run("list", "--belou", "80");
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("--belou").contains("--help").doesNotContain("at io.earshot");
  }

  @Test
  void missingPath_isNamedInOneLine() {
    Captured run = Captured.run("ingest", "/no/such/place", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err().strip()).hasLineCount(1).contains("/no/such/place");
  }

  @Test
  void dataFolderWithoutData_saysWhatFillsIt() {
    Captured run = Captured.run("list", "--data", folder.resolve("none").toString());
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("earshot ingest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:foo", "http:///x", "ftp://a/b"})
  void modelsFetch_refusesWhatIsNoAddress(String from) {
    Captured run =
        Captured.run(
            "models", "fetch", "vosk-model-small-cn-0.22", "--from", from, "--data", folder + "/d");

    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("\"" + from + "\" is no http or https address");
  }

  @Test
  void models_showsWhatIsInUseUnderWhichLicence() {
    Captured list = Captured.run("models", "--data", folder.toString());
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out())
        .containsPattern("demo-en +en +8000 +\\d+ +Apache-2.0 +in use ")
        .containsPattern("demo-zh +zh +8000 +\\d+ +Apache-2.0 +in use ");
    String chinese = Checkout.home().resolve("models/demo-zh").toString();
    Captured mixedUp =
        Captured.run(Map.of("EARSHOT_MODEL_EN", chinese), "models", "--data", folder.toString());
    assertThat(mixedUp.code()).isEqualTo(Main.SOME_FAILED);
    assertThat(mixedUp.out()).contains("is configured for en").contains("installed");
  }

  @Test
  void columns_areListedWithTheNamesOtherSystemsGiveThem() {
    Captured list = Captured.run("ingest", "--columns", "--format", "json");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("\"column\":\"agentId\"").contains("坐席工号");
  }

  @Test
  void pointsOutOfRange_areRefusedWithTheRange() {
    for (String points : new String[] {"-5", "1000.5", "NaN"}) {
      Captured run = Captured.run("list", "--below", points, "--data", folder.toString());
      assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
      assertThat(run.err()).contains("--below").contains(points).contains("0 to 1000");
    }
  }

  @Test
  void mistakes_areNamedByTheirOption() {
    String data = folder.toString();
    assertThat(Captured.run("list", "--since", "yesterday", "--data", data).err())
        .contains("--since")
        .contains("\"yesterday\"")
        .contains("2026-11-21");
    assertThat(Captured.run("list", "--limit", "0", "--data", data).err()).contains("--limit: 0");
    assertThat(Captured.run("delete", "--data", data).err())
        .startsWith("earshot: Missing")
        .contains("--batch");
    Captured roles = Captured.run("ingest", data, "--channels", "agent,foo", "--data", data + "/d");
    assertThat(roles.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(roles.err().strip()).hasLineCount(1).contains("\"foo\" is no role");
    assertThat(folder.resolve("d")).doesNotExist();
    Captured folderGiven = Captured.run("transcribe", data, "--data", data);
    assertThat(folderGiven.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(folderGiven.err()).contains("is a folder");
  }

  @Test
  void config_showsWhereEachValueComesFrom() throws Exception {
    Files.writeString(folder.resolve("earshot.yaml"), "worker:\n  hangSeconds: 12\n");
    Captured run =
        Captured.run(Map.of("EARSHOT_QUEUE_ITEMS", "9"), "config", "--data", folder.toString());
    assertThat(run.out())
        .containsPattern("worker.hangSeconds +12 +.*earshot.yaml")
        .containsPattern("queue.items +9 +EARSHOT_QUEUE_ITEMS")
        .containsPattern("commit.items +64 +default");
  }

  @Test
  void switch_isOnOrOffAndNothingElse() throws Exception {
    Files.writeString(folder.resolve("earshot.yaml"), "voiceActivity: off\n");
    assertThat(Captured.run("config", "--data", folder.toString()).out())
        .containsPattern("voiceActivity +off +.*earshot.yaml");

    Captured run =
        Captured.run(
            Map.of("EARSHOT_VOICE_ACTIVITY", "maybe"), "config", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err())
        .contains("EARSHOT_VOICE_ACTIVITY")
        .contains("\"maybe\"")
        .contains("must be on or off");
  }

  @Test
  void config_confidenceIsTheScorersDefault() {
    assertThat(Setting.CONFIDENCE_PERCENT.fallback())
        .isEqualTo(String.valueOf(Math.round(ScoringOptions.DEFAULT.confidenceThreshold() * 100)));
  }

  @Test
  void unknownConfigurationKey_isAnError() throws Exception {
    Files.writeString(folder.resolve("earshot.yaml"), "wroker.hangSeconds: 12\n");
    Captured run = Captured.run("config", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("wroker.hangSeconds").contains("earshot.yaml");
  }

  @Test
  void valueOutOfBounds_namesTheBounds() {
    Captured run =
        Captured.run(Map.of("EARSHOT_WORKERS", "0"), "config", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
    assertThat(run.err()).contains("EARSHOT_WORKERS").contains("\"0\"").contains("1 to 256");
  }
}
