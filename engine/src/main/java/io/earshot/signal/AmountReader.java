package io.earshot.signal;

import io.earshot.model.EntityKind;

/** Reads what a number's unit makes of it: money, per cent, a duration. */
final class AmountReader {
  private final Lexemes x;
  private final Numeral n;

  AmountReader(Lexemes lexemes, Numeral numeral) {
    x = lexemes;
    n = numeral;
  }

  /** After the number at a token was read: one past the amount; the token if it is none. */
  int read(int t, Entities out) {
    int end = percent(t, out);
    if (end == t) {
      end = money(t, out);
    }
    return end > t ? end : duration(t, out);
  }

  private int percent(int t, Entities out) {
    int end = n.end;
    if (x.after(end - 1) == '%' || x.after(end - 1) == '％') {
      return add(EntityKind.PERCENT, t, end, -1, out);
    }
    if (x.at(end) == Lexicon.PERCENT) {
      return add(EntityKind.PERCENT, t, end + 1, -1, out);
    }
    return x.is(end, "per") && x.is(end + 1, "cent")
        ? add(EntityKind.PERCENT, t, end + 2, -1, out)
        : t;
  }

  private int add(EntityKind kind, int t, int end, int unit, Entities out) {
    double scale = kind == EntityKind.DURATION ? Units.millis(unit) : 1;
    out.set(out.add(kind, t, end), n.value * scale, n.low * scale, unit);
    return end;
  }

  // ---------------------------------------------------------------- money

  private int money(int t, Entities out) {
    int before = currencyBefore(t);
    int end = n.end;
    double value = n.value;
    if (before >= 0) {
      return add(EntityKind.MONEY, t, end, before, out);
    }
    int unit = currencyAfter(end);
    if (unit < 0) {
      return cents(t, out);
    }
    end += lengthOfCurrency(end);
    int i = out.add(EntityKind.MONEY, t, end);
    int rest = lesser(end, unit);
    out.set(i, value + lesserValue, n.low + lesserValue, unit);
    out.extend(i, rest);
    return rest;
  }

  private double lesserValue;

  /** The hundredths after the amount: "ninety nine cents", 五毛, or 八块五. */
  private int lesser(int t, int unit) {
    lesserValue = 0;
    double value = n.value;
    double low = n.low;
    int from = x.at(t) == Lexicon.AND ? t + 1 : t;
    int end = t;
    if (unit == 0 && x.at(t) == Lexicon.HAN_UNIT && x.sign(t - 1) == '块') {
      boolean tenths = !Numeral.begins(x.at(t + 1)) && !isUnit(t + 1);
      if (tenths || x.sign(t + 1) == '毛' || x.sign(t + 1) == '角') {
        lesserValue = x.value(t) / 10.0;
        end = tenths ? t + 1 : t + 2;
      }
    } else if (Numeral.begins(x.at(from)) && n.read(x, from)) {
      if (x.at(n.end) == Lexicon.CURRENCY && x.value(n.end) == Lexicon.CENTS) {
        lesserValue = n.value / 100;
        end = n.end + 1;
      } else if (x.sign(n.end) == '毛' || x.sign(n.end) == '角') {
        lesserValue = n.value / 10;
        end = n.end + 1;
      }
    }
    n.value = value;
    n.low = low;
    return end;
  }

  private boolean isUnit(int t) {
    char c = x.sign(t);
    return c != 0 && "毛角个天年月号日分小点张件次".indexOf(c) >= 0;
  }

  private int cents(int t, Entities out) {
    boolean cents = x.at(n.end) == Lexicon.CURRENCY && x.value(n.end) == Lexicon.CENTS;
    boolean tenths = x.sign(n.end) == '毛' || x.han(n.end, "角钱");
    if (!cents && !tenths) {
      return t;
    }
    n.value /= cents ? 100 : 10;
    n.low = n.value;
    return add(EntityKind.MONEY, t, n.end + 1, cents ? Units.DOLLAR : 0, out);
  }

  private int currencyBefore(int t) {
    int unit =
        switch (x.before(t)) {
          case '$' -> 1;
          case '¥', '￥' -> 0;
          case '€' -> 2;
          case '£' -> 3;
          default -> -1;
        };
    if (unit < 0 && t > x.from && x.at(t - 1) == Lexicon.CURRENCY && n.figures) {
      boolean code = x.is(t - 1, "usd") || x.is(t - 1, "rmb") || x.is(t - 1, "cny");
      return code || x.is(t - 1, "eur") || x.is(t - 1, "gbp") ? x.value(t - 1) : -1;
    }
    return unit;
  }

  private int currencyAfter(int t) {
    if (x.at(t) == Lexicon.CURRENCY) {
      return x.value(t) == Lexicon.CENTS ? -1 : x.value(t);
    }
    char after = x.after(t - 1);
    if (after == '€' || after == '£' || after == '$') {
      return after == '€' ? 2 : after == '£' ? 3 : 1;
    }
    int from = x.sign(t) == '多' || x.sign(t) == '几' ? t + 1 : t;
    int han = han(from, Units.HAN_CURRENCIES);
    return han < 0 || x.han(from, "元旦") || x.han(from, "元素") ? -1 : Units.HAN_CURRENCY_UNITS[han];
  }

  private int lengthOfCurrency(int t) {
    if (x.at(t) == Lexicon.CURRENCY) {
      return 1;
    }
    int more = x.sign(t) == '多' || x.sign(t) == '几' ? 1 : 0;
    int han = han(t + more, Units.HAN_CURRENCIES);
    return han < 0 ? 0 : more + Units.HAN_CURRENCIES[han].length();
  }

