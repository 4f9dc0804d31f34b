package io.earshot.signal;

import io.earshot.model.EntityKind;
import io.earshot.text.PreparedText;

/**
 * Finds values in prepared text, English and Chinese, said in words or written in figures: numbers,
 * per cent, money, dates, times, durations, phone and card numbers, addresses, and numbers read out
 * sign by sign. One pass with a look ahead of a few tokens, so linear in the text; a stretch
 * without a word of a value costs one look-up a token. Reused; one per thread.
 *
 * <p>Deliberately no values: a lone "one" or 一 without a unit, Chinese idioms such as 万一 and 十分,
 * ordinals that are no day, and times of day without a clock time or a day.
 */
public final class EntityFinder {
  /** Raised whenever the same text would give other values. */
  public static final int VERSION = 1;

  private final Lexemes lexemes = new Lexemes();
  private final Numeral numeral = new Numeral();
  private final DayReader days = new DayReader(lexemes, numeral);
  private final AmountReader amounts = new AmountReader(lexemes, numeral);
  private final SignReader signs = new SignReader(lexemes, numeral);

  /** A finder. */
  public EntityFinder() {}

  /** Adds what is found in tokens {@code [from, to)}, one party's turn or less, to {@code out}. */
  public void find(PreparedText text, int from, int to, Entities out) {
    if (!lexemes.read(text, from, to)) {
      return;
    }
    int t = from;
    while (t < to) {
      t = Math.max(t + 1, at(t, out));
    }
  }

  /** The value that begins at a token: one past its end; the token itself if there is none. */
  private int at(int t, Entities out) {
    byte kind = lexemes.at(t);
    int end = signs.address(t, out);
    if (end > t || kind == Lexicon.NONE) {
      return end;
    }
    end = days.read(t, out);
    if (end > t) {
      return end;
    }
    end = signs.mixed(t, out);
    if (end > t) {
      return end;
    }
    if (kind == Lexicon.ARTICLE || kind == Lexicon.HALF || kind == Lexicon.HAN_HALF) {
      end = amounts.without(t, out);
      if (end > t) {
        return end;
      }
    }
    return number(t, out);
  }

  private int number(int t, Entities out) {
    if (lexemes.han(t, "百分之") && numeral.read(lexemes, t + 3)) {
      return plain(EntityKind.PERCENT, t, numeral.end, out);
    }
    if (!numeral.read(lexemes, t)) {
      return t;
    }
    int end = amounts.read(t, out);
    if (end > t) {
      return end;
    }
    end = signs.read(t, out);
    if (end > t || numeral.lone || isIdiom(t)) {
      return Math.max(end, numeral.end);
    }
    return plain(EntityKind.NUMBER, t, numeral.end, out);
  }

  private int plain(EntityKind kind, int t, int end, Entities out) {
    int i = out.add(kind, t, end);
    out.set(i, numeral.value, numeral.low, -1);
    return end;
  }

  /** Chinese words that only look like numbers. */
  private boolean isIdiom(int t) {
    if (numeral.figures || lexemes.at(t) < Lexicon.HAN_UNIT) {
      return numeral.end == t + 1 && lexemes.at(t) == Lexicon.OH;
    }
    return HanIdioms.holds(lexemes, t, numeral.end);
  }
}
