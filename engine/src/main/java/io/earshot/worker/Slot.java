package io.earshot.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The place of one worker process and the threads ("lanes") that feed it, one per stream. The
 * process is started when there is work and replaced when it has crashed.
 */
final class Slot {
  /** Where a slot gets its work and leaves what came of it. */
  interface Crew {
    /** How workers are started. */
    WorkerOptions options();

    /** A fresh path for a socket. */
    Path socket();

    /** A job's worker could not be started. */
    void startFailed(Job job, IOException reason);

    /** A worker was started. */
    void started();

    /** An attempt has ended. */
    void ended(Job job, Ending ending);
  }

  private final Crew crew;
  private final BlockingQueue<Job> source;
  private final boolean freshWorkerEachTime;
  private final List<Thread> lanes = new ArrayList<>();
  private final CountDownLatch running;
  private volatile @Nullable WorkerProcess worker;
  private volatile boolean setAside;

  private Slot(Crew crew, BlockingQueue<Job> source, int streams, boolean freshWorkerEachTime) {
    this.crew = crew;
    this.source = source;
    this.freshWorkerEachTime = freshWorkerEachTime;
    this.running = new CountDownLatch(streams);
  }

  /** A slot whose worker takes {@code streams} jobs at a time, one after the other. */
  static Slot shared(Crew crew, BlockingQueue<Job> source, int streams) {
    return new Slot(crew, source, streams, false).started(streams);
  }

  /** A slot that starts a new worker for each job. */
  static Slot alone(Crew crew, BlockingQueue<Job> source) {
    return new Slot(crew, source, 1, true).started(1);
  }

  /** Another slot of the same kind. */
  Slot another() {
    return freshWorkerEachTime ? alone(crew, source) : shared(crew, source, lanes.size());
  }

  /** Takes no further job; ends when those in flight have. */
  void setAside() {
    setAside = true;
  }

  boolean isSetAside() {
    return setAside;
  }

  /** Whether all lanes have ended. */
  boolean isDone() {
    return running.getCount() == 0;
  }

  /** The worker, if one is running. */
  @Nullable WorkerProcess current() {
    return worker;
  }

  /** Ends the worker, whatever it does. */
  void kill(String reason) {
    WorkerProcess running = current();
    if (running != null) {
      running.kill(reason);
    }
  }

  /** Stops the lanes; call after {@link #kill}. */
  void interrupt() {
    lanes.forEach(Thread::interrupt);
  }

  void join(long millis) throws InterruptedException {
    for (Thread lane : lanes) {
      lane.join(millis);
    }
  }

  private Slot started(int streams) {
    for (int i = 0; i < streams; i++) {
      lanes.add(Thread.ofPlatform().name("worker-lane").daemon().unstarted(this::serve));
    }
    lanes.forEach(Thread::start);
    return this;
  }

  private void serve() {
    try {
      while (!setAside) {
        run(source.take());
      }
    } catch (InterruptedException e) {
      // the pool is closing
    } finally {
      running.countDown();
      if (isDone()) {
        close();
      }
    }
  }

  private void run(Job job) throws InterruptedException {
    try {
      WorkerProcess ready = worker();
      crew.started();
      job.begin();
      Ending ending = ready.submit(job).ending().join();
      if (freshWorkerEachTime) {
        close();
      }
      crew.ended(job, ending);
    } catch (InterruptedException e) {
      job.fail(new CancellationException("the pool was closed"));
      throw e;
    } catch (IOException e) {
      crew.startFailed(job, e);
    } catch (RuntimeException e) {
      job.fail(e); // the journal's: the job cannot go on without it
    }
  }

  /** The running worker, or a new one; the other lanes wait while it starts. */
  private synchronized WorkerProcess worker() throws IOException, InterruptedException {
    WorkerProcess running = worker;
    if (running == null || !running.usable()) {
      close();
      running = WorkerProcess.start(crew.options(), crew.socket());
      worker = running;
    }
    return running;
  }

  private synchronized void close() {
    WorkerProcess running = worker;
    if (running != null) {
      running.close();
      worker = null;
    }
  }
}
