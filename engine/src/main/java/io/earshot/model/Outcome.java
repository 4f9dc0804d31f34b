package io.earshot.model;

import java.util.Locale;
import java.util.Optional;

/** What a rule came to on one conversation. */
public enum Outcome {
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  /**
   * The recording does not carry the answer: it goes to a person, and neither awards nor deducts.
   */
  UNDECIDABLE,
  /** The answer lies in a window that has not closed yet. */
  PENDING;

  /** The lower-case name used in files, for example {@code not_met}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome of that {@link #label()}; blanks and hyphens count as underscores. */
  public static Optional<Outcome> ofLabel(String label) {
    return Labels.find(values(), Outcome::label, label.replace('-', '_').replace(' ', '_'));
  }

  /** Whether the outcome counts in the decided share: met or not met. */
  public boolean decided() {
    return this == MET || this == NOT_MET;
  }
}
