package io.earshot.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One source after another. */
record ItemSequence(ItemSource first, ItemSource second) implements ItemSource {
  @Override
  public @Nullable Item next() throws IOException {
    Item item = first.next();
    return item != null ? item : second.next();
  }

  @Override
  public long bytesRead() {
    return first.bytesRead() + second.bytesRead();
  }

  @Override
  public void close() throws IOException {
    first.close();
    second.close();
  }
}
