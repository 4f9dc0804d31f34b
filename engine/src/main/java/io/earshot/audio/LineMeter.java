package io.earshot.audio;

import io.earshot.model.LineQuality;
import io.earshot.model.Voice;

/**
 * How well one channel was recorded: clipping, background, drop-outs, band width. Takes frames with
 * their levels; keeps histograms and counters only.
 */
final class LineMeter {
  /** Bins of half a dB. */
  private static final int BIN = Levels.DB / 2;

  /** Frames that stand out of the background by this much are speech. */
  private static final int ABOVE_BACKGROUND = 10 * Levels.DB;

  /** What is quieter than this is never speech. */
  private static final int QUIETEST_SPEECH = -55 * Levels.DB;

  /** While it is measured: who speaks without a pause is no background. */
  private static final int LOUDEST_BACKGROUND = -40 * Levels.DB;

  /** This share of the frames with sound lies below the middle of the background. */
  private static final double BACKGROUND_SHARE = 0.15;

  private static final int FRAMES_PER_SPECTRUM = 5;

  /** A drop-out breaks speech off where it is less than 10 dB below its mean. */
  private static final double LOUD_EDGE = 0.1;

  /** Speech more than 20 dB below its mean tells of the background, not of the line. */
  private static final double LOUD_ENOUGH = 0.01;

  private static final double LEAST_POWER = Levels.power(QUIETEST_SPEECH);

  private final int[] histogram = new int[-Levels.SILENCE / BIN + 1];
  private final ClippingMeter clipping = new ClippingMeter();
  private final DropOutMeter dropOuts;
  private final SpectrumMeter spectrum;
  private int frames;
  private int sounding;
  private int speech;
  private long clipped;
  private long speechSamples;
  private int loudEnough;
  private double speechPower;
  private int background = Levels.SILENCE;

  LineMeter(int sampleRate, int frame) {
    dropOuts = new DropOutMeter(sampleRate);
    spectrum = new SpectrumMeter(sampleRate, frame);
  }

  /** Takes the next frame; whether it is loud enough to be speech. */
  boolean add(short[] frame, int n, int level) {
    if (++frames % Levels.FRAMES_PER_SECOND == 0) {
      background = background();
    }
    boolean loud = level > threshold(Math.min(background, LOUDEST_BACKGROUND));
    if (level > Levels.SILENCE) {
      histogram[(level - Levels.SILENCE) / BIN]++;
      sounding++;
    }
    int atTheEnd = clipping.count(frame, n);
    dropOuts.add(frame, n, loudEdge());
    if (loud) {
      clipped += atTheEnd;
      speechSamples += n;
      double power = Levels.power(level);
      speechPower += power;
      speech++;
      if (power * speech > LOUD_ENOUGH * speechPower) {
        spectrum(frame);
      }
    }
    return loud;
  }

  private void spectrum(short[] frame) {
    if (loudEnough++ % FRAMES_PER_SPECTRUM == 0) {
      spectrum.add(frame);
    }
  }

  private double loudEdge() {
    return LOUD_EDGE * Levels.FULL_SCALE * Math.max(LEAST_POWER, speechPower / Math.max(1, speech));
  }

  LineQuality quality() {
    int noise = background();
    return new LineQuality(
        Math.max(Voice.QUIETEST_DBFS, speechLevel(noise) / (float) Levels.DB),
        noise / (float) Levels.DB,
        speechSamples == 0 ? 0 : 100f * clipped / speechSamples,
        dropOuts.count(),
        spectrum.bandWidthHz(),
        frames * 1_000L / Levels.FRAMES_PER_SECOND);
  }

  /** The middle of the background: a low percentile of what is not digital silence. */
  private int background() {
    int left = (int) (sounding * BACKGROUND_SHARE);
    for (int bin = 0; sounding > 0 && bin < histogram.length; bin++) {
      left -= histogram[bin];
      if (left < 0) {
        return middle(bin);
      }
    }
    return Levels.SILENCE;
  }

  /** Mean power of what stands out of the background. */
  private int speechLevel(int noise) {
    double sum = 0;
    long count = 0;
    int from = (threshold(noise) - Levels.SILENCE) / BIN;
    for (int bin = Math.max(0, from); bin < histogram.length; bin++) {
      sum += histogram[bin] * Levels.power(middle(bin));
      count += histogram[bin];
    }
    return count == 0 ? noise : Levels.ofPower(sum / count);
  }

  private static int threshold(int noise) {
    return Math.max(QUIETEST_SPEECH, noise + ABOVE_BACKGROUND);
  }

  private static int middle(int bin) {
    return Math.min(0, Levels.SILENCE + bin * BIN + BIN / 2);
  }
}
