package io.earshot.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps worker processes running and feeds them recordings. */
public final class WorkerPool implements AutoCloseable {
  /** Crashes alone after which a recording is quarantined. */
  public static final int CRASHES_ALLOWED = 2;

  /** door. */
  public static WorkerPool start(WorkerOptions options, AttemptJournal journal) {
    throw new UnsupportedOperationException();
  }

  /** door. */
  public CompletionStage<Transcription> transcribe(RecordingTask task, LongConsumer audioMillis)
      throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** door. */
  public CompletionStage<AudioProbe> probe(Path file, @Nullable RawSpec raw)
      throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  /** door. */
  public List<WorkerStatus> workers() {
    return List.of();
  }

  /** door. */
  public void close(Duration grace) {}

  @Override
  public void close() {
    close(Duration.ofSeconds(2));
  }
}
