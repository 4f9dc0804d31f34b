package io.earshot.ingest;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Items pulled one at a time from one place. */
interface ItemSource extends Closeable {
  /**
   * The next item, or null at the end.
   *
   * @throws IOException if the place cannot be read any further
   */
  @Nullable Item next() throws IOException;

  /** Bytes of chat files read so far. */
  long bytesRead();
}
