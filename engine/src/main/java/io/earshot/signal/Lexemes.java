package io.earshot.signal;

import io.earshot.text.PreparedText;
import java.util.Arrays;

/** A stretch of prepared text, each token with its class and value. Reused; one per thread. */
final class Lexemes {
  private static final int LONGEST_DIGITS = 18;

  PreparedText text = new PreparedText();
  int from;
  int to;
  private byte[] kind = new byte[64];
  private int[] value = new int[64];

  /** Reads tokens {@code [begin, end)}; false if none of them can be of a value. */
  boolean read(PreparedText prepared, int begin, int end) {
    text = prepared;
    from = begin;
    to = end;
    if (kind.length < end - begin) {
      kind = new byte[2 * (end - begin)];
      value = new int[kind.length];
    }
    boolean any = false;
    for (int t = begin; t < end; t++) {
      byte found = classify(t);
      kind[t - begin] = found;
      any |= found != Lexicon.NONE && found != Lexicon.LETTER && found != Lexicon.ARTICLE;
    }
    return any;
  }

  private byte classify(int t) {
    int place = Lexicon.find(text, t);
    if (place >= 0) {
      value[t - from] = Lexicon.valueOf(place);
      return Lexicon.classOf(place);
    }
    char first = text.chars()[text.start(t)];
    if (first >= '0' && first <= '9') {
      return isAllDigits(t) ? Lexicon.DIGITS : Lexicon.MIXED;
    }
    return first < 0x80 && hasDigit(t) ? Lexicon.MIXED : Lexicon.NONE;
  }

  private boolean isAllDigits(int t) {
    if (length(t) > LONGEST_DIGITS + 2) {
      return false;
    }
    for (int i = text.start(t); i < text.end(t); i++) {
      if (!isDigit(text.chars()[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean hasDigit(int t) {
    for (int i = text.start(t); i < text.end(t); i++) {
      if (isDigit(text.chars()[i])) {
        return true;
      }
    }
    return false;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The class of a token; none outside the stretch. */
  byte at(int t) {
    return t < from || t >= to ? Lexicon.NONE : kind[t - from];
  }

  int value(int t) {
    return value[t - from];
  }

  int length(int t) {
    return text.end(t) - text.start(t);
  }

  /** The number written in digits, at most 18 of them. */
  long digits(int t) {
    long number = 0;
    int end = Math.min(text.end(t), text.start(t) + LONGEST_DIGITS);
    for (int i = text.start(t); i < end && isDigit(text.chars()[i]); i++) {
      number = 10 * number + text.chars()[i] - '0';
    }
    return number;
  }

  /** The character between two tokens, where there is exactly one; 0 where they touch. */
  char joint(int t) {
    if (t + 1 >= to) {
      return ' ';
    }
    int gap = text.start(t + 1) - text.end(t);
    return gap == 0 ? 0 : gap == 1 ? text.chars()[text.end(t)] : ' ';
  }

  /** Whether punctuation stands before a token: no number runs across it. */
  boolean breaks(int t) {
    for (int i = text.end(t - 1); i < text.start(t); i++) {
      char c = text.chars()[i];
      if (c != ' ' && c != '-' && c != '\u3000') {
        return true;
      }
    }
    return false;
  }

  /** The character right before a token; a blank at the beginning. */
  char before(int t) {
    return text.start(t) == 0 ? ' ' : text.chars()[text.start(t) - 1];
  }

  /** The character right after a token. */
  char after(int t) {
    return text.end(t) < text.charCount() ? text.chars()[text.end(t)] : ' ';
  }

  /** Whether the token is this word. */
  boolean is(int t, String word) {
    return t >= from && t < to && length(t) == word.length() && startsWith(t, word);
  }

  private boolean startsWith(int t, String word) {
    int at = text.start(t);
    for (int i = 0; i < word.length(); i++) {
      if (text.chars()[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the characters of the word are the tokens from {@code t} on, one each. */
  boolean han(int t, String word) {
    if (t < from || t + word.length() > to) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (length(t + i) != 1 || text.chars()[text.start(t + i)] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The character of a one-character token; 0 for others. */
  char sign(int t) {
    return t >= from && t < to && length(t) == 1 ? text.chars()[text.start(t)] : 0;
  }

  @Override
  public String toString() {
    return to - from + " tokens " + Arrays.toString(Arrays.copyOf(kind, Math.min(20, to - from)));
  }
}
