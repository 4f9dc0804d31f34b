package io.earshot.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The twin in memory: sorted maps. What it holds is gone when it is closed. */
final class MemoryTables implements Tables {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Table, NavigableMap<byte[], byte[]>> maps = new EnumMap<>(Table.class);

  MemoryTables() {
    for (Table table : Table.values()) {
      maps.put(table, new TreeMap<>(Arrays::compareUnsigned));
    }
  }

  @Override
  public byte @Nullable [] get(Table table, byte[] key) {
    lock.readLock().lock();
    try {
      return map(table).get(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public List<byte @Nullable []> getAll(Table table, List<byte[]> keys) {
    List<byte @Nullable []> values = new ArrayList<>(keys.size());
    for (byte[] key : keys) {
      values.add(get(table, key));
    }
    return values;
  }

  @Override
  public void scan(Table table, byte[] from, byte @Nullable [] to, RowVisitor visitor) {
    for (Map.Entry<byte[], byte[]> row : rows(table, from, to)) {
      if (!visitor.visit(row.getKey(), row.getValue())) {
        return;
      }
    }
  }

  private List<Map.Entry<byte[], byte[]>> rows(Table table, byte[] from, byte @Nullable [] to) {
    lock.readLock().lock();
    try {
      List<Map.Entry<byte[], byte[]>> rows = new ArrayList<>();
      var range = to == null ? map(table).tailMap(from, true) : map(table).subMap(from, to);
      range.forEach((key, value) -> rows.add(Map.entry(key, value)));
      return rows;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void commit(WriteSet writes) {
    lock.writeLock().lock();
    try {
      for (WriteSet.Write write : writes.writes()) {
        switch (write) {
          case WriteSet.Put put -> map(put.table()).put(put.key(), put.value());
          case WriteSet.Delete delete -> map(delete.table()).remove(delete.key());
          case WriteSet.DeleteRange range ->
              map(range.table()).subMap(range.from(), range.to()).clear();
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void compact() {}

  @Override
  public long rowsAbout(Table table) {
    lock.readLock().lock();
    try {
      return map(table).size();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public long sizeBytes() {
    lock.readLock().lock();
    try {
      long size = 0;
      for (NavigableMap<byte[], byte[]> map : maps.values()) {
        for (Map.Entry<byte[], byte[]> row : map.entrySet()) {
          size += row.getKey().length + row.getValue().length;
        }
      }
      return size;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public long syncs() {
    return 0;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      maps.values().forEach(NavigableMap::clear);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private NavigableMap<byte[], byte[]> map(Table table) {
    NavigableMap<byte[], byte[]> map = maps.get(table);
    if (map == null) {
      throw new AssertionError(table);
    }
    return map;
  }
}
