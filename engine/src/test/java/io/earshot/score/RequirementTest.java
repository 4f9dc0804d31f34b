package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern requires is in every text it matches: nothing is missed for being skipped. */
class RequirementTest {
  private static final int PATTERNS = 20_000;
  private static final int TEXTS = 20;
  private static final String LETTERS = "abc1余 ?";

  @Test
  void randomPatterns_matchOnlyTextsThatHoldWhatTheyRequire() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    int matched = 0;
    int skipped = 0;
    for (int p = 0; p < PATTERNS; p++) {
      String pattern = choice(random, 3);
      Pattern compiled = Pattern.compile(pattern);
      Regex regex = Regex.compile(pattern);
      for (int t = 0; t < TEXTS; t++) {
        String text = text(random);
        boolean holds = regex.mayMatch(text.toCharArray(), 0, text.length());
        boolean matches = matches(compiled, text);
        assertThat(holds || !matches).as("seed %d: %s in \"%s\"", seed, pattern, text).isTrue();
        matched += matches ? 1 : 0;
        skipped += holds ? 0 : 1;
      }
    }
    assertThat(matched).isGreaterThan(PATTERNS);
    assertThat(skipped).isGreaterThan(PATTERNS);
  }

  @ParameterizedTest
  @CsvSource({
    "ab?c, a1c, a1b",
    "'a{0,2}b', 1b, aa",
    "(ab|1)+c, 1c, ac",
    "\\?, a?, a",
    "[a-c]1, b1, 1",
    "[?]!|[?]{3}, a?!, a?? !",
    "(ab){2}, ab, ac",
    "(?:余额|欠款)是[0-9], 余额是3, 余额是",
  })
  void text_isLookedAtWhereItHoldsTheRequirement(String pattern, String with, String without) {
    assertThat(holds(pattern, with)).isTrue();
    assertThat(holds(pattern, without)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\pL", "[一-龥]", "[^a]", "a*", "(a|)", "^"})
  void patterns_ofManyCharactersOrNone_requireNothing(String pattern) {
    assertThat(holds(pattern, "")).isTrue();
  }

  private static boolean holds(String pattern, String text) {
    return Regex.compile(pattern).mayMatch(text.toCharArray(), 0, text.length());
  }

  private static boolean matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        return true;
      }
    }
    return false;
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      out.append(letter(random));
    }
    return out.toString();
  }

  private static String choice(Random random, int depth) {
    String first = sequence(random, depth);
    return random.nextInt(3) == 0 ? first + "|" + sequence(random, depth) : first;
  }

  private static String sequence(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      out.append(part(random, depth)).append(quantifier(random));
    }
    return out.toString();
  }

  private static String quantifier(Random random) {
    String[] all = {"", "", "", "", "?", "*", "+", "{0,2}", "{1,2}", "{2}", "+?", "??"};
    return all[random.nextInt(all.length)];
  }

  private static String part(Random random, int depth) {
    return switch (random.nextInt(9)) {
      case 0 -> depth == 0 ? "." : "(" + choice(random, depth - 1) + ")";
      case 1 -> depth == 0 ? "\\d" : "(?:" + choice(random, depth - 1) + ")";
      case 2 -> "[" + (random.nextInt(4) == 0 ? "^" : "") + "b-c1" + "]";
      case 3 -> random.nextBoolean() ? "\\d" : "[\\d余]";
      default -> {
        char c = letter(random);
        yield c == '?' ? "\\?" : String.valueOf(c);
      }
    };
  }

  private static char letter(Random random) {
    return LETTERS.charAt(random.nextInt(LETTERS.length()));
  }
}
