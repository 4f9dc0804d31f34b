package io.earshot.score;

/**
 * A regular expression in RE2 syntax, matched in linear time: one pass finds where the first match
 * ends, one back from there where it begins. Of several matches that begin at one place the
 * expression's own preference decides, as in RE2 and Perl. May be used by several threads at once.
 */
final class Regex {
  /** No match. */
  static final long NONE = -1;

  private final Requirement requirement;
  private final RegexAlphabet alphabet;
  private final RegexAutomaton forwards;
  private final RegexAutomaton backwards;

  private Regex(RegexTree tree) {
    requirement = RequirementReader.read(tree);
    alphabet = new RegexAlphabet(tree);
    forwards = new RegexAutomaton(new RegexProgram(tree, alphabet, false), alphabet, false);
    backwards = new RegexAutomaton(new RegexProgram(tree, alphabet, true), alphabet, true);
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException where it is not RE2's, or too large, with the reason
   */
  static Regex compile(String pattern) {
    return new Regex(RegexReader.read(pattern));
  }

  /**
   * Whether the text {@code chars[from, to)} holds what every match that is not empty must hold.
   */
  boolean mayMatch(char[] chars, int from, int to) {
    return requirement.holds(chars, from, to);
  }

  /** Where a match begins. */
  static int start(long match) {
    return (int) (match >>> Integer.SIZE);
  }

  /** One past where a match ends. */
  static int end(long match) {
    return (int) match;
  }

  /**
   * The first match in the text {@code chars[from, to)} that begins at {@code at} or after, to be
   * read by {@link #start} and {@link #end}; or {@link #NONE}.
   */
  long find(char[] chars, int from, int to, int at) {
    int end = lastOf(chars, from, to, at);
    return end < 0 ? NONE : (long) firstOf(chars, from, to, at, end) << Integer.SIZE | end;
  }

  /** Where the first match ends, or −1. */
  private int lastOf(char[] chars, int from, int to, int at) {
    RegexAutomaton automaton = forwards;
    RegexAutomaton.State state = automaton.start(letterBefore(chars, from, at));
    int last = -1;
    int i = at;
    while (i < to) {
      char c = chars[i];
      if (Character.isSurrogate(c)) {
        int codePoint = Character.codePointAt(chars, i, to);
        state = automaton.step(state, alphabet.letterOf(codePoint));
        last = state.matched ? i : last;
        i += Character.charCount(codePoint);
      } else {
        state = automaton.step(state, alphabet.letter(c));
        last = state.matched ? i : last;
        i++;
      }
      if (state.isDead()) {
        return last;
      }
    }
    return automaton.step(state, automaton.end()).matched ? to : last;
  }

  /** Where the longest match begins that ends at {@code end}, not before {@code at}. */
  private int firstOf(char[] chars, int from, int to, int at, int end) {
    RegexAutomaton automaton = backwards;
    int after =
        end < to ? alphabet.letterOf(Character.codePointAt(chars, end, to)) : automaton.end();
    RegexAutomaton.State state = automaton.start(after);
    int first = end;
    int i = end;
    while (i > at) {
      int codePoint = Character.codePointBefore(chars, i, at);
      state = automaton.step(state, alphabet.letterOf(codePoint));
      first = state.matched ? i : first;
      if (state.isDead()) {
        return first;
      }
      i -= Character.charCount(codePoint);
    }
    return automaton.step(state, letterBefore(chars, from, at)).matched ? at : first;
  }

  private int letterBefore(char[] chars, int from, int at) {
    return at > from
        ? alphabet.letterOf(Character.codePointBefore(chars, at, from))
        : forwards.end();
  }
}
