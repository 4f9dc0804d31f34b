package io.earshot.worker;

import io.earshot.model.InputException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What is asked of a worker, its history, and the promise made to the caller. */
abstract sealed class Job {
  private int crashesAlone;
  private int modelCrashes;

  /** The frame that asks for it. */
  abstract Message request(int task);

  /** The recording; null for a probe. */
  abstract @Nullable RecordingTask task();

  /** Its name in the journal and for people. */
  abstract String key();

  /** Audio has advanced. */
  abstract void progress(long audioMillis);

  /** An attempt is about to begin. */
  abstract void begin();

  /** The last attempt ended without a crash; keeps the promise. */
  abstract void settle(Ending ending);

  /** Breaks the promise; the journal stays as it is. */
  abstract void fail(Throwable reason);

  /** An attempt ended in a crash that is put on the recording. */
  void crashed(Ending.Crashed crash) {
    crashesAlone += crash.alone() ? 1 : 0;
    if (crashesAlone >= WorkerPool.CRASHES_ALLOWED) {
      fail(new RecordingQuarantinedException(key(), crash.reason()));
    }
  }

  /** An attempt ended in a crash before the recording was touched. */
  void modelCrashed(Ending.Crashed crash, RecordingTask task) {
    modelCrashes += crash.alone() ? 1 : 0;
    if (modelCrashes >= WorkerPool.CRASHES_ALLOWED) {
      settle(
          new Ending.Refused(
              new InputException(
                  task.model().folder().toString(),
                  "the worker ended while loading this speech model ("
                      + crash.reason()
                      + "); copy the model again or give workers more memory")));
    }
  }

  /** Whether the promise has been kept or broken. */
  abstract boolean settled();

  void countEarlier(int crashes) {
    crashesAlone = crashes;
  }

  /** A recording to be transcribed. */
  static final class Transcribe extends Job {
    private final RecordingTask task;
    private final LongConsumer audioMillis;
    private final AttemptJournal journal;
    private final CompletableFuture<Transcription> result = new CompletableFuture<>();

    Transcribe(RecordingTask task, LongConsumer audioMillis, AttemptJournal journal) {
      this.task = task;
      this.audioMillis = audioMillis;
      this.journal = journal;
    }

    CompletableFuture<Transcription> result() {
      return result;
    }

    @Override
    Message request(int id) {
      return new Message.Transcribe(id, task);
    }

    @Override
    RecordingTask task() {
      return task;
    }

    @Override
    String key() {
      return task.contentHash();
    }

    @Override
    void progress(long millis) {
      audioMillis.accept(millis);
    }

    @Override
    void begin() {
      journal.before(key());
    }

    @Override
    void settle(Ending ending) {
      journal.done(key());
      switch (ending) {
        case Ending.Transcribed e -> result.complete(e.transcription());
        case Ending.Refused e -> result.completeExceptionally(e.reason());
        default -> result.completeExceptionally(new CancellationException("the pool was closed"));
      }
    }

    @Override
    void fail(Throwable reason) {
      result.completeExceptionally(reason);
    }

    @Override
    void crashed(Ending.Crashed crash) {
      journal.crashed(key(), crash.alone(), crash.reason());
      super.crashed(crash);
    }

    @Override
    boolean settled() {
      return result.isDone();
    }
  }

  /** A file whose header is to be looked at; it is not journaled. */
  static final class Probe extends Job {
    private final RecordingSegment segment;
    private final CompletableFuture<AudioProbe> result = new CompletableFuture<>();

    Probe(RecordingSegment segment) {
      this.segment = segment;
    }

    CompletableFuture<AudioProbe> result() {
      return result;
    }

    @Override
    Message request(int id) {
      return new Message.Probe(id, segment);
    }

    @Override
    @Nullable RecordingTask task() {
      return null;
    }

    @Override
    String key() {
      return segment.file().toString();
    }

    @Override
    void progress(long millis) {}

    @Override
    void begin() {}

    @Override
    void settle(Ending ending) {
      switch (ending) {
        case Ending.Looked e -> result.complete(e.probe());
        case Ending.Refused e -> result.completeExceptionally(e.reason());
        default -> result.completeExceptionally(new CancellationException("the pool was closed"));
      }
    }

    @Override
    void fail(Throwable reason) {
      result.completeExceptionally(reason);
    }

    @Override
    boolean settled() {
      return result.isDone();
    }
  }
}
