package io.earshot.score;

import io.earshot.score.RegexTree.At;
import io.earshot.score.RegexTree.Choice;
import io.earshot.score.RegexTree.One;
import io.earshot.score.RegexTree.Repeat;
import io.earshot.score.RegexTree.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what every match of a regular expression must hold, by descent: a run of plain characters
 * holds itself, a small class one of its members, a sequence what each of its parts holds, a choice
 * what the most telling part of each branch holds.
 */
final class RequirementReader {
  /** A larger set takes longer to look for than it saves. */
  private static final int MOST_WORDS = 200;

  /** Sets kept of a sequence: each is one more pass over a turn. */
  private static final int MOST_SETS = 3;

  /** Longest repetition of a character that is looked for. */
  private static final int MOST_TIMES = 8;

  /** Longer words first: they are rarer; then fewer of them. */
  private static final Comparator<Set<String>> MOST_TELLING =
      Comparator.<Set<String>>comparingInt(RequirementReader::shortest)
          .reversed()
          .thenComparingInt(Set::size);

  private RequirementReader() {}

  static Requirement read(RegexTree tree) {
    return new Requirement(needs(tree));
  }

  /** Of each of these sets every match holds a word. */
  private static List<Set<String>> needs(RegexTree tree) {
    return switch (tree) {
      case One one -> members(one.of());
      case At _ -> List.of();
      case Sequence(List<RegexTree> parts) -> sequence(parts);
      case Choice(List<RegexTree> branches) -> choice(branches);
      case Repeat repeat -> sequence(List.of(repeat));
    };
  }

  private static List<Set<String>> members(CodePoints of) {
    Set<String> members = new HashSet<>();
    int[] bounds = of.bounds();
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i + 1] - bounds[i] + members.size() >= MOST_WORDS) {
        return List.of();
      }
      for (int c = bounds[i]; c <= bounds[i + 1]; c++) {
        members.add(Character.toString(c));
      }
    }
    return members.isEmpty() ? List.of() : List.of(members);
  }

  private static List<Set<String>> choice(List<RegexTree> branches) {
    Set<String> anyBranch = new HashSet<>();
    for (RegexTree branch : branches) {
      List<Set<String>> needs = needs(branch);
      if (needs.isEmpty()) {
        return List.of();
      }
      anyBranch.addAll(needs.getFirst());
    }
    return anyBranch.size() <= MOST_WORDS ? List.of(anyBranch) : List.of();
  }

  /** What the parts of one branch require, the most telling first. */
  private static List<Set<String>> sequence(List<RegexTree> parts) {
    List<Set<String>> needs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (RegexTree part : parts) {
      Repeat repeat = part instanceof Repeat r ? r : new Repeat(part, 1, 1, true);
      List<Set<String>> inside = repeat.least() == 0 ? List.of() : needs(repeat.part());
      boolean plain = repeat.part() instanceof One && isOneWord(inside);
      if (plain) {
        String word = inside.getFirst().iterator().next();
        run.append(word.repeat(Math.min(MOST_TIMES, repeat.least())));
      }
      if (!plain || repeat.least() != repeat.most() || repeat.least() > MOST_TIMES) {
        endRun(run, needs);
      }
      if (!plain) {
        needs.addAll(inside);
      }
    }
    endRun(run, needs);
    needs.sort(MOST_TELLING);
    return needs.subList(0, Math.min(MOST_SETS, needs.size()));
  }

  private static boolean isOneWord(List<Set<String>> sets) {
    return sets.size() == 1 && sets.getFirst().size() == 1;
  }

  private static void endRun(StringBuilder run, List<Set<String>> needs) {
    if (!run.isEmpty()) {
      needs.add(Set.of(run.toString()));
      run.setLength(0);
    }
  }

  private static int shortest(Set<String> words) {
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      least = Math.min(least, word.length());
    }
    return least;
  }
}
