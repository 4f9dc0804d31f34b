package io.earshot.worker;

import io.earshot.model.InputException;
import io.earshot.model.RawFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps worker processes running and feeds them recordings. The package comment tells how they are
 * supervised. Safe for use by several threads.
 */
public final class WorkerPool implements AutoCloseable {
  /** Crashes alone after which a recording is quarantined. */
  public static final int CRASHES_ALLOWED = 2;

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(2);
  private static final Duration STALL = Duration.ofSeconds(5);
  private static final long CHECK_EVERY_MILLIS = 100;
  private static final int STARTS_TRIED = 3;

  private final WorkerOptions options;
  private final AttemptJournal journal;
  private final SocketFolder sockets;
  private final Backlog backlog = new Backlog();
  private final List<Slot> slots = new ArrayList<>();
  private final Semaphore permits;
  private final int permitCount;
  private final AtomicInteger startFailures = new AtomicInteger();
  private final AtomicInteger workersStarted = new AtomicInteger();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("worker-watch").daemon().factory());
  private volatile boolean closing;

  private WorkerPool(WorkerOptions options, AttemptJournal journal, SocketFolder sockets) {
    this.options = options;
    this.journal = journal;
    this.sockets = sockets;
    permitCount = options.waiting() + options.workers() * options.streams();
    permits = new Semaphore(permitCount);
  }

  /**
   * Makes a pool; workers are started when there is work.
   *
   * @throws UncheckedIOException if there is no temporary folder for the sockets
   */
  public static WorkerPool start(WorkerOptions options, AttemptJournal journal) {
    try {
      WorkerPool pool = new WorkerPool(options, journal, SocketFolder.create());
      pool.open();
      return pool;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for worker sockets", e);
    }
  }

  /**
   * Transcribes a recording. Waits while {@link WorkerOptions#waiting} others wait already, so call
   * it from a thread that may.
   *
   * @param audioMillis told now and then how much audio has been recognised, on another thread;
   *     must neither block nor throw
   * @return completes with the transcription, or exceptionally with {@link InputException} (the
   *     file cannot be used, and why), {@link RecordingQuarantinedException}, {@link
   *     WorkerUnavailableException}, or {@link CancellationException} (the pool was closed)
   * @throws IllegalStateException if the pool is closed
   */
  public CompletionStage<Transcription> transcribe(RecordingTask task, LongConsumer audioMillis)
      throws InterruptedException {
    Job.Transcribe job = new Job.Transcribe(task, audioMillis, journal);
    AttemptJournal.Attempts earlier = journal.state(task.contentHash());
    if (earlier.crashesAlone() >= CRASHES_ALLOWED) {
      job.fail(new RecordingQuarantinedException(task.contentHash(), earlier.lastReason()));
      return job.result();
    }
    job.countEarlier(earlier.crashesAlone());
    boolean suspect = earlier.unfinished() || earlier.crashesAlone() > 0;
    accept();
    job.result().whenComplete((transcription, failure) -> permits.release());
    enqueue(job, suspect && options.streams() > 1);
    return job.result();
  }

  /**
   * Looks at a file's header and size; no model is loaded. Waits as {@link #transcribe} does.
   *
   * @return completes exceptionally as {@link #transcribe} does
   */
  public CompletionStage<AudioProbe> probe(Path file, @Nullable RawFormat raw)
      throws InterruptedException {
    Job.Probe job = new Job.Probe(new RecordingSegment(file, 0, raw));
    accept();
    job.result().whenComplete((probe, failure) -> permits.release());
    enqueue(job, false);
    return job.result();
  }

  /** The worker processes that are running now. */
  public List<WorkerStatus> workers() {
    List<WorkerStatus> status = new ArrayList<>();
    for (WorkerProcess worker : processes()) {
      List<String> keys = new ArrayList<>();
      worker.attempts().forEach(attempt -> keys.add(attempt.job().key()));
      status.add(new WorkerStatus(worker.pid(), keys, worker.residentBytes()));
    }
    return status;
  }

  /**
   * Stops. What waits is cancelled at once; what is in a worker may end within {@code grace}, then
   * the workers are killed and the rest is cancelled too. Nothing that is cancelled counts as a
   * crash. Returns within about a second after the grace.
   */
  public void close(Duration grace) {
    if (closing) {
      return;
    }
    closing = true;
    cancelWaiting();
    try {
      boolean idle = permits.tryAcquire(permitCount, grace.toMillis(), TimeUnit.MILLISECONDS);
      List<Slot> all = slots();
      all.forEach(slot -> slot.kill("the pool was closed"));
      if (!idle) {
        permits.tryAcquire(permitCount, 1, TimeUnit.SECONDS);
      }
      all.forEach(Slot::interrupt);
      for (Slot slot : all) {
        slot.join(200);
      }
    } catch (InterruptedException e) {
      slots().forEach(slot -> slot.kill("the pool was closed"));
      Thread.currentThread().interrupt();
    } finally {
      watch.shutdownNow();
      permits.release(permitCount); // whoever waits to be accepted learns that the pool is closed
      sockets.close();
    }
  }

  /** As {@link #close(Duration)} with two seconds. */
  @Override
  public void close() {
    close(DEFAULT_GRACE);
  }

  private void open() {
    Crew crew = new Crew();
    synchronized (slots) {
      for (int i = 0; i < options.workers(); i++) {
        slots.add(Slot.shared(crew, backlog.shared(), options.streams()));
      }
      // As many as one crash can send there, so that none of them waits for another.
      for (int i = 0; i < options.streams(); i++) {
        slots.add(Slot.alone(crew, backlog.alone()));
      }
    }
    watch.scheduleWithFixedDelay(
        this::check, CHECK_EVERY_MILLIS, CHECK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void accept() throws InterruptedException {
    permits.acquire();
    if (closing) {
      permits.release();
      throw new IllegalStateException("the worker pool is closed");
    }
  }

  private void enqueue(Job job, boolean alone) {
    (alone ? backlog.alone() : backlog.shared()).add(job);
    if (closing) {
      cancelWaiting();
    }
  }

  private void cancelWaiting() {
    List<Job> waiting = new ArrayList<>();
    backlog.shared().drainTo(waiting);
    backlog.alone().drainTo(waiting);
    waiting.forEach(job -> job.fail(new CancellationException("the pool was closed")));
  }

  private List<Slot> slots() {
    synchronized (slots) {
      return new ArrayList<>(slots);
    }
  }

  private List<WorkerProcess> processes() {
    List<WorkerProcess> processes = new ArrayList<>();
    for (Slot slot : slots()) {
      WorkerProcess worker = slot.current();
      if (worker != null) {
        processes.add(worker);
      }
    }
    return processes;
  }

  /** Enforces the limits and lends the place of what stands still to a new slot. */
  private void check() {
    processes().forEach(worker -> worker.check(options));
    synchronized (slots) {
      slots.removeIf(Slot::isDone);
      List<Slot> substitutes = new ArrayList<>();
      for (Slot slot : slots) {
        if (!slot.isSetAside() && stalled(slot) && setAside() < mostSetAside()) {
          slot.setAside();
          substitutes.add(slot.another());
        }
      }
      slots.addAll(substitutes);
    }
  }

  private int mostSetAside() {
    return options.workers() * options.streams();
  }

  private long setAside() {
    return slots.stream().filter(Slot::isSetAside).count();
  }

  private static boolean stalled(Slot slot) {
    WorkerProcess worker = slot.current();
    if (worker == null) {
      return false;
    }
    for (Attempt attempt : worker.attempts()) {
      boolean loading = attempt.job().task() != null && !attempt.modelReady();
      if (!loading && attempt.idleNanos() > STALL.toNanos()) {
        return true;
      }
    }
    return false;
  }

  /** What the slots tell. */
  private final class Crew implements Slot.Crew {
    @Override
    public WorkerOptions options() {
      return options;
    }

    @Override
    public Path socket() {
      return sockets.socket(workersStarted.incrementAndGet());
    }

    @Override
    public void started() {
      startFailures.set(0);
    }

    @Override
    public void startFailed(Job job, IOException reason) {
      if (closing) {
        job.fail(new CancellationException("the pool was closed"));
      } else if (startFailures.incrementAndGet() < STARTS_TRIED) {
        enqueue(job, false);
      } else {
        job.fail(new WorkerUnavailableException(String.valueOf(reason.getMessage())));
      }
    }

    @Override
    public void ended(Job job, Ending ending) {
      if (!(ending instanceof Ending.Crashed crash) || closing) {
        job.settle(ending);
        return;
      }
      RecordingTask task = job.task();
      if (crash.loadingModel() && task != null) {
        job.modelCrashed(crash, task);
      } else {
        job.crashed(crash);
      }
      if (!job.settled()) {
        enqueue(job, true);
      }
    }
  }
}
