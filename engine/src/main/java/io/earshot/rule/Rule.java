package io.earshot.rule;

import io.earshot.model.Conversation;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome.Stage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question about a conversation.
 *
 * @param id unique in the rule set
 * @param standard the service standard it checks, or null
 * @param title what people call it
 * @param why why it matters
 * @param advice what to do better, shown to the agent
 * @param section the scorecard section it belongs to
 * @param errorClass what kind of error its miss is
 * @param group of the rules of one group that deduct, only the worst counts; null: in none
 * @param stage how far it is trusted
 * @param answeredBy who may answer it
 * @param effectiveFrom first day it holds, or null
 * @param effectiveTo last day it holds, or null
 * @param needs ids of rules that must be met, else this one is not applicable
 * @param when applicability; null: always
 * @param require what must hold
 * @param worth what the outcome is worth
 * @param examples short conversations with the expected outcome
 * @param at where the rule begins
 */
public record Rule(
    String id,
    @Nullable String standard,
    String title,
    String why,
    String advice,
    String section,
    ErrorClass errorClass,
    @Nullable String group,
    Stage stage,
    AnsweredBy answeredBy,
    @Nullable LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    List<String> needs,
    @Nullable Condition when,
    Condition require,
    Worth worth,
    List<Example> examples,
    Position at) {
  /** Copies the lists. */
  public Rule {
    needs = List.copyOf(needs);
    examples = List.copyOf(examples);
  }

  /** Whom a miss hurts. */
  public enum ErrorClass {
    CUSTOMER_CRITICAL,
    BUSINESS_CRITICAL,
    COMPLIANCE_CRITICAL,
    NON_CRITICAL;

    private final String label = Spelling.of(this);

    /** The name as rule files spell it, for example {@code customer-critical}. */
    public String label() {
      return label;
    }
  }

  /**
   * Who may answer a rule. One that only a person answers is always undecidable for the machine.
   */
  public enum AnsweredBy {
    MACHINE,
    HUMAN,
    EITHER
  }

  /**
   * A short conversation and what the rule must say about it.
   *
   * @param expect the outcome
   * @param conversation built from the example's lines
   * @param at where the example begins
   */
  public record Example(Outcome expect, Conversation conversation, Position at) {}

  /** What an outcome adds to or takes from the score; amounts in thousandths, never negative. */
  public sealed interface Worth {
    /** Earned when met; counts in what can be earned when decided. */
    record Award(int points) implements Worth {}

    /** Taken once when not met. */
    record Deduct(int points) implements Worth {}

    /** Taken for every sure hit of the requirement's negation, {@code cap} at most. */
    record DeductPerHit(int points, int cap) implements Worth {}

    /**
     * Taken by how bad a miss is.
     *
     * @param counted whether steps begin at a number of sure hits; else above a figure (seconds of
     *     a silence, words of a turn): then every sure hit has its step
     * @param steps from the mildest to the worst
     * @param cap most that the steps of all hits take together; 0: only the worst hit's is taken
     */
    record Levels(boolean counted, List<Step> steps, int cap) implements Worth {
      /** Copies the list. */
      public Levels {
        steps = List.copyOf(steps);
      }

      /** Most that can be taken. */
      public int most() {
        return Math.max(cap, steps.isEmpty() ? 0 : steps.getLast().points());
      }
    }

    /** One of several levels: where it begins, and what is taken. */
    record Step(double from, int points) {}

    /** Added on top when met; never missed. */
    record Bonus(int points) implements Worth {}

    /**
     * Sets the score of a section, or of the card, to 0 when not met.
     *
     * @param section the section's id, or null for the whole card
     * @param confirmedByHuman whether it is only suspected until a person confirms it
     */
    record AutoFail(@Nullable String section, boolean confirmedByHuman) implements Worth {}
  }
}
