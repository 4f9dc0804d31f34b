package io.earshot.cli;

import io.earshot.model.ConversationId;
import io.earshot.model.InputException;
import io.earshot.model.Plain;
import io.earshot.store.Applied;
import io.earshot.store.Change;
import io.earshot.store.Selection;
import io.earshot.store.Store;
import io.earshot.store.StoreReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Erases conversations with everything made of them; says first what it would erase. */
final class DeleteCommand extends Command {
  private static final int IN_FLIGHT = 256;

  @ArgGroup(multiplicity = "1")
  Which which = new Which();

  @Option(names = "--yes", description = "erase; without it only say what would be erased")
  boolean yes;

  /** One of the three. */
  static final class Which {
    @Option(names = "--batch", paramLabel = "B", description = "what this batch brought")
    @Nullable String batch;

    @Option(names = "--customer", paramLabel = "C", description = "all of this customer")
    @Nullable String customer;

    @Option(names = "--before", paramLabel = "DAY", description = "what began before this day")
    @Nullable String before;
  }

  @Override
  public Integer call() {
    refuseCsv();
    Selection selection = selection();
    if (which.batch != null) {
      try (StoreReader store = Folder.read(dataFolder())) {
        if (store.batches().stream().noneMatch(batch -> batch.id().equals(which.batch))) {
          throw new InputException(which.batch, "no such batch; `earshot batches` lists them");
        }
      }
    }
    if (!yes) {
      try (StoreReader store = Folder.read(dataFolder())) {
        return report(Folder.count(store, selection), false);
      }
    }
    try (Store store = Folder.write(dataFolder(), configuration(), "delete")) {
      long erased = erase(store, selection);
      store.compact();
      return report(erased, true);
    }
  }

  private Selection selection() {
    if (which.batch != null) {
      return Selection.ALL.ofBatch(which.batch);
    }
    if (which.customer != null) {
      return Selection.ALL.ofCustomer(which.customer);
    }
    if (which.before == null) {
      throw new InputException("", "give --batch, --customer or --before");
    }
    long end =
        ListCommand.day("--before", which.before)
            .atStartOfDay(configuration().zone())
            .toInstant()
            .toEpochMilli();
    // what has no known start is not known to be old
    return Selection.ALL.from(1).before(end);
  }

  private static long erase(Store store, Selection selection) {
    Deque<CompletionStage<Applied>> waiting = new ArrayDeque<>();
    long[] erased = new long[1];
    store.forEachConversation(
        selection,
        (ConversationId id) -> {
          waiting.add(store.apply(new Change.DeleteConversation(id)));
          while (waiting.size() > IN_FLIGHT) {
            waiting.remove().toCompletableFuture().join();
          }
          erased[0]++;
          return true;
        });
    waiting.forEach(stage -> stage.toCompletableFuture().join());
    return erased[0];
  }

  private int report(long count, boolean done) {
    if (format == Format.JSON) {
      try (JsonOut json = new JsonOut(terminal.out())) {
        json.object().field("conversations", count).field("erased", done).end();
      }
    }
    String conversations = Plain.counted(count, "conversation");
    terminal.say(
        done
            ? "erased " + conversations + " with everything made of them"
            : conversations + " would be erased; add --yes to do it");
    return Main.DONE;
  }
}
