package io.earshot.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The reference of {@link ChatIngestDuel}: parses each line (every field's text taken) and writes
 * the input's bytes once to RocksDB, 64 lines to a synced batch, as the product commits.
 */
public final class BareChatLoop {
  private static final int GROUP = 64;

  private BareChatLoop() {}

  /** Arguments: JSON Lines file, folder of the database. */
  public static void main(String[] args) throws Exception {
    JsonFactory json = new JsonFactory();
    long characters = 0;
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB database = RocksDB.open(options, args[1]);
        WriteOptions synced = new WriteOptions().setSync(true);
        WriteBatch batch = new WriteBatch();
        BufferedReader in = Files.newBufferedReader(Path.of(args[0]))) {
      String line = in.readLine();
      for (long n = 0; line != null; n++) {
        characters += parse(json, line);
        batch.put(
            Long.toString(n).getBytes(StandardCharsets.UTF_8),
            line.getBytes(StandardCharsets.UTF_8));
        if (batch.count() == GROUP) {
          database.write(synced, batch);
          batch.clear();
        }
        line = in.readLine();
      }
      database.write(synced, batch);
    }
    if (characters == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  private static long parse(JsonFactory json, String line) throws java.io.IOException {
    long characters = 0;
    try (JsonParser parser = json.createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
          characters += parser.getText().length();
        }
      }
    }
    return characters;
  }
}
