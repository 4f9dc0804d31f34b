package io.earshot.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.SharedFolder;
import io.earshot.audio.ActiveLevel;
import io.earshot.audio.DemoVoices;
import io.earshot.audio.DemoVoices.Clip;
import io.earshot.audio.Sound;
import io.earshot.audio.WavFile;
import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evidence;
import io.earshot.model.LineQuality;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.rule.RuleSets;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import io.earshot.signal.VoiceMean;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.RecordingTask;
import io.earshot.worker.SpeechModel;
import io.earshot.worker.Transcription;
import io.earshot.worker.WorkerOptions;
import io.earshot.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How it is said, from the sound to the rule: calls put together of the demo's voices at known
 * times and levels, heard by the real worker, asked by rules.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeliveryIT {
  private final TestReporter reporter;

  DeliveryIT(TestReporter reporter) {
    this.reporter = reporter;
  }

  private static final int TURNS = 20;
  private static final long EDGE_MILLIS = 100;
  private static final long SAME_MILLIS = 500;

  private static final String RULES =
      """
      ruleSet: delivery
      version: 1.0.0
      title: Delivery
      languages: [en]
      scorecard:
        pass: 80
        minimumDecidedShare: 0
        sections: [{ id: s, title: S, weight: 1 }]
        grades: [{ name: A, from: 0 }]
      rules:
        - { id: silence, title: Silence, section: s, worth: { deduct: 1 }, require: { not: { silence: { above: 2 } } } }
        - { id: interruption, title: Interruption, section: s, worth: { deduct: 1 }, require: { not: { interruption: { above: 0.4 } } } }
        - { id: raised, title: Raised, section: s, worth: { deduct: 1 }, require: { not: { loudness: { above: 6, against: baseline } } } }
      """;

  @TempDir Path folder;

  /** What was put where. */
  private record Placed(
      int channel, long fromMillis, long toMillis, double dbfs, boolean interrupts) {
    boolean overlaps(Utterance u) {
      return u.party() == channel && u.startMillis() < toMillis && u.endMillis() > fromMillis;
    }
  }

  /** A call being put together. */
  private static final class Staged {
    final List<Placed> placed = new ArrayList<>();
    final double[][] channels = new double[2][300 * Sound.RATE];
    int end;

    void put(int channel, int fromMillis, Clip clip, double dbfs, boolean interrupts) {
      double[] x =
          Sound.times(Sound.amplitude(dbfs - ActiveLevel.dbfs(clip.sound())), clip.sound());
      for (int i = 0; i < x.length; i++) {
        channels[channel][fromMillis * 8 + i] += x[i];
      }
      int to = fromMillis + clip.millis();
      placed.add(new Placed(channel, fromMillis, to, dbfs, interrupts));
      end = Math.max(end, to);
    }

    Path write(Path file) throws IOException {
      short[][] pcm = new short[2][];
      for (int c = 0; c < 2; c++) {
        double[] noise = Sound.noise(end / 1_000.0 + 1, Sound.amplitude(-70), c);
        pcm[c] = Sound.pcm(Sound.mix(Arrays.copyOf(channels[c], noise.length), noise));
      }
      return WavFile.write(file, pcm, Sound.RATE);
    }
  }

  @Test
  void stagedCall_isMeasuredAsItWasStaged() throws Exception {
    Staged staged = stage(new Random(11), TURNS);
    Transcription heard = hear(staged.write(folder.resolve("staged.wav")));
    Conversation call = call(heard);

    edges(staged, call);
    loudness(staged, call);
    Map<String, List<Evidence>> found = ask(call);
    silences(staged, Objects.requireNonNull(found.get("silence")));
    interruptions(staged, Objects.requireNonNull(found.get("interruption")));
    raised(staged, Objects.requireNonNull(found.get("raised")));
    assertThat(heard.lines()).hasSize(2).allMatch(line -> line.faults().isEmpty());
  }

  @Test
  void badLine_isTold() throws Exception {
    Staged staged = stage(new Random(12), 4);
    staged.channels[0] = Sound.times(Sound.amplitude(30), staged.channels[0]);
    staged.channels[1] =
        Sound.mix(
            Sound.lowPass(staged.channels[1], 1_800), Sound.noise(300, Sound.amplitude(-33), 3));
    List<LineQuality> lines = hear(staged.write(folder.resolve("bad.wav"))).lines();
    assertThat(lines.get(0).faults()).anyMatch(fault -> fault.contains("clipped"));
    assertThat(lines.get(1).faults()).anyMatch(fault -> fault.contains("background"));
    assertThat(lines.get(1).noiseDbfs()).isBetween(-34f, -32f);
  }

  private static Staged stage(Random random, int turns) throws IOException {
    List<List<Clip>> voices =
        List.of(
            DemoVoices.turns("en-01-delayed-parcel", "agent", 0),
            DemoVoices.turns("en-04-rude-agent", "customer", 1));
    Staged staged = new Staged();
    int at = 800;
    for (int i = 0; i < turns; i++) {
      int channel = i % 2;
      Clip clip = voices.get(channel).get(i / 2 % voices.get(channel).size());
      boolean interrupts = i > 0 && i % 3 == 0 && clip.text().split(" ").length > 3;
      Placed last = i == 0 ? null : staged.placed.getLast();
      int from = at;
      if (interrupts && last != null && last.toMillis - last.fromMillis > 2_500) {
        from = (int) last.toMillis - 900 - random.nextInt(700);
      } else {
        interrupts = false;
        from += random.nextInt(4) == 0 ? 2_300 + random.nextInt(4_000) : 350 + random.nextInt(900);
      }
      staged.put(channel, from, clip, -24 + random.nextInt(5) + (i == 15 ? 10 : 0), interrupts);
      at = staged.end;
    }
    return staged;
  }

  private void edges(Staged staged, Conversation call) {
    List<Long> errors = new ArrayList<>();
    for (Placed placed : staged.placed) {
      long first = Long.MAX_VALUE;
      long last = 0;
      for (Utterance utterance : heard(call, placed)) {
        Words words = utterance.words();
        for (int w = 0; w < words.size(); w++) {
          if (words.startMillis()[w] < placed.toMillis
              && words.endMillis()[w] > placed.fromMillis) {
            first = Math.min(first, words.startMillis()[w]);
            last = Math.max(last, words.endMillis()[w]);
          }
        }
      }
      if (last > 0) {
        errors.add(Math.abs(first - placed.fromMillis));
        errors.add(Math.abs(last - placed.toMillis));
      }
    }
    errors.sort(null);
    double within = errors.stream().filter(e -> e <= EDGE_MILLIS).count() / (double) errors.size();
    print(
        "edges of %d turns: median %d ms, 95 %% within %d ms, %.1f %% within %d ms",
        errors.size() / 2,
        errors.get(errors.size() / 2),
        errors.get(errors.size() * 95 / 100),
        100 * within,
        EDGE_MILLIS);
    assertThat(within).isGreaterThanOrEqualTo(0.9);
  }

  private void loudness(Staged staged, Conversation call) {
    List<Double> errors = new ArrayList<>();
    for (Placed placed : staged.placed) {
      VoiceMean mean = new VoiceMean();
      heard(call, placed).forEach(mean::add);
      if (!Double.isNaN(mean.loudnessDbfs())) {
        errors.add(Math.abs(mean.loudnessDbfs() - placed.dbfs));
      }
    }
    errors.sort(null);
    double within = errors.stream().filter(e -> e <= 1).count() / (double) errors.size();
    print(
        "loudness of %d turns against ITU-T P.56: median %.2f dB, %.1f %% within 1 dB",
        errors.size(), errors.get(errors.size() / 2), 100 * within);
    assertThat(within).isGreaterThanOrEqualTo(0.9);
  }

  private void silences(Staged staged, List<Evidence> found) {
    int right = 0;
    List<long[]> silences = new ArrayList<>();
    long quietFrom = 0;
    for (Placed placed : staged.placed) {
      if (placed.fromMillis - quietFrom > 2_200) {
        silences.add(new long[] {quietFrom, placed.fromMillis});
      }
      quietFrom = Math.max(quietFrom, placed.toMillis);
    }
    for (long[] silence : silences) {
      for (Evidence e : found) {
        boolean same =
            Math.abs(e.startMillis() - silence[0]) <= EDGE_MILLIS
                && Math.abs(e.endMillis() - silence[1]) <= EDGE_MILLIS;
        right += same ? 1 : 0;
      }
    }
    print(
        "silences: %d of %d with both edges within 100 ms, %d found",
        right, silences.size(), found.size());
    assertThat(right).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * silences.size()));
  }

  private void interruptions(Staged staged, List<Evidence> found) {
    List<Placed> planted = staged.placed.stream().filter(Placed::interrupts).toList();
    long right =
        planted.stream()
            .filter(
                p ->
                    found.stream()
                        .anyMatch(e -> Math.abs(e.startMillis() - p.fromMillis) < SAME_MILLIS))
            .count();
    double f1 = 2.0 * right / (planted.size() + found.size());
    print(
        "interruptions: %d planted, %d found, %d of them right, F1 %.3f",
        planted.size(), found.size(), right, f1);
    assertThat(f1).isGreaterThanOrEqualTo(0.9);
  }

  private static void raised(Staged staged, List<Evidence> found) {
    Placed loud = staged.placed.get(15);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().startMillis())
        .isBetween(loud.fromMillis - SAME_MILLIS, loud.fromMillis + SAME_MILLIS);
  }

  private static List<Utterance> heard(Conversation call, Placed placed) {
    return call.utterances().stream().filter(placed::overlaps).toList();
  }

  private static Conversation call(Transcription heard) {
    return new Conversation(
        ConversationId.of("test", "staged"),
        null,
        Medium.CALL,
        0,
        "UTC",
        "en",
        heard.durationMillis(),
        Map.of(),
        List.of(
            new Party(Role.AGENT, 1, "a1", null, 0), new Party(Role.CUSTOMER, 1, null, null, 1)),
        heard.utterances(),
        List.of(),
        new Provenance("", "", "", null, List.of(), false, heard.lines()));
  }

  private Map<String, List<Evidence>> ask(Conversation call) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    var outcomes = new Scorer(Program.compile(RuleSets.load(rules))).score(call).getFirst();
    return outcomes.outcomes().stream()
        .collect(java.util.stream.Collectors.toMap(o -> o.rule(), o -> o.evidence()));
  }

  private static Transcription hear(Path file) throws Exception {
    SpeechModel model = SpeechModel.open(SharedFolder.checkout().resolve("models/demo-en"));
    try (WorkerPool pool =
        WorkerPool.start(WorkerOptions.defaults().withWorkers(1), AttemptJournal.inMemory())) {
      RecordingTask task = RecordingTask.ofFile("hash", file, model);
      return pool.transcribe(task, millis -> {}).toCompletableFuture().get(200, SECONDS);
    }
  }

  private void print(String format, Object... figures) {
    reporter.publishEntry(String.format(Locale.ROOT, format, figures));
  }
}
