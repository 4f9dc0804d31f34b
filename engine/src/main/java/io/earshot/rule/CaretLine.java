package io.earshot.rule;

import io.earshot.model.Plain;
import java.util.Locale;

/**
 * Puts carets under the characters of a source line so that they line up in a terminal: wide
 * characters take two columns, tabs are copied, long lines are cut around the place.
 */
final class CaretLine {
  /** Stands where the line number stands in the line above. */
  static final String GUTTER = "      |";

  private static final int SHOWN_BEFORE = 100;
  private static final int SHOWN_AFTER = 90;
  private static final int FULL_WIDTH_SPACE = 0x3000;

  private CaretLine() {}

  /** The source line with its number, and the carets with the fix below it. */
  static String under(RuleFault fault) {
    String whole = fault.sourceLine();
    int place = Math.min(fault.at().column() - 1, whole.codePointCount(0, whole.length()));
    int unit = whole.offsetByCodePoints(0, place);
    int firstUnit = Math.max(0, unit - SHOWN_BEFORE);
    int lastUnit = Math.min(whole.length(), unit + SHOWN_AFTER);
    int[] line = whole.substring(firstUnit, lastUnit).codePoints().toArray();
    int start = whole.codePointCount(firstUnit, unit);
    StringBuilder shown = new StringBuilder(firstUnit > 0 ? "…" : "");
    StringBuilder carets = new StringBuilder(firstUnit > 0 ? " " : "");
    for (int i = 0; i < line.length; i++) {
      shown.appendCodePoint(printable(line[i]));
      if (i < start) {
        carets.appendCodePoint(blankFor(line[i]));
      } else if (i < start + fault.length()) {
        carets.append(Plain.isWide(line[i]) ? "^^" : "^");
      }
    }
    if (start >= line.length) {
      carets.append('^');
    }
    return String.format(Locale.ROOT, "%5d | ", fault.at().line())
        + shown
        + (lastUnit < whole.length() ? "…" : "")
        + ("\n" + GUTTER + " " + carets + " " + fault.fix()).stripTrailing();
  }

  private static int blankFor(int c) {
    return c == '\t' ? '\t' : Plain.isWide(c) ? FULL_WIDTH_SPACE : ' ';
  }

  private static int printable(int c) {
    boolean format = Character.getType(c) == Character.FORMAT;
    return c != '\t' && (Character.isISOControl(c) || format || c == 0x2028 || c == 0x2029)
        ? '·'
        : c;
  }
}
