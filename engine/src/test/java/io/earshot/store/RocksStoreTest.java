package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RocksDB keeps the contract, and what is its own: syncs, groups, corruption, reopening. */
class RocksStoreTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  Store open(StoreOptions options) {
    return Stores.openForWriting(folder, options);
  }

  @Test
  void apply_everyAcknowledgement_comesAfterAFurtherSync() {
    for (int i = 0; i < 20; i++) {
      long before = store().activity().syncs();
      List<Long> atAcknowledgement = new ArrayList<>();
      Change change = chatChange("c-" + i);
      store()
          .apply(change)
          .thenAccept(applied -> atAcknowledgement.add(store().activity().syncs()))
          .toCompletableFuture()
          .join();
      assertThat(atAcknowledgement.getFirst()).isGreaterThan(before);
    }
  }

  @Test
  void apply_manyAtOnce_shareCommits() {
    int changes = 500;
    List<CompletableFuture<Applied>> all = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      all.add(store().apply(chatChange("c-" + i)).toCompletableFuture());
    }
    all.forEach(CompletableFuture::join);

    Store.Activity activity = store().activity();
    assertThat(activity.changes()).isEqualTo(changes);
    assertThat(activity.commits()).isBetween(changes / 64L, changes / 2L);
    assertThat(activity.syncs()).isGreaterThanOrEqualTo(activity.commits());
    assertThat(store().sequence()).isEqualTo(changes);
  }

  @Test
  void apply_sameConversationTwiceAtOnce_appliesInOrder() {
    Conversation first = Samples.chat("c-1", "one");
    Conversation second = Samples.chat("c-1", "two");
    var one = store().apply(new Change.PutConversation(first, List.of(), 0));
    var two = store().apply(new Change.PutConversation(second, List.of(), 1));
    assertThat(one.toCompletableFuture().join().result()).isEqualTo(Applied.Result.CREATED);
    assertThat(two.toCompletableFuture().join().result()).isEqualTo(Applied.Result.UPDATED);
  }

  @Test
  void close_afterPuts_reopensWithAll() {
    Conversation chat = Samples.chat();
    put(chat, 0, Samples.evaluation(chat, "v1", 90_000));
    store().close();

    try (Store again = Stores.openForWriting(folder, OPTIONS)) {
      assertThat(again.evaluations(chat.id()))
          .containsExactly(Samples.evaluation(chat, "v1", 90_000));
      Change more = new Change.PutEvaluations(chat.id(), List.of(), 1);
      assertThat(again.apply(more).toCompletableFuture().join())
          .isEqualTo(new Applied(Applied.Result.RESCORED, 2, 1));
    }
  }

  @Test
  void openForReading_besideTheWriter_seesWhatIsCommittedThen() {
    Conversation chat = Samples.chat();
    put(chat, 0, Samples.evaluation(chat, "v1", 90_000));

    try (StoreReader reader = Stores.openForReading(folder)) {
      put(Samples.chat("c-2", "later"), 0);
      store().compact();
      assertThat(reader.conversation(chat.id())).isPresent();
      assertThat(reader.evaluations(chat.id())).hasSize(1);
      assertThat(reader.find("c-2", 2)).isEmpty();
      assertThat(reader.sequence()).isEqualTo(1);
    }
    try (StoreReader reader = Stores.openForReading(folder)) {
      assertThat(reader.find("c-2", 2)).hasSize(1);
    }
  }

  @Test
  void read_corruptValue_saysWhichKeyAndWhatToDo() {
    Conversation chat = Samples.chat();
    put(chat, 0, Samples.evaluation(chat, "v1", 90_000));
    Tables tables = ((TableStore) store()).tables();
    byte[] key = Keys.revision(chat.id(), 1);
    byte[] value = Objects.requireNonNull(tables.get(Table.CONVERSATION, key));
    WriteSet writes = new WriteSet();
    writes.put(Table.CONVERSATION, key, value); // sealed twice: the inner seal is no content
    tables.commit(writes);

    assertThatThrownBy(() -> store().conversation(chat.id()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("\"conversation\"")
        .hasMessageContaining(chat.id().toString())
        .hasMessageContaining("restore the data folder");
    assertThat(store().revisionOf(chat.id())).isEqualTo(1);
  }

  @Test
  void read_tableDamagedOnDisk_isRefusedNotSkipped() throws IOException {
    for (int i = 0; i < 50; i++) {
      put(Samples.chat("c-" + i, "Hello " + i), 0);
    }
    store().compact();
    store().close();
    List<Path> tables;
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      tables = files.filter(file -> file.toString().endsWith(".sst")).toList();
    }
    for (Path table : tables) {
      byte[] bytes = Files.readAllBytes(table);
      Arrays.fill(bytes, 0, Math.min(bytes.length / 4, 300), (byte) 7);
      Files.write(table, bytes);
    }
    assertThatThrownBy(
            () -> {
              try (StoreReader reader = Stores.openForReading(folder)) {
                reader.forEachSummary(Selection.ALL, summary -> true);
                reader.conversation(Samples.chat("c-1", "Hello 1").id());
              }
            })
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("restore the data folder from a backup");
  }

  @Test
  void apply_onCorruptHead_failsThatChangeOnly() {
    Conversation chat = Samples.chat();
    put(chat, 0);
    WriteSet writes = new WriteSet();
    writes.put(Table.CONVERSATION, Keys.head(chat.id()), new byte[] {1, 2, 3});
    ((TableStore) store()).tables().commit(writes);

    assertThatThrownBy(() -> put(Samples.chat("c-1", "other"), 1))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreException.class);
    assertThat(apply(chatChange("c-2")).result()).isEqualTo(Applied.Result.CREATED);
  }

  private static Change chatChange(String externalId) {
    Conversation chat = Samples.chat(externalId, "Hello, this is " + externalId);
    return new Change.PutConversation(
        chat, List.of(Samples.evaluation(chat, "v1", 90_000)), Change.NO_REVISION);
  }
}
