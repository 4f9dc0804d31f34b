package io.earshot.score;

import io.earshot.text.Normaliser;
import org.jspecify.annotations.Nullable;

/**
 * What every match of a pattern must hold: a run of plain characters, or a digit. Found by reading
 * the pattern's outermost level; where that says nothing, nothing is required and the pattern runs
 * on every turn of its scope.
 *
 * @param literal folded characters every match contains, or null
 * @param digit whether every match contains an ASCII digit
 */
record Requirement(@Nullable String literal, boolean digit) {
  static final Requirement NONE = new Requirement(null, false);

  /** Whether the folded characters {@code [from, to)} hold what is required. */
  boolean holds(char[] chars, int from, int to) {
    return (!digit || holdsDigit(chars, from, to))
        && (literal == null || holdsLiteral(literal, chars, from, to));
  }

  private static boolean holdsDigit(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] >= '0' && chars[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsLiteral(String wanted, char[] chars, int from, int to) {
    char first = wanted.charAt(0);
    int n = wanted.length();
    for (int i = from; i + n <= to; i++) {
      if (chars[i] == first) {
        int k = 1;
        while (k < n && chars[i + k] == wanted.charAt(k)) {
          k++;
        }
        if (k == n) {
          return true;
        }
      }
    }
    return false;
  }

  /** Reads the requirement of a pattern in RE2 syntax. */
  static Requirement of(String pattern) {
    return new Reader(pattern).read();
  }

  /** Walks the outermost level of a pattern. */
  private static final class Reader {
    private static final String QUANTIFIERS = "?*{";
    private static final String SPECIAL = ".^$|()[]{}?*+\\";
    private static final String ESCAPED_DIGIT = "\\d";

    private final String pattern;
    private int at;
    private String best = "";
    private final StringBuilder run = new StringBuilder();
    private boolean digit;

    Reader(String pattern) {
      this.pattern = pattern;
    }

    Requirement read() {
      while (at < pattern.length()) {
        char c = pattern.charAt(at);
        if (c == '|') {
          return NONE;
        }
        if (c == '(') {
          endRun();
          skipGroup();
        } else if (c == '[') {
          endRun();
          charClass();
        } else if (c == '\\') {
          escape();
        } else if (SPECIAL.indexOf(c) >= 0) {
          endRun();
          at++;
        } else {
          plain(c);
        }
      }
      endRun();
      return new Requirement(best.isEmpty() ? null : Normaliser.fold(best), digit);
    }

    private void plain(char c) {
      at++;
      if (at < pattern.length() && QUANTIFIERS.indexOf(pattern.charAt(at)) >= 0) {
        endRun();
        skipQuantifier();
        return;
      }
      run.append(c);
    }

    private void escape() {
      boolean digits = pattern.startsWith(ESCAPED_DIGIT, at);
      char escaped = at + 1 < pattern.length() ? pattern.charAt(at + 1) : ' ';
      if (escaped == 'Q' || escaped == 'p' || escaped == 'P' || escaped == 'x') {
        best = "";
        run.setLength(0);
        at = pattern.length();
        return;
      }
      at += 2;
      if (Character.isLetterOrDigit(escaped)) {
        endRun();
        digit |= digits && !mayBeAbsent();
        skipQuantifier();
      } else {
        at--;
        plain(escaped);
      }
    }

    private void charClass() {
      int begin = at++;
      if (at < pattern.length() && pattern.charAt(at) == '^') {
        at++;
      }
      if (at < pattern.length() && pattern.charAt(at) == ']') {
        at++;
      }
      while (at < pattern.length() && pattern.charAt(at) != ']') {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
      String text = pattern.substring(begin, Math.min(at, pattern.length()));
      boolean digits = text.equals("[0-9]") || text.equals("[\\d]") || text.equals("[1-9]");
      digit |= digits && !mayBeAbsent();
      skipQuantifier();
    }

    private void skipGroup() {
      int depth = 0;
      boolean flags = pattern.startsWith("(?", at) && !pattern.startsWith("(?:", at);
      if (flags && !pattern.startsWith("(?P<", at)) {
        best = "";
        at = pattern.length();
        return;
      }
      while (at < pattern.length()) {
        char c = pattern.charAt(at);
        if (c == '[') {
          boolean before = digit;
          charClass();
          digit = before;
          continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        at += c == '\\' ? 2 : 1;
        if (depth == 0) {
          break;
        }
      }
      skipQuantifier();
    }

    private boolean mayBeAbsent() {
      if (at >= pattern.length()) {
        return false;
      }
      char c = pattern.charAt(at);
      return c == '?' || c == '*' || pattern.startsWith("{0", at);
    }

    private void skipQuantifier() {
      if (at < pattern.length() && pattern.charAt(at) == '{') {
        int close = pattern.indexOf('}', at);
        at = close < 0 ? pattern.length() : close + 1;
      } else if (at < pattern.length() && "?*+".indexOf(pattern.charAt(at)) >= 0) {
        at++;
      }
      if (at < pattern.length() && pattern.charAt(at) == '?') {
        at++;
      }
    }

    private void endRun() {
      if (run.length() > best.length()) {
        best = run.toString();
      }
      run.setLength(0);
    }
  }
}
