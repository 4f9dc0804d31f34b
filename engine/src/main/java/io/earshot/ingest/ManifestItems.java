package io.earshot.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of a checked manifest, each where its last row stands. Rows of one conversation
 * are held until all have come.
 */
final class ManifestItems implements ItemSource {
  private final Manifest manifest;
  private final ArchiveOptions options;
  private final RowReader reader;
  private final ChatFiles chats;
  private final Map<String, List<ManifestLine>> waiting = new HashMap<>();
  private @Nullable RowSource rows;
  private boolean ended;

  ManifestItems(Manifest manifest, ArchiveOptions options) {
    this.manifest = manifest;
    this.options = options;
    this.reader = manifest.reader(true);
    this.chats = new ChatFiles(options);
  }

  @Override
  public @Nullable Item next() {
    while (!ended) {
      Item chat = chats.next();
      if (chat != null) {
        return chat;
      }
      Item item = nextOfRows();
      if (item != null) {
        return item;
      }
    }
    return chats.next();
  }

  @Override
  public long bytesRead() {
    return chats.bytesRead();
  }

  @Override
  public void close() throws IOException {
    chats.close();
    if (rows != null) {
      rows.close();
    }
  }

  private @Nullable Item nextOfRows() {
    try {
      if (rows == null) {
        rows = manifest.open();
      }
      RawRow raw = rows.next();
      if (raw == null) {
        ended = true;
        return null;
      }
      return item(reader.read(raw, null));
    } catch (IOException e) {
      ended = true;
      String name = String.valueOf(options.manifest());
      return new FailedItem(name, name, Faults.reading(e));
    }
  }

  private @Nullable Item item(ManifestLine line) {
    RowFault fault = manifest.faultOf(line);
    if (fault != null) {
      return new FailedItem(manifest.place(line), fault.where(), fault.reason());
    }
    ManifestCall call = manifest.callOf(line);
    if (call == null || call.isFaulty()) {
      return null;
    }
    if (!line.faults().isEmpty()) {
      // The file was there when the manifest was checked.
      return new FailedItem(
          manifest.place(line), manifest.place(line), line.faults().getFirst().reason());
    }
    if (line.isChat() && line.file() != null) {
      return chats.open(line.file(), line.sheet());
    }
    return recording(line, call);
  }

  private @Nullable Item recording(ManifestLine line, ManifestCall call) {
    if (call.size() == 1) {
      return CallAssembly.recording(manifest.place(line), List.of(line), options);
    }
    List<ManifestLine> lines = waiting.computeIfAbsent(line.key(), key -> new ArrayList<>());
    lines.add(line);
    if (lines.size() < call.size()) {
      return null;
    }
    waiting.remove(line.key());
    return CallAssembly.recording(manifest.place(lines.getFirst()), lines, options);
  }
}
