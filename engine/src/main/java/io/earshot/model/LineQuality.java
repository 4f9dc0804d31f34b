package io.earshot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well one audio channel was recorded, over the whole recording.
 *
 * @param speechDbfs active level of what is louder than the background, dBFS unweighted; −100 where
 *     there is nothing
 * @param noiseDbfs level of the background between the words; −100 for digital silence
 * @param clippedPercent share of the samples of speech that stand at the end of the scale, 0 to 100
 * @param dropOuts how often speech breaks off into digital silence and comes back
 * @param bandWidthHz highest frequency that the line carries, at most half the sample rate it was
 *     listened to with; 0 where nothing was said
 * @param measuredMillis how much of the channel was measured
 */
public record LineQuality(
    float speechDbfs,
    float noiseDbfs,
    float clippedPercent,
    int dropOuts,
    int bandWidthHz,
    long measuredMillis) {
  /** Above this share of clipped samples words suffer. */
  public static final float CLIPPED_PERCENT_LIMIT = 1;

  /** Below this distance between speech and background words are lost, dB. */
  public static final float SIGNAL_TO_NOISE_DB_LIMIT = 15;

  /** More drop-outs a minute than this are heard as a broken line. */
  public static final float DROP_OUTS_PER_MINUTE_LIMIT = 2;

  /** A telephone line carries 3,400 Hz; a narrower one muffles. */
  public static final int BAND_WIDTH_HZ_LIMIT = 2_500;

  private static final double MILLIS_PER_MINUTE = 60_000.0;
  private static final float STEPS = 100f;

  /** Rounds to hundredths; refuses what cannot have been measured. */
  public LineQuality {
    if (!(speechDbfs <= 0 && speechDbfs >= Voice.QUIETEST_DBFS)
        || !(noiseDbfs <= 0 && noiseDbfs >= Voice.QUIETEST_DBFS)
        || !(clippedPercent >= 0 && clippedPercent <= 100)
        || dropOuts < 0
        || bandWidthHz < 0
        || measuredMillis < 0) {
      throw new IllegalArgumentException("a quality no line has");
    }
    speechDbfs = Math.round(speechDbfs * STEPS) / STEPS;
    noiseDbfs = Math.round(noiseDbfs * STEPS) / STEPS;
    clippedPercent = Math.round(clippedPercent * STEPS) / STEPS;
  }

  /** This and a later part of the same line: each figure is the worse one, counts are added. */
  public LineQuality and(LineQuality later) {
    if (!later.hasSpeech() || !hasSpeech()) {
      LineQuality spoken = hasSpeech() ? this : later;
      return spoken.lasting(measuredMillis + later.measuredMillis);
    }
    return new LineQuality(
        Math.min(speechDbfs, later.speechDbfs),
        Math.max(noiseDbfs, later.noiseDbfs),
        Math.max(clippedPercent, later.clippedPercent),
        dropOuts + later.dropOuts,
        Math.min(bandWidthHz, later.bandWidthHz),
        measuredMillis + later.measuredMillis);
  }

  private LineQuality lasting(long millis) {
    return new LineQuality(speechDbfs, noiseDbfs, clippedPercent, dropOuts, bandWidthHz, millis);
  }

  /** How far speech stands out of the background, dB. */
  public float signalToNoiseDb() {
    return speechDbfs - noiseDbfs;
  }

  /** Whether anything louder than the background was there to be judged. */
  public boolean hasSpeech() {
    return bandWidthHz > 0;
  }

  /** What makes the line a bad one, in words for people; empty for a good one. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!hasSpeech()) {
      return faults;
    }
    if (clippedPercent > CLIPPED_PERCENT_LIMIT) {
      faults.add(oneDecimal(clippedPercent) + " % of the speech is clipped");
    }
    if (signalToNoiseDb() < SIGNAL_TO_NOISE_DB_LIMIT) {
      faults.add("only " + oneDecimal(signalToNoiseDb()) + " dB above the background");
    }
    if (dropOuts > 1
        && dropOuts * MILLIS_PER_MINUTE / Math.max(1, measuredMillis)
            > DROP_OUTS_PER_MINUTE_LIMIT) {
      faults.add(Plain.counted(dropOuts, "drop-out"));
    }
    if (bandWidthHz < BAND_WIDTH_HZ_LIMIT) {
      faults.add("nothing above " + bandWidthHz + " Hz");
    }
    return faults;
  }

  private static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
