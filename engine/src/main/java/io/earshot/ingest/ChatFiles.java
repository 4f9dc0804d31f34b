package io.earshot.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The chat file being read, one at a time; its buffers serve them all. */
final class ChatFiles implements Closeable {
  private final ChatParser parser = new ChatParser();
  private final ChatBuilder builder;
  private @Nullable ItemSource open;
  private String name = "";
  private long bytesBefore;

  ChatFiles(ArchiveOptions options) {
    this.builder = new ChatBuilder(options);
  }

  /** Opens a file; {@code sheet} fills in what its conversations do not say. */
  @Nullable FailedItem open(Path file, @Nullable CallSheet sheet) {
    name = file.toString();
    builder.fillFrom(sheet);
    boolean lines = FileKind.ofName(name) == FileKind.CHAT_LINES;
    try {
      Charset wide = TextDecoding.utf16(file);
      if (wide != null) {
        return new FailedItem(name, name, "is " + wide.name() + ", not UTF-8: save it as UTF-8");
      }
      open =
          lines ? ChatLines.open(file, parser, builder) : new ChatDocument(file, parser, builder);
      return null;
    } catch (IOException e) {
      return new FailedItem(name, name, Faults.reading(e));
    }
  }

  /** The next item of the open file; null when there is none or no file is open. */
  @Nullable Item next() {
    ItemSource from = open;
    if (from == null) {
      return null;
    }
    try {
      Item item = from.next();
      if (item == null) {
        leave(from);
      }
      return item;
    } catch (IOException e) {
      leave(from);
      return new FailedItem(name, name, Faults.reading(e));
    }
  }

  /** Bytes read so far from all files. */
  long bytesRead() {
    ItemSource from = open;
    return bytesBefore + (from == null ? 0 : from.bytesRead());
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }

  private void leave(ItemSource from) {
    bytesBefore += from.bytesRead();
    open = null;
    try {
      from.close();
    } catch (IOException e) {
      // Everything has been read: a failing close of a file open for reading loses nothing.
    }
  }
}
