package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Makes {@code folding.txt} from ICU4J and holds the shipped one against it. To renew it after a
 * deliberate change, run this test with {@code EARSHOT_WRITE=1} in the environment and raise the
 * normaliser's version.
 */
class CharTableTest {
  private static final String STOPS = ",.!?;:\n\r，。！？；：、…｡､﹐﹑﹒﹔﹕﹖﹗⋯";
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

  @Test
  void table_isWhatIcuWouldMake() throws IOException {
    String made = make();
    if (System.getenv("EARSHOT_WRITE") != null) {
      Files.writeString(Path.of("src/main/resources/io/earshot/text/folding.txt"), made);
    }
    try (var in = CharTable.class.getResourceAsStream("folding.txt")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .matches(made::equals, "what CharTableTest makes");
    }
  }

  @Test
  void folding_isIdempotent() {
    for (int c = 0; c < 1 << 16; c++) {
      char once = CharTable.FOLD[c];
      assertThat(CharTable.FOLD[once]).as("U+%04X", c).isEqualTo(once);
    }
  }

  private static String make() {
    var out =
        new StringBuilder(
            "# Made by CharTableTest from ICU4J. K first last kind; F first last difference.\n");
    runs(out, 'K', c -> kind((char) c));
    runs(out, 'F', c -> fold((char) c) - c);
    return out.toString();
  }

  private static void runs(StringBuilder out, char tag, java.util.function.IntUnaryOperator value) {
    int first = 0;
    for (int c = 1; c <= 1 << 16; c++) {
      int run = value.applyAsInt(first);
      if (c == 1 << 16 || value.applyAsInt(c) != run) {
        if (run != 0) {
          String number = run < 0 ? "-" + Integer.toHexString(-run) : Integer.toHexString(run);
          out.append(String.format(Locale.ROOT, "%c %04x %04x %s%n", tag, first, c - 1, number));
        }
        first = c;
      }
    }
  }

  /**
   * Follows the mapping to its fixed point; the two pairs that map to each other take the lesser.
   */
  private static char fold(char c) {
    char folded = c;
    for (int i = 0; i < 8 && step(folded) != folded; i++) {
      folded = step(folded);
    }
    char other = step(folded);
    return other < folded ? other : folded;
  }

  private static char step(char c) {
    if (Character.isSurrogate(c)) {
      return c;
    }
    if ("’‘ʼ＇".indexOf(c) >= 0) {
      return '\'';
    }
    if ("“”„＂".indexOf(c) >= 0) {
      return '"';
    }
    char wide = single(NFKC.normalize(String.valueOf(c)), c);
    int caseless = UCharacter.foldCase(wide, true);
    char lower = caseless < 1 << 16 ? (char) caseless : wide;
    return single(SIMPLIFY.transliterate(String.valueOf(lower)), lower);
  }

  private static char single(String text, char otherwise) {
    return text.length() == 1 ? text.charAt(0) : otherwise;
  }

  private static int kind(char c) {
    if (Character.isHighSurrogate(c)) {
      return CharTable.HIGH;
    }
    if (STOPS.indexOf(c) >= 0) {
      return CharTable.STOP;
    }
    char folded = fold(c);
    if (folded == '\'') {
      return CharTable.APOSTROPHE;
    }
    int type = UCharacter.getType(folded);
    if (type == UCharacterCategory.FORMAT
        || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR)) {
      return CharTable.SKIP;
    }
    if (STOPS.indexOf(folded) >= 0) {
      return CharTable.STOP;
    }
    return ofType(folded, type);
  }

  private static int ofType(char c, int type) {
    return switch (type) {
      case UCharacterCategory.UPPERCASE_LETTER,
          UCharacterCategory.LOWERCASE_LETTER,
          UCharacterCategory.TITLECASE_LETTER,
          UCharacterCategory.MODIFIER_LETTER,
          UCharacterCategory.OTHER_LETTER,
          UCharacterCategory.LETTER_NUMBER,
          UCharacterCategory.OTHER_NUMBER,
          UCharacterCategory.NON_SPACING_MARK,
          UCharacterCategory.COMBINING_SPACING_MARK,
          UCharacterCategory.DECIMAL_DIGIT_NUMBER ->
          spaceless(c) ? CharTable.SINGLE : CharTable.WORD;
      case UCharacterCategory.OTHER_SYMBOL -> CharTable.SINGLE;
      default -> CharTable.BREAK;
    };
  }

  /** Scripts written without spaces, in which one character is one token. */
  private static boolean spaceless(char c) {
    int script = UScript.getScript(c);
    return script == UScript.HAN
        || script == UScript.HIRAGANA
        || script == UScript.KATAKANA
        || script == UScript.BOPOMOFO
        || c == 'ー';
  }
}
