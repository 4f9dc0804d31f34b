package io.earshot.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes small archives and reads them. */
final class Archives {
  private Archives() {}

  static Path write(Path folder, String name, String content) throws IOException {
    return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  static List<Item> read(ArchiveOptions options, Path... paths) throws IOException {
    List<Item> out = new ArrayList<>();
    try (Items items = Archive.of(Arrays.asList(paths), options).items()) {
      items.forEachRemaining(out::add);
    }
    return out;
  }

  static List<Item> read(Path... paths) throws IOException {
    return read(ArchiveOptions.defaults(), paths);
  }
}
