package io.earshot.rule;

import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set defines and refers to: finds ids given twice, references to nothing, references
 * in a circle, and what nothing refers to.
 */
final class Names {
  /** Longest chain of references; deeper ones nobody can follow. */
  static final int LONGEST_CHAIN = 64;

  /** The kinds of things that have a name. */
  enum Kind {
    PARAMETER,
    LIST,
    CONDITION,
    SECTION,
    RULE,
    FLAG;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One named thing. */
  record Name(Kind kind, String text) {
    @Override
    public String toString() {
      return kind.label() + " " + text;
    }
  }

  /** A reference: who refers to what, where. */
  record Use(@Nullable Name owner, Name target, Place at) {}

  private final Faults faults;
  private final Map<Name, Place> defined = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final Set<SourceFile> taken = new HashSet<>();
  private @Nullable Name owner;

  Names(Faults faults) {
    this.faults = faults;
  }

  /** Defines a name; false if there is one already, which is told. */
  boolean define(Kind kind, Scalar id) {
    Place before = defined.putIfAbsent(new Name(kind, id.text()), id.at());
    if (before != null) {
      faults.error(
          id.at(),
          "the " + kind.label() + " \"" + id.text() + "\" is defined twice",
          "first at " + before.position() + "; rename one");
    }
    return before == null;
  }

  /** Files of a rule set that is extended: what in them is left unused is nobody's fault. */
  void takeOver(List<SourceFile> files) {
    taken.addAll(files);
  }

  boolean isDefined(Kind kind, String name) {
    return defined.containsKey(new Name(kind, name));
  }

  /** What is referred to from now on is referred to by this; null: by nothing of interest. */
  void enter(@Nullable Name owner) {
    this.owner = owner;
  }

  /** Notes a reference. */
  void use(Kind kind, String name, Place at) {
    uses.add(new Use(owner, new Name(kind, name), at));
  }

  /**
   * Tells references to lists that do not exist or lead in a circle; returns the unusable lists.
   */
  Set<String> checkLists() {
    Set<String> unusable = new HashSet<>();
    for (Use use : checkCircles(Kind.LIST)) {
      unusable.add(use.target().text());
    }
    return unusable;
  }

  /** Tells every reference to nothing, every circle, and what is never used. */
  void check() {
    Set<Name> used = new HashSet<>();
    for (Use use : uses) {
      used.add(use.target());
      if (!defined.containsKey(use.target())) {
        unknown(use);
      }
      if (faults.isFull()) {
        return;
      }
    }
    checkCircles(null);
    if (!faults.hasErrors()) {
      tellUnused(used);
    }
  }

  private void tellUnused(Set<Name> used) {
    defined.forEach(
        (name, at) -> {
          boolean needsUse =
              name.kind() == Kind.PARAMETER
                  || name.kind() == Kind.LIST
                  || name.kind() == Kind.CONDITION;
          if (needsUse && !used.contains(name) && !taken.contains(at.file())) {
            faults.warn(
                at,
                "nothing uses the " + name.kind().label() + " \"" + name.text() + "\"",
                "delete it");
          }
        });
  }

  private void unknown(Use use) {
    Name target = use.target();
    List<String> names =
        defined.keySet().stream()
            .filter(name -> name.kind() == target.kind())
            .map(Name::text)
            .toList();
    boolean isList =
        target.kind() == Kind.PARAMETER && defined.containsKey(new Name(Kind.LIST, target.text()));
    faults.error(
        use.at(),
        "there is no " + target.kind().label() + " \"" + target.text() + "\"",
        isList
            ? "for the list write {list." + target.text() + "}; for a brace write {{"
            : names.isEmpty()
                ? "none is defined"
                : Suggestion.among(names, target.text(), "defined: "));
  }

  /** The references that close a circle or overlong chain, all told; of one kind or (null) any. */
  private List<Use> checkCircles(@Nullable Kind kind) {
    Map<Name, List<Use>> from = new LinkedHashMap<>();
    for (Use use : uses) {
      if (use.owner() != null && (kind == null || use.target().kind() == kind)) {
        from.computeIfAbsent(use.owner(), name -> new ArrayList<>()).add(use);
      }
    }
    Walk walk = new Walk(from);
    for (Name name : from.keySet()) {
      walk.height(name);
    }
    return walk.bad;
  }

  /** A depth-first walk along references. */
  private final class Walk {
    private final Map<Name, List<Use>> from;
    private final Map<Name, Integer> heights = new HashMap<>();
    private final LinkedHashSet<Name> path = new LinkedHashSet<>();
    private final List<Use> bad = new ArrayList<>();

    Walk(Map<Name, List<Use>> from) {
      this.from = from;
    }

    int height(Name name) {
      Integer known = heights.get(name);
      if (known != null) {
        return known;
      }
      path.add(name);
      int height = 0;
      for (Use use : from.getOrDefault(name, List.of())) {
        height = Math.max(height, below(use));
      }
      path.remove(name);
      heights.put(name, height);
      return height;
    }

    private int below(Use use) {
      if (path.contains(use.target())) {
        circle(use);
        return 0;
      }
      int height = path.size() > LONGEST_CHAIN ? LONGEST_CHAIN : height(use.target()) + 1;
      if (height >= LONGEST_CHAIN) {
        bad.add(use);
        faults.error(
            use.at(),
            "a chain of more than " + (LONGEST_CHAIN - 1) + " references begins or passes here",
            "refer to fewer names that refer to others");
        return 0;
      }
      return height;
    }

    private void circle(Use use) {
      bad.add(use);
      StringBuilder chain = new StringBuilder();
      boolean inside = false;
      for (Name name : path) {
        inside |= name.equals(use.target());
        if (inside) {
          chain.append(name).append(" → ");
        }
      }
      faults.error(
          use.at(), "references in a circle: " + chain + use.target(), "remove one of them");
    }
  }
}
