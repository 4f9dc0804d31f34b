package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns mean what they mean in RE2: the same matches at the same places as its Java port. */
class RegexTest {
  private static final int PATTERNS = 8_000;
  private static final int TEXTS = 20;
  private static final String[] LETTERS = {"a", "b", "c", "1", "余", " ", "?", "\n", "😡"};
  private static final String[] QUANTIFIERS = {
    "", "", "", "", "?", "*", "+", "{0,2}", "{1,3}", "{2}", "{2,}", "+?", "??", "*?", "{1,2}?"
  };

  @Test
  void randomPatterns_matchWhereRe2jMatches() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    int matches = 0;
    for (int p = 0; p < PATTERNS; p++) {
      String pattern = choice(random, 2);
      Pattern reference = Pattern.compile(pattern);
      Regex regex = Regex.compile(pattern);
      for (int t = 0; t < TEXTS; t++) {
        String text = text(random);
        List<String> found = found(regex, text);
        assertThat(found)
            .as("seed %d: /%s/ in \"%s\"", seed, pattern, text)
            .isEqualTo(found(reference, text));
        matches += found.size();
      }
    }
    assertThat(matches).isGreaterThan(PATTERNS);
  }

  @ParameterizedTest
  @CsvSource({
    "(?i)abc, abc",
    "\\pL+, '1 是abc'",
    "\\p{Han}{2}, a你好吗",
    "\\P{Han}, 你a",
    "\\x{4f59}额, 余额",
    "\\x41, A",
    "\\Qa.b\\E+, xa.bb",
    "[[:alpha:]_]+, 12ab_c",
    "[[:^digit:]]+, 12ab",
    "(?s)a.b, 'a\nb'",
    "(?m)^b$, 'a\nb\nc'",
    "(?U)a+, aaa",
    "(?P<name>a|b)c, bc",
    "a{,2}, 'a{,2}'",
    "[^]a], ]ab",
    "[a\\-c]+, b-a",
    "\\101, ''",
  })
  void syntax_isRe2s(String pattern, String text) {
    if (pattern.equals("\\101")) {
      assertThatThrownBy(() -> Regex.compile(pattern)).hasMessageContaining("character 2");
      return;
    }
    assertThat(found(Regex.compile(pattern), text))
        .isEqualTo(found(Pattern.compile(pattern), text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a", "a)", "\\", "[a", "(?z)a", "\\p{Nowhere}", "\\q"})
  void whatIsNotUnderstood_isRefusedWithItsPlace(String pattern) {
    assertThatThrownBy(() -> Regex.compile(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at character");
  }

  @Test
  void hugeRepetition_isRefused() {
    assertThatThrownBy(() -> Regex.compile("((a{100}){100}){100}"))
        .hasMessageContaining("more than 20000 steps");
  }

  /** The number of states doubles with every further character: they are forgotten in time. */
  @Test
  void states_areForgottenBeforeTheyFillMemory() {
    Regex regex = Regex.compile("(a|b)*a(a|b){14}c");
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    text.append("abbbbbbbbbbbbbbc");
    assertThat(found(regex, text.toString())).containsExactly("0-200016");
  }

  private static List<String> found(Regex regex, String text) {
    char[] chars = ("xx" + text + "yy").toCharArray();
    List<String> found = new ArrayList<>();
    for (int at = 2; at <= chars.length - 2; ) {
      long match = regex.find(chars, 2, chars.length - 2, at);
      if (match == Regex.NONE) {
        break;
      }
      int start = Regex.start(match);
      int end = Regex.end(match);
      found.add(start - 2 + "-" + (end - 2));
      at = Math.max(end, start + 1);
    }
    return found;
  }

  private static List<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at <= text.length() && matcher.find(at)) {
      found.add(matcher.start() + "-" + matcher.end());
      at = Math.max(matcher.end(), matcher.start() + 1);
    }
    return found;
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      out.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return out.toString();
  }

  private static String choice(Random random, int depth) {
    StringBuilder out = new StringBuilder(sequence(random, depth));
    while (random.nextInt(3) == 0) {
      out.append('|').append(sequence(random, depth));
    }
    return out.toString();
  }

  private static String sequence(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      out.append(part(random, depth)).append(QUANTIFIERS[random.nextInt(QUANTIFIERS.length)]);
    }
    return out.toString();
  }

  private static String part(Random random, int depth) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> depth == 0 ? "." : "(" + choice(random, depth - 1) + ")";
      case 2 -> depth == 0 ? "\\d" : "(?:" + choice(random, depth - 1) + ")";
      case 3 -> "[" + (random.nextBoolean() ? "^" : "") + "b-c1]";
      case 4 -> random.nextBoolean() ? "\\w" : "[\\d余😡]";
      case 5 -> random.nextBoolean() ? "^" : "$";
      case 6 -> random.nextBoolean() ? "\\b" : "\\B";
      default -> {
        String c = LETTERS[random.nextInt(LETTERS.length)];
        yield c.equals("?") ? "\\?" : c;
      }
    };
  }
}
