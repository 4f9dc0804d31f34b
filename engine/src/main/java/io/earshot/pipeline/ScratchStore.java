package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.store.Change;
import io.earshot.store.Store;
import io.earshot.store.StoreOptions;
import io.earshot.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real store in a temporary folder, to see what conversations take; gone when closed. */
final class ScratchStore implements AutoCloseable {
  private static final int IN_FLIGHT = 64;

  private final RuleBook.Session rules;
  private final Path folder;
  private final Store store;
  private long sizeBytes;
  private long warmMillis;

  ScratchStore(RuleBook rules) throws IOException {
    this.rules = rules.session();
    this.folder = Files.createTempDirectory("earshot-forecast-");
    this.store = Stores.openForWriting(folder, StoreOptions.DEFAULT);
    store.compact();
    this.sizeBytes = store.size().sizeBytes();
  }

  /** Scores and stores them; the bytes of disk that they take. */
  long store(List<Conversation> conversations) {
    int half = conversations.size() / 2;
    put(conversations.subList(0, half));
    long start = System.nanoTime();
    put(conversations.subList(half, conversations.size()));
    warmMillis = 2 * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    store.compact();
    long before = sizeBytes;
    sizeBytes = store.size().sizeBytes();
    return Math.max(0, sizeBytes - before);
  }

  /** Time the last ones took, judged by their second half: the first warms the machine up. */
  long warmMillis() {
    return warmMillis;
  }

  private void put(List<Conversation> conversations) {
    CompletionStage<?>[] waiting = new CompletionStage<?>[IN_FLIGHT];
    for (int i = 0; i < conversations.size(); i++) {
      Conversation c = conversations.get(i);
      CompletionStage<?> earlier = waiting[i % IN_FLIGHT];
      if (earlier != null) {
        earlier.toCompletableFuture().join();
      }
      waiting[i % IN_FLIGHT] =
          store.apply(new Change.PutConversation(c, rules.score(c), Change.ANY_REVISION));
    }
    for (CompletionStage<?> stage : waiting) {
      if (stage != null) {
        stage.toCompletableFuture().join();
      }
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
