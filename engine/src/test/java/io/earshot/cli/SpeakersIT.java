package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who speaks in a recording of one channel, what is told about it, and how it is corrected. */
class SpeakersIT {
  private static final String MONO = "en-07-cancel-subscription.flac";
  private static final String STEREO = "en-05-bad-line.flac";
  private static final Map<String, String> PATIENT = Map.of("EARSHOT_WORKER_HANG_SECONDS", "120");
  private static final Map<String, String> STRICT =
      Map.of("EARSHOT_WORKER_HANG_SECONDS", "120", "EARSHOT_ROLES_PERCENT", "100");

  @TempDir Path folder;
  private String data = "";

  @BeforeEach
  void name() {
    data = folder.resolve("data").toString();
  }

  @Test
  void monoCall_isScored_andStaysSoWhenItIsCorrected() throws Exception {
    ingest(PATIENT, MONO, "");
    Captured shown = Captured.run("show", "c-1", "--data", data);
    assertThat(shown.out())
        .contains("two people on one channel; their roles were found")
        .contains("agent a1: ")
        .contains("customer: ")
        .contains(" points, grade ")
        .doesNotContain("unknown:");

    amend("callId,agentId", "c-1,a9");
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("agent a9: ")
        .contains("customer: ")
        .contains("their roles were found")
        .contains(" points, grade ");

    amend("callId,channels", "c-1,\"customer,agent\"");
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("note: agent and customer seem to be swapped")
        .doesNotContain("their roles were found");

    amend("callId,team", "c-1,north");
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("revision 4")
        .contains("note: agent and customer seem to be swapped");

    amend("callId,channels", "c-1,\"agent,customer\"");
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("agent a9: ")
        .contains(" points, grade ")
        .doesNotContain("swapped");
  }

  @Test
  void uncertainRoles_areToldAndNotScored() throws Exception {
    assertThat(ingest(STRICT, MONO, "").out())
        .contains("which of them is the agent is not certain");
    assertThat(Captured.run(STRICT, "show", "c-1", "--data", data).out())
        .contains("note: two people speak, which of them is the agent is not certain")
        .contains("speaker 1: ")
        .contains("speaker 2: ")
        .contains("not scored");

    Captured corrected = Captured.run(STRICT, "amend", "--manifest", manifest(), "--data", data);
    assertThat(corrected.code()).as(corrected.err()).isZero();
    assertThat(Captured.run(STRICT, "show", "c-1", "--data", data).out())
        .contains("customer: ")
        .contains(" points, grade ")
        .doesNotContain("note:");
  }

  @Test
  void swappedChannels_areToldAndNotChanged() throws Exception {
    Captured run = ingest(PATIENT, STEREO, "\"customer,agent\"");

    assertThat(run.out()).contains("agent and customer seem to be swapped");
    assertThat(Captured.run("show", "c-1", "--data", data).out())
        .contains("note: agent and customer seem to be swapped")
        .contains("customer: good");
  }

  private Captured ingest(Map<String, String> environment, String recording, String channels)
      throws Exception {
    Path audio =
        Files.copy(Checkout.demo().resolve("recordings/" + recording), folder.resolve("c"));
    Path calls =
        Files.write(
            folder.resolve("calls.csv"),
            List.of("file,callId,agentId,language,channels", "c,c-1,a1,en," + channels));
    Captured run =
        Captured.run(
            environment,
            "ingest",
            "--manifest",
            calls.toString(),
            "--format",
            "json",
            "--data",
            data);
    assertThat(run.code()).as(run.err()).isZero();
    Files.delete(audio);
    return run;
  }

  private String manifest() throws Exception {
    return Files.write(
            folder.resolve("roles.csv"), List.of("callId,channels", "c-1,\"agent,customer\""))
        .toString();
  }

  private void amend(String header, String row) throws Exception {
    Path corrected = Files.write(folder.resolve("corrected.csv"), List.of(header, row));
    Captured amend = Captured.run("amend", "--manifest", corrected.toString(), "--data", data);
    assertThat(amend.code()).as(amend.err()).isZero();
  }
}
