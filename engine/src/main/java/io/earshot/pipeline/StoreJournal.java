package io.earshot.pipeline;

import io.earshot.store.Attempt;
import io.earshot.store.Change;
import io.earshot.store.Store;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.WorkerPool;

/** Keeps the attempts in the store, each on disk before the attempt begins. */
public final class StoreJournal implements AttemptJournal {
  private final Store store;

  /** A journal in that store. */
  public StoreJournal(Store store) {
    this.store = store;
  }

  @Override
  public void before(String contentHash) {
    Attempt was = entry(contentHash);
    put(
        new Attempt(
            contentHash,
            was.source(),
            was.attempts() + 1,
            was.crashesAlone(),
            true,
            was.quarantined(),
            was.reason()));
  }

  @Override
  public void crashed(String contentHash, boolean alone, String reason) {
    Attempt was = entry(contentHash);
    int crashes = was.crashesAlone() + (alone ? 1 : 0);
    boolean quarantined = crashes >= WorkerPool.CRASHES_ALLOWED;
    put(
        new Attempt(
            contentHash, was.source(), was.attempts(), crashes, false, quarantined, reason));
  }

  @Override
  public void done(String contentHash) {
    Attempt was = entry(contentHash);
    put(new Attempt(contentHash, was.source(), was.attempts(), 0, false, false, ""));
  }

  @Override
  public Attempts state(String contentHash) {
    Attempt entry = entry(contentHash);
    return new Attempts(entry.running(), entry.crashesAlone(), entry.reason());
  }

  private Attempt entry(String contentHash) {
    return store
        .attempt(contentHash)
        .orElseGet(() -> new Attempt(contentHash, "", 0, 0, false, false, ""));
  }

  private void put(Attempt attempt) {
    store.apply(new Change.PutAttempt(attempt)).toCompletableFuture().join();
  }
}
