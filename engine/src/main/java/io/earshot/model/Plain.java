package io.earshot.model;

import java.util.Locale;

/**
 * Text for people. What comes from outside is made safe to print: one line, no control or
 * bidirectional formatting characters.
 */
public final class Plain {
  private static final int LIMIT_CHARS = 2_000;

  private Plain() {}

  /**
   * {@code text} with every control and bidirectional override character as {@code \\uXXXX}, cut at
   * 2,000 characters.
   */
  public static String line(String text) {
    int end = Math.min(text.length(), LIMIT_CHARS);
    int i = 0;
    while (i < end && !unsafe(text.charAt(i))) {
      i++;
    }
    if (i == end && end == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(end + 16);
    for (int k = 0; k < end; k++) {
      append(out, text.charAt(k));
    }
    return end < text.length() ? out.append('…').toString() : out.toString();
  }

  /** A number with its noun: {@code 1 item}, {@code 2,000 items}. */
  public static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Columns a terminal needs for {@code text}. */
  public static int columns(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      columns += isWide(c) ? 2 : 1;
    }
    return columns;
  }

  /** Whether terminals give the character two columns. */
  public static boolean isWide(int codePoint) {
    return (codePoint >= 0x1100 && codePoint <= 0x115F)
        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
        || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
  }

  private static void append(StringBuilder out, char c) {
    if (unsafe(c)) {
      out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
    } else {
      out.append(c);
    }
  }

  private static boolean unsafe(char c) {
    return c < 0x20
        || (c >= 0x7F && c < 0xA0)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x2028
        || c == 0x2029;
  }
}
