package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the golden folder of format 1 holds. It is checked in and stays for ever: a later version
 * must read it, or migrate it. {@code main} made it, and makes the one of the next format.
 */
final class GoldenFolder {
  static final long STORED_AT = 1_770_000_000_000L;
  static final Batch BATCH = new Batch("b1", 5, "calls 录音", 9, 3);
  static final JobFailure FAILURE = new JobFailure("j1", "a.wav", "byte 4", "no audio", 2, true);
  static final Attempt ATTEMPT =
      new Attempt("ab".repeat(32), "a.wav", 2, 2, false, true, "killed its worker twice");
  static final Job JOB =
      new Job(
          "j1",
          Job.State.PAUSED,
          List.of("ingest", "录音"),
          "b1",
          5,
          0,
          new Job.Counts(9, 1, 2, 3, 4, 5, 6, 7, 8));

  static final int STRANGE_ONES = 20;

  private GoldenFolder() {}

  /** The file's first argument names the folder to make. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    StoreOptions options =
        StoreOptions.DEFAULT.withClock(InstantSource.fixed(Instant.ofEpochMilli(STORED_AT)));
    try (Store store = Stores.openForWriting(folder, options)) {
      for (Change change : changes()) {
        store.apply(change).toCompletableFuture().join();
      }
    }
    dropWhatIsNotRead(folder);
  }

  static List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Conversation revision : revisions()) {
      changes.add(new Change.PutConversation(revision, evaluations(revision), Change.ANY_REVISION));
    }
    for (long seed = 0; seed < STRANGE_ONES; seed++) {
      Conversation strange = strange(seed);
      changes.add(new Change.PutConversation(strange, strangeEvaluations(seed), 0));
    }
    changes.add(new Change.PutJob(JOB));
    changes.add(new Change.PutBatch(BATCH));
    changes.add(new Change.PutFailure(FAILURE));
    changes.add(new Change.PutAttempt(ATTEMPT));
    return changes;
  }

  /** One call, corrected once. */
  static List<Conversation> revisions() {
    Conversation call = Samples.recorded(Samples.chat(), "cd".repeat(32));
    return List.of(call, Samples.withMetadata(call, Map.of("team", "west")));
  }

  static List<Evaluation> evaluations(Conversation revision) {
    return List.of(Samples.evaluation(revision, "v1", 90_000));
  }

  static Conversation strange(long seed) {
    return new Samples(seed).strange();
  }

  static List<Evaluation> strangeEvaluations(long seed) {
    Samples samples = new Samples(seed);
    Conversation strange = samples.strange();
    return List.of(samples.strangeEvaluation(strange, 0), samples.strangeEvaluation(strange, 1));
  }

  private static void dropWhatIsNotRead(Path folder) throws IOException {
    Files.delete(folder.resolve(FolderLock.FILE));
    try (Stream<Path> files = Files.list(folder.resolve("db"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith("LOG") || name.equals("LOCK") || name.startsWith("OPTIONS")) {
          Files.delete(file);
        }
      }
    }
  }
}
