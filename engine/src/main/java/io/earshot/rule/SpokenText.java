package io.earshot.rule;

import io.earshot.model.Words;
import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of an example's turn with its words: {@code {words|0.3}} sets the recognition
 * confidence, {@code {{} is a brace. A word is what stands between blanks; a Chinese character is a
 * word of its own.
 */
final class SpokenText {
  /** How fast an example speaks where it gives no times. */
  private static final int WORDS_PER_SECOND = 3;

  private static final int CHARACTERS_PER_SECOND = 4;

  private final StringBuilder text = new StringBuilder();
  private final List<Float> confidenceOfUnit = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();
  private int characters;

  private SpokenText() {}

  /** The text; null after a fault, which is told. */
  static @Nullable SpokenText parse(Scalar line, TurnLine turn, Faults faults) {
    SpokenText spoken = new SpokenText();
    String written = turn.text();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i);
      boolean escaped = written.startsWith("{{", i) || written.startsWith("}}", i);
      if (escaped || c != '{') {
        spoken.append(Character.toString(c), 1f);
        i += escaped ? 2 : 1;
        continue;
      }
      int close = written.indexOf('}', i);
      int bar = close < 0 ? -1 : written.lastIndexOf('|', close);
      Double confidence = bar < i ? null : Numbers.parse(written.substring(bar + 1, close).strip());
      if (confidence == null || confidence < 0 || confidence > 1) {
        int end = close < 0 ? written.length() : close + 1;
        faults.error(
            line.part(turn.textFrom() + i, turn.textFrom() + end),
            "no recognition confidence",
            "write {words|0.3} with a number from 0 to 1; for a brace write {{");
        return null;
      }
      spoken.append(written.substring(i + 1, bar), confidence.floatValue());
      i = close + 1;
    }
    spoken.cut();
    return spoken;
  }

  String text() {
    return text.toString();
  }

  /** Whether a confidence below 1 is given anywhere. */
  boolean hasConfidence() {
    return confidenceOfUnit.stream().anyMatch(confidence -> confidence != 1f);
  }

  /** How long it takes to say. */
  long durationMillis() {
    long said = words.size() - characters;
    return Math.max(
        300, said * 1000 / WORDS_PER_SECOND + characters * 1000L / CHARACTERS_PER_SECOND);
  }

  /** The words evenly spread over the time. */
  Words words(long fromMillis, long toMillis) {
    int n = words.size();
    int[] startChar = new int[n];
    int[] endChar = new int[n];
    int[] startMillis = new int[n];
    int[] endMillis = new int[n];
    float[] confidence = new float[n];
    for (int i = 0; i < n; i++) {
      startChar[i] = words.get(i)[0];
      endChar[i] = words.get(i)[1];
      startMillis[i] = (int) (fromMillis + (toMillis - fromMillis) * i / n);
      endMillis[i] = (int) (fromMillis + (toMillis - fromMillis) * (i + 1) / n);
      confidence[i] = confidenceOfUnit.get(startChar[i]);
    }
    return new Words(startChar, endChar, startMillis, endMillis, confidence);
  }

  private void append(String more, float confidence) {
    text.append(more);
    for (int i = 0; i < more.length(); i++) {
      confidenceOfUnit.add(confidence);
    }
  }

  private void cut() {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isHan(c)) {
        characters++;
        words.add(new int[] {i, end});
      } else if (Character.isLetterOrDigit(c) || c == '[' || c == '<') {
        end = wordEnd(i);
        words.add(new int[] {i, end});
      }
      i = end;
    }
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c) || isHan(c) || c == '，' || c == '。' || c == '？' || c == '！') {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private static boolean isHan(int c) {
    return Character.isIdeographic(c);
  }
}
