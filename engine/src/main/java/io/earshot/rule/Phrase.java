package io.earshot.rule;

import java.util.List;

/**
 * A phrase as a QA lead writes it, lists already spelled out.
 *
 * @param source as written, for messages and evidence
 * @param parts at least one; neighbouring parts touch, gaps stand between
 */
public record Phrase(String source, List<Part> parts) {
  /** Copies the list. */
  public Phrase {
    parts = List.copyOf(parts);
  }

  /** A piece of a phrase. */
  public sealed interface Part {
    /** Words said as they stand; case, width and script do not matter. */
    record Text(String text) implements Part {}

    /** One of several texts: a named list. */
    record OneOf(String list, List<String> texts) implements Part {}

    /** Up to that many tokens in between. */
    record Gap(int tokens) implements Part {}

    /** The value of a metadata field; without a value the phrase cannot be hit. */
    record Slot(String field) implements Part {}
  }
}
