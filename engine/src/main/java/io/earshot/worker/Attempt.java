package io.earshot.worker;

import io.earshot.model.InputException;
import io.earshot.model.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One job in one worker: gathers what the worker reports until it ends. */
final class Attempt {
  private static final int MOST_UTTERANCES = 500_000;
  private static final long MOST_CHARS = 64L << 20;
  private static final Comparator<Utterance> IN_ORDER_OF_TIME =
      Comparator.comparingLong(Utterance::startMillis).thenComparingInt(Utterance::party);

  private final Job job;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final List<Utterance> utterances = new ArrayList<>();
  private long chars;
  private volatile boolean modelReady;
  private volatile long audioMillis = -1;
  private volatile long progressNanos = System.nanoTime();

  /** The progress since which the supervisor counts CPU, and the worker's CPU time then. */
  private long cpuAtProgress;

  private Duration cpuFrom = Duration.ZERO;

  Attempt(Job job) {
    this.job = job;
  }

  Job job() {
    return job;
  }

  CompletableFuture<Ending> ending() {
    return ending;
  }

  boolean modelReady() {
    return modelReady;
  }

  /** Audio recognised so far, 0 before the first report. */
  long audioMillis() {
    return Math.max(0, audioMillis);
  }

  /** Time since audio was last seen to advance. */
  long idleNanos() {
    return System.nanoTime() - progressNanos;
  }

  /** CPU time the worker has used since this was first asked without progress in between. */
  Duration cpuSince(Duration cpu) {
    if (cpuAtProgress != progressNanos) {
      cpuAtProgress = progressNanos;
      cpuFrom = cpu;
    }
    return cpu.minus(cpuFrom);
  }

  /** Takes one report; throws if it cannot belong to this attempt. */
  void take(Message.Report report) throws WireException {
    switch (report) {
      case Message.ModelReady m -> {
        modelReady = true;
        progressNanos = System.nanoTime();
      }
      case Message.Progress m -> progress(m.audioMillis());
      case Message.Heard m -> hear(m.utterance());
      case Message.Refused m ->
          ending.complete(new Ending.Refused(new InputException(m.where(), m.reason())));
      case Message.Done m -> ending.complete(new Ending.Transcribed(whole(m.transcription())));
      case Message.Probed m -> ending.complete(new Ending.Looked(m.probe()));
    }
  }

  void crash(String reason, boolean alone) {
    ending.complete(new Ending.Crashed(reason, alone, !modelReady && job.task() != null));
  }

  private void progress(long millis) {
    if (millis > audioMillis) {
      audioMillis = millis;
      progressNanos = System.nanoTime();
      job.progress(millis);
    }
  }

  private void hear(Utterance utterance) throws WireException {
    utterances.add(utterance);
    chars += utterance.text().length() + 20L * utterance.words().size();
    FrameReader.check(
        utterances.size() <= MOST_UTTERANCES && chars <= MOST_CHARS, "an endless transcription");
  }

  private Transcription whole(Transcription end) throws WireException {
    RecordingTask task = job.task();
    FrameReader.check(
        task != null && end.modelHash().equals(task.model().hash()), "another model's hash");
    for (Utterance utterance : utterances) {
      FrameReader.check(
          utterance.party() < end.speakerCount(), "a channel or voice that is not there");
    }
    utterances.sort(IN_ORDER_OF_TIME);
    return new Transcription(
        end.durationMillis(),
        end.channelCount(),
        end.sampleRate(),
        end.codec(),
        utterances,
        end.faults(),
        end.cut(),
        end.speechMillis(),
        end.lines(),
        end.modelHash(),
        end.decodeOptions());
  }
}
