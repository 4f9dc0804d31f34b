package io.earshot.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads stored values and tells a corrupt one with its key. */
final class Rows {
  private Rows() {}

  /** Decodes a sealed value. */
  static <T> T read(Table table, byte[] key, byte[] sealed, Function<ByteReader, T> decoder) {
    ByteReader in = Envelope.open(table, key, sealed);
    try {
      return decoder.apply(in);
    } catch (MalformedException e) {
      throw Envelope.corrupt(table, key, String.valueOf(e.getMessage()), e);
    }
  }

  /** Decodes the value of a key, or null where there is none. */
  static <T> @Nullable T get(
      Tables tables, Table table, byte[] key, Function<ByteReader, T> decoder) {
    byte[] sealed = tables.get(table, key);
    return sealed == null ? null : read(table, key, sealed, decoder);
  }
}
