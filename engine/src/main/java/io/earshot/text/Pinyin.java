package io.earshot.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a Chinese character sounds, without its tone: initial and final of its usual reading. Sounds
 * that many speakers, recognisers and typists confuse are one: zh z, ch c, sh s, n l at the
 * beginning; an ang, en eng, in ing, uan uang, ian iang at the end.
 *
 * <p>The table comes from {@code pinyin.txt}, made from ICU4J by a test that also checks that the
 * resource is still what it would make. Loaded when it is first asked for.
 */
public final class Pinyin {
  /** No sound: the character is not in the table. */
  public static final int NONE = 0;

  private static final int FIRST = 0x3400;
  private static final int LAST = 0x9FFF;
  private static final int HALF = 8;
  private static final List<String> INITIALS =
      List.of(
          "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
          "r", "z", "c", "s", "y", "w");
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("zh", "z"),
          Map.entry("ch", "c"),
          Map.entry("sh", "s"),
          Map.entry("n", "l"),
          Map.entry("ang", "an"),
          Map.entry("eng", "en"),
          Map.entry("ing", "in"),
          Map.entry("uang", "uan"),
          Map.entry("iang", "ian"));
  private static final short[] SOUND = new short[LAST - FIRST + 1];

  static {
    load();
  }

  private Pinyin() {}

  /** The initial (a number above 0) of a folded character's sound, 0 where it is not known. */
  public static int initial(char c) {
    return sound(c) >> HALF;
  }

  /** The final of a folded character's sound. */
  public static int rhyme(char c) {
    return sound(c) & (1 << HALF) - 1;
  }

  private static int sound(char c) {
    return c < FIRST || c > LAST ? NONE : SOUND[c - FIRST];
  }

  private static void load() {
    InputStream in = Pinyin.class.getResourceAsStream("pinyin.txt");
    if (in == null) {
      throw new IllegalStateException("the class path lacks io/earshot/text/pinyin.txt");
    }
    Map<String, Integer> finals = new HashMap<>();
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          apply(line, finals);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line: a syllable, a blank, and the characters that are read so. */
  private static void apply(String line, Map<String, Integer> finals) {
    int blank = line.indexOf(' ');
    String syllable = line.substring(0, blank);
    String initial = "";
    for (String candidate : INITIALS) {
      if (syllable.startsWith(candidate)) {
        initial = candidate;
        break;
      }
    }
    String end = syllable.substring(initial.length());
    int number = INITIALS.indexOf(SAME.getOrDefault(initial, initial)) + 2;
    String rhyme = SAME.getOrDefault(end, end);
    int last = finals.computeIfAbsent(rhyme, key -> finals.size() + 1);
    for (int i = blank + 1; i < line.length(); i++) {
      SOUND[line.charAt(i) - FIRST] = (short) (number << HALF | last);
    }
  }

  /** Number of characters with a sound. */
  static int size() {
    int size = 0;
    for (short sound : SOUND) {
      size += sound == NONE ? 0 : 1;
    }
    return size;
  }
}
