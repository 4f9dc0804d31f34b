package io.earshot.rule;

import org.jspecify.annotations.Nullable;

/** Numbers as rule files write them: {@code 12}, {@code -0.5}. */
final class Numbers {
  private static final int LIMIT_CHARS = 18;

  private Numbers() {}

  /** The number, or null if the text is none: digits with an optional sign and decimals. */
  static @Nullable Double parse(@Nullable String text) {
    if (text == null || text.length() > LIMIT_CHARS || !isNumber(text)) {
      return null;
    }
    return Double.valueOf(text);
  }

  /** The number without needless decimals. */
  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static boolean isNumber(String text) {
    int i = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, i);
    int end = i + whole;
    if (whole > 0 && end < text.length() && text.charAt(end) == '.') {
      int decimals = digits(text, end + 1);
      return decimals > 0 && end + 1 + decimals == text.length();
    }
    return whole > 0 && end == text.length();
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i - from;
  }
}
