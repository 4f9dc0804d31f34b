package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.audio.AudioFile;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was wrong about a conversation is corrected without hearing it again, and nothing is
 * forgotten.
 */
class CorrectionsIT {
  private static final String CALL = "en-05-bad-line.flac";

  /** A busy machine may let a worker wait for longer than a hang takes. */
  private static final Map<String, String> PATIENT = Map.of("EARSHOT_WORKER_HANG_SECONDS", "120");

  private static final ObjectMapper JSON = new ObjectMapper();

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
  void otherLanguage_keepsSegmentsLegsAndRawFormat() throws Exception {
    raw(CALL, "first.raw");
    raw(CALL, "second.raw");
    Path manifest =
        write(
            "calls.csv",
            "file,callId,segmentNo,startedAt,agentId,encoding,sampleRate,channelCount,language",
            "first.raw,c-1,1,2026-11-21 10:00:00,a1,s16le,8000,2,zh",
            "second.raw,c-1,2,2026-11-21 10:02:00,a2,s16le,8000,2,zh");
    assertThat(
            Captured.run(PATIENT, "ingest", "--manifest", manifest.toString(), "--data", data)
                .code())
        .isZero();
    Path english = write("english.csv", "callId,language", "c-1,en");
    Captured amend =
        Captured.run(PATIENT, "amend", "--manifest", english.toString(), "--data", data);
    assertThat(amend.code()).as(amend.err()).isZero();

    JsonNode call =
        JSON.readTree(Captured.run("show", "c-1", "--format", "json", "--data", data).out());
    assertThat(call.path("revision").asInt()).isEqualTo(2);
    JsonNode document = call.path("document");
    assertThat(document.path("language").asText()).isEqualTo("en");
    StringBuilder agents = new StringBuilder();
    for (JsonNode turn : document.path("turns")) {
      boolean late = turn.path("startMillis").asLong() >= 120_000;
      if (turn.path("role").asText().equals("agent")) {
        assertThat(turn.path("agentId").asText()).as(turn.toString()).isEqualTo(late ? "a2" : "a1");
        agents.append(late ? "2" : "1");
      }
    }
    assertThat(agents.toString()).matches("1+2+");
    assertThat(document.path("turns").path(0).path("text").asText()).startsWith("good");
  }

  @Test
  void oneAgentForACallOfTwo_isRefused() throws Exception {
    raw(CALL, "first.raw");
    Path manifest =
        write(
            "calls.csv",
            "file,callId,agentId,legStart,encoding,sampleRate,channelCount,language",
            "first.raw,c-1,a1,0,s16le,8000,2,en",
            "first.raw,c-1,a2,7,s16le,8000,2,en");
    assertThat(Captured.run("ingest", "--manifest", manifest.toString(), "--data", data).code())
        .isZero();
    Path one = write("one.csv", "callId,agentId", "c-1,a9");
    Captured refused = Captured.run("amend", "--manifest", one.toString(), "--data", data);
    assertThat(refused.code()).isEqualTo(Main.SOME_FAILED);
    assertThat(refused.err()).contains("2 agents").contains("legStart");
    Path both = write("both.csv", "callId,agentId,legStart", "c-1,a8,0", "c-1,a9,7");
    Captured amend = Captured.run("amend", "--manifest", both.toString(), "--data", data);
    assertThat(amend.code()).as(amend.err()).isZero();
    assertThat(amend.err()).contains("1 corrected");
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("agent a8:")
        .contains("agent a9:")
        .doesNotContain("agent a1:");
  }

  @Test
  void formatDeclaredOtherwiseThanTheHeader_isNoted() throws Exception {
    Files.copy(Checkout.demo().resolve("recordings/" + CALL), folder.resolve(CALL));
    Path manifest = write("calls.csv", "file,callId,language,sampleRate", CALL + ",c-1,en,44100");
    assertThat(Captured.run("ingest", "--manifest", manifest.toString(), "--data", data).code())
        .isZero();
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("note: sampleRate is declared as 44100, the file has 8000 and counts");
  }

  /** A sample recording as interleaved 16-bit samples without a header, 8 kHz, two channels. */
  private void raw(String recording, String name) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AudioFile file =
        AudioFile.open(Checkout.demo().resolve("recordings/" + recording), null)) {
      file.decode(
          8_000,
          (channels, samples) -> {
            for (int i = 0; i < samples; i++) {
              for (short[] channel : channels) {
                out.write(channel[i]);
                out.write(channel[i] >> 8);
              }
            }
          });
    }
    Files.write(folder.resolve(name), out.toByteArray());
  }

  @Test
  void dataFolderAmidTheRecordings_isPassedOver() throws Exception {
    write("first.jsonl", chat("hello"));
    assertThat(ingest(folder)).contains("\"total\":1").contains("\"skipped\":0");
    assertThat(ingest(folder)).contains("\"total\":1").contains("\"skipped\":0");
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
    assertThat(batches()).contains("\"brought\":1,\"conversations\":1");
    assertThat(Captured.run("delete", "--customer", "k1", "--yes", "--data", data).code()).isZero();
    assertThat(batches()).contains("\"brought\":1,\"conversations\":0");
    assertThat(Captured.run("show", "c-1", "--data", data).code()).isEqualTo(Main.BAD_INPUT);
  }

  private String batches() {
    return Captured.run("batches", "--format", "json", "--data", data).out();
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
