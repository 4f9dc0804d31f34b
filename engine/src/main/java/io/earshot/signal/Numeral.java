package io.earshot.signal;

/**
 * Reads one number where it begins: figures, words, Chinese numerals, or signs read out one by one
 * ("four seven oh two", "double five", 幺三八). Reused; holds what was read last.
 */
final class Numeral {
  private static final int MOST_SIGNS = 40;
  private static final int MYRIAD = 10_000;

  /** One past its last token. */
  int end;

  double value;

  /** Lower end of a range of neighbours (三五天); equal to the value otherwise. */
  double low;

  /** Whether signs were read out one by one: then they are what counts. */
  boolean code;

  /** Whether it is a single "one" or 一, which is more often no number. */
  boolean lone;

  /** Whether it stands in figures. */
  boolean figures;

  final char[] signs = new char[MOST_SIGNS];
  int length;
  private Lexemes x = new Lexemes();
  private int pieceEnd;
  private long piece;
  private boolean small;

  /** Whether a number begins at a token. */
  static boolean begins(byte kind) {
    return switch (kind) {
      case Lexicon.UNIT,
          Lexicon.OH,
          Lexicon.TEEN,
          Lexicon.TENS,
          Lexicon.TIMES,
          Lexicon.DIGITS,
          Lexicon.HAN_UNIT,
          Lexicon.HAN_TEN ->
          true;
      default -> false;
    };
  }

  /** Reads the number at a token; false if there is none. */
  boolean read(Lexemes lexemes, int t) {
    x = lexemes;
    end = t;
    length = 0;
    code = false;
    lone = false;
    figures = x.at(t) == Lexicon.DIGITS;
    boolean found =
        switch (x.at(t)) {
          case Lexicon.DIGITS -> figures(t);
          case Lexicon.HAN_UNIT, Lexicon.HAN_TEN -> han(t);
          case Lexicon.ARTICLE ->
              (x.at(t + 1) == Lexicon.HUNDRED || x.at(t + 1) == Lexicon.THOUSAND) && words(t);
          default -> begins(x.at(t)) && words(t);
        };
    low = found && low > 0 ? low : value;
    return found;
  }

  // ---------------------------------------------------------------- figures

  private boolean figures(int t) {
    low = 0;
    value = x.digits(t);
    sign(t);
    end = t + 1;
    if (value < 1_000 && x.length(t) <= 3) {
      while (x.joint(end - 1) == ',' && x.at(end) == Lexicon.DIGITS && x.length(end) == 3) {
        value = 1_000 * value + x.digits(end);
        sign(end++);
      }
    }
    if (x.joint(end - 1) == '.' && x.at(end) == Lexicon.DIGITS && !goesOn(end)) {
      value += x.digits(end) / Math.pow(10, x.length(end));
      sign('.');
      sign(end++);
    }
    scale();
    return true;
  }

  /** Whether another group follows as in 1.2.3. */
  private boolean goesOn(int t) {
    return x.joint(t) == '.' && x.at(t + 1) == Lexicon.DIGITS;
  }

  private void scale() {
    while (length <= 5
        && (x.at(end) == Lexicon.HAN_MYRIAD
            || x.at(end) == Lexicon.THOUSAND
            || (x.at(end) == Lexicon.HAN_TEN && x.value(end) > 10))) {
      value *= x.value(end++);
    }
  }

  private void sign(int t) {
    for (int i = x.text.start(t); i < x.text.end(t); i++) {
      sign(x.text.chars()[i]);
    }
  }

  private void sign(char c) {
    if (length < MOST_SIGNS) {
      signs[length++] = c;
    }
  }

  // ---------------------------------------------------------------- English words

  private boolean words(int t) {
    low = 0;
    if (x.at(t) == Lexicon.OH && !isSign(x.at(t + 1) == Lexicon.OH ? t + 2 : t + 1)) {
      return false;
    }
    int pieces = 0;
    boolean signsOnly = true;
    int next = t;
    while ((pieces == 0 || !x.breaks(next)) && piece(next)) {
      if (pieces > 0 && !small) {
        break;
      }
      value = piece;
      pieces++;
      next = pieceEnd;
      if (!small) {
        signsOnly = false;
        break;
      }
    }
    if (pieces == 0) {
      return false;
    }
    end = next;
    code = pieces > 1 && signsOnly;
    if (code) {
      asCode(pieces);
    } else {
      lone = end == t + 1 && x.at(t) == Lexicon.UNIT && piece == 1;
      decimals();
    }
    return true;
  }

  private boolean isSign(int t) {
    byte kind = x.at(t);
    return kind == Lexicon.UNIT || kind == Lexicon.OH || kind == Lexicon.TIMES;
  }

  private void asCode(int pieces) {
    value = 0;
    for (int i = 0; i < length; i++) {
      value = 10 * value + signs[i] - '0';
    }
    if (pieces == 2 && length == 2 && signs[1] == signs[0] + 1) {
      low = signs[0] - '0';
      value = signs[1] - '0';
      code = false;
    }
  }

  private void decimals() {
    if (x.at(end) != Lexicon.POINT || !isSign(end + 1) || x.at(end + 1) == Lexicon.TIMES) {
      return;
    }
    double place = 1;
    end++;
    while (x.at(end) == Lexicon.UNIT || x.at(end) == Lexicon.OH) {
      place /= 10;
      value += place * x.value(end++);
    }
    value = Math.rint(value * 1e9) / 1e9;
    lone = false;
  }

