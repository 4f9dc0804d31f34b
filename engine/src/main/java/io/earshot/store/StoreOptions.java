package io.earshot.store;

import io.earshot.model.InputException;
import java.time.InstantSource;

/**
 * How a data folder is opened.
 *
 * @param blockCacheBytes memory for blocks read and for memtables together, 8 MiB to 64 GiB
 * @param writeBufferBytes memory for what is not yet flushed to tables, 4 MiB to half of {@code
 *     blockCacheBytes}
 * @param queueChanges how many changes may wait for the writer, 1 to 65,536
 * @param queueBytes how many bytes of changes may wait for the writer, 1 MiB to 1 GiB; one larger
 *     change is let in alone
 * @param groupChanges the most changes in one commit, 1 to 4,096
 * @param groupBytes the most bytes in one commit, 64 KiB to 256 MiB
 * @param command who holds the folder, as others are told, for example {@code earshot ingest}
 * @param clock tells when a revision was stored
 */
public record StoreOptions(
    long blockCacheBytes,
    long writeBufferBytes,
    int queueChanges,
    long queueBytes,
    int groupChanges,
    long groupBytes,
    String command,
    InstantSource clock) {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  /** The defaults: about 100 MB of native memory, for a heap of 512 MB beside it. */
  public static final StoreOptions DEFAULT =
      new StoreOptions(
          64 * MIB, 32 * MIB, 256, 16 * MIB, 64, 4 * MIB, "earshot", InstantSource.system());

  /**
   * Checks every field.
   *
   * @throws InputException naming the field, the value and what is allowed
   */
  public StoreOptions {
    check("blockCacheBytes", blockCacheBytes, 8 * MIB, 64 * 1024 * MIB);
    check("writeBufferBytes", writeBufferBytes, 4 * MIB, blockCacheBytes / 2);
    check("queueChanges", queueChanges, 1, 65_536);
    check("queueBytes", queueBytes, MIB, 1024 * MIB);
    check("groupChanges", groupChanges, 1, 4_096);
    check("groupBytes", groupBytes, 64 * KIB, 256 * MIB);
  }

  private static void check(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new InputException(
          "store." + field, "must be between " + least + " and " + most + ", is " + value);
    }
  }

  /** The same for another holder. */
  public StoreOptions withCommand(String name) {
    return new StoreOptions(
        blockCacheBytes,
        writeBufferBytes,
        queueChanges,
        queueBytes,
        groupChanges,
        groupBytes,
        name,
        clock);
  }

  /** The same with another clock. */
  public StoreOptions withClock(InstantSource other) {
    return new StoreOptions(
        blockCacheBytes,
        writeBufferBytes,
        queueChanges,
        queueBytes,
        groupChanges,
        groupBytes,
        command,
        other);
  }

  /** The same with other memory limits. */
  public StoreOptions withMemory(long cacheBytes, long bufferBytes) {
    return new StoreOptions(
        cacheBytes,
        bufferBytes,
        queueChanges,
        queueBytes,
        groupChanges,
        groupBytes,
        command,
        clock);
  }

  /** The same with another queue. */
  public StoreOptions withQueue(int changes, long bytes) {
    return new StoreOptions(
        blockCacheBytes,
        writeBufferBytes,
        changes,
        bytes,
        groupChanges,
        groupBytes,
        command,
        clock);
  }
}
