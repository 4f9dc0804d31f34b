package io.earshot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule came to.
 *
 * @param rule the rule's id
 * @param standard the service standard it checks, if it checks one
 * @param outcome met, not met, not applicable, undecidable, pending
 * @param points what the outcome added to (or took from) the score, in thousandths; 0 unless the
 *     rule's stage is {@link Stage#SCORE}
 * @param stage shadow, suggest or score
 * @param operator the operator that decided, as the language names it ({@code phrases}, {@code
 *     silence}, …)
 * @param autoFail null, or whether the auto-fail this outcome triggers is suspected or confirmed
 * @param evidence what it rests on; empty where the absence of words decided
 */
public record RuleOutcome(
    String rule,
    @Nullable String standard,
    Outcome outcome,
    int points,
    Stage stage,
    String operator,
    @Nullable AutoFail autoFail,
    List<Evidence> evidence) {
  /** Copies the list. */
  public RuleOutcome {
    evidence = List.copyOf(evidence);
  }

  /** How far a rule has been trusted. */
  public enum Stage {
    /** Recorded, not shown to agents. */
    SHADOW,
    /** Shown, worth nothing. */
    SUGGEST,
    /** Counts. */
    SCORE
  }

  /** Whether a person has confirmed an auto-fail. */
  public enum AutoFail {
    SUSPECTED,
    CONFIRMED
  }
}
