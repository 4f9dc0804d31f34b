package io.earshot.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.earshot.model.InputException;
import io.earshot.worker.AttemptJournal.Attempts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Supervision with real processes whose behaviour is scripted. */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerPoolIT {
  private static final SpeechModel MODEL =
      new SpeechModel(Path.of("/no/model/needed"), "en", 8_000, "m0", 0);

  @TempDir Path folder;

  private final AttemptJournal journal = AttemptJournal.inMemory();
  private final AtomicLong progressMillis = new AtomicLong();

  @Test
  void recordingThatKillsEveryWorker_isQuarantinedAndNothingElseIsLost() throws Exception {
    try (WorkerPool pool = pool(options())) {
      List<CompletableFuture<Transcription>> good = new ArrayList<>();
      CompletableFuture<Transcription> bad = transcribe(pool, "die");
      for (int i = 0; i < 5; i++) {
        good.add(transcribe(pool, "good" + i));
      }
      for (CompletableFuture<Transcription> each : good) {
        assertThat(each.get(10, SECONDS).utterances()).hasSize(1);
      }
      assertThat(failure(bad))
          .isInstanceOf(RecordingQuarantinedException.class)
          .hasMessageContaining("exit code 3");
    }
    assertThat(journal.state("die").crashesAlone()).isEqualTo(2);
    assertThat(journal.state("good0")).isEqualTo(Attempts.NONE);
  }

  @Test
  void quarantine_outlivesThePool() throws Exception {
    journal.crashed("die", true, "signal 11");
    journal.crashed("die", true, "signal 11");
    try (WorkerPool pool = pool(options())) {
      assertThat(failure(transcribe(pool, "die")))
          .isInstanceOf(RecordingQuarantinedException.class)
          .hasMessageContaining("signal 11");
      assertThat(pool.workers()).isEmpty();
    }
  }

  @Test
  void crashInASharedWorker_countsForNobodyUntilItHappensAlone() throws Exception {
    try (WorkerPool pool = pool(options().withWorkers(1).withStreams(3))) {
      CompletableFuture<Transcription> first = transcribe(pool, "wait1");
      CompletableFuture<Transcription> second = transcribe(pool, "wait2");
      await().until(() -> inFlight(pool) == 2);
      CompletableFuture<Transcription> bad = transcribe(pool, "die");

      assertThat(failure(bad)).isInstanceOf(RecordingQuarantinedException.class);
      release("wait1");
      release("wait2");
      assertThat(first.get(20, SECONDS).hasSpeech()).isTrue();
      assertThat(second.get(20, SECONDS).hasSpeech()).isTrue();
    }
    assertThat(journal.state("wait1")).isEqualTo(Attempts.NONE);
  }

  @Test
  void hang_isKilledAndHoldsNobodyUpForTenSeconds() throws Exception {
    WorkerOptions options = options().withWorkers(1).withHangLimit(Duration.ofSeconds(12));
    try (WorkerPool pool = pool(options)) {
      CompletableFuture<Transcription> hanging = transcribe(pool, "hang");
      await().until(() -> inFlight(pool) == 1);
      assertThat(transcribe(pool, "good").get(10, SECONDS).hasSpeech()).isTrue();
      assertThat(hanging).isNotDone();
      assertThat(failure(hanging))
          .isInstanceOf(RecordingQuarantinedException.class)
          .hasMessageContaining("no progress for 12 s at second 0");
    }
  }

  @Test
  void stoppedWorker_isKilledAndItsRecordingTriedAgain() throws Exception {
    try (WorkerPool pool = pool(options().withWorkers(1).withHangLimit(Duration.ofSeconds(2)))) {
      CompletableFuture<Transcription> result = transcribe(pool, "wait");
      await().until(() -> progressMillis.get() > 0);
      signal("STOP", pool.workers().getFirst().pid());
      await().until(() -> journal.state("wait").crashesAlone() == 1);
      release("wait");
      assertThat(result.get(20, SECONDS).hasSpeech()).isTrue();
    }
  }

  @Test
  void killedWorker_losesNothing() throws Exception {
    try (WorkerPool pool = pool(options().withWorkers(1))) {
      CompletableFuture<Transcription> result = transcribe(pool, "wait");
      await().until(() -> progressMillis.get() > 0);
      signal("KILL", pool.workers().getFirst().pid());
      await().until(() -> journal.state("wait").crashesAlone() == 1);
      assertThat(journal.state("wait").lastReason()).contains("signal 9");
      release("wait");
      assertThat(result.get(20, SECONDS).hasSpeech()).isTrue();
    }
    assertThat(journal.state("wait")).isEqualTo(Attempts.NONE);
  }

  @Test
  void workerThatEatsMemory_isKilledAtItsLimit() throws Exception {
    try (WorkerPool pool = pool(options().withMemoryLimitBytes(400L << 20))) {
      assertThat(failure(transcribe(pool, "eat")))
          .isInstanceOf(RecordingQuarantinedException.class)
          .hasMessageContaining("MB of memory, its limit is 400");
      assertThat(transcribe(pool, "good").get(20, SECONDS).hasSpeech()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void garbledWorker_isACrashAndHurtsNobody(long seed) throws Exception {
    try (WorkerPool pool = pool(options().withCommand(GarbledWorker.command(seed)))) {
      assertThat(failure(transcribe(pool, "good")))
          .isInstanceOf(RecordingQuarantinedException.class)
          .hasMessageContaining("the worker sent a frame");
    }
  }

  @Test
  void refusedRecording_tellsItsReasonAndIsNoCrash() throws Exception {
    try (WorkerPool pool = pool(options())) {
      assertThat(failure(transcribe(pool, "refuse")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("is refused by its name");
    }
    assertThat(journal.state("refuse")).isEqualTo(Attempts.NONE);
  }

  @Test
  void workerThatCannotStart_isToldWithWhatItSaid() throws Exception {
    List<String> broken = List.of("/bin/sh", "-c", "echo no such class; exit 1");
    try (WorkerPool pool = pool(options().withCommand(broken))) {
      assertThat(failure(transcribe(pool, "good")))
          .isInstanceOf(WorkerUnavailableException.class)
          .hasMessageContaining("exit code 1", "no such class");
    }
  }

  @Test
  void close_cancelsWithinTheGraceAndCountsNoCrash() throws Exception {
    CompletableFuture<Transcription> running;
    CompletableFuture<Transcription> waiting;
    long start;
    try (WorkerPool pool = pool(options().withWorkers(1))) {
      running = transcribe(pool, "hang");
      await().until(() -> inFlight(pool) == 1);
      waiting = transcribe(pool, "good");
      start = System.nanoTime();
      pool.close(Duration.ofMillis(500));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(failure(running)).isInstanceOf(CancellationException.class);
    assertThat(failure(waiting)).isInstanceOf(CancellationException.class);
    assertThat(journal.state("hang")).isEqualTo(Attempts.NONE);
  }

  @Test
  void fullPool_makesTheCallerWait() throws Exception {
    try (WorkerPool pool = pool(options().withWorkers(1).withWaiting(1))) {
      transcribe(pool, "wait1");
      transcribe(pool, "wait2");
      CompletableFuture<CompletableFuture<Transcription>> third =
          CompletableFuture.supplyAsync(() -> transcribeUnchecked(pool, "good"));
      await().until(() -> inFlight(pool) == 1);
      await().during(Duration.ofMillis(300)).until(() -> !third.isDone());
      release("wait1");
      release("wait2");
      assertThat(third.get(20, SECONDS).get(20, SECONDS).hasSpeech()).isTrue();
    }
  }

  @Test
  void closedPool_refuses() {
    WorkerPool pool = pool(options());
    pool.close();

    assertThatThrownBy(() -> transcribe(pool, "good")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void parentKilled_takesItsWorkersAlong() throws Exception {
    List<String> command = new ArrayList<>(ScriptedWorker.command());
    command.set(command.size() - 1, DoomedParent.class.getName());
    command.add(Files.createFile(folder.resolve("hang")).toString());
    Process parent = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = parent.inputReader()) {
      long worker = Long.parseLong(output.readLine());
      assertThat(ProcessHandle.of(worker)).isPresent();
      signal("KILL", parent.pid());
      assertThat(parent.waitFor(20, SECONDS)).isTrue();
      await().atMost(Duration.ofSeconds(10)).until(() -> isGone(worker));
    } finally {
      parent.destroyForcibly();
    }
  }

  /** An ended process may stand in the table until its new parent asks for it. */
  private static boolean isGone(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/stat");
    try {
      String line = Files.readString(status);
      return line.substring(line.lastIndexOf(')')).startsWith(") Z");
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private WorkerOptions options() {
    return WorkerOptions.defaults()
        .withWorkers(2)
        .withWaiting(20)
        .withCacheFolder(folder)
        .withCommand(ScriptedWorker.command());
  }

  private WorkerPool pool(WorkerOptions options) {
    return WorkerPool.start(options, journal);
  }

  private CompletableFuture<Transcription> transcribe(WorkerPool pool, String name)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    RecordingTask task = RecordingTask.ofFile(name, file, MODEL);
    return pool.transcribe(task, progressMillis::set).toCompletableFuture();
  }

  private CompletableFuture<Transcription> transcribeUnchecked(WorkerPool pool, String name) {
    try {
      return transcribe(pool, name);
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private void release(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  private static long inFlight(WorkerPool pool) {
    return pool.workers().stream().mapToLong(worker -> worker.recordings().size()).sum();
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    try {
      return new AssertionError("succeeded with " + future.get(60, SECONDS));
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (CancellationException e) {
      return e;
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }
}
