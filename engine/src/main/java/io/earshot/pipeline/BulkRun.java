package io.earshot.pipeline;

import io.earshot.ingest.ChatItem;
import io.earshot.ingest.FailedItem;
import io.earshot.ingest.Item;
import io.earshot.ingest.RecordingItem;
import io.earshot.ingest.Segment;
import io.earshot.ingest.Survey;
import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.model.Utterance;
import io.earshot.pipeline.ItemResult.Status;
import io.earshot.store.Applied;
import io.earshot.store.Change;
import io.earshot.store.Job;
import io.earshot.store.StoreException;
import io.earshot.worker.RecordingQuarantinedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One run over an archive.
 *
 * <pre>
 * reader ─▶ workers ─▶ ┐
 *   └── chats ───────▶ queue ─▶ scorers ─▶ store (waits while its queue is full) ─▶ queue ─▶ teller
 * </pre>
 *
 * <p>Every queue is bounded, and whoever finds one full waits: memory does not grow with the
 * archive, nor when the disk or the reader of the output stalls.
 */
public final class BulkRun {
  private static final long TICK_MILLIS = 1_000;

  private final RunPlan plan;
  private final RunObserver observer;
  private final Ledger ledger;
  private final Recognition recognition;
  private final List<Inbox<Ready>> ready = new ArrayList<>();
  private final AtomicInteger scorers = new AtomicInteger();
  private final BlockingQueue<Told> telling;
  private final Object pauseLock = new Object();
  private volatile boolean stopping;
  private volatile boolean paused;
  private volatile boolean cancelled;
  private volatile @Nullable Survey survey;
  private volatile long startedNanos;

  /** A run that has not begun. */
  public BulkRun(RunPlan plan, RunObserver observer) {
    this.plan = plan;
    this.observer = observer;
    this.ledger = new Ledger(plan.store(), plan.job());
    for (int i = 0; i < plan.scoringThreads(); i++) {
      ready.add(new Inbox<>(Math.max(1, plan.queueItems() / plan.scoringThreads())));
    }
    this.telling = new ArrayBlockingQueue<>(plan.queueItems());
    this.recognition =
        new Recognition(
            plan.speech(), plan.store(), new CallAssembly(plan.roles(), plan.job().batch()));
  }

  /**
   * A conversation ready to be scored.
   *
   * @param source where it came from
   * @param conversation the conversation
   * @param recordingBytes of its files
   * @param heard whether its audio was heard in this run
   * @param known whether the store holds it with other content
   */
  record Ready(
      String source, Conversation conversation, long recordingBytes, boolean heard, boolean known) {
    Ready(String source, Conversation conversation, long recordingBytes, boolean heard) {
      this(source, conversation, recordingBytes, heard, false);
    }

    Ready known(Conversation current) {
      return new Ready(source, current, recordingBytes, heard, true);
    }
  }

  private record Told(ItemResult result, Ledger.Weight weight) {}

  /**
   * Runs to the end, or until {@link #stop}.
   *
   * @return the job's record as it stands on disk
   */
  public Job run() throws InterruptedException {
    startedNanos = System.nanoTime();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    Throwable broken;
    try {
      ledger.checkpoint(Job.State.RUNNING, 0);
      await(vertx.deployVerticle(new Stage("tell", 1, this::tell, ledger::breakOff)));
      await(
          vertx.deployVerticle(
              new Stage("score", plan.scoringThreads(), this::score, ledger::breakOff)));
      await(vertx.deployVerticle(new Stage("read", 1, this::read, ledger::breakOff)));
      vertx.setPeriodic(TICK_MILLIS, id -> tick());
      broken = ledger.awaitEnd();
    } finally {
      plan.speech().close(Duration.ZERO);
      await(vertx.close());
    }
    observer.progress(progress());
    return finish(broken);
  }

  /** Stops reading, gives recordings in hand a moment, and keeps everything that is done. */
  public void stop() {
    stopping = true;
    resume();
    plan.speech().close(Duration.ofMillis(plan.stopMillis()));
  }

  /** Like {@link #stop}, for good: the job is not meant to go on. */
  public void cancel() {
    cancelled = true;
    stop();
  }

  /** Reads nothing more until {@link #resume}; what is in hand is finished. */
  public void pause() {
    paused = true;
  }

  /** Goes on reading. */
  public void resume() {
    synchronized (pauseLock) {
      paused = false;
      pauseLock.notifyAll();
    }
  }

  /** Where the run stands. */
  public RunProgress progress() {
    Survey known = survey;
    long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    return new RunProgress(
        ledger.counts(),
        ledger.doneBefore(),
        ledger.heardMillis(),
        known == null ? 0 : known.items(),
        known != null && known.exact(),
        ledger.recordingBytes(),
        known == null ? 0 : known.recordingBytes(),
        elapsed);
  }

