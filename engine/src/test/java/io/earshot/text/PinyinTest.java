package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Makes {@code pinyin.txt} from ICU4J and holds the shipped one against it. To renew it after a
 * deliberate change, run this test with {@code EARSHOT_WRITE=1} in the environment.
 */
class PinyinTest {
  @Test
  void table_isWhatIcuWouldMake() throws IOException {
    String made = make();
    if (System.getenv("EARSHOT_WRITE") != null) {
      Files.writeString(Path.of("src/main/resources/io/earshot/text/pinyin.txt"), made);
    }
    try (var in = PinyinTest.class.getResourceAsStream("pinyin.txt")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .matches(made::equals, "what PinyinTest makes");
    }
  }

  /** The characters of GBK, which holds all in common use; folded ones only. */
  private static String make() {
    var latin = Transliterator.getInstance("Han-Latin; NFD; [:Mn:] Remove; NFC; Lower");
    var encoder = Charset.forName("GBK").newEncoder();
    Map<String, StringBuilder> bySyllable = new TreeMap<>();
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      String syllable = latin.transliterate(String.valueOf(c)).strip();
      boolean read = syllable.matches("[a-z]+") && encoder.canEncode(c) && CharTable.FOLD[c] == c;
      if (read) {
        bySyllable.computeIfAbsent(syllable, key -> new StringBuilder()).append(c);
      }
    }
    var out =
        new StringBuilder("# Made by PinyinTest from ICU4J: a syllable and who is read so.\n");
    bySyllable.forEach((syllable, chars) -> out.append(syllable + " " + chars + "\n"));
    return out.toString();
  }

  @Test
  void charactersThatSoundAlike_haveOneSound() {
    assertThat(sound('微')).isEqualTo(sound('薇'));
    assertThat(sound('信')).isEqualTo(sound('芯')).isEqualTo(sound('星'));
    assertThat(sound('是')).isEqualTo(sound('四'));
    assertThat(sound('老')).isEqualTo(sound('脑'));
    assertThat(sound('飞')).isNotEqualTo(sound('黑'));
    assertThat(Pinyin.initial('a')).isEqualTo(Pinyin.NONE);
  }

  private static int sound(char c) {
    return Pinyin.initial(c) << 8 | Pinyin.rhyme(c);
  }

  @Test
  void wordsThatSoundAlike_haveOneKey() {
    assertThat(key("knight")).isEqualTo(key("night"));
    assertThat(key("phone")).isEqualTo(key("fone"));
    assertThat(key("right")).isEqualTo(key("write")).isEqualTo("rt");
    assertThat(key("earshot")).isEqualTo("arxt");
    assertThat(key("station")).isEqualTo("stxn");
    assertThat(key("judge")).isEqualTo("jj");
    assertThat(key("thumb")).isEqualTo("0m");
    assertThat(key("123")).isEqualTo("123");
  }

  private static String key(String word) {
    char[] key = new char[2 * word.length()];
    return new String(key, 0, Metaphone.key(word.toCharArray(), 0, word.length(), key));
  }
}
