package io.earshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The optional folder with large test files beside the checkout; tests pass without it. */
public final class SharedFolder {
  private SharedFolder() {}

  /** The files of one of its folders in order of name; none if it is not there. */
  public static List<Path> files(String folder) throws IOException {
    Path path = root().resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path root() {
    String environment = System.getenv("EARSHOT_SHARED");
    String named = System.getProperty("earshot.shared", environment);
    return named != null ? Path.of(named) : checkout().resolveSibling("shared");
  }

  /** The top of the checkout, whether Maven runs in it or in a module. */
  public static Path checkout() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("engine")) ? here : here.getParent();
  }
}
