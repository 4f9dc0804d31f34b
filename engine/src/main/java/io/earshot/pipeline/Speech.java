package io.earshot.pipeline;

import io.earshot.model.InputException;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.DecodeOptions;
import io.earshot.worker.SpeechModel;
import io.earshot.worker.WorkerOptions;
import io.earshot.worker.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Worker processes and speech models, opened when the first recording needs them: a run over chats
 * starts neither.
 */
public final class Speech implements AutoCloseable {
  /** The languages there are models for, the likelier first. */
  public static final List<String> LANGUAGES = List.of("en", "zh");

  private final WorkerOptions options;
  private final DecodeOptions decode;
  private final AttemptJournal journal;
  private final Function<String, Path> folders;
  private final Map<String, SpeechModel> models = new HashMap<>();
  private @Nullable WorkerPool pool;
  private boolean closed;

  /**
   * Nothing is started yet.
   *
   * @param options how workers run
   * @param decode how recordings are heard
   * @param journal remembers attempts
   * @param folders the model folder of a language
   */
  public Speech(
      WorkerOptions options,
      DecodeOptions decode,
      AttemptJournal journal,
      Function<String, Path> folders) {
    this.options = options;
    this.decode = decode;
    this.journal = journal;
    this.folders = folders;
  }

  /** How recordings are heard. */
  DecodeOptions decode() {
    return decode;
  }

  /** The workers, started now if they were not. */
  public synchronized WorkerPool pool() {
    if (closed) {
      throw new IllegalStateException("the run is stopping");
    }
    if (pool == null) {
      pool = WorkerPool.start(options, journal);
    }
    return pool;
  }

  /** The model of a language, checked when first used. */
  public synchronized SpeechModel model(String language) {
    SpeechModel model = models.get(language);
    if (model == null) {
      model = SpeechModel.open(folders.apply(language));
      models.put(language, model);
    }
    return model;
  }

  /** The models to try on a recording: the language's, or all where none is declared. */
  List<SpeechModel> candidates(@Nullable String language) {
    if (language != null) {
      return List.of(model(language));
    }
    List<SpeechModel> all = new ArrayList<>();
    for (String each : LANGUAGES) {
      all.add(model(each));
    }
    if (all.isEmpty()) {
      throw new InputException("models", "there is no speech model");
    }
    return all;
  }

  /** Ends the workers, giving recordings in hand that long. */
  public void close(Duration grace) {
    WorkerPool running;
    synchronized (this) {
      closed = true;
      running = pool;
      pool = null;
    }
    if (running != null) {
      running.close(grace);
    }
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
