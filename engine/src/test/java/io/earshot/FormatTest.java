package io.earshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source is formatted by google-java-format. It is the check that Spotless makes where Maven
 * runs on Java 21 or later, on the JDK of the tests: the formatter does not run on Java 17.
 */
class FormatTest {
  @Test
  void sources_areFormatted() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    Path top = Files.exists(root.resolve("engine")) ? root : root.getParent();
    assertThat(unformatted(top)).as("run .mvn/format").isEmpty();
  }

  private static List<String> unformatted(Path top) throws IOException {
    try (Stream<Path> engine = Files.walk(top.resolve("engine/src"));
        Stream<Path> bench = Files.walk(top.resolve("bench/src"))) {
      return Stream.concat(engine, bench)
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !formatted(file))
          .map(file -> top.relativize(file).toString())
          .toList();
    }
  }

  private static boolean formatted(Path file) {
    try {
      String source = Files.readString(file);
      String clean = RemoveUnusedImports.removeUnusedImports(source);
      return new Formatter().formatSource(clean).equals(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }
}
