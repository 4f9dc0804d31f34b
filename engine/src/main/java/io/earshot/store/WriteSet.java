package io.earshot.store;

import java.util.ArrayList;
import java.util.List;

/** The writes of one commit, in order. Values are sealed here: nothing is stored without it. */
final class WriteSet {
  private final List<Write> writes = new ArrayList<>();

  /** One write. */
  sealed interface Write {}

  /** Writes a sealed value over an earlier one. */
  record Put(Table table, byte[] key, byte[] value) implements Write {}

  /** Deletes a key, there or not. */
  record Delete(Table table, byte[] key) implements Write {}

  /** Deletes the keys from {@code from}, inclusive, to {@code to}, exclusive. */
  record DeleteRange(Table table, byte[] from, byte[] to) implements Write {}

  /** Writes {@code content}, sealed. */
  void put(Table table, byte[] key, byte[] content) {
    writes.add(new Put(table, key, Envelope.seal(key, content)));
  }

  void delete(Table table, byte[] key) {
    writes.add(new Delete(table, key));
  }

  void deleteRange(Table table, byte[] from, byte[] to) {
    writes.add(new DeleteRange(table, from, to));
  }

  int size() {
    return writes.size();
  }

  /** Forgets all but the first {@code size} writes. */
  void cutTo(int size) {
    writes.subList(size, writes.size()).clear();
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  List<Write> writes() {
    return writes;
  }
}
