package io.earshot.store;

import java.util.concurrent.CompletionStage;

/**
 * A data folder open for writing; one process has it at a time. {@link #close} waits until
 * everything accepted is on disk.
 */
public interface Store extends StoreReader {
  /**
   * Applies a change. The result completes only after the change is synced to disk, in the order of
   * the calls; it completes with {@link StoreException} when the disk refuses, with {@link
   * io.earshot.model.InputException} when the change itself is too large, with {@link
   * IllegalStateException} after {@link #close}. Reads see the change from then on.
   *
   * <p>While the queue is full the caller waits: that is the back-pressure. The result completes on
   * the writer's thread: do no long work there.
   */
  CompletionStage<Applied> apply(Change change);

  /** What the writer did since the folder was opened. */
  Activity activity();

  /** Rewrites what is on disk without what was deleted or replaced. Takes minutes per 100 GB. */
  void compact();

  /**
   * What the writer did since the folder was opened. {@code commits ≤ changes}: changes that wrote
   * nothing need no commit, and up to a group's worth share one. {@code syncs ≥ commits}, except in
   * memory, where there is nothing to sync.
   *
   * @param changes changes acknowledged, those that wrote nothing included
   * @param commits atomic batches written
   * @param syncs syncs of the write-ahead log, as RocksDB counts them
   * @param waiting changes in the queue now
   */
  record Activity(long changes, long commits, long syncs, int waiting) {}
}