  /** Items taken in whose results were not told yet: bounded by the queues. */
  public long inFlight() {
    return ledger.inFlight();
  }

  private Job finish(@Nullable Throwable broken) {
    Job.State state =
        broken instanceof StoreException
            ? Job.State.PAUSED
            : broken != null
                ? Job.State.FAILED
                : cancelled ? Job.State.CANCELLED : stopping ? Job.State.PAUSED : Job.State.DONE;
    Job job = ledger.record(state, plan.clock().millis());
    Throwable refused = put(job);
    Throwable cause = broken != null ? broken : refused;
    if (cause instanceof InputException || cause instanceof StoreException) {
      throw (RuntimeException) cause;
    }
    if (cause != null) {
      throw new IllegalStateException("the run was broken off: " + cause, cause);
    }
    return job;
  }

  /** Why the record could not be written, or null: then it says what the last checkpoint said. */
  private @Nullable Throwable put(Job job) {
    try {
      plan.store().apply(new Change.PutJob(job)).toCompletableFuture().join();
      return null;
    } catch (CompletionException e) {
      return Recognition.cause(e);
    }
  }

  private void tick() {
    if (!stopping) {
      ledger.checkpoint(paused ? Job.State.PAUSED : Job.State.RUNNING, 0);
    }
    observer.progress(progress());
  }

  private void read() throws Exception {
    Survey found = plan.archive().survey();
    survey = found;
    if (plan.only() == null) {
      ledger.skipped(found.skippedCount());
    }
    try (var items = plan.archive().items()) {
      while (!stopping && items.hasNext()) {
        waitWhilePaused();
        Item item = items.next();
        if (plan.only() == null || plan.only().contains(item.source())) {
          take(item);
        }
      }
    } finally {
      ledger.allBegun();
    }
  }

  private void take(Item item) throws InterruptedException {
    ledger.begin();
    switch (item) {
      case ChatItem chat -> put(new Ready(chat.source(), chat.conversation(), 0, false));
      case FailedItem failed ->
          fail(ItemResult.failed(failed.source(), failed.where(), failed.reason()), 0, null);
      case RecordingItem recording -> hear(recording);
    }
  }

  private void hear(RecordingItem item) throws InterruptedException {
    long bytes = item.sizeBytes();
    recognition
        .hear(item)
        .whenComplete(
            (outcome, error) -> {
              try {
                if (error == null) {
                  put(new Ready(item.source(), outcome.conversation(), bytes, outcome.heard()));
                } else {
                  notHeard(item, bytes, Recognition.cause(error));
                }
              } catch (InterruptedException e) {
                ledger.abandon();
                Thread.currentThread().interrupt();
              }
            });
  }

  private void notHeard(RecordingItem item, long bytes, Throwable cause)
      throws InterruptedException {
    if (stopping) {
      ledger.abandon();
    } else if (cause instanceof StoreException) {
      ledger.breakOff(cause);
    } else if (cause instanceof InputException bad) {
      fail(ItemResult.failed(item.source(), place(item, bad.where()), bad.reason()), bytes, null);
    } else if (cause instanceof RecordingQuarantinedException quarantined) {
      String reason = String.valueOf(quarantined.getMessage());
      fail(ItemResult.failed(item.source(), item.source(), reason), bytes, quarantined);
    } else {
      String reason = "internal error, please report it: " + cause;
      fail(ItemResult.failed(item.source(), item.source(), reason), bytes, null);
    }
  }

  /** The place of a fault as the user named the file: workers know it by its absolute path. */
  private static String place(RecordingItem item, String where) {
    String place = where;
    for (Segment segment : item.segments()) {
      place = place.replace(segment.path().toAbsolutePath().toString(), segment.path().toString());
    }
    return place.isEmpty() ? item.source() : place;
  }

  private void fail(
      ItemResult result, long bytes, @Nullable RecordingQuarantinedException quarantined)
      throws InterruptedException {
    Change.PutFailure change =
        new Change.PutFailure(ledger.failure(result, 1, quarantined != null));
    Ledger.Weight weight = new Ledger.Weight(bytes, 0, 0);
    plan.store().apply(change).whenComplete((applied, error) -> tell(result, weight, error));
  }

  /** Versions of one conversation go to one scorer, so that they are stored in the order read. */
  private void put(Ready item) throws InterruptedException {
    int scorer = Math.floorMod(item.conversation().id().low(), ready.size());
    ready.get(scorer).put(item);
  }

