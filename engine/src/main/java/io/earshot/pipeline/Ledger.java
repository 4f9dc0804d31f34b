package io.earshot.pipeline;

import io.earshot.pipeline.ItemResult.Status;
import io.earshot.store.Change;
import io.earshot.store.Job;
import io.earshot.store.JobFailure;
import io.earshot.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Counts a run's items: {@code begun = told + in flight}. A run has ended when nothing more will
 * begin and nothing is in flight, or when it was broken off.
 */
final class Ledger {
  private final Store store;
  private final Job job;
  private Job.Counts counts;
  private long inFlight;
  private long recordingBytes;
  private long heardMillis;
  private long doneBefore;
  private boolean allBegun;
  private @Nullable Throwable broken;

  Ledger(Store store, Job job) {
    this.store = store;
    this.job = job;
    this.counts = job.counts();
  }

  synchronized void begin() {
    inFlight++;
  }

  /** An item left the run without a result, because the run is stopping. */
  synchronized void abandon() {
    inFlight--;
    notifyAll();
  }

  /** Nothing more will begin. */
  synchronized void allBegun() {
    allBegun = true;
    notifyAll();
  }

  /** The run cannot go on. */
  synchronized void breakOff(Throwable cause) {
    if (broken == null) {
      broken = cause;
    }
    notifyAll();
  }

  /** Whether the run was broken off. */
  synchronized boolean brokenOff() {
    return broken != null;
  }

  /** An item's result was told; {@code before} if this job had stored it before it was stopped. */
  synchronized void told(ItemResult result, Weight weight, boolean before) {
    inFlight--;
    recordingBytes += weight.recordingBytes();
    heardMillis += weight.audioMillis();
    doneBefore += before ? 1 : 0;
    Status status = before ? result.earlierStatus() : result.status();
    counts =
        new Job.Counts(
            counts.total() + 1,
            counts.scored() + (status == Status.SCORED ? 1 : 0),
            counts.notScored() + (status == Status.NOT_SCORED ? 1 : 0),
            counts.unchanged() + (status == Status.UNCHANGED ? 1 : 0),
            counts.updated() + (result.updated() ? 1 : 0),
            counts.failed() + (status == Status.FAILED ? 1 : 0),
            counts.skipped(),
            counts.speechMillis() + weight.speechMillis(),
            counts.audioMillis() + weight.audioMillis());
    if (inFlight == 0) { // who waits for the end is not woken for every item
      notifyAll();
    }
  }

  synchronized void skipped(long files) {
    counts =
        new Job.Counts(
            counts.total() + files,
            counts.scored(),
            counts.notScored(),
            counts.unchanged(),
            counts.updated(),
            counts.failed(),
            counts.skipped() + files,
            counts.speechMillis(),
            counts.audioMillis());
  }

  synchronized Job.Counts counts() {
    return counts;
  }

  synchronized long recordingBytes() {
    return recordingBytes;
  }

  /** Audio heard in this run. */
  synchronized long heardMillis() {
    return heardMillis;
  }

  /** Items that the job had done before it was stopped. */
  synchronized long doneBefore() {
    return doneBefore;
  }

  synchronized long inFlight() {
    return inFlight;
  }

  /** Waits for the end; what broke the run off, or null. */
  synchronized @Nullable Throwable awaitEnd() throws InterruptedException {
    while (broken == null && !(allBegun && inFlight == 0)) {
      wait();
    }
    return broken;
  }

  /** Writes where the job stands, without waiting for it. */
  void checkpoint(Job.State state, long finishedAtMillis) {
    store.apply(new Change.PutJob(record(state, finishedAtMillis)));
  }

  Job record(Job.State state, long finishedAtMillis) {
    return new Job(
        job.id(),
        state,
        job.arguments(),
        job.batch(),
        job.startedAtMillis(),
        finishedAtMillis,
        counts());
  }

  JobFailure failure(ItemResult result, int attempts, boolean quarantined) {
    return new JobFailure(
        job.id(),
        result.source(),
        result.where(),
        String.valueOf(result.reason()),
        attempts,
        quarantined);
  }

  /**
   * What an item weighed.
   *
   * @param recordingBytes of its files
   * @param audioMillis of its audio, where it was heard in this run
   * @param speechMillis of its words
   */
  record Weight(long recordingBytes, long audioMillis, long speechMillis) {}
}
