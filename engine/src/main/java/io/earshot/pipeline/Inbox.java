package io.earshot.pipeline;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one thread, bounded. The thread takes everything at once and works while the next
 * lot gathers, so that a full inbox costs two wake-ups a lot, not two an item.
 */
final class Inbox<T> {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasItems = lock.newCondition();
  private final Condition hasRoom = lock.newCondition();
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private final ArrayDeque<T> returned = new ArrayDeque<>();

  Inbox(int most) {
    this.most = most;
  }

  /** Waits for room, then adds. */
  void put(T item) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.size() >= most) {
        hasRoom.await();
      }
      waiting.add(item);
      hasItems.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what this inbox's thread had taken: it comes before all that waits. */
  void putBack(T item) {
    lock.lock();
    try {
      returned.add(item);
      hasItems.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something, then moves all that waits to {@code out}. */
  void takeAll(List<T> out) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && returned.isEmpty()) {
        hasItems.await();
      }
      out.addAll(returned);
      returned.clear();
      out.addAll(waiting);
      waiting.clear();
      hasRoom.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
