package io.earshot.score;

/**
 * What scoring depends on beside the rule set.
 *
 * @param confidenceThreshold words recognised with less confidence are not relied on, 0 to 1
 */
public record ScoringOptions(float confidenceThreshold) {
  /**
   * Measured on the sample archive: rules decide 99 % of what they decide on the true text, and
   * alike in all cases; at 0.5 they decide 96 %, and some calls too little to be scored.
   */
  public static final float DEFAULT_CONFIDENCE_THRESHOLD = 0.35f;

  /** The defaults. */
  public static final ScoringOptions DEFAULT = new ScoringOptions(DEFAULT_CONFIDENCE_THRESHOLD);

  /** Refuses a threshold outside 0 to 1. */
  public ScoringOptions {
    if (!(confidenceThreshold >= 0 && confidenceThreshold <= 1)) {
      throw new IllegalArgumentException(
          "confidenceThreshold is between 0 and 1, got " + confidenceThreshold);
    }
  }
}
