package io.earshot.signal;

import io.earshot.model.EntityKind;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Inverse text normalisation: what was said, as one would write it, "four seven two nine" as 4729
 * and 三百二十元 as 320元. The spoken form is kept: every value says which characters and which time of
 * the utterance it stands for. Not thread-safe.
 */
public final class InverseText {
  private final EntityFinder finder = new EntityFinder();
  private final Entities found = new Entities();
  private final PreparedText prepared = new PreparedText();
  private final Lexemes lexemes = new Lexemes();
  private final Numeral numeral = new Numeral();
  private final StringBuilder out = new StringBuilder();

  /** A writer. */
  public InverseText() {}

  /**
   * An utterance as one would write it.
   *
   * @param text the utterance's text with its values in figures
   * @param values what was found, in order
   */
  public record Written(String text, List<Value> values) {
    /** Copies the list. */
    public Written {
      values = List.copyOf(values);
    }
  }

  /**
   * A value.
   *
   * @param kind what it is
   * @param spoken as it was said
   * @param written in a form of its own: {@code 903615}, {@code 80 CNY}, {@code 5 working d}
   * @param startChar first UTF-16 unit of the utterance's text
   * @param endChar one past the last
   * @param startMillis from the conversation's start
   * @param endMillis from the conversation's start
   */
  public record Value(
      EntityKind kind,
      String spoken,
      String written,
      int startChar,
      int endChar,
      long startMillis,
      long endMillis) {}

  /** Writes one utterance. */
  public Written write(Utterance utterance) {
    prepared.clear();
    prepared.append(utterance, 0);
    found.clear();
    finder.find(prepared, 0, prepared.tokenCount(), found);
    String text = utterance.text();
    List<Value> values = new ArrayList<>();
    out.setLength(0);
    int copied = 0;
    for (int i = 0; i < found.count(); i++) {
      int from = prepared.start(found.tokenFrom(i));
      int to = prepared.end(found.tokenTo(i) - 1);
      values.add(
          new Value(
              found.kind(i),
              text.substring(from, to),
              found.written(i),
              from,
              to,
              millis(utterance, from, true),
              millis(utterance, to - 1, false)));
      out.append(text, copied, from);
      copied = figures(i, text);
    }
    out.append(text, copied, text.length());
    return new Written(out.toString(), values);
  }

  /** Writes a value's numbers in figures; where in the text it stopped. */
  private int figures(int i, String text) {
    int from = found.tokenFrom(i);
    int to = found.tokenTo(i);
    if (found.signCount(i) > 0) {
      out.append(found.written(i));
      return prepared.end(to - 1);
    }
    lexemes.read(prepared, from, to);
    if (lexemes.han(from, "百分之") && numeral.read(lexemes, from + 3)) {
      number();
      out.append('%');
      return prepared.end(numeral.end - 1);
    }
    int copied = prepared.start(from);
    for (int t = from; t < to; t++) {
      boolean word = lexemes.at(t) != Lexicon.DIGITS && numeral.read(lexemes, t);
      if (word && numeral.end <= to && !isIncluded(t)) {
        out.append(text, copied, prepared.start(t));
        number();
        copied = prepared.end(numeral.end - 1);
        t = numeral.end - 1;
      }
    }
    return copied;
  }

  /** 周五: the five is no number of its own. */
  private boolean isIncluded(int t) {
    return t > lexemes.from && (lexemes.sign(t - 1) == '周' || lexemes.sign(t - 1) == '期');
  }

  private void number() {
    if (numeral.code) {
      out.append(numeral.signs, 0, numeral.length);
    } else if (numeral.low < numeral.value) {
      out.append((long) numeral.low).append('-').append((long) numeral.value);
    } else if (numeral.value == Math.rint(numeral.value)) {
      out.append((long) numeral.value);
    } else {
      out.append(numeral.value);
    }
  }

  private static long millis(Utterance utterance, int position, boolean start) {
    Words words = utterance.words();
    int word = -1;
    for (int w = 0; w < words.size() && words.startChar()[w] <= position; w++) {
      word = w;
    }
    if (word < 0) {
      return start ? utterance.startMillis() : utterance.endMillis();
    }
    return start ? words.startMillis()[word] : words.endMillis()[word];
  }
}
