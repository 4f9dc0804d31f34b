package io.earshot.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** The tables in RocksDB, one column family each. */
final class RocksTables implements Tables {
  /** A writer may drop a file between a reader's listing and opening it. */
  private static final int READ_ATTEMPTS = 5;

  private static final long READ_RETRY_MILLIS = 50;

  private final Path folder;
  private final RocksResources resources;
  private final RocksDB db;
  private final List<ColumnFamilyHandle> families;
  private final boolean writable;
  private final WriteOptions synced;
  private final @Nullable Statistics statistics;

  private RocksTables(Path folder, RocksResources resources, boolean writable)
      throws RocksDBException {
    this.folder = folder;
    this.resources = resources;
    this.writable = writable;
    this.statistics = resources.statistics();
    this.synced = resources.own(new WriteOptions()).setSync(true);
    this.families = new ArrayList<>();
    this.db = resources.open(folder, families);
  }

  /** Opens for writing; {@code lock} is released at the end of {@link #close}. */
  static RocksTables openForWriting(Path folder, StoreOptions options, AutoCloseable lock) {
    RocksResources resources = RocksResources.forWriting(options);
    try {
      RocksTables tables = new RocksTables(folder, resources, true);
      resources.closeLast(lock);
      return tables;
    } catch (RocksDBException e) {
      resources.close();
      throw failed("open " + folder, e);
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /** Opens as it stands; tries again when the writer moved files meanwhile. */
  static RocksTables openForReading(Path folder) {
    for (int attempt = 1; ; attempt++) {
      RocksResources resources = RocksResources.forReading();
      try {
        return new RocksTables(folder, resources, false);
      } catch (RocksDBException e) {
        resources.close();
        if (attempt == READ_ATTEMPTS) {
          throw failed("open " + folder, e);
        }
        pause(attempt);
      } catch (RuntimeException e) {
        resources.close();
        throw e;
      }
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(READ_RETRY_MILLIS * attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public byte @Nullable [] get(Table table, byte[] key) {
    try {
      return db.get(family(table), key);
    } catch (RocksDBException e) {
      throw failed("read column family \"" + table.label() + "\" of " + folder, e);
    }
  }

  @Override
  public List<byte @Nullable []> getAll(Table table, List<byte[]> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    try {
      List<byte @Nullable []> values = new ArrayList<>(keys.size());
      for (byte[] value :
          db.multiGetAsList(Collections.nCopies(keys.size(), family(table)), keys)) {
        values.add(value);
      }
      return values;
    } catch (RocksDBException e) {
      throw failed("read column family \"" + table.label() + "\" of " + folder, e);
    }
  }

  @Override
  public void scan(Table table, byte[] from, byte @Nullable [] to, RowVisitor visitor) {
    try (Slice end = to == null ? null : new Slice(to);
        ReadOptions options = new ReadOptions()) {
      if (end != null) {
        options.setIterateUpperBound(end);
      }
      try (RocksIterator rows = db.newIterator(family(table), options)) {
        rows.seek(from);
        while (rows.isValid() && visitor.visit(rows.key(), rows.value())) {
          rows.next();
        }
        rows.status();
      }
    } catch (RocksDBException e) {
      throw failed("read column family \"" + table.label() + "\" of " + folder, e);
    }
  }

  @Override
  public void commit(WriteSet writes) {
    try (WriteBatch batch = new WriteBatch()) {
      for (WriteSet.Write write : writes.writes()) {
        switch (write) {
          case WriteSet.Put put -> batch.put(family(put.table()), put.key(), put.value());
          case WriteSet.Delete delete -> batch.delete(family(delete.table()), delete.key());
          case WriteSet.DeleteRange range ->
              batch.deleteRange(family(range.table()), range.from(), range.to());
        }
      }
      db.write(synced, batch);
    } catch (RocksDBException e) {
      throw failed("write to " + folder, e);
    }
  }

  @Override
  public void compact() {
    try (CompactRangeOptions options =
        new CompactRangeOptions()
            .setBottommostLevelCompaction(
                CompactRangeOptions.BottommostLevelCompaction.kForceOptimized)) {
      flush();
      for (ColumnFamilyHandle family : families) {
        db.compactRange(family, null, null, options);
      }
    } catch (RocksDBException e) {
      throw failed("compact " + folder, e);
    }
  }

  @Override
  public long rowsAbout(Table table) {
    try {
      return db.getLongProperty(family(table), "rocksdb.estimate-num-keys");
    } catch (RocksDBException e) {
      throw failed("read " + folder, e);
    }
  }

  @Override
  public long sizeBytes() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(RocksTables::sizeOf).sum();
    } catch (IOException e) {
      throw new StoreException("cannot list " + folder + ": " + e, e);
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) { // dropped meanwhile
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long syncs() {
    return statistics == null ? 0 : statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
  }

  /** Flushes, so that the next open need not replay the log, and gives everything back. */
  @Override
  public void close() {
    try {
      if (writable) {
        flush();
      }
    } catch (RocksDBException e) {
      throw failed("write to " + folder, e);
    } finally {
      resources.close();
    }
  }

  private void flush() throws RocksDBException {
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      db.flush(wait, families);
    }
  }

  private ColumnFamilyHandle family(Table table) {
    return families.get(table.ordinal());
  }

  private static StoreException failed(String action, RocksDBException e) {
    String advice =
        switch (e.getStatus() == null ? null : e.getStatus().getCode()) {
          case Corruption ->
              "restore the data folder from a backup, or ingest the input again into a new folder";
          case null, default -> "check that the disk is there, writable and not full";
        };
    return new StoreException("cannot " + action + ": " + e.getMessage() + "; " + advice, e);
  }
}
