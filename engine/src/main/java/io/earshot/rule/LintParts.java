package io.earshot.rule;

import io.earshot.model.Medium;
import io.earshot.model.Role;
import io.earshot.rule.LintFinding.Kind;
import io.earshot.rule.Operator.Metadata;
import io.earshot.rule.Operator.Phrases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What lint knows of single operators and of parts side by side. */
final class LintParts {
  private LintParts() {}

  /** Parts of an {@code any} that another part always covers. */
  static void shadowed(List<Condition> parts, Lint lint) {
    for (Condition part : parts) {
      for (Condition other : parts) {
        if (!part.equals(other) && isCoveredBy(part, other)) {
          lint.tell(
              Kind.SHADOWED,
              part.at(),
              "never needed: the part at line " + other.at().line() + " holds all of its phrases",
              "delete it");
        }
      }
    }
  }

  /** A part of an {@code any} whose opposite is another: it always holds. */
  static void opposites(List<Condition> parts, Canonical canonical, Lint lint) {
    Map<String, Condition> seen = new HashMap<>();
    for (Condition part : parts) {
      String says = canonical.of(part);
      Condition opposite = seen.get(Canonical.negated(says));
      if (opposite != null) {
        lint.tell(
            Kind.CONTRADICTORY,
            part.at(),
            "this is the opposite of the part at line "
                + opposite.at().line()
                + ": any of them always holds",
            "delete one of the two, or write all:");
      }
      seen.put(says, part);
    }
  }

  /** Whether all phrases of a part are among those of another in the same scope. */
  private static boolean isCoveredBy(Condition part, Condition other) {
    return part instanceof Condition.Test a
        && other instanceof Condition.Test b
        && a.scope().equals(b.scope())
        && a.operator() instanceof Phrases few
        && b.operator() instanceof Phrases many
        && few.mode() == Phrases.Mode.ANY
        && few.hits() == 1
        && Canonical.head(few).equals(Canonical.head(many))
        && isProper(Canonical.texts(few), Canonical.texts(many));
  }

  private static boolean isProper(Set<String> few, Set<String> many) {
    return few.size() < many.size() && many.containsAll(few);
  }

  /** Whether what one requirement forbids, the other forbids too, in the same scope. */
  static boolean isForbiddenBy(Condition rule, Condition other) {
    return rule instanceof Condition.Test a
        && other instanceof Condition.Test b
        && a.scope().equals(b.scope())
        && a.operator() instanceof Phrases few
        && b.operator() instanceof Phrases many
        && few.mode() == Phrases.Mode.NONE
        && Canonical.head(few).equals(Canonical.head(many))
        && Canonical.texts(many).containsAll(Canonical.texts(few));
  }

  /** The fields that are always there have known values. */
  static void metadata(Condition.Test test, Lint lint) {
    if (!(test.operator() instanceof Metadata wish)) {
      return;
    }
    Set<String> known =
        switch (wish.left()) {
          case "medium" -> media();
          case "language" -> new TreeSet<>(List.of("en", "zh"));
          default -> null;
        };
    boolean equals =
        wish.comparison() == Metadata.Comparison.EQUAL
            || wish.comparison() == Metadata.Comparison.IN;
    if (known != null && equals && wish.values().stream().noneMatch(known::contains)) {
      lint.tell(
          Kind.DEAD,
          test.at(),
          wish.left() + " is never " + String.join(" or ", wish.values()),
          "it is one of " + String.join(", ", known));
    }
  }

  private static Set<String> media() {
    Set<String> media = new TreeSet<>();
    for (Medium medium : Medium.values()) {
      media.add(medium.label());
    }
    return media;
  }

  /** Whose turns a condition is found in, if that is one role's; null if unknown or several. */
  static @Nullable Role roleOf(@Nullable Condition condition, Map<String, Condition> named) {
    return switch (condition) {
      case null -> null;
      case Condition.Test test -> wordsOf(test.operator()) ? test.scope().role() : null;
      case Condition.Named name -> roleOf(named.get(name.name()), named);
      case Condition.All all -> roleOf(all.parts(), named);
      case Condition.AnyOf any -> roleOf(any.parts(), named);
      case Condition.Not not -> null;
    };
  }

  private static @Nullable Role roleOf(List<Condition> parts, Map<String, Condition> named) {
    Role role = null;
    for (Condition part : parts) {
      Role next = roleOf(part, named);
      if (next == null || (role != null && role != next)) {
        return null;
      }
      role = next;
    }
    return role;
  }

  private static boolean wordsOf(Operator operator) {
    return operator instanceof Phrases
        || operator instanceof Operator.Pattern
        || operator instanceof Operator.Verbatim;
  }

  /** The turns, counted among a role's, in which a condition is found; null if unknown. */
  static Scope.@Nullable Positions positionsOf(
      @Nullable Condition condition, Map<String, Condition> named, @Nullable Role role) {
    return switch (condition) {
      case Condition.Named name -> positionsOf(named.get(name.name()), named, role);
      case Condition.Test test ->
          wordsOf(test.operator()) && test.scope().role() == role ? test.scope().positions() : null;
      case null, default -> null;
    };
  }

  /** Whether all of some turns lie on the wrong side of all of the anchor's. */
  static boolean isBeyond(Scope.Side side, Scope.Positions own, Scope.Positions theirs) {
    boolean alike =
        own.utterances() == theirs.utterances()
            && Integer.signum(own.from()) == Integer.signum(theirs.from())
            && Integer.signum(own.to()) == Integer.signum(theirs.to())
            && Integer.signum(own.from()) == Integer.signum(own.to());
    return switch (side) {
      case AFTER -> alike && own.to() < theirs.from();
      case BEFORE -> alike && own.from() > theirs.to();
      case SAME_TURN -> alike && (own.to() < theirs.from() || own.from() > theirs.to());
      case AROUND -> false;
    };
  }

  static String word(Scope.Side side) {
    return side == Scope.Side.SAME_TURN ? "among" : Spelling.of(side);
  }
}
