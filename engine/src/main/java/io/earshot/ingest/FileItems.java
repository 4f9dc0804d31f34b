package io.earshot.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The items of walked folders and named files. Chat files are opened one at a time. */
final class FileItems implements ItemSource {
  private final FolderWalk walk;
  private final Classifier classifier;
  private final ArchiveOptions options;
  private final ChatParser parser = new ChatParser();
  private final ChatBuilder builder;
  private final Consumer<Skipped> skipped;
  private @Nullable ItemSource chats;
  private String chatName = "";
  private long bytesBefore;

  FileItems(
      FolderWalk walk, Classifier classifier, ArchiveOptions options, Consumer<Skipped> skipped) {
    this.walk = walk;
    this.classifier = classifier;
    this.options = options;
    this.builder = new ChatBuilder(options);
    this.skipped = skipped;
  }

  @Override
  public @Nullable Item next() {
    while (true) {
      if (chats != null) {
        Item item = nextChat(chats);
        if (item != null) {
          return item;
        }
      }
      FolderWalk.Entry entry = walk.next();
      if (entry == null) {
        return null;
      }
      Item item = open(classifier.classify(entry));
      if (item != null) {
        return item;
      }
    }
  }

  @Override
  public long bytesRead() {
    return bytesBefore + (chats == null ? 0 : chats.bytesRead());
  }

  @Override
  public void close() throws IOException {
    if (chats != null) {
      chats.close();
    }
  }

  private @Nullable Item nextChat(ItemSource from) {
    try {
      Item item = from.next();
      if (item == null) {
        leaveChats(from);
      }
      return item;
    } catch (IOException e) {
      leaveChats(from);
      return new FailedItem(chatName, chatName, Faults.reading(e));
    }
  }

  private void leaveChats(ItemSource from) {
    bytesBefore += from.bytesRead();
    chats = null;
    try {
      from.close();
    } catch (IOException e) {
      skipped.accept(new Skipped(chatName, "could not be closed: " + Faults.reading(e)));
    }
  }

  /** The item of a place; null when it is a chat file, now open, or left out. */
  private @Nullable Item open(Classifier.Place place) {
    Path file = place.path();
    switch (place.verdict()) {
      case RECORDING -> {
        return Sidecar.recording(place, options);
      }
      case CHATS -> {
        return openChats(file);
      }
      case FAILED -> {
        return new FailedItem(file.toString(), file.toString(), place.reason());
      }
      case SKIPPED -> skipped.accept(new Skipped(file.toString(), place.reason()));
      case SILENT -> {}
    }
    return null;
  }

  private @Nullable Item openChats(Path file) {
    chatName = file.toString();
    boolean lines = FileKind.ofName(chatName) == FileKind.CHAT_LINES;
    try {
      chats =
          lines ? new ChatLines(file, parser, builder) : new ChatDocument(file, parser, builder);
      return null;
    } catch (IOException e) {
      return new FailedItem(chatName, chatName, Faults.reading(e));
    }
  }
}
