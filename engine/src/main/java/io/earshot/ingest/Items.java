package io.earshot.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The items of an archive, pulled one at a time in an order that depends on names alone. It never
 * throws for what the archive holds: that comes as {@link FailedItem}. Not for use by several
 * threads at once.
 */
public final class Items implements Iterator<Item>, Closeable {
  private final ItemSource source;
  private @Nullable Item next;
  private boolean fetched;

  Items(ItemSource source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (!fetched) {
      next = fetch();
      fetched = true;
    }
    return next != null;
  }

  @Override
  public Item next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the archive has no more items");
    }
    Item item = next;
    next = null;
    fetched = false;
    return item;
  }

  /** Bytes of chat files read so far; recordings are not read here. */
  public long chatBytesRead() {
    return source.bytesRead();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private @Nullable Item fetch() {
    try {
      return source.next();
    } catch (IOException e) {
      throw new AssertionError("sources turn their failures into items", e);
    }
  }
}
