package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The queue is bounded in changes and bytes, and says so by making the caller wait. */
class ChangeQueueTest {
  @Test
  void put_fullOfChanges_waitsForRoom() throws InterruptedException {
    ChangeQueue queue = new ChangeQueue(2, 1_000);
    queue.put(change(1));
    queue.put(change(1));
    assertWaitsUntilTaken(queue, 1);
  }

  @Test
  void put_fullOfBytes_waitsForRoom() throws InterruptedException {
    ChangeQueue queue = new ChangeQueue(100, 1_000);
    queue.put(change(600));
    assertWaitsUntilTaken(queue, 600);
  }

  @Test
  void put_largerThanTheQueue_isLetInAlone() throws InterruptedException {
    ChangeQueue queue = new ChangeQueue(100, 1_000);
    assertThat(queue.put(change(5_000))).isTrue();
    assertWaitsUntilTaken(queue, 1);
  }

  @Test
  void take_manyWaiting_givesOneGroup() throws InterruptedException {
    ChangeQueue queue = new ChangeQueue(100, 1_000_000);
    for (int i = 0; i < 5; i++) {
      queue.put(change(100));
    }
    assertThat(queue.take(3, 1_000)).hasSize(3);
    assertThat(queue.take(3, 100)).hasSize(1);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void close_whatWaits_isStillTaken() throws InterruptedException {
    ChangeQueue queue = new ChangeQueue(100, 1_000);
    queue.put(change(1));
    queue.close();
    assertThat(queue.put(change(1))).isFalse();
    assertThat(queue.take(9, 1_000)).hasSize(1);
    assertThat(queue.take(9, 1_000)).isEmpty();
  }

  private static void assertWaitsUntilTaken(ChangeQueue queue, int sizeBytes)
      throws InterruptedException {
    AtomicBoolean in = new AtomicBoolean();
    Thread putter =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    in.set(queue.put(change(sizeBytes)));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    await().until(() -> putter.getState() == Thread.State.WAITING);
    assertThat(in).isFalse();
    queue.take(1, 1);
    putter.join();
    assertThat(in).isTrue();
  }

  private static ChangeQueue.Waiting change(int sizeBytes) {
    return new ChangeQueue.Waiting(
        new Prepared.JobRow(new byte[sizeBytes], null), new CompletableFuture<>());
  }
}
