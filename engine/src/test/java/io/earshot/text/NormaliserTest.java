package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Golden vectors: stored scores rest on these tokens, so they change with the version only. */
class NormaliserTest {
  private static final String RESOURCE = "normaliser-" + Normaliser.VERSION + ".txt";
  private static final String ARROW = " =>";

  /** One line of the file. */
  private record Vector(String line, String input, List<String> tokens) {}

  private static List<String> lines() throws IOException {
    try (var in = Objects.requireNonNull(NormaliserTest.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    for (String line : lines()) {
      int arrow = line.lastIndexOf(ARROW);
      if (!line.startsWith("#") && arrow > 0) {
        String tokens = unescaped(line.substring(arrow + ARROW.length())).strip();
        vectors.add(
            new Vector(
                line,
                unescaped(line.substring(0, arrow)),
                tokens.isEmpty() ? List.of() : List.of(tokens.split(" "))));
      }
    }
    return vectors;
  }

  private static PreparedText prepared(String text) {
    PreparedText prepared = new PreparedText();
    prepared.clear();
    prepared.append(text, 0, false);
    return prepared;
  }

  private static List<String> tokens(String text) {
    PreparedText prepared = prepared(text);
    List<String> tokens = new ArrayList<>();
    for (int t = 0; t < prepared.tokenCount(); t++) {
      var token = new StringBuilder();
      for (int i = prepared.start(t); i < prepared.end(t); i++) {
        if (!prepared.isSkipped(i)) {
          token.append(prepared.chars()[i]);
        }
      }
      tokens.add(token.toString());
    }
    return tokens;
  }

  @Test
  void vectors_areOfThisVersion() throws IOException {
    assertThat(lines()).contains("version " + Normaliser.VERSION);
    assertThat(vectors()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void tokens_areThoseOfTheVectors() throws IOException {
    for (Vector vector : vectors()) {
      assertThat(tokens(vector.input)).as(vector.line).isEqualTo(vector.tokens);
      assertThat(Normaliser.tokenCount(vector.input))
          .as(vector.line)
          .isEqualTo(vector.tokens.size());
    }
  }

  @Test
  void folding_keepsEveryCharacterInItsPlace() throws IOException {
    for (Vector vector : vectors()) {
      String folded = Normaliser.fold(vector.input);
      assertThat(folded).as(vector.line).hasSameSizeAs(vector.input);
      assertThat(tokens(folded)).as(vector.line).isEqualTo(vector.tokens);
    }
  }

  @Test
  void token_hashesTheSameInATextAndAlone() throws IOException {
    for (Vector vector : vectors()) {
      PreparedText whole = prepared(vector.input);
      for (int t = 0; t < whole.tokenCount(); t++) {
        PreparedText alone = prepared(vector.tokens.get(t));
        assertThat(alone.tokenCount()).as(vector.line).isEqualTo(1);
        assertThat(alone.hash(0)).as(vector.line).isEqualTo(whole.hash(t));
      }
    }
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (text.startsWith("\\t", i) || text.startsWith("\\n", i)) {
        plain.append(text.charAt(++i) == 't' ? '\t' : '\n');
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
