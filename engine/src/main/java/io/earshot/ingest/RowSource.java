package io.earshot.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The rows of a manifest, one at a time. */
interface RowSource extends Closeable {
  /** The next row, or null at the end. */
  @Nullable RawRow next() throws IOException;

  /** Opens a manifest: JSON Lines by its extension, else CSV. */
  static RowSource open(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    return switch (FileKind.ofName(name)) {
      case CHAT_LINES -> new JsonRows(file);
      default -> CsvRows.open(file);
    };
  }
}
