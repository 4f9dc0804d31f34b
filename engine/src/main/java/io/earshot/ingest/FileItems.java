package io.earshot.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The items of walked folders and named files. */
final class FileItems implements ItemSource {
  private final FolderWalk walk;
  private final Classifier classifier;
  private final ArchiveOptions options;
  private final ChatFiles chats;

  FileItems(FolderWalk walk, Classifier classifier, ArchiveOptions options) {
    this.walk = walk;
    this.classifier = classifier;
    this.options = options;
    this.chats = new ChatFiles(options);
  }

  @Override
  public @Nullable Item next() {
    while (true) {
      Item chat = chats.next();
      if (chat != null) {
        return chat;
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
    return chats.bytesRead();
  }

  @Override
  public void close() throws IOException {
    chats.close();
  }

  /** The item of a place; null when it is a chat file, now open, or left out. */
  private @Nullable Item open(Classifier.Place place) {
    Path file = place.path();
    return switch (place.verdict()) {
      case RECORDING -> Sidecar.recording(place, options);
      case CHATS -> chats.open(file, null);
      case FAILED -> new FailedItem(file.toString(), file.toString(), place.reason());
      case SKIPPED, SILENT -> null;
    };
  }
}
