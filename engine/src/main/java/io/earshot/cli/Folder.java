package io.earshot.cli;

import io.earshot.config.Configuration;
import io.earshot.config.Setting;
import io.earshot.model.ConversationId;
import io.earshot.model.InputException;
import io.earshot.store.Selection;
import io.earshot.store.Store;
import io.earshot.store.StoreException;
import io.earshot.store.StoreOptions;
import io.earshot.store.StoreReader;
import io.earshot.store.Stores;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** Opens the data folder for commands. */
final class Folder {
  private static final long MEBIBYTE = 1L << 20;

  private Folder() {}

  /** Opens for writing; refused while another process writes. */
  static Store write(Path folder, Configuration configuration, String command) {
    long cache = configuration.number(Setting.STORE_CACHE_MEGABYTES) * MEBIBYTE;
    StoreOptions options =
        StoreOptions.DEFAULT.withMemory(2 * cache, cache).withCommand("earshot " + command);
    try {
      return Stores.openForWriting(folder, options);
    } catch (StoreException e) {
      if (e.getCause() instanceof FileSystemException refused) {
        String why = refused.getReason() == null ? "" : " (" + refused.getReason() + ")";
        throw new InputException(
            folder.toString(),
            "cannot be written" + why + "; check the path and the rights to it, and the disk");
      }
      throw e;
    }
  }

  /** Opens for reading, beside a running writer if there is one. */
  static StoreReader read(Path folder) {
    return Stores.openForReading(folder);
  }

  /** The conversations there are now. */
  static long count(StoreReader store, Selection selection) {
    long[] count = new long[1];
    store.forEachConversation(selection, id -> ++count[0] > 0);
    return count[0];
  }

  /** The one conversation that {@code reference} means: its external id, or the start of its id. */
  static ConversationId find(StoreReader store, String reference) {
    List<ConversationId> found = store.find(reference, 2);
    if (found.isEmpty()) {
      throw new InputException(
          reference, "no conversation has this id; `earshot list` shows the ids");
    }
    if (found.size() > 1) {
      throw new InputException(
          reference, "more than one conversation is meant; give more digits of the id");
    }
    return found.get(0);
  }
}
