package io.earshot.pipeline;

import io.earshot.ingest.RecordingItem;
import io.earshot.ingest.Segment;
import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.InputException;
import io.earshot.model.Utterance;
import io.earshot.pipeline.CallAssembly.Heard;
import io.earshot.store.Store;
import io.earshot.store.StoredConversation;
import io.earshot.worker.RecordingSegment;
import io.earshot.worker.RecordingTask;
import io.earshot.worker.SpeechModel;
import io.earshot.worker.Transcription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * From a recording to a conversation: by hearing it, or from what was heard before with the same
 * model and options.
 */
final class Recognition {
  private final Speech speech;
  private final @Nullable Store store;
  private final CallAssembly assembly;
  private final Semaphore undeclared =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  /** Remembers nothing where {@code store} is null. */
  Recognition(Speech speech, @Nullable Store store, CallAssembly assembly) {
    this.speech = speech;
    this.store = store;
    this.assembly = assembly;
  }

  /**
   * A conversation made of a recording.
   *
   * @param conversation the conversation
   * @param heard whether the audio was heard for it now
   */
  record Spoken(Conversation conversation, boolean heard) {}

  /** Waits while the workers have enough to do. The result fails with what a person should read. */
  CompletionStage<Spoken> hear(RecordingItem item) throws InterruptedException {
    try {
      String hash = item.contentHash();
      List<SpeechModel> models = speech.candidates(item.sheet().language());
      Heard known = known(hash, item, models);
      if (known != null) {
        return CompletableFuture.completedFuture(
            new Spoken(assembly.conversation(item, hash, known), false));
      }
      return transcribe(item, hash, models)
          .thenApply(heard -> new Spoken(assembly.conversation(item, hash, heard), true));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(
          new InputException(item.source(), "cannot be read: " + e.getMessage()));
    } catch (InputException | IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private @Nullable Heard known(String hash, RecordingItem item, List<SpeechModel> models) {
    if (store == null) {
      return null;
    }
    ConversationId id = RecordingItem.idOf(hash);
    if (store.revisionOf(id) == 0) {
      return null;
    }
    for (StoredConversation stored : store.revisions(id).reversed()) {
      for (SpeechModel model : models) {
        String transcript = task(item, hash, model).transcriptIdentity();
        if (transcript.equals(stored.conversation().provenance().transcript())) {
          return Heard.again(stored.conversation());
        }
      }
    }
    return null;
  }

  /**
   * Where no language is declared every model hears it, one after the other, and the surest one is
   * believed. As many recordings as there are workers are heard so at a time.
   */
  private CompletionStage<Heard> transcribe(
      RecordingItem item, String hash, List<SpeechModel> models) throws InterruptedException {
    if (models.size() == 1) {
      return one(item, hash, models.getFirst());
    }
    undeclared.acquire();
    CompletableFuture<Heard> best = new CompletableFuture<>();
    best.whenComplete((heard, error) -> undeclared.release());
    Thread.ofVirtual().start(() -> surest(item, hash, models, best));
    return best;
  }

  private void surest(
      RecordingItem item, String hash, List<SpeechModel> models, CompletableFuture<Heard> best) {
    try {
      Heard surest = one(item, hash, models.getFirst()).toCompletableFuture().get();
      for (SpeechModel model : models.subList(1, models.size())) {
        surest = surer(surest, one(item, hash, model).toCompletableFuture().get());
      }
      best.complete(surest);
    } catch (ExecutionException e) {
      best.completeExceptionally(cause(e));
    } catch (InterruptedException | RuntimeException e) { // whoever waits must hear of it
      best.completeExceptionally(e);
    }
  }

  private CompletionStage<Heard> one(RecordingItem item, String hash, SpeechModel model)
      throws InterruptedException {
    RecordingTask task = task(item, hash, model);
    return speech.pool().transcribe(task, millis -> {}).thenApply(t -> heard(item, task, model, t));
  }

  private static Heard heard(
      RecordingItem item, RecordingTask task, SpeechModel model, Transcription t) {
    List<String> faults = new ArrayList<>(t.faults());
    faults.addAll(item.declared().contradictions(t.codec(), t.sampleRate(), t.channelCount()));
    return new Heard(
        task.transcriptIdentity(),
        model.language(),
        t.durationMillis(),
        t.channelCount(),
        t.utterances(),
        faults,
        t.cut(),
        t.lines());
  }

  private static Heard surer(Heard a, Heard b) {
    return sureness(b) > sureness(a) ? b : a;
  }

  /** Speech time of the words, each weighed by how sure the recogniser was above an even chance. */
  private static double sureness(Heard heard) {
    double sum = 0;
    for (Utterance u : heard.utterances()) {
      for (int i = 0; i < u.words().size(); i++) {
        long millis = u.words().endMillis()[i] - u.words().startMillis()[i];
        sum += (u.words().confidence()[i] - 0.5) * millis;
      }
    }
    return sum;
  }

  private RecordingTask task(RecordingItem item, String hash, SpeechModel model) {
    List<RecordingSegment> segments = new ArrayList<>();
    for (Segment segment : item.segments()) {
      segments.add(new RecordingSegment(segment.path(), segment.startMillis(), item.rawFormat()));
    }
    return new RecordingTask(hash, segments, model, speech.decode());
  }

  /** What a failed stage failed with, out of the wrappings of futures. */
  static Throwable cause(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
