package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be opened as a data folder, by whom, and what is said otherwise. */
class FolderTest {
  private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withCommand("earshot ingest");

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("数据 folder");
  }

  @Test
  void openForWriting_newFolder_makesItWithItsFormat() throws IOException {
    Stores.openForWriting(folder, OPTIONS).close();
    assertThat(folder.resolve("FORMAT")).hasContent("earshot data folder, format 1");
    assertThat(Stores.migrate(folder)).isEqualTo(1);
  }

  @Test
  void openForWriting_folderWithConfigurationOnly_isEmptyEnough() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("earshot.yaml"), "");
    Stores.openForWriting(folder, OPTIONS).close();
  }

  @Test
  void open_newerFormat_isRefusedWithTheWayOut() throws IOException {
    writeFormat("earshot data folder, format 2\n");
    assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has format 2")
        .hasMessageContaining("use the version that wrote it, or a newer one");
    assertThatThrownBy(() -> Stores.openForReading(folder)).hasMessageContaining("has format 2");
    assertThatThrownBy(() -> Stores.migrate(folder)).hasMessageContaining("has format 2");
  }

  @Test
  void open_damagedFormat_isRefused() throws IOException {
    for (String text :
        new String[] {"", "format 1", "earshot data folder, format x", "\u0000\uFFFD"}) {
      writeFormat(text);
      assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
          .as(text)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("is not a FORMAT file of Earshot");
    }
  }

  @Test
  void open_formatZero_isRefusedByMigrationToo() throws IOException {
    writeFormat("earshot data folder, format 0\n");
    assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Stores.migrate(folder)).isInstanceOf(InputException.class);
  }

  @Test
  void openForWriting_strangersFolder_isRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.doc"), "x");
    assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not a data folder")
        .hasMessageContaining("thesis.doc");
    assertThat(listing()).containsOnlyKeys("thesis.doc");
  }

  @Test
  void openForWriting_onAFile_isRefused() throws IOException {
    Files.writeString(folder, "x");
    assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void openForReading_nothingThere_isRefusedAndMakesNothing() throws IOException {
    assertThatThrownBy(() -> Stores.openForReading(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no such data folder");
    assertThat(folder).doesNotExist();
    Files.createDirectories(folder);
    assertThatThrownBy(() -> Stores.openForReading(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is empty");
    assertThat(listing()).isEmpty();
  }

  @Test
  void openForReading_anyFolder_changesNothingInIt() throws IOException {
    try (Store store = Stores.openForWriting(folder, OPTIONS)) {
      store.apply(new Change.PutBatch(new Batch("b", 1, "", 1, 1))).toCompletableFuture().join();
    }
    Map<String, Long> before = listing();
    try (StoreReader reader = Stores.openForReading(folder)) {
      assertThat(reader.batches()).hasSize(1);
    }
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void openForWriting_twiceInOneProcess_isRefusedAndTheFirstKeepsIt() {
    try (Store store = Stores.openForWriting(folder, OPTIONS)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
            .isInstanceOf(InputException.class)
            .hasMessageContaining(
                "in use by earshot ingest (process " + ProcessHandle.current().pid());
      }
      assertThat(store.jobs()).isEmpty();
    }
    Stores.openForWriting(folder, OPTIONS).close();
  }

  @Test
  void openForWriting_damagedDatabase_isToldAndReleasesTheFolder() throws IOException {
    Stores.openForWriting(folder, OPTIONS).close();
    Path current = folder.resolve("db/CURRENT");
    String good = Files.readString(current);
    Files.writeString(current, "MANIFEST-999999\n");
    assertThatThrownBy(() -> Stores.openForWriting(folder, OPTIONS))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.toString());
    Files.writeString(current, good);
    Stores.openForWriting(folder, OPTIONS).close();
  }

  @Test
  void options_badValue_namesTheField() {
    assertThatThrownBy(() -> OPTIONS.withQueue(0, 1 << 20))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("store.queueChanges: must be between 1 and 65536, is 0");
    assertThatThrownBy(() -> OPTIONS.withMemory(1, 1)).hasMessageContaining("blockCacheBytes");
  }

  private void writeFormat(String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("FORMAT"), text);
  }

  private Map<String, Long> listing() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> sizes.put(folder.relativize(file).toString(), file.toFile().length()));
    }
    return sizes;
  }
}
