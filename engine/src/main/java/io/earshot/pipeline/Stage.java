package io.earshot.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stage of a run: platform threads that do the same work until there is none left. Its life is a
 * verticle's: deploying starts the threads, undeploying ends them. Work comes and goes through
 * bounded queues, never over the event bus.
 */
final class Stage extends VerticleBase {
  private final String name;
  private final int threadCount;
  private final Work work;
  private final Consumer<Throwable> failed;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * A stage not yet running.
   *
   * @param name of its threads
   * @param threadCount how many
   * @param work what each does, from start to end; returns when interrupted
   * @param failed is told what ended a thread before its time
   */
  Stage(String name, int threadCount, Work work, Consumer<Throwable> failed) {
    this.name = name;
    this.threadCount = threadCount;
    this.work = work;
    this.failed = failed;
  }

  /** What a thread of the stage does. */
  interface Work {
    void run() throws Exception;
  }

  @Override
  public Future<?> start() {
    for (int i = 0; i < threadCount; i++) {
      Thread thread = Thread.ofPlatform().name("earshot-" + name + "-" + i).unstarted(this::work);
      threads.add(thread);
      thread.start();
    }
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    threads.forEach(Thread::interrupt);
    Promise<Void> ended = Promise.promise();
    Thread.ofVirtual().start(() -> join(ended));
    return ended.future();
  }

  private void join(Promise<Void> ended) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
      ended.complete();
    } catch (InterruptedException e) {
      ended.fail(e);
    }
  }

  private void work() {
    try {
      work.run();
    } catch (InterruptedException e) {
      // the stage is being stopped
    } catch (Exception | Error e) {
      failed.accept(e);
    }
  }
}
