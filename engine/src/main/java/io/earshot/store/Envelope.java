package io.earshot.store;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The seal around every stored value: a format byte, the CRC32C of format, key and content, then
 * the content. The key is part of it, so that a value found under another key is refused too.
 */
final class Envelope {
  /** Bytes before the content. */
  static final int OVERHEAD_BYTES = 5;

  private static final byte FORMAT = 1;

  private Envelope() {}

  static byte[] seal(byte[] key, byte[] content) {
    ByteBuffer sealed = ByteBuffer.allocate(OVERHEAD_BYTES + content.length);
    sealed.put(FORMAT).putInt(checksum(key, content, 0)).put(content);
    return sealed.array();
  }

  /**
   * A reader of the content of a sealed value.
   *
   * @throws StoreException if the value is not what was sealed under this key
   */
  static ByteReader open(Table table, byte[] key, byte[] sealed) {
    if (sealed.length < OVERHEAD_BYTES) {
      throw corrupt(table, key, "it has only " + sealed.length + " bytes", null);
    }
    if (sealed[0] != FORMAT) {
      throw corrupt(table, key, "its format byte is " + sealed[0] + ", not " + FORMAT, null);
    }
    if (ByteBuffer.wrap(sealed).getInt(1) != checksum(key, sealed, OVERHEAD_BYTES)) {
      throw corrupt(table, key, "its checksum does not match", null);
    }
    return new ByteReader(sealed, OVERHEAD_BYTES);
  }

  /** The error for a value that cannot be what was written. */
  static StoreException corrupt(Table table, byte[] key, String why, @Nullable Throwable cause) {
    String message =
        "corrupt value in column family \""
            + table.label()
            + "\", key "
            + HexFormat.of().formatHex(key)
            + ": "
            + why
            + "; restore the data folder from a backup, or ingest the input again into a new"
            + " folder";
    return cause == null ? new StoreException(message) : new StoreException(message, cause);
  }

  private static int checksum(byte[] key, byte[] content, int from) {
    CRC32C crc = new CRC32C();
    crc.update(FORMAT);
    crc.update(key, 0, key.length);
    crc.update(content, from, content.length - from);
    return (int) crc.getValue();
  }
}
