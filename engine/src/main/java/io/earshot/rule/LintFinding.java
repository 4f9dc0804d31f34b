package io.earshot.rule;

/**
 * Something doubtful about a rule set that loads.
 *
 * @param kind what class of doubt
 * @param fault the place, what is doubtful, and what to do; a warning
 */
public record LintFinding(Kind kind, RuleFault fault) {
  /** Classes of doubt. */
  public enum Kind {
    /** Can never hold, or never be asked. */
    DEAD,
    /** Cannot be met, or not asked, because of another rule. */
    UNREACHABLE,
    /** Two parts of a condition, or two rules, of which at most one can hold. */
    CONTRADICTORY,
    /** Never matters, because something else always comes first. */
    SHADOWED,
    /** Says the same as another. */
    DUPLICATE,
    /** A window in which nothing can lie. */
    EMPTY_SCOPE,
    /** A mark of the scorecard that no conversation can reach, or all do. */
    SCORECARD,
    /** Nothing to wait for: it looks at every turn. */
    COSTLY,
    /** Counts, although nobody has shown how often it is right. */
    UNPROVEN;

    private final String label = Spelling.of(this);

    /** The name as findings spell it, for example {@code empty-scope}. */
    public String label() {
      return label;
    }
  }
}
