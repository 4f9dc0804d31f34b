package io.earshot.store;

import io.earshot.model.ConversationId;
import io.earshot.model.InputException;
import io.earshot.store.Applied.Result;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads and writes {@link Tables}: the callers encode, the writer's thread commits. */
final class TableStore extends TableReader implements Store {
  private final ChangeQueue queue;
  private final Writer writer;
  private final Thread writing;
  private final Preparer preparer;

  TableStore(Tables tables, StoreOptions options) {
    super(tables);
    queue = new ChangeQueue(options.queueChanges(), options.queueBytes());
    preparer = new Preparer(layouts());
    writer = new Writer(tables, layouts(), queue, options);
    writing = Thread.ofPlatform().name("earshot-store-writer").daemon(true).start(writer);
  }

  @Override
  public CompletionStage<Applied> apply(Change change) {
    CompletableFuture<Applied> promise = new CompletableFuture<>();
    try {
      switch (change) {
        case Change.PutConversation put -> enqueue(preparer.content(put), promise);
        case Change.PutEvaluations put -> rescore(put, promise);
        case Change.DeleteConversation delete ->
            enqueue(new Prepared.Erase(delete.conversation()), promise);
        case Change.JobChange job -> enqueue(Preparer.jobRow(job), promise);
      }
    } catch (InputException | StoreException | IllegalStateException | IllegalArgumentException e) {
      promise.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      promise.completeExceptionally(e);
    }
    return promise.minimalCompletionStage();
  }

  /**
   * Evidence is encoded against the text it was found in; the writer compares the revision again.
   */
  private void rescore(Change.PutEvaluations put, CompletableFuture<Applied> promise)
      throws InterruptedException {
    ConversationId id = put.conversation();
    Optional<StoredConversation> scored = conversation(id);
    if (scored.isEmpty()) {
      promise.complete(new Applied(Result.MISSING, writer.sequence(), 0));
      return;
    }
    long revision = scored.get().revision();
    if (put.expectedRevision() != Change.ANY_REVISION && put.expectedRevision() != revision) {
      promise.complete(new Applied(Result.CONFLICT, writer.sequence(), revision));
      return;
    }
    Prepared.Scores scores = preparer.scores(scored.get().conversation(), put.evaluations());
    enqueue(new Prepared.Rescore(id, revision, scores), promise);
  }

  private void enqueue(Prepared change, CompletableFuture<Applied> promise)
      throws InterruptedException {
    if (!queue.put(new ChangeQueue.Waiting(change, promise))) {
      throw new IllegalStateException("the store is closed");
    }
  }

  @Override
  public Activity activity() {
    return reading(
        () -> new Activity(writer.changes(), writer.commits(), tables().syncs(), queue.size()));
  }

  @Override
  public void compact() {
    reading(
        () -> {
          tables().compact();
          return true;
        });
  }

  /** Writes what was accepted, then closes. */
  @Override
  public void close() {
    if (Thread.currentThread() == writing) {
      throw new IllegalStateException("the store cannot be closed by its own writer's thread");
    }
    queue.close();
    boolean interrupted = false;
    while (writing.isAlive()) {
      try {
        writing.join();
      } catch (InterruptedException e) { // what was accepted is written first
        interrupted = true;
      }
    }
    super.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
