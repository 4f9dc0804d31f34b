package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Conversation;
import io.earshot.model.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes at one data folder, and one that dies. */
class StoreProcessIT {
  @TempDir private Path folder;

  @Test
  void openForWriting_heldByAnotherProcess_namesIt() throws Exception {
    Process holder = StoreProcess.start("hold", folder);
    try (BufferedReader lines = StoreProcess.linesOf(holder)) {
      assertThat(lines.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> Stores.openForWriting(folder, StoreOptions.DEFAULT))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(
              "the data folder is in use by earshot hold (process " + holder.pid() + " on ")
          .hasMessageEndingWith("; wait until it ends, or stop it");
      try (StoreReader reader = Stores.openForReading(folder)) {
        assertThat(reader.jobs()).isEmpty();
      }
    } finally {
      holder.destroyForcibly().waitFor();
    }
    Stores.openForWriting(folder, StoreOptions.DEFAULT).close(); // a dead holder does not block
  }

  @Test
  void openForWriting_heldHereAndAskedThere_refusesThereAfterAFailedTryHereToo() throws Exception {
    try (Store store = Stores.openForWriting(folder, StoreOptions.DEFAULT)) {
      // POSIX drops a lock when its process closes any handle of the file: it must not here.
      assertThatThrownBy(() -> Stores.openForWriting(folder, StoreOptions.DEFAULT))
          .isInstanceOf(InputException.class);
      Process second = StoreProcess.start("hold", folder);
      try (BufferedReader lines = StoreProcess.linesOf(second)) {
        assertThat(lines.readLine())
            .startsWith("refused ")
            .contains("in use by earshot (process " + ProcessHandle.current().pid());
      } finally {
        second.destroyForcibly().waitFor();
      }
      assertThat(store.sequence()).isZero();
    }
  }

  @Test
  void openForReading_besideAWritingProcess_seesConsistentConversations() throws Exception {
    Process writer = StoreProcess.start("die", folder);
    try (BufferedReader lines = StoreProcess.linesOf(writer)) {
      assertThat(lines.readLine()).isEqualTo("stored c-0");
      try (StoreReader reader = Stores.openForReading(folder)) {
        Set<String> seen = new HashSet<>();
        reader.forEachSummary(Selection.ALL, summary -> seen.add(summary.displayId()));
        assertThat(seen).contains("c-0").hasSize((int) reader.sequence());
        reader.forEachConversation(
            Selection.ALL,
            id -> reader.conversation(id).isPresent() && reader.evaluations(id).size() == 1);
      }
      while (lines.readLine() != null) {
        continue;
      }
    } finally {
      writer.waitFor();
    }
  }

  @Test
  void reopen_afterSuddenDeath_hasEverythingAcknowledgedOnce() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    Process dying = StoreProcess.start("die", folder);
    try (BufferedReader lines = StoreProcess.linesOf(dying)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.add(line.substring("stored ".length()));
      }
    }
    assertThat(dying.waitFor()).isEqualTo(9);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);

    try (StoreReader reader = Stores.openForReading(folder)) {
      assertHolds(reader, acknowledged);
    }
    try (Store store = Stores.openForWriting(folder, StoreOptions.DEFAULT)) {
      assertHolds(store, acknowledged);
      for (String id : acknowledged) {
        assertThat(store.apply(StoreProcess.chat(id)).toCompletableFuture().join().result())
            .isEqualTo(Applied.Result.UNCHANGED);
      }
    }
  }

  private static void assertHolds(StoreReader reader, Set<String> acknowledged) throws IOException {
    Set<String> seen = new HashSet<>();
    reader.forEachSummary(
        Selection.ALL,
        summary -> {
          assertThat(seen.add(summary.displayId())).isTrue();
          return true;
        });
    assertThat(seen).containsAll(acknowledged);
    for (String id : acknowledged) {
      Conversation chat = StoreProcess.chat(id).conversation();
      assertThat(reader.conversation(chat.id()).orElseThrow().conversation()).isEqualTo(chat);
      assertThat(reader.evaluations(chat.id())).hasSize(1);
    }
  }
}
