package io.earshot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The checkout laid out as an installation: models, rules and demo side by side. */
final class Checkout {
  private static final Path TOP = top();

  private Checkout() {}

  /** A folder with {@code models}, {@code rules} and {@code demo}. */
  static Path home() {
    Path home = TOP.resolve("engine/target/test-home");
    try {
      Files.createDirectories(home);
      link(home.resolve("models"), TOP.resolve("models"));
      link(home.resolve("rules"), TOP.resolve("rules"));
      link(home.resolve("demo"), demo());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }

  /** The sample archive. */
  static Path demo() {
    return TOP.resolve("engine/demo");
  }

  /** The rule packs. */
  static Path rules() {
    return TOP.resolve("rules");
  }

  private static void link(Path link, Path target) throws IOException {
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, target);
    }
  }

  private static Path top() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("engine")) ? here : Objects.requireNonNull(here.getParent());
  }
}
