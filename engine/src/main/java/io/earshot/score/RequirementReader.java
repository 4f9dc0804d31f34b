package io.earshot.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what every match of a pattern in RE2 syntax must hold, by descent: a run of plain
 * characters holds itself, a small class one of its members, a sequence what each of its parts
 * holds, a choice what the most telling part of each branch holds. What it does not understand (a
 * flag, a script class) requires nothing.
 */
final class RequirementReader {
  /** A larger set takes longer to look for than it saves. */
  private static final int MOST_WORDS = 200;

  /** Sets kept of a sequence: each is one more pass over a turn. */
  private static final int MOST_SETS = 3;

  /** Longer words first: they are rarer; then fewer of them. */
  private static final Comparator<Set<String>> MOST_TELLING =
      Comparator.<Set<String>>comparingInt(RequirementReader::shortest)
          .reversed()
          .thenComparingInt(Set::size);

  /** Longest repetition of a character that is looked for. */
  private static final int MOST_TIMES = 8;

  private static final String DIGITS = "0123456789";

  /** Thrown where the pattern says something this reader does not know. */
  private static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final String pattern;
  private int at;

  RequirementReader(String pattern) {
    this.pattern = pattern;
  }

  Requirement read() {
    try {
      return new Requirement(choice());
    } catch (NotUnderstood e) {
      return Requirement.NONE;
    }
  }

  /** Branches up to the end of the group or pattern. */
  private List<Set<String>> choice() throws NotUnderstood {
    List<Set<String>> first = sequence();
    if (!isNext('|')) {
      return first;
    }
    Set<String> anyBranch = new HashSet<>();
    boolean all = addBest(first, anyBranch);
    while (isNext('|')) {
      at++;
      all &= addBest(sequence(), anyBranch);
    }
    return all && anyBranch.size() <= MOST_WORDS ? List.of(anyBranch) : List.of();
  }

  private static boolean addBest(List<Set<String>> branch, Set<String> to) {
    if (branch.isEmpty()) {
      return false;
    }
    to.addAll(branch.getFirst());
    return true;
  }