  /** One piece: a sign, a number below a hundred, or a whole number in words. */
  private boolean piece(int t) {
    small = true;
    switch (x.at(t)) {
      case Lexicon.TIMES -> {
        if (x.at(t + 1) != Lexicon.UNIT && x.at(t + 1) != Lexicon.OH) {
          return false;
        }
        for (int i = 0; i < x.value(t); i++) {
          sign((char) ('0' + x.value(t + 1)));
        }
        pieceEnd = t + 2;
        piece = x.value(t + 1);
        return true;
      }
      case Lexicon.OH -> {
        sign('0');
        piece = 0;
        pieceEnd = t + 1;
        return true;
      }
      case Lexicon.UNIT, Lexicon.TEEN, Lexicon.TENS -> {
        cardinal(t);
        return true;
      }
      case Lexicon.ARTICLE -> {
        boolean number = x.at(t + 1) == Lexicon.HUNDRED || x.at(t + 1) == Lexicon.THOUSAND;
        if (number) {
          cardinal(t);
        }
        return number;
      }
      default -> {
        return false;
      }
    }
  }

  private void cardinal(int t) {
    long total = 0;
    long current = 0;
    int i = t;
    if (x.at(i) == Lexicon.ARTICLE) {
      i++;
      current = 1;
    } else {
      i = belowHundred(t);
      current = piece;
    }
    int seen = i;
    while (x.at(i) == Lexicon.HUNDRED || x.at(i) == Lexicon.THOUSAND) {
      small = false;
      if (x.at(i) == Lexicon.HUNDRED) {
        current *= 100;
      } else {
        total += current * x.value(i);
        current = 0;
      }
      i++;
      seen = i;
      int and = x.at(i) == Lexicon.AND ? 1 : 0;
      if (isBelowHundred(i + and)) {
        i = belowHundred(i + and);
        current += piece;
        seen = i;
      }
    }
    piece = total + current;
    pieceEnd = seen;
    if (small) {
      if (piece >= 10) {
        sign((char) ('0' + piece / 10));
      }
      sign((char) ('0' + piece % 10));
    }
  }

  private boolean isBelowHundred(int t) {
    byte kind = x.at(t);
    return kind == Lexicon.UNIT || kind == Lexicon.TEEN || kind == Lexicon.TENS;
  }

  private int belowHundred(int t) {
    piece = x.value(t);
    if (x.at(t) == Lexicon.TENS && x.at(t + 1) == Lexicon.UNIT && x.value(t + 1) > 0) {
      piece += x.value(t + 1);
      return t + 2;
    }
    return t + 1;
  }

  // ---------------------------------------------------------------- Chinese

  private boolean han(int t) {
    low = 0;
    int i = t;
    boolean scaled = false;
    while (isHan(i) && (i == t || !x.breaks(i))) {
      scaled |= x.at(i) != Lexicon.HAN_UNIT;
      i++;
    }
    if (scaled) {
      hanCardinal(t, i);
    } else {
      end = i;
      value = 0;
      for (int k = t; k < i; k++) {
        sign((char) ('0' + x.value(k)));
        value = 10 * value + x.value(k);
      }
      code = i - t >= 3;
      lone = i - t == 1 && x.value(t) == 1;
      neighbours(t, i);
    }
    hanDecimals();
    return true;
  }

  private boolean isHan(int t) {
    return x.at(t) == Lexicon.HAN_UNIT
        || x.at(t) == Lexicon.HAN_TEN
        || x.at(t) == Lexicon.HAN_MYRIAD;
  }

  /** 两三, 三五: from … to. */
  private void neighbours(int t, int i) {
    if (i - t == 2 && x.value(t) < x.value(t + 1) && x.value(t) > 0) {
      low = x.value(t);
      value = x.value(t + 1);
    } else if (i - t == 2) {
      code = true;
    }
  }

  private void hanCardinal(int t, int limit) {
    double great = 0;
    double total = 0;
    double section = 0;
    int digit = -1;
    int unit = 0;
    int i = t;
    for (; i < limit; i++) {
      int v = x.value(i);
      if (x.at(i) == Lexicon.HAN_UNIT) {
        if (digit > 0) {
          break;
        }
        digit = v;
        unit = v == 0 ? 0 : unit;
      } else if (x.at(i) == Lexicon.HAN_TEN) {
        section += (digit <= 0 ? 1 : digit) * v;
        digit = -1;
        unit = v;
      } else {
        double times = (total + section + Math.max(digit, 0)) * v;
        great += v > MYRIAD ? times : 0;
        total = v > MYRIAD ? 0 : times;
        section = 0;
        digit = -1;
        unit = v;
      }
    }
    double rest = digit <= 0 ? 0 : unit >= 100 ? digit * (unit / 10.0) : digit;
    value = great + total + section + rest;
    end = i;
  }

  private void hanDecimals() {
    boolean decimals =
        x.sign(end) == '点' && x.at(end + 1) == Lexicon.HAN_UNIT && !code && !isClock(end + 1);
    if (!decimals) {
      return;
    }
    double place = 1;
    end++;
    while (x.at(end) == Lexicon.HAN_UNIT) {
      place /= 10;
      value += place * x.value(end++);
    }
    value = Math.rint(value * 1e9) / 1e9;
    low = 0;
    lone = false;
    if (x.at(end) == Lexicon.HAN_MYRIAD) {
      value *= x.value(end++);
    }
  }

  /** Whether what follows 点 are minutes: up to 分, or after 十. */
  private boolean isClock(int t) {
    int i = t;
    while (isHan(i)) {
      if (x.at(i) == Lexicon.HAN_TEN) {
        return true;
      }
      i++;
    }
    return x.sign(i) == '分' || x.sign(i) == '刻';
  }
}
