package io.earshot.signal;

import io.earshot.model.EntityKind;
import org.jspecify.annotations.Nullable;

/** Reads what is a row of signs: phone and card numbers, e-mail addresses, order and other IDs. */
final class SignReader {
  private static final int LOOKED_BACK = 12;
  private static final int LEAST_PHONE = 7;
  private static final int MOST_SIGNS = 40;
  private static final String[] PHONE_CUES = {"手机", "电话", "号码", "联系方式"};
  private static final String[] CARD_CUES = {"卡号", "银行卡", "信用卡", "储蓄卡"};
  private static final String[] ID_CUES = {
    "订单", "单号", "工号", "工单", "账号", "帐号", "编号", "身份证", "会员", "合同", "保单", "运单", "快递", "尾号", "验证码",
    "邮编", "后四位"
  };
  private static final String[] PHONE_WORDS = {"phone", "mobile", "cell", "telephone", "call"};
  private static final String[] CARD_WORDS = {"card", "visa", "mastercard"};
  private static final String[] ID_WORDS = {
    "order",
    "account",
    "code",
    "tracking",
    "reference",
    "confirmation",
    "booking",
    "ticket",
    "case",
    "invoice",
    "policy",
    "id",
    "zip",
    "postal",
    "pin",
    "membership",
    "serial"
  };

  private final Lexemes x;
  private final Numeral n;
  private final char[] signs = new char[MOST_SIGNS];
  private int length;

  /** Whether the figures stand in groups as telephone numbers do: 555 123 4567. */
  private boolean grouped;

  SignReader(Lexemes lexemes, Numeral numeral) {
    x = lexemes;
    n = numeral;
  }

  // ---------------------------------------------------------------- addresses

  /** An e-mail address, typed (a@b.com) or spoken (a at b dot com); the token if there is none. */
  int address(int t, Entities out) {
    int at = t;
    while (at + 1 < x.to && isInside(x.joint(at)) && at - t < 8) {
      at++;
    }
    boolean typed = x.joint(at) == '@';
    boolean spoken = !typed && x.is(t + 1, "at") && isWord(t) && isWord(t + 2);
    if (!typed && !spoken) {
      return t;
    }
    int domain = typed ? at + 1 : t + 2;
    int end = domain + 1;
    boolean dotted = false;
    while (end < x.to) {
      boolean dot = x.joint(end - 1) == '.' || x.joint(end - 1) == '-';
      boolean said = x.is(end, "dot") && isWord(end + 1);
      if (!dot && !said) {
        break;
      }
      dotted = true;
      end += said ? 2 : 1;
    }
    if (!dotted || (spoken && !isSpokenEnd(end))) {
      return t;
    }
    write(t, domain, end, out);
    return end;
  }

  private boolean isSpokenEnd(int end) {
    return x.is(end - 2, "dot") || x.before(end - 1) == '.';
  }

  private static boolean isInside(char joint) {
    return joint == '.' || joint == '_' || joint == '-' || joint == '+';
  }

  private boolean isWord(int t) {
    return t < x.to && x.text.chars()[x.text.start(t)] < 0x80 && x.at(t) != Lexicon.AT;
  }

  private void write(int t, int domain, int end, Entities out) {
    int i = out.add(EntityKind.EMAIL, t, end);
    out.set(i, Double.NaN, Double.NaN, -1);
    for (int k = t; k < end; k++) {
      if (x.is(k, "at") && k < domain) {
        out.sign('@');
      } else if (x.is(k, "dot")) {
        out.sign('.');
      } else {
        word(k, out);
        boolean joined = k + 1 < end && x.joint(k) != ' ' && x.joint(k) != 0;
        if (joined) {
          out.sign(x.joint(k));
        }
      }
    }
  }

  private void word(int t, Entities out) {
    for (int c = x.text.start(t); c < x.text.end(t); c++) {
      out.sign(x.text.chars()[c]);
    }
  }

  // ---------------------------------------------------------------- rows of signs

  /** Words of letters and digits: flight, order and identity numbers. */
  int mixed(int t, Entities out) {
    boolean letters = x.at(t) == Lexicon.MIXED || x.at(t) == Lexicon.LETTER;
    boolean digits = x.at(t) == Lexicon.DIGITS && !Numeral.begins(x.at(t + 1));
    if (!letters && !digits) {
      return t;
    }
    int end = t;
    int figures = 0;
    int mixed = 0;
    length = 0;
    while (end < x.to && isPiece(end, t)) {
      figures += countDigits(end);
      mixed += x.at(end) == Lexicon.DIGITS ? 0 : 1;
      append(end);
      end++;
    }
    boolean cued = cue(t) == EntityKind.ID;
    boolean whole = length >= 5 && figures >= 2 && x.at(t) == Lexicon.MIXED && end == t + 1;
    boolean spelled = cued && length >= 4 && figures >= 2;
    return mixed > 0 && (spelled || (whole && !isMeasure(t))) ? add(EntityKind.ID, t, end, out) : t;
  }

  private boolean isPiece(int t, int first) {
    byte kind = x.at(t);
    boolean near = t == first || x.joint(t - 1) == ' ' || x.joint(t - 1) == '-';
    boolean letters = kind == Lexicon.LETTER || (kind == Lexicon.NONE && x.length(t) <= 2);
    boolean sign = letters && x.text.chars()[x.text.start(t)] < 0x80 && !isSmallWord(t);
    return near && (kind == Lexicon.MIXED || kind == Lexicon.DIGITS || sign);
  }