  private void score() throws InterruptedException {
    RuleBook.Session session = plan.rules().session();
    Inbox<Ready> mine = ready.get(scorers.getAndIncrement());
    List<Ready> lot = new ArrayList<>();
    while (true) {
      mine.takeAll(lot);
      for (Ready item : lot) {
        score(session, item.known() ? item.known(current(item)) : item, mine);
      }
      lot.clear();
    }
  }

  /**
   * Most conversations are new, or the same as ever: they are offered as new, without a look at the
   * store (which would be a third of a small rule set's time). One that the store knows otherwise
   * comes back, and is then compared with its revisions.
   */
  private void score(RuleBook.Session session, Ready item, Inbox<Ready> mine) {
    Conversation conversation = item.conversation();
    List<Evaluation> evaluations = session.score(conversation);
    long expected = item.known() ? Change.ANY_REVISION : Change.NO_REVISION;
    plan.store()
        .apply(new Change.PutConversation(conversation, evaluations, expected))
        .whenComplete(
            (applied, error) -> {
              if (applied != null && applied.result() == Applied.Result.CONFLICT) {
                mine.putBack(item.known(conversation));
              } else {
                tell(
                    error != null ? null : result(item, evaluations, applied), weight(item), error);
              }
            });
  }

  private Conversation current(Ready item) {
    return Revisions.current(plan.store(), item.conversation());
  }

  private static Ledger.Weight weight(Ready item) {
    Conversation conversation = item.conversation();
    return item.heard()
        ? new Ledger.Weight(
            item.recordingBytes(), conversation.durationMillis(), speechMillis(conversation))
        : new Ledger.Weight(item.recordingBytes(), 0, 0);
  }

  private static ItemResult result(Ready item, List<Evaluation> evaluations, Applied applied) {
    boolean unchanged = applied.result() == Applied.Result.UNCHANGED;
    String notScored = null;
    boolean scored = false;
    for (Evaluation evaluation : evaluations) {
      scored |= evaluation.score() != null;
      notScored = notScored == null ? evaluation.notScored() : notScored;
    }
    Status status = unchanged ? Status.UNCHANGED : scored ? Status.SCORED : Status.NOT_SCORED;
    return new ItemResult(
        item.source(),
        status,
        applied.result() == Applied.Result.UPDATED,
        item.conversation(),
        evaluations,
        "",
        scored ? null : notScored);
  }

  private static long speechMillis(Conversation conversation) {
    long total = 0;
    for (Utterance u : conversation.utterances()) {
      for (int i = 0; i < u.words().size(); i++) {
        total += u.words().endMillis()[i] - u.words().startMillis()[i];
      }
    }
    return total;
  }

  /** On the store's writer thread: hands the result on, and thereby waits while nobody listens. */
  private void tell(@Nullable ItemResult result, Ledger.Weight weight, @Nullable Throwable error) {
    if (error != null || result == null) {
      ledger.breakOff(
          error == null ? new IllegalStateException("no result") : Recognition.cause(error));
      return;
    }
    Told told = new Told(result, weight);
    try {
      boolean handed = false;
      while (!handed && !ledger.brokenOff()) {
        handed = telling.offer(told, TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      ledger.abandon();
      Thread.currentThread().interrupt();
    }
  }

  private void tell() throws InterruptedException {
    List<Told> lot = new ArrayList<>();
    List<ItemResult> results = new ArrayList<>();
    while (true) {
      lot.add(telling.take());
      telling.drainTo(lot);
      for (Told told : lot) {
        results.add(told.result());
      }
      observer.items(results);
      for (Told told : lot) {
        forgetFailure(told.result());
        ledger.told(told.result(), told.weight(), doneBefore(told.result()));
      }
      lot.clear();
      results.clear();
    }
  }

  /** Whether this very job stored the item before it was stopped. */
  private boolean doneBefore(ItemResult result) {
    Conversation conversation = result.conversation();
    if (!plan.resumed() || result.status() != Status.UNCHANGED || conversation == null) {
      return false;
    }
    return plan.store()
        .conversation(conversation.id())
        .map(stored -> stored.conversation().provenance().batch().equals(plan.job().batch()))
        .orElse(false);
  }

  /** A retry that succeeded: the failure stands in the list until now, whatever happens before. */
  private void forgetFailure(ItemResult result) {
    if (plan.only() != null && result.status() != Status.FAILED) {
      plan.store().apply(new Change.DeleteFailure(plan.job().id(), result.source()));
    }
  }

  private void waitWhilePaused() throws InterruptedException {
    synchronized (pauseLock) {
      while (paused && !stopping) {
        pauseLock.wait(TICK_MILLIS);
      }
    }
  }

  private static <T> void await(Future<T> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}
