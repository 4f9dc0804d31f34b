package io.earshot.score;

import java.util.List;

/** A regular expression as a tree; see {@link RegexReader}. */
sealed interface RegexTree {
  /** Where an assertion holds. */
  enum Edge {
    TEXT_BEGIN,
    TEXT_END,
    LINE_BEGIN,
    LINE_END,
    WORD,
    NOT_WORD;

    /** The same edge of the text read backwards. */
    Edge reversed() {
      return switch (this) {
        case TEXT_BEGIN -> TEXT_END;
        case TEXT_END -> TEXT_BEGIN;
        case LINE_BEGIN -> LINE_END;
        case LINE_END -> LINE_BEGIN;
        case WORD, NOT_WORD -> this;
      };
    }
  }

  /** Whether it matches without a character. */
  default boolean mayBeEmpty() {
    return switch (this) {
      case One _ -> false;
      case At _ -> true;
      case Sequence all -> all.parts().stream().allMatch(RegexTree::mayBeEmpty);
      case Choice any -> any.branches().stream().anyMatch(RegexTree::mayBeEmpty);
      case Repeat repeat -> repeat.least() == 0 || repeat.part().mayBeEmpty();
    };
  }

  /** One code point of a set. */
  record One(CodePoints of) implements RegexTree {}

  /** No character, at an edge. */
  record At(Edge edge) implements RegexTree {}

  /** All parts, one after the other; nothing for no parts. */
  record Sequence(List<RegexTree> parts) implements RegexTree {}

  /** Any branch, the first that leads to a match. */
  record Choice(List<RegexTree> branches) implements RegexTree {}

  /** A part again and again; {@code most} −1: without end; greedy: as often as possible. */
  record Repeat(RegexTree part, int least, int most, boolean greedy) implements RegexTree {}
}
