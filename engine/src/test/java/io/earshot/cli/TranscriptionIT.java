package io.earshot.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.SharedFolder;
import io.earshot.audio.MadeSound;
import io.earshot.audio.WavFile;
import io.earshot.model.InputException;
import io.earshot.model.Utterance;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.AudioProbe;
import io.earshot.worker.DecodeOptions;
import io.earshot.worker.RecordingQuarantinedException;
import io.earshot.worker.RecordingSegment;
import io.earshot.worker.RecordingTask;
import io.earshot.worker.SpeechModel;
import io.earshot.worker.Transcription;
import io.earshot.worker.WorkerOptions;
import io.earshot.worker.WorkerPool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real worker with the real decoder and the real recogniser. */
@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TranscriptionIT {
  private static final int RATE = 8_000;
  private static final Path MODELS = SharedFolder.checkout().resolve("models");
  private static final int MOST_RECORDINGS = 2;

  @TempDir Path folder;

  @Test
  void sameText_whateverTheNumberOfWorkersTheStreamsAndTheOrder() throws Exception {
    List<Path> files = new ArrayList<>(recordings());
    files.add(WavFile.write(folder.resolve("babble.wav"), WavFile.babble(2, RATE, 6), RATE));
    files.add(WavFile.write(folder.resolve("silence.wav"), new short[1][RATE * 3], RATE));
    Map<Path, Transcription> alone = transcribe(options().withWorkers(1), files);
    Collections.shuffle(files, new Random(5));
    Map<Path, Transcription> two = transcribe(options().withWorkers(2), files);
    Map<Path, Transcription> shared = transcribe(options().withWorkers(1).withStreams(3), files);

    assertThat(two).isEqualTo(alone);
    assertThat(shared).isEqualTo(alone);
  }

  @Test
  void demoRecordings_areHeardOnBothChannelsInOrderOfTime() throws Exception {
    for (Transcription heard : transcribe(options(), recordings()).values()) {
      assertThat(heard.hasSpeech()).isTrue();
      assertThat(heard.faults()).isEmpty();
      assertThat(heard.utterances())
          .isSortedAccordingTo(Comparator.comparingLong(Utterance::startMillis));
      for (Utterance utterance : heard.utterances()) {
        assertThat(utterance.words().size()).isPositive();
        assertThat(utterance.endMillis()).isLessThanOrEqualTo(heard.durationMillis() + 100);
      }
    }
  }

  @Test
  void silence_isNoSpeech() throws Exception {
    Path file = WavFile.write(folder.resolve("silence.wav"), new short[2][RATE * 4], RATE);
    Transcription heard = Objects.requireNonNull(transcribe(options(), List.of(file)).get(file));

    assertThat(heard.utterances()).isEmpty();
    assertThat(heard.durationMillis()).isEqualTo(4_000);
    assertThat(heard.channelCount()).isEqualTo(2);
    assertThat(heard.speechMillis()).containsExactly(0L, 0L);
  }

  @Test
  void ringToneAndMusic_areNotHeard() throws Exception {
    short[] ring = new MadeSound(RATE, 12).noise(1).cadence(1, 4, 3_000, 425).samples();
    short[] music = new MadeSound(RATE, 12).noise(1).music(0, 12, 4_000).samples();
    Path file = WavFile.write(folder.resolve("wait.wav"), new short[][] {ring, music}, RATE);
    Transcription heard = Objects.requireNonNull(transcribe(options(), List.of(file)).get(file));

    assertThat(heard.hasSpeech()).isFalse();
    assertThat(heard.durationMillis()).isEqualTo(12_000);
    assertThat(heard.channelCount()).isEqualTo(2);
  }

  @Test
  void leavingOutSilence_movesNoWord() throws Exception {
    List<Integer> moved = new ArrayList<>();
    int words = 0;
    try (WorkerPool pool = WorkerPool.start(options(), AttemptJournal.inMemory())) {
      for (Path file : recordings()) {
        var all = start(pool, file, new DecodeOptions(false));
        var some = start(pool, file, new DecodeOptions(true));
        assertThat(some.get(200, SECONDS).decodeOptions())
            .isNotEqualTo(all.get(200, SECONDS).decodeOptions());
        for (int channel = 0; channel < all.get().channelCount(); channel++) {
          List<HeardWord> whole = HeardWord.of(all.get(), channel);
          words += whole.size();
          HeardWord.compare(whole, HeardWord.of(some.get(), channel), moved);
        }
      }
    }
    Collections.sort(moved);

    assertThat(moved).hasSizeGreaterThanOrEqualTo(2 * words * 9 / 10);
    if (!moved.isEmpty()) {
      assertThat(moved.get(moved.size() / 2)).isLessThanOrEqualTo(30);
      assertThat(moved.get(moved.size() * 95 / 100)).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void segments_areOneRecordingWithTheirOffsets() throws Exception {
    Path first = WavFile.write(folder.resolve("1.wav"), WavFile.tone(1, RATE, 2), RATE);
    Path second = WavFile.write(folder.resolve("2.wav"), WavFile.tone(1, RATE, 3), RATE);
    RecordingTask task =
        new RecordingTask(
            "segments",
            List.of(
                new RecordingSegment(first, 0, null), new RecordingSegment(second, 60_000, null)),
            model("en"));
    try (WorkerPool pool = WorkerPool.start(options(), AttemptJournal.inMemory())) {
      Transcription heard =
          pool.transcribe(task, millis -> {}).toCompletableFuture().get(60, SECONDS);

      assertThat(heard.durationMillis()).isEqualTo(63_000);
      assertThat(heard.utterances())
          .allMatch(each -> each.startMillis() < 2_000 || each.startMillis() >= 60_000);
    }
  }

  @Test
  void brokenFiles_comeOutWithAReasonWhileOthersGoOn() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    Path zeros = folder.resolve("zeros.wav");
    try (RandomAccessFile sparse = new RandomAccessFile(zeros.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    Path good = WavFile.write(folder.resolve("呼叫 1.wav"), WavFile.tone(1, RATE, 2), RATE);
    try (WorkerPool pool = WorkerPool.start(options(), AttemptJournal.inMemory())) {
      var refusedEmpty = start(pool, empty);
      var refusedZeros = start(pool, zeros);
      var heard = start(pool, good);

      assertThatThrownBy(() -> refusedEmpty.get(60, SECONDS))
          .hasCauseInstanceOf(InputException.class)
          .hasMessageContaining("empty (0 bytes)");
      assertThatThrownBy(() -> refusedZeros.get(10, SECONDS))
          .hasCauseInstanceOf(InputException.class)
          .hasMessageContaining("only zero bytes");
      assertThat(heard.get(60, SECONDS).durationMillis()).isEqualTo(2_000);
    }
  }

  @Test
  void probe_tellsDurationAndChannelsWithoutAModel() throws Exception {
    Path file = WavFile.write(folder.resolve("a.wav"), WavFile.tone(2, 16_000, 30), 16_000);
    try (WorkerPool pool = WorkerPool.start(options(), AttemptJournal.inMemory())) {
      assertThat(pool.probe(file, null).toCompletableFuture().get(60, SECONDS))
          .isEqualTo(new AudioProbe(30_000, 2, 16_000, "pcm_s16le"));
    }
  }

  @Test
  void modelThatVoskCannotLoad_isToldByItsPath() throws Exception {
    Path broken = folder.resolve("broken-en");
    copy(model("en").folder(), broken);
    Files.write(broken.resolve("am/final.mdl"), new byte[100]);
    Path file = WavFile.write(folder.resolve("a.wav"), WavFile.tone(1, RATE, 1), RATE);
    RecordingTask task = RecordingTask.ofFile("x", file, SpeechModel.open(broken));
    try (WorkerPool pool = WorkerPool.start(options(), AttemptJournal.inMemory())) {
      assertThatThrownBy(
              () -> pool.transcribe(task, millis -> {}).toCompletableFuture().get(60, SECONDS))
          .hasCauseInstanceOf(InputException.class)
          .hasMessageContaining(broken.toString());
    }
  }

  @Test
  void memoryLimitBelowAWorkersNeed_isToldAsSuch() throws Exception {
    Path file = WavFile.write(folder.resolve("a.wav"), WavFile.babble(1, RATE, 600), RATE);
    WorkerOptions tight = options().withMemoryLimitBytes(40L << 20);
    try (WorkerPool pool = WorkerPool.start(tight, AttemptJournal.inMemory())) {
      assertThatThrownBy(() -> start(pool, file).get(60, SECONDS))
          .satisfies(
              failure ->
                  assertThat(failure.getCause())
                      .isInstanceOfAny(RecordingQuarantinedException.class, InputException.class))
          .hasMessageContaining("MB of memory, its limit is 40");
    }
  }

  @Test
  void longRecording_needsBoundedMemory() throws Exception {
    Path file = WavFile.write(folder.resolve("long.wav"), new short[1][RATE * 60], RATE);
    int seconds = 5 * 60;
    try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
      grown.setLength(WavFile.HEADER_BYTES + seconds * 16_000L);
      grown.seek(40);
      grown.writeInt(Integer.reverseBytes(seconds * 16_000));
    }
    WorkerOptions limited = options().withMemoryLimitBytes(384L << 20);
    try (WorkerPool pool = WorkerPool.start(limited, AttemptJournal.inMemory())) {
      var heard = start(pool, file, new DecodeOptions(false));
      assertThat(heard.get(200, SECONDS).durationMillis()).isEqualTo(seconds * 1_000L);
    }
  }

  private WorkerOptions options() {
    return WorkerOptions.defaults().withWorkers(2).withWaiting(50);
  }

  private static Map<Path, Transcription> transcribe(WorkerOptions options, List<Path> files)
      throws Exception {
    Map<Path, CompletableFuture<Transcription>> started = new LinkedHashMap<>();
    Map<Path, Transcription> heard = new LinkedHashMap<>();
    try (WorkerPool pool = WorkerPool.start(options, AttemptJournal.inMemory())) {
      for (Path file : files) {
        started.put(file, start(pool, file));
      }
      for (var entry : started.entrySet()) {
        heard.put(entry.getKey(), entry.getValue().get(200, SECONDS));
      }
    }
    return heard;
  }

  private static CompletableFuture<Transcription> start(WorkerPool pool, Path file)
      throws InterruptedException {
    return start(pool, file, DecodeOptions.DEFAULT);
  }

  private static CompletableFuture<Transcription> start(
      WorkerPool pool, Path file, DecodeOptions decode) throws InterruptedException {
    String name = file.getFileName().toString();
    SpeechModel model = model(name.startsWith("zh") ? "zh" : "en");
    List<RecordingSegment> segments = List.of(new RecordingSegment(file, 0, null));
    RecordingTask task = new RecordingTask("hash of " + name, segments, model, decode);
    return pool.transcribe(task, millis -> {}).toCompletableFuture();
  }

  private static SpeechModel model(String language) {
    return SpeechModel.open(MODELS.resolve("demo-" + language));
  }

  /** A few of the demo's recordings of each language. */
  private static List<Path> recordings() throws IOException {
    Path demo = SharedFolder.checkout().resolve("engine/demo/recordings");
    if (!Files.isDirectory(demo)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(demo)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".flac")).sorted().toList();
      List<Path> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i += Math.max(1, all.size() / MOST_RECORDINGS)) {
        some.add(all.get(i));
      }
      return some;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
