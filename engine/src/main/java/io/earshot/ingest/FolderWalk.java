package io.earshot.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks folders and files in a fixed order: as given, and by name within a folder, sub-folders
 * where their name falls. It holds the names of the open folders only. A folder reached a second
 * time through a link is passed over.
 */
final class FolderWalk {
  /**
   * What the walk came upon.
   *
   * @param path the file
   * @param named whether it was named by the caller, not found in a folder
   * @param siblings names in the same folder; for a named file, null: ask the file system
   * @param fault why a folder or file could not be looked at, or null
   * @param attributes of the file, null when there is a fault
   */
  record Entry(
      Path path,
      boolean named,
      @Nullable Set<String> siblings,
      @Nullable String fault,
      @Nullable BasicFileAttributes attributes) {}

  private record Folder(Path path, Object key, List<String> names, Set<String> nameSet) {}

  private final List<Path> roots;
  private final ArrayDeque<Folder> open = new ArrayDeque<>();
  private final ArrayDeque<int[]> positions = new ArrayDeque<>();
  private final Set<Object> visited = new HashSet<>();
  private int root;

  /** A walk that passes over the folder {@code leftOut}, if it is there. */
  FolderWalk(List<Path> roots, @Nullable Path leftOut) {
    this.roots = roots;
    if (leftOut != null) {
      try {
        visited.add(key(leftOut, Files.readAttributes(leftOut, BasicFileAttributes.class)));
      } catch (IOException e) {
        // not there, so nothing to pass over
      }
    }
  }

  private static Object key(Path folder, BasicFileAttributes attributes) throws IOException {
    Object key = attributes.fileKey();
    return key != null ? key : folder.toRealPath();
  }

  /** The next file, or null at the end. */
  @Nullable Entry next() {
    while (true) {
      Folder folder = open.peek();
      if (folder == null) {
        if (root == roots.size()) {
          return null;
        }
        Entry entry = visit(roots.get(root++), true, null);
        if (entry != null) {
          return entry;
        }
      } else {
        Entry entry = nextIn(folder);
        if (entry != null) {
          return entry;
        }
      }
    }
  }

  private @Nullable Entry nextIn(Folder folder) {
    int[] position = positions.element();
    if (position[0] == folder.names().size()) {
      open.pop();
      positions.pop();
      return null;
    }
    String name = folder.names().get(position[0]++);
    return visit(folder.path().resolve(name), false, folder.nameSet());
  }

  /** The file at {@code path}; null when it is a folder, which is then open. */
  private @Nullable Entry visit(Path path, boolean named, @Nullable Set<String> siblings) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isDirectory()) {
        return new Entry(path, named, siblings, null, attributes);
      }
      enter(path, attributes);
      return null;
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      return new Entry(path, named, siblings, Faults.reading(e), null);
    }
  }

  private void enter(Path path, BasicFileAttributes attributes) throws IOException {
    Object key = key(path, attributes);
    if (!visited.add(key)) {
      return;
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    }
    Collections.sort(names);
    open.push(new Folder(path, key, names, new HashSet<>(names)));
    positions.push(new int[1]);
  }
}
