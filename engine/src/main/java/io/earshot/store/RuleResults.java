package io.earshot.store;

import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.model.RuleOutcome.AutoFail;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What every rule of a rule set came to in one evaluation, a byte per rule; the rules' names are
 * shared by all evaluations of the same rule set version.
 */
public final class RuleResults {
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final int OUTCOME_BITS = 0x07;
  private static final int SUSPECTED_BIT = 0x08;
  private static final int CONFIRMED_BIT = 0x10;

  private final Layout layout;
  private final byte[] cells;

  RuleResults(Layout layout, byte[] cells) {
    this.layout = layout;
    this.cells = cells;
  }

  static byte cell(RuleOutcome outcome) {
    int bits = outcome.outcome().ordinal();
    AutoFail autoFail = outcome.autoFail();
    if (autoFail != null) {
      bits |= autoFail == AutoFail.CONFIRMED ? CONFIRMED_BIT : SUSPECTED_BIT;
    }
    return (byte) bits;
  }

  static Outcome outcomeOf(int cell) {
    int ordinal = cell & OUTCOME_BITS;
    if (ordinal >= OUTCOMES.length) {
      throw new MalformedException("outcome " + ordinal + " is not known");
    }
    return OUTCOMES[ordinal];
  }

  static @Nullable AutoFail autoFailOf(int cell) {
    if ((cell & CONFIRMED_BIT) != 0) {
      return AutoFail.CONFIRMED;
    }
    return (cell & SUSPECTED_BIT) != 0 ? AutoFail.SUSPECTED : null;
  }

  /** Confirmed if any rule's auto-fail is, else suspected if any is, else null. */
  @Nullable AutoFail worstAutoFail() {
    int bits = 0;
    for (byte cell : cells) {
      bits |= cell;
    }
    return autoFailOf(bits);
  }

  /** Number of rules. */
  public int size() {
    return cells.length;
  }

  /** The id of rule {@code i}, in the rule set's order. */
  public String rule(int i) {
    return layout.rules().get(i).rule();
  }

  /** The service standard rule {@code i} checks, if it checks one. */
  public @Nullable String standard(int i) {
    return layout.rules().get(i).standard();
  }

  /** How far rule {@code i} was trusted. */
  public RuleOutcome.Stage stage(int i) {
    return layout.rules().get(i).stage();
  }

  /** What rule {@code i} came to. */
  public Outcome outcome(int i) {
    return outcomeOf(cells[i]);
  }

  /** The auto-fail that rule {@code i} triggered, or null. */
  public @Nullable AutoFail autoFail(int i) {
    return autoFailOf(cells[i]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RuleResults r
        && layout.equals(r.layout)
        && Arrays.equals(cells, r.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return cells.length + " rule results of " + layout.ruleSet();
  }
}
