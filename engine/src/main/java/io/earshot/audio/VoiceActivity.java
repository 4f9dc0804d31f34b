package io.earshot.audio;

import java.util.Arrays;

/**
 * Tells, step by step, whether somebody may be speaking in one channel. A step is 30 ms, three
 * frames of a recogniser: leaving out whole steps keeps its frames where they were.
 *
 * <p>A step is <i>active</i> if enough bands stand out of the noise floor, which is known a second
 * ahead. It is speech unless the peaks of its spectrum stand still: tones and music hold theirs for
 * longer than 120 ms, speech moves on (after the continuous frequency activation of Seyerlehner et
 * al. 2007). This is asked of two seconds around the step, and again of half a second around it, so
 * that the first and last words beside music are kept. In doubt it is speech.
 *
 * <p>The answer comes two seconds late. Memory does not grow. Used by one thread.
 */
public final class VoiceActivity {
  /** Length of a step. */
  public static final int STEP_MILLIS = 30;

  private static final int RING = 128;
  private static final int STEPS_AGO = 4;
  private static final int AHEAD = 33;
  private static final int NEAR = 8;
  private static final double LOWEST_HERTZ = 210;

  /** Root mean square of the quietest speech, in steps of 16-bit samples: −65 dBFS. */
  private static final double QUIETEST = 18.5;

  /** Noise is taken to be at least this loud: −75 dBFS. */
  private static final double LEAST_NOISE = 5.8;

  private static final float BAND_THRESHOLD_DB = 6;
  private static final float BAND_LIMIT_DB = 14;
  private static final float ACTIVE = 0.5f;
  private static final float STANDING_LONG = 0.40f;
  private static final float STANDING_NEAR = 0.25f;

  /** Takes the answers. */
  @FunctionalInterface
  public interface Listener {
    /** The next step holds speech or not. */
    void step(boolean speech);
  }

  private final Listener out;
  private final Spectrum spectrum;
  private final short[] frame;
  private final float[] bins;
  private final int step;
  private final int firstBin;
  private final float quietestPower;
  private final long quietestEnergy;
  private final float leastBandPower;
  private final SoundStep[] steps = new SoundStep[RING];
  private final boolean[] active = new boolean[RING];
  private final NoiseFloor floor = new NoiseFloor();
  private int filled;
  private long heard;
  private long judged;
  private long told;

  /**
   * Begins a channel.
   *
   * @param sampleRate in hertz
   */
  public VoiceActivity(int sampleRate, Listener out) {
    this.out = out;
    step = stepSamples(sampleRate);
    int size = Integer.highestOneBit(step - 1) * 2;
    spectrum = new Spectrum(size);
    frame = new short[size];
    bins = new float[size / 2];
    double binHertz = (double) sampleRate / size;
    firstBin = (int) Math.round(LOWEST_HERTZ / binHertz);
    for (int i = 0; i < RING; i++) {
      steps[i] = new SoundStep();
    }
    double scale = 0.375 * size * size / 2;
    quietestPower = (float) (QUIETEST * QUIETEST * scale);
    quietestEnergy = (long) (LEAST_NOISE * LEAST_NOISE * step);
    leastBandPower = (float) (LEAST_NOISE * LEAST_NOISE * scale / SoundStep.BANDS);
  }

  /** Samples of a step at that rate. */
  public static int stepSamples(int sampleRate) {
    return sampleRate * STEP_MILLIS / 1_000;
  }

  /** Takes the next samples. */
  public void accept(short[] samples, int from, int n) {
    int taken = 0;
    while (taken < n) {
      int take = Math.min(n - taken, step - filled);
      System.arraycopy(samples, from + taken, frame, frame.length - step + filled, take);
      filled += take;
      taken += take;
      if (filled == step) {
        hear();
      }
    }
  }

  /** No more samples come: answers for all steps that are due, the last one perhaps not full. */
  public void finish() {
    if (filled > 0) {
      Arrays.fill(frame, frame.length - step + filled, frame.length, (short) 0);
      hear();
    }
    while (judged < heard) {
      judge();
      tellIfDue();
    }
    while (told < heard) {
      tell();
    }
  }

  private void hear() {
    SoundStep sound = steps[(int) (heard % RING)];
    if (energy() < quietestEnergy) {
      sound.setSilent();
    } else {
      spectrum.power(frame, 0, bins);
      sound.set(bins, firstBin, steps[(int) ((heard + RING - STEPS_AGO) % RING)]);
    }
    floor.add(sound.bandPower);
    heard++;
    System.arraycopy(frame, step, frame, 0, frame.length - step);
    filled = 0;
    if (heard - judged > AHEAD) {
      judge();
      tellIfDue();
    }
  }

  private long energy() {
    long sum = 0;
    for (int i = frame.length - step; i < frame.length; i++) {
      sum += frame[i] * frame[i];
    }
    return sum;
  }

  /** Whether the next step is active, now that the noise after it is known too. */
  private void judge() {
    SoundStep sound = steps[(int) (judged % RING)];
    float score = 0;
    if (sound.power > quietestPower) {
      for (int i = 0; i < SoundStep.BANDS; i++) {
        float noise = Math.max(leastBandPower, floor.power(i));
        float decibels = 10 * (float) Math.log10(sound.bandPower[i] / noise + 1e-9f);
        score += Math.clamp(decibels - BAND_THRESHOLD_DB, 0, BAND_LIMIT_DB);
      }
    }
    active[(int) (judged % RING)] = score > ACTIVE * SoundStep.BANDS;
    judged++;
  }

  private void tellIfDue() {
    if (judged - told > AHEAD) {
      tell();
    }
  }

  private void tell() {
    out.step(isSolid(told) && !standsStill(told));
    told++;
  }

  /** Active, and not for a moment only as a click is. */
  private boolean isSolid(long at) {
    int around = 0;
    for (long i = Math.max(0, at - 2); i <= Math.min(judged - 1, at + 2); i++) {
      around += active[(int) (i % RING)] ? 1 : 0;
    }
    return active[(int) (at % RING)] && around >= 3;
  }

  private boolean standsStill(long at) {
    float peaks = 0;
    float standing = 0;
    float share = 0;
    int near = 0;
    for (long i = Math.max(0, at - AHEAD); i <= Math.min(judged - 1, at + AHEAD); i++) {
      if (active[(int) (i % RING)]) {
        SoundStep sound = steps[(int) (i % RING)];
        peaks += sound.peaks;
        standing += sound.standing;
        if (Math.abs(i - at) <= NEAR) {
          share += sound.standingShare;
          near++;
        }
      }
    }
    return standing > STANDING_LONG * peaks && share > STANDING_NEAR * near;
  }
}