  private boolean isSmallWord(int t) {
    return x.is(t, "is")
        || x.is(t, "it")
        || x.is(t, "my")
        || x.is(t, "or")
        || x.is(t, "on")
        || x.is(t, "no")
        || x.is(t, "so")
        || x.is(t, "ok")
        || x.is(t, "i")
        || x.is(t, "in")
        || x.is(t, "we")
        || x.is(t, "me")
        || x.is(t, "if")
        || x.is(t, "be")
        || x.is(t, "do");
  }

  /** "128gb", "100ml", "15th": figures and a unit. */
  private boolean isMeasure(int t) {
    int i = x.text.start(t);
    while (i < x.text.end(t) && Lexemes.isDigit(x.text.chars()[i])) {
      i++;
    }
    boolean figuresFirst = i > x.text.start(t);
    for (int k = i; k < x.text.end(t); k++) {
      if (Lexemes.isDigit(x.text.chars()[k])) {
        return false;
      }
    }
    return figuresFirst && x.text.end(t) - i <= 3 && i - x.text.start(t) <= 4;
  }

  private int countDigits(int t) {
    int count = 0;
    for (int i = x.text.start(t); i < x.text.end(t); i++) {
      count += Lexemes.isDigit(x.text.chars()[i]) ? 1 : 0;
    }
    return count;
  }

  private void append(int t) {
    for (int i = x.text.start(t); i < x.text.end(t) && length < MOST_SIGNS; i++) {
      signs[length++] = x.text.chars()[i];
    }
  }

  /** After the number at a token was read: the row of digits it begins; the token if it is none. */
  int read(int t, Entities out) {
    length = 0;
    grouped = false;
    int end;
    if (n.figures && !isScaled(t)) {
      end = figures(t);
    } else if (n.code) {
      end = n.end;
      for (int i = 0; i < n.length; i++) {
        signs[length++] = n.signs[i];
      }
      end = letterAfter(end);
    } else {
      return t;
    }
    EntityKind cue = cue(t);
    EntityKind kind = kindOf(cue);
    return kind == null ? t : add(kind, t, end, out);
  }

  /** Whether more than digits make the number: 3.5, 1,000, 3万. */
  private boolean isScaled(int t) {
    return n.end > t + 1;
  }

  /** 身份证号 ends in X. */
  private int letterAfter(int end) {
    if (length == 17 && x.is(end, "x")) {
      signs[length++] = 'x';
      return end + 1;
    }
    return end;
  }

  /** Groups of figures: 138 0013 8000, 6222-0210-0112, (555) 123-4567. */
  private int figures(int t) {
    int end = t + 1;
    append(t);
    while (x.at(end) == Lexicon.DIGITS && joins(end) && length + x.length(end) <= 20) {
      append(end++);
    }
    grouped = end == t + 3 && x.length(t) == 3 && x.length(t + 1) == 3;
    return end;
  }

  private boolean joins(int t) {
    char joint = x.joint(t - 1);
    int gap = x.text.start(t) - x.text.end(t - 1);
    boolean bracket = gap <= 2 && x.after(t - 1) == ')' && x.before(t - 1) == '(';
    boolean near = gap == 1 && (joint == '-' || joint == ' ' || joint == '.');
    return bracket || (near && x.length(t) >= 3);
  }

  private @Nullable EntityKind kindOf(@Nullable EntityKind cue) {
    if (!allDigits()) {
      return EntityKind.ID;
    }
    if (length >= 13 && length <= 19 && (luhn() || cue == EntityKind.CARD)) {
      return EntityKind.CARD;
    }
    boolean mobile = length == 11 && signs[0] == '1' && signs[1] >= '3';
    boolean hotline = length == 10 && (starts("400") || starts("800"));
    if (mobile || (hotline && cue != EntityKind.ID)) {
      return EntityKind.PHONE;
    }
    boolean national = cue == null && grouped && length == 10;
    if (national || (cue == EntityKind.PHONE && length >= LEAST_PHONE && length <= 15)) {
      return EntityKind.PHONE;
    }
    if (length >= 6 || (length >= 3 && cue != null) || (n.code && length >= 4)) {
      return EntityKind.ID;
    }
    return null;
  }

  private boolean starts(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (signs[i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean allDigits() {
    for (int i = 0; i < length; i++) {
      if (!Lexemes.isDigit(signs[i])) {
        return false;
      }
    }
    return true;
  }

  /** The check digit of payment cards (ISO/IEC 7812-1). */
  private boolean luhn() {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = signs[length - 1 - i] - '0';
      int twice = i % 2 == 0 ? digit : 2 * digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0 && signs[0] != '0';
  }

  private int add(EntityKind kind, int t, int end, Entities out) {
    int i = out.add(kind, t, end);
    out.set(i, Double.NaN, Double.NaN, -1);
    for (int k = 0; k < length; k++) {
      out.sign(signs[k]);
    }
    return end;
  }

  // ---------------------------------------------------------------- cues

  /** What the words shortly before say the number is; null if they say nothing. */
  private @Nullable EntityKind cue(int t) {
    for (int k = t - 1; k >= x.from && k >= t - LOOKED_BACK; k--) {
      if (isAny(k, CARD_CUES, CARD_WORDS)) {
        return EntityKind.CARD;
      }
      if (isAny(k, ID_CUES, ID_WORDS)) {
        return EntityKind.ID;
      }
      if (isAny(k, PHONE_CUES, PHONE_WORDS)) {
        return EntityKind.PHONE;
      }
    }
    return null;
  }

  private boolean isAny(int k, String[] han, String[] words) {
    if (x.length(k) == 1 && x.sign(k) >= 0x80) {
      for (String word : han) {
        if (x.han(k, word)) {
          return true;
        }
      }
      return false;
    }
    for (String word : words) {
      if (x.is(k, word)) {
        return true;
      }
    }
    return false;
  }
}
