package io.earshot.store;

import io.earshot.model.ConversationId;
import io.earshot.store.ChangeQueue.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes what waits, up to a group's worth, makes one atomic, synced
 * commit of it, then completes the promises. While a commit syncs, the next group gathers; where
 * the last group was more than one caller's, it may gather a little longer.
 */
final class Writer implements Runnable {
  /** Where several write at once, about a sync's time is worth waiting to save a sync. */
  private static final Duration GATHERING = Duration.ofMillis(4);

  private final Tables tables;
  private final Layouts layouts;
  private final ChangeQueue queue;
  private final Applier applier;
  private final int groupChanges;
  private final long groupBytes;

  private final List<Done> group = new ArrayList<>();
  private final Set<ConversationId> touched = new HashSet<>();
  private WriteSet writes = new WriteSet();
  private long groupSequence;

  private volatile long sequence;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();

  /** A change of the group at hand with what will have become of it. */
  private record Done(Waiting waiting, Applied applied) {}

  Writer(Tables tables, Layouts layouts, ChangeQueue queue, StoreOptions options) {
    this.tables = tables;
    this.layouts = layouts;
    this.queue = queue;
    this.applier = new Applier(tables, options.clock());
    this.groupChanges = options.groupChanges();
    this.groupBytes = options.groupBytes();
    this.sequence = TableReader.readSequence(tables);
  }

  long sequence() {
    return sequence;
  }

  long changes() {
    return changes.get();
  }

  long commits() {
    return commits.get();
  }

  @Override
  public void run() {
    Throwable cause = null;
    List<Waiting> next = queue.take(groupChanges, groupBytes);
    try {
      while (!next.isEmpty()) {
        write(next);
        if (next.size() > 1) {
          queue.gather(groupChanges, GATHERING);
        }
        next = queue.take(groupChanges, groupBytes);
      }
    } catch (Throwable e) { // an Error: nobody may wait for ever for a thread that is gone
      cause = e;
      throw e;
    } finally {
      queue.close();
      refuse(next, cause);
      refuse(queue.take(Integer.MAX_VALUE, Long.MAX_VALUE), cause);
    }
  }

  private void write(List<Waiting> taken) {
    groupSequence = sequence;
    int from = 0;
    while (from < taken.size()) {
      int to = distinctUntil(taken, from);
      add(taken.subList(from, to));
      commit();
      from = to;
    }
  }

  /** Where the first conversation comes that has come since {@code from}. */
  private int distinctUntil(List<Waiting> taken, int from) {
    touched.clear();
    int to = from;
    while (to < taken.size()) {
      ConversationId id = taken.get(to).change().conversation();
      if (id != null && !touched.add(id)) {
        return to;
      }
      to++;
    }
    return to;
  }

  private void add(List<Waiting> distinct) {
    try {
      applier.readHeads(touched);
    } catch (RuntimeException e) {
      distinct.forEach(waiting -> waiting.promise().completeExceptionally(e));
      return;
    }
    for (Waiting waiting : distinct) {
      add(waiting);
    }
  }

  private void add(Waiting waiting) {
    int before = writes.size();
    try {
      Applied applied = applier.apply(waiting.change(), groupSequence + 1, writes);
      group.add(new Done(waiting, applied));
    } catch (RuntimeException e) {
      writes.cutTo(before);
      waiting.promise().completeExceptionally(e);
      return;
    }
    if (writes.size() > before) {
      groupSequence++;
    }
  }

  private void commit() {
    RuntimeException refusal = null;
    if (!writes.isEmpty()) {
      refusal = commitWrites();
    }
    if (refusal == null) {
      changes.addAndGet(group.size());
      sequence = groupSequence;
    } else {
      groupSequence = sequence;
    }
    for (Done done : group) {
      if (refusal == null) {
        done.waiting().promise().complete(done.applied());
      } else {
        done.waiting().promise().completeExceptionally(refusal);
      }
    }
    group.clear();
    writes = new WriteSet();
  }

  private @Nullable RuntimeException commitWrites() {
    int layoutsNow = layouts.writeNew(writes);
    writes.put(Table.META, Keys.sequence(), new ByteWriter(10).varint(groupSequence).toBytes());
    try {
      tables.commit(writes);
    } catch (RuntimeException e) {
      return e;
    }
    layouts.stored(layoutsNow);
    commits.incrementAndGet();
    return null;
  }

  private static void refuse(List<Waiting> rest, @Nullable Throwable cause) {
    for (Waiting waiting : rest) {
      waiting
          .promise()
          .completeExceptionally(
              cause == null
                  ? new IllegalStateException("the store is closed")
                  : new StoreException("the store's writer failed: " + cause, cause));
    }
  }
}
