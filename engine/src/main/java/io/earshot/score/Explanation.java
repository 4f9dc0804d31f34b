package io.earshot.score;

import io.earshot.model.Evidence;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.rule.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule came to its outcome on one agent leg, and what would have changed it.
 *
 * @param ruleSet the rule set's id
 * @param version the version and content hash of the rule set that was asked
 * @param rule the rule's id
 * @param title what people call the rule
 * @param at where the rule begins
 * @param leg the agent leg, counted from 0
 * @param agentId who served the leg, if known
 * @param outcome what the rule came to
 * @param points what that added to or took from the score, in thousandths
 * @param reason what settled it before any condition was looked at ("not in effect on that day",
 *     "needs greets, which is not met"), or null
 * @param parts the conditions: applicability, if the rule has one, then the requirement
 * @param flips single changes that give another outcome, the smallest first
 * @param tried how many changes were tried
 */
public record Explanation(
    String ruleSet,
    String version,
    String rule,
    String title,
    Position at,
    int leg,
    @Nullable String agentId,
    Outcome outcome,
    int points,
    @Nullable String reason,
    List<Part> parts,
    List<Flip> flips,
    int tried) {
  /** Copies the lists. */
  public Explanation {
    parts = List.copyOf(parts);
    flips = List.copyOf(flips);
  }

  /** What a condition comes to. */
  public enum Answer {
    TRUE,
    FALSE,
    UNDECIDABLE,
    /** What it hangs on never happened. */
    NOT_APPLICABLE
  }

  /** What a part of the derivation is. */
  public enum Kind {
    ALL,
    ANY,
    NOT,
    /** A named condition; its one part is what it stands for. */
    NAMED,
    /** An operator; its parts are the conditions it hangs on, counts or follows. */
    TEST
  }

  /**
   * One node of the derivation.
   *
   * @param kind what it is
   * @param role what it is for its parent: {@code when}, {@code require}, {@code anchor}, {@code
   *     counted}, {@code step 1}, or ""
   * @param name the operator's key, or the named condition's name, or ""
   * @param says the operator's parameters and scope as a rule file spells them; "" for others
   * @param at where it stands in the rule file
   * @param answer what it comes to
   * @param looked the turns an operator looked at, at most {@link #LOOKED_LIMIT}
   * @param lookedCount how many turns it looked at; −1 where it does not look at turns
   * @param found what it found
   * @param nearest for words that were not found: what comes nearest where it looked, or null
   * @param parts the parts
   */
  public record Part(
      Kind kind,
      String role,
      String name,
      String says,
      Position at,
      Answer answer,
      List<Turn> looked,
      int lookedCount,
      List<Evidence> found,
      @Nullable Nearest nearest,
      List<Part> parts) {
    /** Most turns that are named. */
    public static final int LOOKED_LIMIT = 12;

    /** Copies the lists. */
    public Part {
      looked = List.copyOf(looked);
      found = List.copyOf(found);
      parts = List.copyOf(parts);
    }
  }

  /**
   * A turn that was looked at.
   *
   * @param number its place among all turns of the conversation, counted from 1
   * @param role whose
   * @param startMillis from the conversation's start
   * @param text its beginning
   */
  public record Turn(int number, Role role, long startMillis, String text) {}

  /**
   * Words that resemble what was wanted.
   *
   * @param phrase what was wanted
   * @param said what was said
   * @param startMillis when
   * @param common how many words (characters in Chinese) of the phrase were said
   * @param of how many it has
   */
  public record Nearest(String phrase, String said, long startMillis, int common, int of) {}

  /**
   * A single change of one parameter or phrase of the rule set, and what the rule comes to with it.
   *
   * @param at the condition that is changed
   * @param path the parameter, seen from the condition: {@code turns}, {@code silence.above},
   *     {@code after.seconds}; for phrases {@code phrases.any}
   * @param from its value as a rule file spells it; "" for a phrase that is added
   * @param to the value that gives the other outcome; "" for a phrase that is taken away
   * @param outcome what the rule comes to then
   * @param found what that rests on
   */
  public record Flip(
      Position at, String path, String from, String to, Outcome outcome, List<Evidence> found) {
    /** Copies the list. */
    public Flip {
      found = List.copyOf(found);
    }

    /** The operator or key of scope that is changed. */
    public String key() {
      int dot = path.indexOf('.');
      return dot < 0 ? path : path.substring(0, dot);
    }
  }
}
