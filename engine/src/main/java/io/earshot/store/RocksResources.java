package io.earshot.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Logger;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.StatsLevel;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB's native objects and how they are set. They are closed in reverse order, once, whatever
 * happened; an object belongs here from the moment it is made.
 */
final class RocksResources implements AutoCloseable {
  static {
    RocksDB.loadLibrary();
  }

  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;
  private static final int BLOOM_BITS_PER_KEY = 10;

  /** Larger blocks compress better; a point read unpacks one. */
  private static final long BLOCK_BYTES = 32 * KIB;

  /** Level 1 takes 7 % more disk for text that repeats little, level 3 takes 1 % less. */
  private static final int ZSTD_LEVEL = 2;

  /** Waiting for 8 young files, not 4, halves what compaction costs a bulk ingest. */
  private static final int YOUNG_FILES = 8;

  /** Keeps a rarely written column family from holding the log back for ever. */
  private static final long LOG_LIMIT_BYTES = 64 * MIB;

  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final boolean writable;
  private final long cacheBytes;
  private final long bufferBytes;
  private @Nullable Statistics statistics;

  private RocksResources(boolean writable, long cacheBytes, long bufferBytes) {
    this.writable = writable;
    this.cacheBytes = cacheBytes;
    this.bufferBytes = bufferBytes;
  }

  static RocksResources forWriting(StoreOptions options) {
    RocksResources resources =
        new RocksResources(true, options.blockCacheBytes(), options.writeBufferBytes());
    Statistics statistics = resources.own(new Statistics());
    statistics.setStatsLevel(StatsLevel.EXCEPT_DETAILED_TIMERS);
    resources.statistics = statistics;
    return resources;
  }

  static RocksResources forReading() {
    return new RocksResources(
        false, StoreOptions.DEFAULT.blockCacheBytes() / 2, StoreOptions.DEFAULT.writeBufferBytes());
  }

  <T extends AutoCloseable> T own(T resource) {
    owned.push(resource);
    return resource;
  }

  /** Closes {@code resource} after all others. */
  void closeLast(AutoCloseable resource) {
    owned.addLast(resource);
  }

  @Nullable Statistics statistics() {
    return statistics;
  }

  /** Opens the database; {@code families} gets a handle per {@link Table}, in order. */
  RocksDB open(Path folder, List<ColumnFamilyHandle> families) throws RocksDBException {
    Cache cache = own(new LRUCache(cacheBytes));
    DBOptions options = databaseOptions(cache);
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (Table table : Table.values()) {
      byte[] name = table.label().getBytes(StandardCharsets.UTF_8);
      descriptors.add(new ColumnFamilyDescriptor(name, familyOptions(table, cache)));
    }
    RocksDB db =
        writable
            ? RocksDB.open(options, folder.toString(), descriptors, families)
            : RocksDB.openReadOnly(options, folder.toString(), descriptors, families);
    own(db);
    families.forEach(this::own);
    return db;
  }

  private DBOptions databaseOptions(Cache cache) {
    DBOptions options = own(new DBOptions());
    if (!writable) {
      // All files are opened at once: what the writer drops later stays readable.
      return options.setMaxOpenFiles(-1).setLogger(own(new SilentLogger()));
    }
    if (statistics != null) {
      options.setStatistics(statistics);
    }
    return options
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setWriteBufferManager(own(new WriteBufferManager(bufferBytes, cache)))
        .setAllowConcurrentMemtableWrite(false) // one thread writes
        .setMaxTotalWalSize(LOG_LIMIT_BYTES)
        .setMaxBackgroundJobs(2)
        .setMaxOpenFiles(512)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setMaxLogFileSize(MIB);
  }

  private ColumnFamilyOptions familyOptions(Table table, Cache cache) {
    BlockBasedTableConfig blocks =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK_BYTES)
            .setCacheIndexAndFilterBlocks(true)
            .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_PER_KEY)))
            .setFormatVersion(5);
    CompressionOptions compression =
        own(new CompressionOptions())
            .setLevel(ZSTD_LEVEL)
            .setMaxDictBytes(dictionaryBytes(table))
            .setEnabled(true);
    return own(new ColumnFamilyOptions())
        .setTableFormatConfig(blocks)
        .setWriteBufferSize(table == Table.CONVERSATION ? bufferBytes / 2 : bufferBytes / 8)
        .setMaxWriteBufferNumber(3)
        .setLevel0FileNumCompactionTrigger(YOUNG_FILES)
        .setCompressionType(CompressionType.ZSTD_COMPRESSION)
        .setCompressionOptions(compression);
  }

  /**
   * What the blocks of one file have in common: samples of them, compressed against. A trained
   * dictionary gains 0.1 % for much more time; LZ4 in the upper levels saves no time that can be
   * measured and takes a quarter more.
   */
  private static int dictionaryBytes(Table table) {
    return switch (table) {
      case CONVERSATION -> (int) (64 * KIB);
      case EVALUATION, INDEX -> (int) (16 * KIB);
      case META, JOB, REVIEW, AUDIT, BLOB_META -> 0;
    };
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      closeOne(owned.pop());
    }
  }

  private static void closeOne(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new StoreException("cannot close the store: " + e, e);
    }
  }

  /** A reader must not write into the folder, not even a log of its own. */
  private static final class SilentLogger extends Logger {
    SilentLogger() {
      super(InfoLogLevel.FATAL_LEVEL);
    }

    @Override
    protected void log(InfoLogLevel level, String message) {}
  }
}