  /** What the parts of one branch require, the most telling first. */
  private List<Set<String>> sequence() throws NotUnderstood {
    List<Set<String>> needs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < pattern.length() && !isNext('|') && !isNext(')')) {
      String plain = plain();
      if (plain == null) {
        endRun(run, needs);
        List<Set<String>> part = part();
        if (least() > 0) {
          needs.addAll(part);
        }
        continue;
      }
      int end = at;
      run.append(plain.repeat(least()));
      if (at > end) {
        endRun(run, needs);
      }
    }
    endRun(run, needs);
    needs.sort(MOST_TELLING);
    return needs.subList(0, Math.min(MOST_SETS, needs.size()));
  }

  private static void endRun(StringBuilder run, List<Set<String>> needs) {
    if (!run.isEmpty()) {
      needs.add(Set.of(run.toString()));
      run.setLength(0);
    }
  }

  /** A plain character, escaped or not; null, and nothing read, where something else stands. */
  private @Nullable String plain() {
    int c = pattern.codePointAt(at);
    if (c == '\\' && at + 1 < pattern.length()) {
      int escaped = pattern.codePointAt(at + 1);
      if (Character.isLetterOrDigit(escaped)) {
        return null;
      }
      at += 1 + Character.charCount(escaped);
      return Character.toString(escaped);
    }
    if (c == '[') {
      return onlyMember();
    }
    if (".^$|()\\".indexOf(c) >= 0) {
      return null;
    }
    at += Character.charCount(c);
    return Character.toString(c);
  }

  /** The character of a class that has but one; null, and nothing read, for other classes. */
  private @Nullable String onlyMember() {
    int member = at + 1 < pattern.length() ? pattern.codePointAt(at + 1) : ']';
    int close = at + 1 + Character.charCount(member);
    if ("]^\\[".indexOf(member) >= 0 || !pattern.startsWith("]", close)) {
      return null;
    }
    at = close + 1;
    return Character.toString(member);
  }

  /** A group, a class, an escape or an assertion. */
  private List<Set<String>> part() throws NotUnderstood {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> oneOf(charClass());
      case '\\' -> oneOf(escapeClass());
      default -> List.of();
    };
  }

  private static List<Set<String>> oneOf(@Nullable Set<String> members) {
    return members == null || members.isEmpty() ? List.of() : List.of(members);
  }

  private List<Set<String>> group() throws NotUnderstood {
    if (isNext('?')) {
      boolean named = pattern.startsWith("?P<", at) || pattern.startsWith("?<", at);
      int end = pattern.indexOf(named ? '>' : ':', at);
      if (end < 0 || (!named && end != at + 1)) {
        throw new NotUnderstood();
      }
      at = end + 1;
    }
    List<Set<String>> inside = choice();
    at++;
    return inside;
  }

  /** Members of the class whose name follows the backslash; null where they are too many. */
  private @Nullable Set<String> escapeClass() throws NotUnderstood {
    char name = at < pattern.length() ? pattern.charAt(at++) : ' ';
    if (name == 'd') {
      Set<String> members = new HashSet<>();
      DIGITS.chars().forEach(digit -> members.add(Character.toString(digit)));
      return members;
    }
    if ("DsSwWbBAzntrfv".indexOf(name) < 0) {
      throw new NotUnderstood();
    }
    return null;
  }

  /** Members of the class in brackets; null where they are too many or those it leaves out. */
  private @Nullable Set<String> charClass() throws NotUnderstood {
    Set<String> members = new HashSet<>();
    boolean known = !isNext('^');
    at += known ? 0 : 1;
    int begin = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == begin)) {
      if (pattern.startsWith("[:", at)) {
        throw new NotUnderstood();
      }
      known &= member(members);
    }
    at++;
    return known ? members : null;
  }

  /** Reads one character, range or escape of a class; false where its members are not listed. */
  private boolean member(Set<String> members) throws NotUnderstood {
    if (pattern.charAt(at) == '\\'
        && at + 1 < pattern.length()
        && Character.isLetterOrDigit(pattern.charAt(at + 1))) {
      at++;
      Set<String> named = escapeClass();
      members.addAll(named == null ? Set.of() : named);
      return named != null;
    }
    int from = character();
    int to = from;
    if (isNext('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
      at++;
      to = character();
    }
    if (to - from + members.size() >= MOST_WORDS) {
      return false;
    }
    for (int c = from; c <= to; c++) {
      members.add(Character.toString(c));
    }
    return true;
  }

  private int character() throws NotUnderstood {
    if (pattern.charAt(at) == '\\' && ++at < pattern.length()) {
      if (Character.isLetterOrDigit(pattern.charAt(at))) {
        throw new NotUnderstood();
      }
    }
    if (at == pattern.length()) {
      throw new NotUnderstood();
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /**
   * Reads a quantifier, if one stands here: the fewest times what it stands behind occurs, {@value
   * #MOST_TIMES} at most.
   */
  private int least() {
    int least = 1;
    if (isNext('?') || isNext('*')) {
      least = 0;
      at++;
    } else if (isNext('+')) {
      at++;
    } else if (isNext('{')) {
      int close = pattern.indexOf('}', at);
      if (close < 0) {
        return 1;
      }
      least = fewest(pattern.substring(at + 1, close));
      at = close + 1;
    } else {
      return 1;
    }
    if (isNext('?')) {
      at++;
    }
    return least;
  }

  /** Of {@code 3}, {@code 3,} or {@code 3,5}; 1 where it is no number and so no quantifier. */
  private static int fewest(String counts) {
    int comma = counts.indexOf(',');
    String least = comma < 0 ? counts : counts.substring(0, comma);
    boolean number = !least.isEmpty() && least.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? (int) Math.min(MOST_TIMES, Long.parseLong(least)) : 1;
  }

  private boolean isNext(char c) {
    return at < pattern.length() && pattern.charAt(at) == c;
  }

  private static int shortest(Set<String> words) {
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      least = Math.min(least, word.length());
    }
    return least;
  }
}
