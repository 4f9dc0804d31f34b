package io.earshot.score;

import io.earshot.text.Normaliser;

/**
 * Folds the plain characters of a regular expression as text is folded, so that it matches folded
 * text. Escapes and group flags stay; inside a character class only ASCII letters are folded,
 * because folding the ends of a range ({@code [一-龥]}) would change what lies between.
 */
final class PatternFolding {
  private PatternFolding() {}

  static String fold(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    boolean inClass = false;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int verbatim = verbatim(pattern, i);
      if (verbatim > 0) {
        out.append(pattern, i, i + verbatim);
        i += verbatim;
        continue;
      }
      if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      }
      out.append(inClass ? asciiLower(c) : Normaliser.fold(String.valueOf(c)).charAt(0));
      i++;
    }
    return out.toString();
  }

  /** Length of what must stay as it is at {@code i}: an escape, a class name, group flags. */
  private static int verbatim(String pattern, int i) {
    char c = pattern.charAt(i);
    int length = pattern.length();
    if (c == '\\') {
      boolean braced =
          i + 2 < length
              && "pPx".indexOf(pattern.charAt(i + 1)) >= 0
              && pattern.charAt(i + 2) == '{';
      int close = braced ? pattern.indexOf('}', i) : -1;
      return close > 0 ? close + 1 - i : Math.min(2, length - i);
    }
    if (pattern.startsWith("(?", i)) {
      int end = i + 2;
      while (end < length && ":)>".indexOf(pattern.charAt(end)) < 0) {
        end++;
      }
      return Math.min(end + 1, length) - i;
    }
    return 0;
  }

  private static char asciiLower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }
}
