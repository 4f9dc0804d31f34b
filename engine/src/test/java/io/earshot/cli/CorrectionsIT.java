package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was wrong about a conversation is corrected without hearing it again, and nothing is
 * forgotten.
 */
class CorrectionsIT {
  private static final String CALL = "en-05-bad-line.flac";

  @TempDir Path folder;
  private String data = "";

  @BeforeEach
  void name() {
    data = folder.resolve("data").toString();
  }

  @Test
  void amendedCall_isScoredAgainWithoutItsAudio() throws Exception {
    Path audio = Files.copy(Checkout.demo().resolve("recordings/" + CALL), folder.resolve(CALL));
    Path manifest = write("calls.csv", "file,callId,agentId,language", CALL + ",c-1,a1,en");
    assertThat(Captured.run("ingest", "--manifest", manifest.toString(), "--data", data).code())
        .isZero();
    Files.delete(audio);

    Path corrected =
        write("corrected.csv", "callId,agentId,channels,team", "c-1,a9,\"customer,agent\",north");
    Captured amend = Captured.run("amend", "--manifest", corrected.toString(), "--data", data);

    assertThat(amend.code()).as(amend.err()).isZero();
    assertThat(amend.err()).contains("1 corrected");
    Captured shown = Captured.run("show", "c-1", "--format", "json", "--data", data);
    assertThat(shown.out())
        .contains("\"revision\":2")
        .contains("\"agentId\":\"a9\"")
        .contains("\"team\":\"north\"")
        .containsPattern(
            "\"role\":\"customer\",\"startMillis\":\\d+,\"endMillis\":\\d+,\"text\":\"good");
  }

  @Test
  void otherLanguage_needsTheAudioAgainAndSaysSo() throws Exception {
    Path audio = Files.copy(Checkout.demo().resolve("recordings/" + CALL), folder.resolve(CALL));
    Path manifest = write("calls.csv", "file,callId,agentId,language", CALL + ",c-1,a1,zh");
    assertThat(Captured.run("ingest", "--manifest", manifest.toString(), "--data", data).code())
        .isZero();
    Path away = Files.move(audio, folder.resolve("away.flac"));

    Path english = write("english.csv", "callId,language", "c-1,en");
    Captured without = Captured.run("amend", "--manifest", english.toString(), "--data", data);
    assertThat(without.code()).isEqualTo(Main.SOME_FAILED);
    assertThat(without.err()).contains("heard again").contains("\"file\"");

    Path named = write("named.csv", "callId,language,file", "c-1,en," + away);
    Captured with = Captured.run("amend", "--manifest", named.toString(), "--data", data);
    assertThat(with.code()).as(with.err()).isZero();
    Captured shown = Captured.run("show", "c-1", "--format", "json", "--data", data);
    assertThat(shown.out()).contains("\"language\":\"en\"").contains("\"revision\":2");
  }

  @Test
  void sameChat_isUnchanged_otherContentIsARevision() throws Exception {
    Path first = write("first.jsonl", chat("hello"));
    assertThat(ingest(first)).contains("\"status\":\"not_scored\"").contains("\"updated\":false");
    assertThat(ingest(first)).contains("\"status\":\"unchanged\"");
    Path second = write("second.jsonl", chat("hello, how can I help?"));
    assertThat(ingest(second)).contains("\"updated\":true");
    assertThat(Captured.run("show", "c-1", "--data", data).out()).contains("revision 2");
  }

  @Test
  void delete_saysFirstWhatItWouldErase() throws Exception {
    ingest(write("first.jsonl", chat("hello")));
    Captured dry = Captured.run("delete", "--customer", "k1", "--data", data);
    assertThat(dry.err()).contains("1 conversation would be erased").contains("--yes");
    assertThat(Captured.run("show", "c-1", "--data", data).code()).isZero();
    assertThat(Captured.run("delete", "--customer", "k1", "--yes", "--data", data).code()).isZero();
    assertThat(Captured.run("show", "c-1", "--data", data).code()).isEqualTo(Main.BAD_INPUT);
  }

  private String ingest(Path chats) {
    Captured run = Captured.run("ingest", chats.toString(), "--format", "json", "--data", data);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }

  private static String chat(String text) {
    return "{\"id\":\"c-1\",\"channel\":\"chat\",\"language\":\"en\",\"agent\":{\"id\":\"a1\"},\"customer\":{\"id\":\"k1\"},"
        + "\"turns\":[{\"role\":\"agent\",\"text\":\""
        + text
        + "\",\"startMillis\":0}]}";
  }

  private Path write(String name, String... lines) throws Exception {
    return Files.write(folder.resolve(name), List.of(lines));
  }
}
