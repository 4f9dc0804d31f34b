package io.earshot.score;

import io.earshot.score.RegexTree.At;
import io.earshot.score.RegexTree.Choice;
import io.earshot.score.RegexTree.Edge;
import io.earshot.score.RegexTree.One;
import io.earshot.score.RegexTree.Repeat;
import io.earshot.score.RegexTree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the RE2 syntax of regular expressions (no back-references, no look-around). Text is folded
 * before it is matched, so the flag {@code i} changes nothing.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
final class RegexReader {
  static final CodePoints DIGIT = CodePoints.of('0', '9');
  static final CodePoints SPACE = CodePoints.of('\t', '\n', '\f', '\r', ' ', ' ');
  static final CodePoints WORD = CodePoints.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');

  private static final Map<String, CodePoints> POSIX =
      Map.ofEntries(
          Map.entry("alnum", CodePoints.of('0', '9', 'A', 'Z', 'a', 'z')),
          Map.entry("alpha", CodePoints.of('A', 'Z', 'a', 'z')),
          Map.entry("ascii", CodePoints.of(0, 0x7F)),
          Map.entry("blank", CodePoints.of('\t', '\t', ' ', ' ')),
          Map.entry("cntrl", CodePoints.of(0, 0x1F, 0x7F, 0x7F)),
          Map.entry("digit", DIGIT),
          Map.entry("graph", CodePoints.of('!', '~')),
          Map.entry("lower", CodePoints.of('a', 'z')),
          Map.entry("print", CodePoints.of(' ', '~')),
          Map.entry("punct", CodePoints.of('!', '/', ':', '@', '[', '`', '{', '~')),
          Map.entry("space", CodePoints.of('\t', '\r', ' ', ' ')),
          Map.entry("upper", CodePoints.of('A', 'Z')),
          Map.entry("word", WORD),
          Map.entry("xdigit", CodePoints.of('0', '9', 'A', 'F', 'a', 'f')));

  private static final int HEX = 16;
  private static final int OCTAL = 8;

  private final String pattern;
  private int at;
  private boolean dotIsAll;
  private boolean everyLine;
  private boolean lazyFirst;

