package io.earshot.model;

/**
 * How an utterance sounded. A figure that was not measured (typed text, a recording transcribed
 * before it was measured, speech without a pitch) is {@link Float#NaN}. Figures are rounded to
 * hundredths, as they are stored.
 *
 * @param loudnessDbfs active speech level in dB relative to full scale, unweighted: 0 is the RMS of
 *     a full-scale square wave, a full-scale sine has −3.01
 * @param loudnessRangeDb from the 10th to the 95th percentile of the levels while speaking
 * @param pitchHz median of the fundamental frequency where the voice has one
 * @param pitchRangeSemitones from the 10th to the 90th percentile of it
 */
public record Voice(
    float loudnessDbfs, float loudnessRangeDb, float pitchHz, float pitchRangeSemitones) {
  /** Nothing was measured. */
  public static final Voice NONE = new Voice(Float.NaN, Float.NaN, Float.NaN, Float.NaN);

  /** Hundredths of a unit. */
  public static final int STEPS = 100;

  /** The quietest level that is told apart from silence, dBFS. */
  public static final float QUIETEST_DBFS = -100;

  /** Most semitones between two pitches. */
  public static final float WIDEST_SEMITONES = 60;

  private static final float HIGHEST_HZ = 1_000;

  /** Rounds; refuses what no voice has. */
  public Voice {
    if (Float.isNaN(loudnessDbfs) != Float.isNaN(loudnessRangeDb)
        || Float.isNaN(pitchHz) != Float.isNaN(pitchRangeSemitones)
        || (Float.isNaN(loudnessDbfs) && !Float.isNaN(pitchHz))) {
      throw new IllegalArgumentException("a voice of which half was measured");
    }
    loudnessDbfs = within(loudnessDbfs, QUIETEST_DBFS, 0, "loudnessDbfs");
    loudnessRangeDb = within(loudnessRangeDb, 0, -QUIETEST_DBFS, "loudnessRangeDb");
    pitchHz = within(pitchHz, 1, HIGHEST_HZ, "pitchHz");
    pitchRangeSemitones = within(pitchRangeSemitones, 0, WIDEST_SEMITONES, "pitchRangeSemitones");
  }

  /** Whether the loudness was measured: without it nothing else was. */
  public boolean isMeasured() {
    return !Float.isNaN(loudnessDbfs);
  }

  /** Whether the voice has a pitch. */
  public boolean hasPitch() {
    return !Float.isNaN(pitchHz);
  }

  private static float within(float value, float least, float most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " " + value + " is not " + least + " to " + most);
    }
    return Float.isNaN(value) ? value : Math.round(value * STEPS) / (float) STEPS;
  }
}
