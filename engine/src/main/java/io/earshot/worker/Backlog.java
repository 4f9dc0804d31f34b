package io.earshot.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Jobs that wait: those that may share a worker, and those that must be tried alone. The queues
 * have no bound of their own; the pool's permits bound their sum.
 */
final class Backlog {
  private final BlockingQueue<Job> shared = new LinkedBlockingQueue<>();
  private final BlockingQueue<Job> alone = new LinkedBlockingQueue<>();

  BlockingQueue<Job> shared() {
    return shared;
  }

  BlockingQueue<Job> alone() {
    return alone;
  }
}