  private RegexReader(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException where it says something that is not RE2's, with the place
   */
  static RegexTree read(String pattern) {
    RegexReader reader = new RegexReader(pattern);
    RegexTree tree = reader.choice();
    if (reader.at < pattern.length()) {
      throw reader.unknown("a ) that closes nothing");
    }
    return tree;
  }

  private RegexTree choice() {
    List<RegexTree> branches = new ArrayList<>();
    branches.add(sequence());
    while (next('|')) {
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.getFirst() : new Choice(branches);
  }

  private RegexTree sequence() {
    List<RegexTree> parts = new ArrayList<>();
    while (at < pattern.length() && !stands("|") && !stands(")")) {
      if (next("\\Q")) {
        quoted(parts);
      } else {
        parts.add(repeated(part()));
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
  }

  /** Up to {@code \E}; what repeats, repeats its last character. */
  private void quoted(List<RegexTree> parts) {
    while (at < pattern.length() && !next("\\E")) {
      RegexTree one = one(codePoint());
      parts.add(next("\\E") ? repeated(one) : one);
    }
  }

  private RegexTree repeated(RegexTree part) {
    RegexTree all = part;
    for (int[] times = times(); times != null; times = times()) {
      all = new Repeat(all, times[0], times[1], next('?') == lazyFirst);
    }
    return all;
  }

  /** Least and most of a quantifier, if one stands here. */
  private int @Nullable [] times() {
    if (next('*')) {
      return new int[] {0, -1};
    }
    if (next('+')) {
      return new int[] {1, -1};
    }
    if (next('?')) {
      return new int[] {0, 1};
    }
    int close = stands("{") ? pattern.indexOf('}', at) : -1;
    String[] counts = close < 0 ? new String[0] : pattern.substring(at + 1, close).split(",", -1);
    boolean open = counts.length == 2 && counts[1].isEmpty();
    if (counts.length == 0 || counts.length > 2 || !number(counts[0])) {
      return null;
    }
    if (!open && !number(counts[counts.length - 1])) {
      return null;
    }
    at = close + 1;
    return new int[] {
      Integer.parseInt(counts[0]), open ? -1 : Integer.parseInt(counts[counts.length - 1])
    };
  }

  private static boolean number(String text) {
    return !text.isEmpty()
        && text.length() <= 4
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private RegexTree part() {
    int c = codePoint();
    return switch (c) {
      case '(' -> group();
      case '[' -> new One(members());
      case '.' -> new One(dotIsAll ? CodePoints.ALL : CodePoints.of('\n', '\n').not());
      case '^' -> new At(everyLine ? Edge.LINE_BEGIN : Edge.TEXT_BEGIN);
      case '$' -> new At(everyLine ? Edge.LINE_END : Edge.TEXT_END);
      case '\\' -> escape();
      default -> one(c);
    };
  }

  private static RegexTree one(int codePoint) {
    return new One(CodePoints.of(codePoint, codePoint));
  }

  private RegexTree group() {
    boolean dot = dotIsAll;
    boolean line = everyLine;
    boolean lazy = lazyFirst;
    if (next('?') && !name() && flags()) {
      return new Sequence(List.of());
    }
    RegexTree inside = choice();
    if (!next(')')) {
      throw unknown("a ( that nothing closes");
    }
    dotIsAll = dot;
    everyLine = line;
    lazyFirst = lazy;
    return inside;
  }

  private boolean name() {
    if (!next("P<") && !next('<')) {
      return false;
    }
    at = indexOf('>') + 1;
    return true;
  }

  /** Reads flags; whether they hold for the rest of the group they stand in. */
  private boolean flags() {
    boolean on = true;
    while (at < pattern.length()) {
      int flag = codePoint();
      switch (flag) {
        case '-' -> on = false;
        case 'i' -> {}
        case 'm' -> everyLine = on;
        case 's' -> dotIsAll = on;
        case 'U' -> lazyFirst = on;
        case ':' -> {
          return false;
        }
        case ')' -> {
          return true;
        }
        default -> throw unknown("the flag " + Character.toString(flag));
      }
    }
    throw unknown("a ( that nothing closes");
  }

  private RegexTree escape() {
    if (at == pattern.length()) {
      throw unknown("a \\ at the end");
    }
    Edge edge =
        switch (pattern.charAt(at)) {
          case 'A' -> Edge.TEXT_BEGIN;
          case 'z' -> Edge.TEXT_END;
          case 'b' -> Edge.WORD;
          case 'B' -> Edge.NOT_WORD;
          default -> null;
        };
    if (edge != null) {
      at++;
      return new At(edge);
    }
    CodePoints named = named();
    return named == null ? one(escaped()) : new One(named);
  }

  /** The class whose name stands behind a backslash; null, and nothing read, for a character. */
  private @Nullable CodePoints named() {
    char name = pattern.charAt(at);
    CodePoints members =
        switch (Character.toLowerCase(name)) {
          case 'd' -> DIGIT;
          case 's' -> SPACE;
          case 'w' -> WORD;
          case 'p' -> property();
          default -> null;
        };
    if (members == null) {
      return null;
    }
    at++;
    return Character.isUpperCase(name) ? members.not() : members;
  }

  /** {@code p{Han}}, {@code pL}; leaves off at its last character. */
  private CodePoints property() {
    boolean braced = at + 1 < pattern.length() && pattern.charAt(at + 1) == '{';
    int from = at + (braced ? 2 : 1);
    at = braced ? indexOf('}') : from;
    String name = at < pattern.length() ? pattern.substring(from, braced ? at : at + 1) : "";
    boolean not = name.startsWith("^");
    CodePoints members = UnicodeClass.of(not ? name.substring(1) : name);
    if (members == null) {
      throw unknown("the class " + name);
    }
    return not ? members.not() : members;
  }

  /** The character that is written behind a backslash. */
  private int escaped() {
    int c = codePoint();
    return switch (c) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      case 'x' -> hex();
      case '0' -> octal();
      default -> {
        if (c < 0x80 && WORD.holds(c) && c != '_') {
          throw unknown("\\" + Character.toString(c));
        }
        yield c;
      }
    };
  }

  private int hex() {
    int from = stands("{") ? at + 1 : at;
    int to = stands("{") ? indexOf('}') : Math.min(at + 2, pattern.length());
    at = stands("{") ? to + 1 : to;
    return parsed(pattern.substring(from, to), HEX);
  }

  private int octal() {
    int from = at;
    while (at < pattern.length() && at < from + 2 && "01234567".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    return at == from ? 0 : parsed(pattern.substring(from, at), OCTAL);
  }

  private int parsed(String digits, int radix) {
    try {
      return Integer.parseInt(digits, radix);
    } catch (NumberFormatException e) {
      throw unknown("the number " + digits);
    }
  }

  private CodePoints members() {
    boolean not = next('^');
    CodePoints members = CodePoints.of();
    for (boolean first = true; first || !stands("]"); first = false) {
      members = members.and(member());
    }
    at++;
    return not ? members.not() : members;
  }

  /** A character, range or class inside brackets. */
  private CodePoints member() {
    if (stands("[:")) {
      int end = pattern.indexOf(":]", at);
      boolean not = pattern.startsWith("^", at + 2);
      String name = end < 0 ? "" : pattern.substring(at + (not ? 3 : 2), end);
      CodePoints posix = POSIX.get(name.toLowerCase(Locale.ROOT));
      if (posix != null) {
        at = end + 2;
        return not ? posix.not() : posix;
      }
    }
    int from = codePoint();
    if (from == '\\' && at < pattern.length()) {
      CodePoints named = named();
      if (named != null) {
        return named;
      }
      from = escaped();
    }
    int to = from;
    if (stands("-") && !pattern.startsWith("]", at + 1) && at + 1 < pattern.length()) {
      at++;
      to = codePoint();
      to = to == '\\' && at < pattern.length() ? escaped() : to;
    }
    return CodePoints.of(from, to);
  }

  private int codePoint() {
    if (at >= pattern.length()) {
      throw unknown("an end where more was expected");
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private int indexOf(char c) {
    int index = pattern.indexOf(c, at);
    if (index < 0) {
      throw unknown("no " + c);
    }
    return index;
  }

  private boolean stands(String text) {
    return pattern.startsWith(text, at);
  }

  private boolean next(char c) {
    boolean here = at < pattern.length() && pattern.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private boolean next(String text) {
    boolean here = stands(text);
    at += here ? text.length() : 0;
    return here;
  }

  private IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException(what + " at character " + at + " is not understood");
  }
}
