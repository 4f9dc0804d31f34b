package io.earshot.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.ingest.Archive;
import io.earshot.ingest.ArchiveOptions;
import io.earshot.model.Role;
import io.earshot.score.ScoringOptions;
import io.earshot.store.Change;
import io.earshot.store.Job;
import io.earshot.store.Store;
import io.earshot.store.StoreOptions;
import io.earshot.store.Stores;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.DecodeOptions;
import io.earshot.worker.WorkerOptions;
import java.io.BufferedWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stalled writer stalls the reader: queues and heap stay flat, and nothing is lost. */
class BackPressureTest {
  private static final int CHATS = 20_000;
  private static final int QUEUE_ITEMS = 16;
  private static final int THREADS = 2;

  @TempDir Path folder;

  @Test
  void writerStoppedForTwoSeconds_queuesStayBounded() throws Exception {
    stop(Duration.ofSeconds(2));
  }

  @Test
  @Tag("full")
  void writerStoppedForThirtySeconds_queuesAndHeapStayFlat() throws Exception {
    stop(Duration.ofSeconds(30));
  }

  private void stop(Duration pause) throws Exception {
    Path chats = chats();
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicLong applied = new AtomicLong();
    try (Store store = Stores.inMemory(StoreOptions.DEFAULT)) {
      BulkRun run = run(chats, stalling(store, applied, stopped, goOn));
      Thread thread = Thread.ofPlatform().start(() -> ended(run));
      assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
      List<Long> heaps = new ArrayList<>();
      long inFlightLimit = 2L * QUEUE_ITEMS + THREADS + 2;
      Awaitility.await()
          .pollInterval(pause.dividedBy(10))
          .atMost(pause.multipliedBy(3).plusSeconds(10))
          .until(
              () -> {
                assertThat(run.inFlight()).isLessThanOrEqualTo(inFlightLimit);
                heaps.add(usedHeapBytes());
                return heaps.size() >= 10;
              });
      assertThat(heaps.getLast()).isLessThan(heaps.getFirst() + (16L << 20));
      goOn.countDown();
      thread.join(TimeUnit.MINUTES.toMillis(2));
      assertThat(run.progress().done()).isEqualTo(CHATS);
    }
  }

  private static void ended(BulkRun run) {
    try {
      run.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long usedHeapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private BulkRun run(Path chats, Store store) {
    Job job = new Job("j", Job.State.RUNNING, List.of(), "j", 0, 0, Job.Counts.NONE);
    Archive archive = Archive.of(List.of(chats), ArchiveOptions.defaults().withSource("t", "j"));
    Speech speech =
        new Speech(
            WorkerOptions.defaults(),
            DecodeOptions.DEFAULT,
            AttemptJournal.inMemory(),
            language -> folder);
    RunPlan plan =
        new RunPlan(
            store,
            archive,
            RuleBook.load(List.of(TestRules.write(folder)), ScoringOptions.DEFAULT),
            speech,
            job,
            null,
            false,
            new SpeakerRoles(List.of(Role.AGENT, Role.CUSTOMER), 0.7f),
            THREADS,
            QUEUE_ITEMS,
            1_000,
            InstantSource.system());
    return new BulkRun(
        plan,
        new RunObserver() {
          @Override
          public void items(List<ItemResult> results) {}

          @Override
          public void progress(RunProgress progress) {}
        });
  }

  /** The same store, whose door stays shut from the thousandth conversation until told to go on. */
  private static Store stalling(
      Store store, AtomicLong applied, CountDownLatch stopped, CountDownLatch goOn) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("apply")
                  && arguments[0] instanceof Change.PutConversation
                  && applied.incrementAndGet() >= 1_000) {
                stopped.countDown();
                goOn.await();
              }
              return method.invoke(store, arguments);
            });
  }

  private Path chats() throws Exception {
    Path file = folder.resolve("chats.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < CHATS; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "{\"id\":\"c-%d\",\"channel\":\"chat\",\"language\":\"en\",\"turns\":[{\"role\":\"agent\",\"text\":\"hello"
                    + " %d\"},{\"role\":\"customer\",\"text\":\"%s\"}]}%n",
                i,
                i,
                "where is my order ".repeat(100)));
      }
    }
    return file;
  }
}
