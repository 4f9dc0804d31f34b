package io.earshot.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The changes that wait for the writer, bounded in number and in bytes; one larger change is let in
 * alone.
 */
final class ChangeQueue {
  /** One waiting change and what its caller was promised. */
  record Waiting(Prepared change, CompletableFuture<Applied> promise) {}

  private final int mostChanges;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasRoom = lock.newCondition();
  private final Condition hasChanges = lock.newCondition();
  private final Condition hasGroup = lock.newCondition();
  private final ArrayDeque<Waiting> changes = new ArrayDeque<>();
  private int wanted = Integer.MAX_VALUE;
  private long sizeBytes;
  private boolean closed;

  ChangeQueue(int mostChanges, long mostBytes) {
    this.mostChanges = mostChanges;
    this.mostBytes = mostBytes;
  }

  /** Waits for room, then adds; returns false once closed. */
  boolean put(Waiting waiting) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && !fits(waiting)) {
        hasRoom.await();
      }
      if (closed) {
        return false;
      }
      changes.add(waiting);
      sizeBytes += waiting.change().sizeBytes();
      hasChanges.signal();
      if (changes.size() >= wanted) {
        hasGroup.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until {@code most} changes wait, at most so long, unless none can come any more. */
  void gather(int most, Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      wanted = Math.min(most, mostChanges);
      while (changes.size() < wanted && !closed && left > 0) {
        left = hasGroup.awaitNanos(left);
      }
    } catch (InterruptedException e) { // nobody interrupts the writer; it takes what there is
      Thread.currentThread().interrupt();
    } finally {
      wanted = Integer.MAX_VALUE;
      lock.unlock();
    }
  }

  /**
   * Waits for a change, then takes what fits into one group, at least one; nothing once closed and
   * empty.
   */
  List<Waiting> take(int most, long groupBytes) {
    lock.lock();
    try {
      while (changes.isEmpty() && !closed) {
        hasChanges.awaitUninterruptibly();
      }
      List<Waiting> group = new ArrayList<>(Math.min(most, changes.size()));
      long taken = 0;
      Waiting next = changes.peek();
      while (next != null && group.size() < most && (group.isEmpty() || taken < groupBytes)) {
        group.add(next);
        taken += next.change().sizeBytes();
        changes.remove();
        next = changes.peek();
      }
      sizeBytes -= taken;
      hasRoom.signalAll();
      return group;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return changes.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more in; what waits stays to be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      hasRoom.signalAll();
      hasChanges.signalAll();
      hasGroup.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(Waiting waiting) {
    return changes.isEmpty()
        || (changes.size() < mostChanges && sizeBytes + waiting.change().sizeBytes() <= mostBytes);
  }
}
