package io.earshot.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked rule set: every reference in it resolves, every limit holds.
 *
 * @param id unique among the rule sets in use
 * @param version the author's version
 * @param contentHash SHA-256 of the files it was read from, in hexadecimal
 * @param title what people call it
 * @param languages the languages it scores: {@code en}, {@code zh}
 * @param parameters company name, hotline, limits: what {@code {name}} in phrases stands for
 * @param conditions named conditions, in file order: anchors and shared parts
 * @param appliesTo the conversations it is for, or null for all: where it is false, other rule sets
 *     may score the leg
 * @param exclusions conversations it does not score, each with the reason shown
 * @param scorecard sections, bands, pass mark
 * @param flags what to raise
 * @param rules in file order
 */
public record RuleSet(
    String id,
    String version,
    String contentHash,
    String title,
    List<String> languages,
    Map<String, String> parameters,
    Map<String, Condition> conditions,
    @Nullable Condition appliesTo,
    List<Exclusion> exclusions,
    Scorecard scorecard,
    List<Flag> flags,
    List<Rule> rules) {
  /** Copies the collections, keeping their order. */
  public RuleSet {
    languages = List.copyOf(languages);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    exclusions = List.copyOf(exclusions);
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
  }

  /**
   * Conversations that get no score.
   *
   * @param reason shown to people ("too short")
   * @param when true: not scored
   */
  public record Exclusion(String reason, Condition when) {}

  /**
   * Something to raise about an evaluation.
   *
   * @param id unique in the rule set
   * @param title what people call it
   * @param priority 1 (highest) to 5
   * @param route who is to look at it: a team, a queue, a person; or null
   * @param dueMillis how long after the conversation's end it must be settled; 0: no due time
   * @param when over outcomes, score, decided share and metadata
   */
  public record Flag(
      String id,
      String title,
      int priority,
      @Nullable String route,
      long dueMillis,
      Condition when) {}
}