  private int han(int t, String[] words) {
    if (x.sign(t) < 0x80) {
      return -1;
    }
    for (int i = 0; i < words.length; i++) {
      if (x.han(t, words[i])) {
        return i;
      }
    }
    return -1;
  }

  // ---------------------------------------------------------------- durations

  private int duration(int t, Entities out) {
    double low = n.low;
    int end = n.end;
    if (n.code && n.length != 2) {
      return t;
    }
    int range = rangeEnd(end);
    if (range > end) {
      end = range;
    }
    double half = half(end);
    end += half > 0 ? halfLength(end) : 0;
    if (x.sign(end) == '来' || x.sign(end) == '多') {
      end++;
    }
    int to = unitEnd(end);
    if (to == end) {
      restore(t);
      return t;
    }
    int unit = foundUnit;
    if (x.sign(to) == '半') {
      half = 0.5;
      to++;
    }
    low = range > 0 ? Math.min(low, n.value) : low;
    double scale = Units.millis(unit);
    int i = out.add(EntityKind.DURATION, t, to);
    out.set(i, (n.value + half) * scale, (low + half) * scale, unit);
    return to;
  }

  private int foundUnit;

  /** "three to five", "3-5", 三到五: reads the second number; its end, or 0. */
  private int rangeEnd(int end) {
    boolean joined = x.joint(end - 1) == '-' || x.joint(end - 1) == '~' || x.joint(end - 1) == '～';
    boolean word =
        x.at(end) == Lexicon.TO || x.is(end, "or") || x.sign(end) == '到' || x.sign(end) == '至';
    int next = word ? end + 1 : end;
    if ((!joined && !word) || !Numeral.begins(x.at(next))) {
      return 0;
    }
    Numeral other = second;
    if (!other.read(x, next) || other.value <= n.value || unitEnd(other.end) == other.end) {
      return 0;
    }
    n.value = other.value;
    return other.end;
  }

  private final Numeral second = new Numeral();

  private void restore(int t) {
    n.read(x, t);
  }

  /** "and a half". */
  private double half(int t) {
    return halfLength(t) > 0 ? 0.5 : 0;
  }

  private int halfLength(int t) {
    if (x.at(t) == Lexicon.AND && x.at(t + 1) == Lexicon.ARTICLE && x.at(t + 2) == Lexicon.HALF) {
      return 3;
    }
    return x.han(t, "个半") ? 2 : 0;
  }

  /** One past a unit of time; the token if there is none. */
  private int unitEnd(int t) {
    if (x.at(t) == Lexicon.SPAN) {
      foundUnit = x.value(t);
      return t + 1;
    }
    if (x.is(t, "second")) {
      foundUnit = 0;
      return t + 1;
    }
    int skipped = x.is(t, "full") || x.is(t, "more") || x.is(t, "whole") ? 1 : 0;
    if (x.at(t) == Lexicon.WORKING && x.at(t + 1) == Lexicon.SPAN) {
      foundUnit = x.value(t + 1) == Units.DAY ? Units.WORKING_DAY : x.value(t + 1);
      return t + 2;
    }
    if (skipped > 0 && x.at(t + 1) == Lexicon.SPAN) {
      foundUnit = x.value(t + 1);
      return t + 2;
    }
    return hanUnitEnd(t);
  }

  private int hanUnitEnd(int t) {
    int han = han(t, Units.HAN_SPANS);
    if (han >= 0 && !(x.sign(t) == '周' && x.sign(t + 1) == '岁')) {
      foundUnit = Units.HAN_SPAN_UNITS[han];
      return t + Units.HAN_SPANS[han].length();
    }
    if (x.sign(t) == '日' && (x.sign(t + 1) == '内' || x.han(t + 1, "之内") || x.han(t + 1, "以内"))) {
      foundUnit = Units.DAY;
      return t + 1;
    }
    return x.sign(t) == '分' && x.sign(t + 1) == '钟' ? t + 2 : t;
  }

  /** Durations that begin without a number: "half an hour", "a day", "a couple of weeks", 半小时. */
  int without(int t, Entities out) {
    n.value = 1;
    int end = t + 1;
    if (x.at(t) == Lexicon.ARTICLE && x.at(end) == Lexicon.COUPLE) {
      n.value = x.value(end++);
      end += x.is(end, "of") ? 1 : 0;
    } else if (x.at(t) == Lexicon.HALF || x.at(t) == Lexicon.HAN_HALF) {
      n.value = 0.5;
      end += x.at(end) == Lexicon.ARTICLE ? 1 : 0;
    } else if (x.at(t) == Lexicon.ARTICLE && x.at(end) == Lexicon.HALF) {
      n.value = 0.5;
      end++;
    }
    n.low = n.value;
    int to = unitEnd(end);
    boolean ofADay = x.at(t) == Lexicon.ARTICLE && n.value == 1 && !isDeadline(t);
    if (to == end || ofADay) {
      return t;
    }
    return add(EntityKind.DURATION, t, to, foundUnit, out);
  }

  /** "a day" is a length of time in "within a day", hardly in "have a nice day". */
  private boolean isDeadline(int t) {
    return x.is(t - 1, "within") || x.is(t - 1, "in") || x.is(t - 1, "for") || x.is(t - 1, "than");
  }
}
