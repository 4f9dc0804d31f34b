package io.earshot.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorted tables of bytes with atomic, synced commits: RocksDB, or its twin in memory. Keys sort as
 * unsigned bytes.
 */
interface Tables extends AutoCloseable {
  /** The value of a key, or null. */
  byte @Nullable [] get(Table table, byte[] key);

  /** The values of {@code keys}, in their order, null for those that are not there. */
  List<byte @Nullable []> getAll(Table table, List<byte[]> keys);

  /**
   * Visits the rows from {@code from} (inclusive) to {@code to} (exclusive; null for the end) as
   * they stood when the scan began, until the visitor returns false.
   */
  void scan(Table table, byte[] from, byte @Nullable [] to, RowVisitor visitor);

  /** Makes all writes or none; they are on disk when it returns. */
  void commit(WriteSet writes);

  /** Writes everything in memory to tables and drops what was deleted or replaced. */
  void compact();

  /** About how many rows a table has. */
  long rowsAbout(Table table);

  /** Bytes taken on disk, or in memory for the twin. */
  long sizeBytes();

  /** How often the write-ahead log was synced since it was opened; 0 for the twin. */
  long syncs();

  @Override
  void close();

  /** Is given one row. */
  interface RowVisitor {
    /** Returns whether to go on. */
    boolean visit(byte[] key, byte[] value);
  }
}
