package io.earshot.audio;

/**
 * The fundamental frequency of a voice by YIN (de Cheveigné and Kawahara, "YIN, a fundamental
 * frequency estimator for speech and music", J. Acoust. Soc. Am. 111, 2002), steps 1 to 5: the
 * first dip of the cumulative mean normalised difference below a threshold, placed by a parabola.
 *
 * <p>It runs at about 4 kHz after a low-pass at 1 kHz: a telephone line carries nothing below 300
 * Hz, but the harmonics up there repeat with the same period. A frame costs about 7,000
 * multiplications; quiet frames cost nothing.
 */
final class PitchTracker {
  /** No voice, or none that repeats. */
  static final int NONE = 0;

  /** Results are in tenths of a hertz. */
  static final int TENTHS = 10;

  private static final int RATE = 4_000;
  private static final int LOWEST_HZ = 60;
  private static final int HIGHEST_HZ = 500;
  private static final double CUTOFF_HZ = 1_000;
  private static final double WINDOW_SECONDS = 0.025;

  /** The first dip below this is the period. */
  private static final float SURE = 0.15f;

  /** The deepest dip is, if it is below this. */
  private static final float DOUBTFUL = 0.3f;

  private final int factor;
  private final double rate;
  private final int window;
  private final int shortest;
  private final int longest;
  private final float[] filter;

  /** Raw samples: the filter's memory, then the frame. */
  private final float[] raw;

  private final int memory;

  /** The latest samples at the lower rate. */
  private final float[] slow;

  private int known;
  private int phase;
  private final float[] difference;

  /**
   * A tracker of one channel.
   *
   * @param sampleRate of what it is given
   * @param frame samples it is given at a time
   */
  PitchTracker(int sampleRate, int frame) {
    factor = Math.max(1, Math.round(sampleRate / (float) RATE));
    rate = (double) sampleRate / factor;
    window = (int) Math.round(WINDOW_SECONDS * rate);
    shortest = (int) Math.floor(rate / HIGHEST_HZ);
    longest = (int) Math.ceil(rate / LOWEST_HZ);
    filter = lowPass(8 * factor, CUTOFF_HZ / sampleRate);
    memory = filter.length - 1;
    raw = new float[memory + frame];
    slow = new float[window + longest + 1];
    difference = new float[longest + 2];
  }

  /** Forgets what it heard: the next frames do not follow the last. */
  void interrupt() {
    known = 0;
  }

  /** Takes the next frame; its pitch in tenths of a hertz, or {@link #NONE}. */
  int track(short[] frame, int n) {
    for (int i = 0; i < n; i++) {
      raw[memory + i] = frame[i];
    }
    slowDown(n);
    System.arraycopy(raw, n, raw, 0, memory);
    return known < slow.length ? NONE : period();
  }

  /** Filters, keeps every {@code factor}-th sample. */
  private void slowDown(int n) {
    int made = (n - phase + factor - 1) / factor;
    int keep = Math.max(0, slow.length - made);
    System.arraycopy(slow, slow.length - keep, slow, 0, keep);
    int out = keep;
    int at = phase;
    for (; at < n; at += factor) {
      float sum = 0;
      for (int k = 0; k < filter.length; k++) {
        sum += filter[k] * raw[at + k];
      }
      slow[out++] = sum;
    }
    phase = at - n;
    known = Math.min(slow.length, known + made);
  }

  private int period() {
    differences();
    int best = -1;
    for (int lag = shortest; lag <= longest; lag++) {
      if (difference[lag] <= difference[lag - 1] && difference[lag] < difference[lag + 1]) {
        if (difference[lag] < SURE) {
          best = lag;
          break;
        }
        best = best < 0 || difference[lag] < difference[best] ? lag : best;
      }
    }
    if (best < 0 || difference[best] > DOUBTFUL) {
      return NONE;
    }
    return (int) Math.rint(TENTHS * rate / (best + shift(best)));
  }

  /** The cumulative mean normalised difference up to one past the longest lag. */
  private void differences() {
    double sum = 0;
    difference[0] = 1;
    for (int lag = 1; lag <= longest + 1; lag++) {
      float d = difference(slow, lag, window);
      sum += d;
      difference[lag] = sum == 0 ? 1 : (float) (d * lag / sum);
    }
  }

  private static float difference(float[] x, int lag, int window) {
    float even = 0;
    float odd = 0;
    for (int i = 0; i + 1 < window; i += 2) {
      float a = x[i] - x[i + lag];
      float b = x[i + 1] - x[i + 1 + lag];
      even += a * a;
      odd += b * b;
    }
    return even + odd;
  }

  /** Where between the lags around it the dip lies. */
  private float shift(int lag) {
    float left = difference[lag - 1];
    float right = difference[lag + 1];
    float curve = left - 2 * difference[lag] + right;
    return curve <= 0 ? 0 : 0.5f * (left - right) / curve;
  }

  /** A Hamming-windowed sinc. */
  private static float[] lowPass(int order, double cutoff) {
    float[] taps = new float[order + 1];
    double sum = 0;
    for (int i = 0; i <= order; i++) {
      double t = i - order / 2.0;
      double sinc = t == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * t) / (Math.PI * t);
      taps[i] = (float) (sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / order)));
      sum += taps[i];
    }
    for (int i = 0; i <= order; i++) {
      taps[i] /= (float) sum;
    }
    return taps;
  }
}
