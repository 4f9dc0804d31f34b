package io.earshot.cli;

import io.earshot.store.Batch;
import io.earshot.store.Selection;
import io.earshot.store.StoreReader;

/** Lists the batches in which conversations came in, and what is still there of each. */
final class BatchesCommand extends Command {
  @Override
  public Integer call() {
    try (StoreReader store = Folder.read(dataFolder());
        Rows rows =
            new Rows(
                terminal,
                format,
                "batch",
                "started",
                "items",
                "brought",
                "conversations",
                "what")) {
      for (Batch batch : store.batches()) {
        rows.row(
            batch.id(),
            Json.dateTime(batch.startedAtMillis(), configuration().zone().getId()),
            batch.items(),
            batch.conversations(),
            Folder.count(store, Selection.ALL.ofBatch(batch.id())),
            batch.description());
      }
    }
    return Main.DONE;
  }
}
