package io.earshot.audio;

/**
 * What voice activity wants to know of one step of a channel: the level of each band, and how much
 * of the sound stands where it stood 120 ms ago.
 */
final class SoundStep {
  /** Bands of equal width over what a telephone carries. */
  static final int BANDS = 18;

  /** Bins of a spectrum that are looked at. */
  static final int BINS = 6 * BANDS;

  /** Peaks this far below the whole frame do not count. */
  private static final float PEAK_RANGE_DB = 35;

  /** A peak's height over the mean of the bins around it, as a ratio of powers. */
  private static final float PEAK_HEIGHT = 2;

  /** Bins on either side that make this mean. */
  private static final int AROUND = 6;

  final float[] bandPower = new float[BANDS];
  final boolean[] peak = new boolean[BINS];

  /** Power of all bands. */
  float power;

  /** Weight of the peaks, in decibels over the range looked at. */
  float peaks;

  /** Weight of those that stood in the same bin before. */
  float standing;

  /** Share of the amplitude that lies in and beside those, 0 to 1. */
  float standingShare;

  /** Nothing is to be heard. */
  void setSilent() {
    java.util.Arrays.fill(bandPower, 0);
    java.util.Arrays.fill(peak, false);
    power = 0;
    peaks = 0;
    standing = 0;
    standingShare = 0;
  }

  /**
   * Takes a spectrum.
   *
   * @param bins powers, {@value #BINS} from {@code from} on
   * @param before the step 120 ms earlier
   */
  void set(float[] bins, int from, SoundStep before) {
    sumBands(bins, from);
    findPeaks(bins, from);
    weigh(bins, from, before);
  }

  private void sumBands(float[] bins, int from) {
    power = 0;
    for (int band = 0; band < BANDS; band++) {
      float sum = 0;
      for (int i = 0; i < BINS / BANDS; i++) {
        sum += bins[from + band * (BINS / BANDS) + i];
      }
      bandPower[band] = sum;
      power += sum;
    }
  }

  private void findPeaks(float[] bins, int from) {
    float least = power * (float) Math.pow(10, -PEAK_RANGE_DB / 10);
    float around = 0;
    for (int i = 0; i < AROUND; i++) {
      around += bins[from + i];
    }
    for (int i = 0; i < BINS; i++) {
      around += i + AROUND < BINS ? bins[from + i + AROUND] : 0;
      around -= i > AROUND ? bins[from + i - AROUND - 1] : 0;
      float here = bins[from + i];
      peak[i] =
          i > 0
              && i < BINS - 1
              && here > least
              && here > bins[from + i - 1]
              && here >= bins[from + i + 1]
              && here * (2 * AROUND + 1) > around * PEAK_HEIGHT;
    }
  }

  private void weigh(float[] bins, int from, SoundStep before) {
    peaks = 0;
    standing = 0;
    float amplitude = 0;
    float standingAmplitude = 0;
    for (int i = 0; i < BINS; i++) {
      amplitude += (float) Math.sqrt(bins[from + i]);
      if (!peak[i]) {
        continue;
      }
      float weight = PEAK_RANGE_DB + 10 * (float) Math.log10(bins[from + i] / power);
      peaks += weight;
      if (before.peak[i]) {
        standing += weight;
        standingAmplitude += lobe(bins, from + i);
      }
    }
    standingShare = amplitude == 0 ? 0 : Math.min(1, standingAmplitude / amplitude);
  }

  /** Amplitude of a peak and its two neighbours: a Hann window spreads a tone over them. */
  private static float lobe(float[] bins, int at) {
    return (float) (Math.sqrt(bins[at - 1]) + Math.sqrt(bins[at]) + Math.sqrt(bins[at + 1]));
  }
}
