package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.SharedFolder;
import io.earshot.audio.AudioFile;
import io.earshot.audio.WavFile;
import io.earshot.cli.DiarisationError.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recording of the sample archive mixed to one channel: who speaks when, and who is the
 * agent, held against the true transcripts. Recordings of people in the shared folder are measured
 * too, not judged: the demo model does not know their words. Writes its figures to {@code
 * target/mono-accuracy.md}.
 */
class MonoCallsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATE = 8_000;

  /** A busy machine may let a worker wait for longer than a hang takes. */
  private static final Map<String, String> PATIENT = Map.of("EARSHOT_WORKER_HANG_SECONDS", "120");

  /** Pauses of one voice that are shorter belong to its speech. */
  private static final int PAUSE_MILLIS = 500;

  /** Only so much of the shared recordings is annotated. */
  private static final long ANNOTATED_MILLIS = 30_000;

  @TempDir Path folder;
  private final StringBuilder table =
      new StringBuilder(
          "| call | DER % | missed % | confused % | roles |\n|---|---|---|---|---|\n");

  @Test
  void monoMixes_giveTheSpeakersAndTheirRoles() throws Exception {
    List<Path> truths = SharedFolder.files(Checkout.demo().resolve("transcripts").toString());
    List<String> manifest = new ArrayList<>(List.of("file,callId,language"));
    for (Path truth : truths) {
      String name = name(truth);
      mix(Checkout.demo().resolve("recordings/" + name + ".flac"), name);
      manifest.add(name + ".wav," + name + "," + name.substring(0, 2));
    }
    String data = ingest(manifest);
    DiarisationError all = new DiarisationError();
    int decided = 0;
    int right = 0;
    int scored = 0;
    for (Path truth : truths) {
      JsonNode call = show(name(truth), data);
      JsonNode said = JSON.readTree(truth.toFile()).path("turns");
      JsonNode heard = call.path("document").path("turns");
      DiarisationError error =
          DiarisationError.of(spans(said, false), spans(heard, true), durationMillis(call));
      all.add(error);
      String roles = roles(said, heard);
      decided += roles.equals("unknown") ? 0 : 1;
      right += roles.equals("right") ? 1 : 0;
      scored += call.path("evaluations").path(0).path("score").isNumber() ? 1 : 0;
      row(name(truth), error, roles);
    }
    row("all", all, right + " right, " + decided + " decided of " + truths.size());
    Files.writeString(Path.of("target/mono-accuracy.md"), table);

    assertThat(all.percent()).as(table.toString()).isLessThanOrEqualTo(15);
    assertThat(decided).as(table.toString()).isGreaterThanOrEqualTo(85 * truths.size() / 100);
    assertThat(right).as(table.toString()).isGreaterThanOrEqualTo(95 * decided / 100);
    assertThat(scored).isGreaterThanOrEqualTo(truths.size() - 2);
  }

  @Test
  void sharedRecordings_areMeasured() throws Exception {
    List<String> manifest = new ArrayList<>(List.of("file,callId,language"));
    Map<String, Path> truths = new HashMap<>();
    for (String part : List.of("data/audio/diarization", "data/audio/calls_8k")) {
      for (Path file : SharedFolder.files(part)) {
        if (file.toString().endsWith(".rttm")) {
          truths.put(name(file), file);
        }
      }
      for (Path file : SharedFolder.files(part)) {
        if (truths.containsKey(name(file))
            && !file.toString().endsWith(".rttm")
            && !file.toString().endsWith(".stm")) {
          manifest.add(file + "," + name(file) + ",en");
        }
      }
    }
    if (truths.isEmpty()) {
      return;
    }
    String data = ingest(manifest);
    for (var truth : truths.entrySet()) {
      JsonNode call = show(truth.getKey(), data);
      List<Span> heard = spans(call.path("document").path("turns"), true);
      long end = Math.min(ANNOTATED_MILLIS, durationMillis(call));
      row(truth.getKey(), DiarisationError.of(rttm(truth.getValue()), heard, end), "");
    }
    Files.writeString(Path.of("target/mono-accuracy-shared.md"), table);
    assertThat(table.toString().lines().count()).isEqualTo(2 + truths.size());
  }

  private String ingest(List<String> manifest) throws IOException {
    Path file = Files.write(folder.resolve("calls.csv"), manifest);
    String data = folder.resolve("data").toString();
    Captured run = Captured.run(PATIENT, "ingest", "--manifest", file.toString(), "--data", data);
    assertThat(run.code()).as(run.err()).isZero();
    return data;
  }

  private static JsonNode show(String id, String data) throws IOException {
    return JSON.readTree(Captured.run("show", id, "--format", "json", "--data", data).out());
  }

  private static long durationMillis(JsonNode call) {
    return call.path("document").path("durationMillis").asLong();
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Adds the channels of a recording up and writes them as one. */
  private void mix(Path recording, String name) throws IOException {
    short[][] mixed = {new short[0]};
    try (AudioFile file = AudioFile.open(recording, null)) {
      file.decode(
          RATE,
          (channels, n) -> {
            int at = mixed[0].length;
            mixed[0] = Arrays.copyOf(mixed[0], at + n);
            for (short[] channel : channels) {
              for (int i = 0; i < n; i++) {
                mixed[0][at + i] = (short) (mixed[0][at + i] + channel[i]);
              }
            }
          });
    }
    WavFile.write(folder.resolve(name + ".wav"), mixed, RATE);
  }

  /** Who speaks when; the words of one party closer together than a pause are one span. */
  private static List<Span> spans(JsonNode turns, boolean byWord) {
    List<String> parties = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (JsonNode turn : turns) {
      String role = turn.path("role").asText();
      if (!parties.contains(role)) {
        parties.add(role);
      }
      int speaker = parties.indexOf(role);
      if (!byWord) {
        spans.add(span(speaker, turn));
        continue;
      }
      for (JsonNode word : turn.path("words")) {
        Span next = span(speaker, word);
        Span last = spans.isEmpty() ? null : spans.getLast();
        boolean joins =
            last != null
                && last.speaker() == speaker
                && next.startMillis() - last.endMillis() < PAUSE_MILLIS;
        spans.add(
            joins ? new Span(speaker, spans.removeLast().startMillis(), next.endMillis()) : next);
      }
    }
    return spans;
  }

  private static Span span(int speaker, JsonNode node) {
    return new Span(speaker, node.path("startMillis").asLong(), node.path("endMillis").asLong());
  }

  private static List<Span> rttm(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\\s+", -1);
      if (!names.contains(fields[7])) {
        names.add(fields[7]);
      }
      long start = Math.round(1_000 * Double.parseDouble(fields[3]));
      long length = Math.round(1_000 * Double.parseDouble(fields[4]));
      spans.add(new Span(names.indexOf(fields[7]), start, start + length));
    }
    return spans;
  }

  /** Whether what agent and customer are taken to say is rather what they said. */
  private static String roles(JsonNode truth, JsonNode heard) {
    long right = 0;
    long wrong = 0;
    for (JsonNode said : truth) {
      for (JsonNode turn : heard) {
        Span a = span(0, said);
        Span b = span(0, turn);
        long both =
            Math.min(a.endMillis(), b.endMillis()) - Math.max(a.startMillis(), b.startMillis());
        boolean same = said.path("role").equals(turn.path("role"));
        boolean known = !turn.path("role").asText().equals("unknown");
        right += known && same ? Math.max(0, both) : 0;
        wrong += known && !same ? Math.max(0, both) : 0;
      }
    }
    return right + wrong == 0 ? "unknown" : right > wrong ? "right" : "wrong";
  }

  private void row(String name, DiarisationError error, String roles) {
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %.1f | %.1f | %.1f | %s |%n",
            name,
            error.percent(),
            error.missedPercent(),
            error.confusedPercent(),
            roles));
  }
}
