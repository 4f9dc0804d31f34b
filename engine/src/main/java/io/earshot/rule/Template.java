package io.earshot.rule;

import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a phrase as written into words, gaps and braces. */
final class Template {
  /** Tokens a bare gap allows. */
  static final int USUAL_GAP_TOKENS = 5;

  /** Longest gap. */
  static final int LONGEST_GAP_TOKENS = 100;

  /** What a piece is. */
  enum Kind {
    TEXT,
    GAP,
    LIST,
    FIELD,
    PARAMETER
  }

  /**
   * One piece.
   *
   * @param kind what it is
   * @param text the words, or the name in the braces
   * @param tokens of a gap
   * @param at where it stands
   */
  record Piece(Kind kind, String text, int tokens, Place at) {}

  private final Scalar source;
  private final String text;
  private final Faults faults;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int wordsFrom;
  private int next;

  private Template(Scalar source, Faults faults) {
    this.source = source;
    this.text = source.text();
    this.faults = faults;
  }

  /** The pieces; empty after a fault, which is told. */
  static List<Piece> pieces(Scalar source, Faults faults) {
    Template template = new Template(source, faults);
    return template.cut() ? template.pieces : List.of();
  }

  private boolean cut() {
    while (next < text.length()) {
      char c = text.charAt(next);
      boolean whole = true;
      if (text.startsWith("{{", next) || text.startsWith("}}", next)) {
        word(c, 2);
      } else if (c == '{') {
        whole = brace();
      } else if (c == '}') {
        whole = fault(next, "a closing brace without an opening one", "for a brace write }}");
      } else if (c == '…' || text.startsWith("...", next)) {
        whole = gap();
      } else {
        word(c, 1);
      }
      if (!whole) {
        return false;
      }
    }
    flush();
    return true;
  }

  private void word(char c, int units) {
    if (words.isEmpty()) {
      wordsFrom = next;
    }
    words.append(c);
    next += units;
  }

  private void flush() {
    if (!words.isEmpty()) {
      pieces.add(new Piece(Kind.TEXT, words.toString(), 0, source.part(wordsFrom, next)));
      words.setLength(0);
    }
  }

  private boolean gap() {
    flush();
    int from = next;
    while (next < text.length() && (text.charAt(next) == '…' || text.charAt(next) == '.')) {
      next++;
    }
    int digits = next;
    while (next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9') {
      next++;
    }
    Double written = Numbers.parse(text.substring(digits, next));
    double tokens = written == null && digits == next ? USUAL_GAP_TOKENS : orTooLong(written);
    if (tokens < 1 || tokens > LONGEST_GAP_TOKENS) {
      return fault(
          from,
          "a gap of " + text.substring(digits, next) + " tokens",
          "1 to " + LONGEST_GAP_TOKENS + "; a number that is said needs a blank before it");
    }
    pieces.add(new Piece(Kind.GAP, "", (int) tokens, source.part(from, next)));
    return true;
  }

  private static double orTooLong(@Nullable Double written) {
    return written == null ? Double.MAX_VALUE : written;
  }

  private boolean brace() {
    flush();
    int close = text.indexOf('}', next);
    if (close < 0) {
      return fault(next, "an opening brace without a closing one", "for a brace write {{");
    }
    String inside = text.substring(next + 1, close).strip();
    Kind kind =
        inside.startsWith("list.")
            ? Kind.LIST
            : inside.startsWith("metadata.") ? Kind.FIELD : Kind.PARAMETER;
    String name = kind == Kind.PARAMETER ? inside : inside.substring(inside.indexOf('.') + 1);
    if (name.isBlank() || name.indexOf('{') >= 0) {
      return fault(
          next,
          "braces without a name",
          "write {list.name}, {metadata.field} or {parameter}; for a brace write {{");
    }
    pieces.add(new Piece(kind, name, 0, source.part(next, close + 1)));
    next = close + 1;
    return true;
  }

  private boolean fault(int at, String message, String fix) {
    faults.error(source.part(at, Math.max(at + 1, next)), message, fix);
    return false;
  }
}
