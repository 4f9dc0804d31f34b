package io.earshot.score;

/**
 * What scoring depends on beside the rule set.
 *
 * @param confidenceThreshold words recognised with less confidence are not relied on, 0 to 1
 */
public record ScoringOptions(float confidenceThreshold) {
  /** Below it, one word in two is wrong with the models the product ships. */
  public static final float DEFAULT_CONFIDENCE_THRESHOLD = 0.5f;

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
