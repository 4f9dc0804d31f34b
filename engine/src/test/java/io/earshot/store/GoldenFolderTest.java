package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder written by the first release of format 1 is read back equal. */
class GoldenFolderTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void copyFolder() throws IOException, URISyntaxException {
    URL golden = Objects.requireNonNull(getClass().getResource("/golden/format-1"));
    Path source = Path.of(golden.toURI());
    folder = temporary.resolve("format-1");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(source.relativize(file).toString()));
      }
    }
  }

  @Test
  void format1_openedForReading_holdsEverything() {
    try (StoreReader reader = Stores.openForReading(folder)) {
      assertHoldsEverything(reader);
    }
  }

  @Test
  void format1_openedForWriting_holdsEverythingAndTakesItAgain() {
    try (Store store = Stores.openForWriting(folder, StoreOptions.DEFAULT)) {
      assertHoldsEverything(store);
      List<Change> changes = GoldenFolder.changes();
      for (Change change : changes.subList(1, changes.size())) { // the first is an old revision
        Applied applied = store.apply(change).toCompletableFuture().join();
        assertThat(applied.result()).isIn(Applied.Result.UNCHANGED, Applied.Result.RECORDED);
      }
    }
  }

  private static void assertHoldsEverything(StoreReader reader) {
    List<Conversation> revisions = GoldenFolder.revisions();
    Conversation current = revisions.getLast();
    assertThat(reader.revisions(current.id()))
        .extracting(StoredConversation::conversation)
        .containsExactlyElementsOf(revisions);
    assertThat(reader.conversation(current.id()).orElseThrow().storedAtMillis())
        .isEqualTo(GoldenFolder.STORED_AT);
    assertThat(reader.evaluations(current.id()))
        .containsExactlyElementsOf(GoldenFolder.evaluations(current));
    assertThat(reader.ofRecording("cd".repeat(32))).containsExactly(current.id());
    assertThat(reader.find("c-1", 2)).containsExactly(current.id());
    assertThat(reader.jobs()).containsExactly(GoldenFolder.JOB);
    assertThat(reader.batches()).containsExactly(GoldenFolder.BATCH);
    assertThat(reader.attempt(GoldenFolder.ATTEMPT.recording())).contains(GoldenFolder.ATTEMPT);
    List<JobFailure> failures = new ArrayList<>();
    reader.forEachFailure("j1", failures::add);
    assertThat(failures).containsExactly(GoldenFolder.FAILURE);
    assertHoldsStrangeOnes(reader);
  }

  private static void assertHoldsStrangeOnes(StoreReader reader) {
    for (long seed = 0; seed < GoldenFolder.STRANGE_ONES; seed++) {
      Conversation strange = GoldenFolder.strange(seed);
      List<Evaluation> evaluations = GoldenFolder.strangeEvaluations(seed);
      assertThat(reader.conversation(strange.id()).orElseThrow().conversation())
          .as("seed %d", seed)
          .isEqualTo(strange);
      assertThat(reader.evaluations(strange.id())).containsExactlyElementsOf(evaluations);
    }
    List<EvaluationSummary> summaries = new ArrayList<>();
    reader.forEachSummary(Selection.ALL, summaries::add);
    assertThat(summaries).hasSize(2 * GoldenFolder.STRANGE_ONES + 1);
  }
}
