package io.earshot.score;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton of a {@link RegexProgram} whose states are made when a text first leads
 * to them, as RE2 does: each character then costs one look into a table. A state is the ordered
 * list of the program's ways that are still open before the next character; whether one of them has
 * matched is told when that character (or the end) is known, so that edges can be judged.
 *
 * <p>May be used by several threads at once: states are immutable but for their ways out, which are
 * set once, and again to the same, without a lock.
 */
final class RegexAutomaton {
  /** Numbers that all states may hold together, beyond which they are forgotten and made anew. */
  private static final int MOST_NUMBERS = 1 << 16;

  /** What stands before a state. */
  private static final int TEXT_BEGIN = 0;

  private static final int LINE_END = 1;
  private static final int WORD = 2;
  private static final int OTHER = 3;

  /** A state; its ways out by letter, the last by the end of the text. */
  static final class State {
    final int[] open;
    final boolean matched;
    final int before;
    final @Nullable State[] ways;

    State(Kernel kernel, int ways) {
      open = kernel.open;
      matched = kernel.matched;
      before = kernel.before;
      this.ways = new State[ways];
    }

    /** Whether nothing that follows can match. */
    boolean isDead() {
      return open.length == 0;
    }
  }

  /** What tells states apart. */
  private record Kernel(int[] open, boolean matched, int before) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kernel kernel
          && matched == kernel.matched
          && before == kernel.before
          && Arrays.equals(open, kernel.open);
    }

    @Override
    public int hashCode() {
      return (Arrays.hashCode(open) * 4 + before) * 2 + (matched ? 1 : 0);
    }
  }

  private final RegexProgram program;
  private final RegexAlphabet alphabet;
  private final boolean backwards;
  private final int end;
  private Map<Kernel, State> states = new HashMap<>();
  private int numbers;
  private final @Nullable State[] starts = new State[OTHER + 1];

  /** Instructions seen while the ways out of a state are followed; by the lock's holder. */
  private final int[] seenAt;

  private final int[] foundAt;
  private final int[] found;
  private int foundCount;
  private final int[] stack;
  private int round;

  /** An automaton for reading forwards to the first match, or backwards to the longest. */
  RegexAutomaton(RegexProgram program, RegexAlphabet alphabet, boolean backwards) {
    this.program = program;
    this.alphabet = alphabet;
    this.backwards = backwards;
    end = alphabet.size();
    seenAt = new int[program.size()];
    foundAt = new int[program.size()];
    found = new int[program.size()];
    stack = new int[program.size() + 1];
  }

  /** Number of the way out at the end of the text. */
  int end() {
    return end;
  }

  /** The state before anything is read; {@code letter} is what stands before, or {@link #end()}. */
  State start(int letter) {
    int before = before(letter);
    State known = starts[before];
    return known != null ? known : begin(before);
  }

  /** The state after a letter; its way out of {@code from} is remembered. */
  State step(State from, int letter) {
    State known = from.ways[letter];
    return known != null ? known : follow(from, letter);
  }

  private synchronized State begin(int before) {
    State state = state(new Kernel(new int[] {program.start}, false, before));
    starts[before] = state;
    return state;
  }

  private int before(int letter) {
    if (letter == end) {
      return TEXT_BEGIN;
    }
    if (alphabet.isLineEnd(letter)) {
      return LINE_END;
    }
    return alphabet.isWord(letter) ? WORD : OTHER;
  }

  private synchronized State follow(State from, int letter) {
    round++;
    foundCount = 0;
    boolean matched = false;
    for (int i = 0; i < from.open.length && !(matched && !backwards); i++) {
      matched |= open(from.open[i], from.before, letter);
    }
    State state = state(new Kernel(Arrays.copyOf(found, foundCount), matched, before(letter)));
    from.ways[letter] = state;
    return state;
  }

  /**
   * Follows the ways from one instruction on that need no character, the preferred first, and takes
   * the letter where one needs it. Reading forwards, what comes after a match is of no interest.
   */
  private boolean open(int instruction, int before, int letter) {
    boolean matched = false;
    int depth = 0;
    stack[depth++] = instruction;
    while (depth > 0) {
      int at = stack[--depth];
      if (seenAt[at] == round) {
        continue;
      }
      seenAt[at] = round;
      switch (program.kind(at)) {
        case RegexProgram.MATCH -> {
          matched = true;
          if (!backwards) {
            return true;
          }
        }
        case RegexProgram.TAKE -> take(at, letter);
        case RegexProgram.EITHER -> {
          stack[depth++] = program.argument(at);
          stack[depth++] = program.next(at);
        }
        default -> {
          if (holds(program.edge(at), before, letter)) {
            stack[depth++] = program.next(at);
          }
        }
      }
    }
    return matched;
  }

  private void take(int at, int letter) {
    int next = program.next(at);
    if (letter != end && alphabet.isIn(letter, program.argument(at)) && foundAt[next] != round) {
      foundAt[next] = round;
      found[foundCount++] = next;
    }
  }

  private boolean holds(RegexTree.Edge edge, int before, int letter) {
    boolean word = letter != end && alphabet.isWord(letter);
    return switch (edge) {
      case TEXT_BEGIN -> before == TEXT_BEGIN;
      case LINE_BEGIN -> before <= LINE_END;
      case TEXT_END -> letter == end;
      case LINE_END -> letter == end || alphabet.isLineEnd(letter);
      case WORD -> (before == WORD) != word;
      case NOT_WORD -> (before == WORD) == word;
    };
  }

  private State state(Kernel kernel) {
    State known = states.get(kernel);
    if (known != null) {
      return known;
    }
    numbers += kernel.open.length + end;
    if (numbers > MOST_NUMBERS) {
      states = new HashMap<>();
      Arrays.fill(starts, null);
      numbers = 0;
    }
    State made = new State(kernel, end + 1);
    states.put(kernel, made);
    return made;
  }
}
