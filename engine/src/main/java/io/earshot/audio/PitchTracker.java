package io.earshot.audio;

/**
 * The fundamental frequency of a voice by YIN (de Cheveigné and Kawahara, "YIN, a fundamental
 * frequency estimator for speech and music", J. Acoust. Soc. Am. 111, 2002): dips of the cumulative
 * mean normalised difference, read between the samples. Of the dips the deepest is taken, a longer
 * period only if it is deeper by a little for each octave; that is the choice of Boersma (1993),
 * since a threshold takes a strong second harmonic for the voice.
 *
 * <p>Before that the formants are taken out by a short linear predictor (Markel, "The SIFT
 * algorithm", 1972): over a telephone one strong harmonic may be all there is of a formant.
 *
 * <p>It runs at about 4 kHz after a low-pass at 800 Hz: a telephone line carries nothing below 300
 * Hz, but the harmonics up there repeat with the same period. A frame costs about 9,000
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
  private static final double CUTOFF_HZ = 800;
  private static final double WINDOW_SECONDS = 0.025;

  /** A voice that repeats less well than this has no pitch. */
  private static final float SHALLOWEST = 0.35f;

  /** How much deeper the dip of a period an octave longer must be. */
  private static final double OCTAVE_COST = 0.03;

  /** Of the filter that takes the formants out. */
  private static final int ORDER = 4;

  /** What is 20 dB below the formants is left as it is. */
  private static final double FLOOR = 1.01;

  /** Lags looked at on either side of one to read between them. */
  private static final int REACH = 4;

  /** Places between two lags. */
  private static final int STEPS = 12;

  private static final float[][] INTERPOLATION = interpolation();

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

  /** The same without formants. */
  private final float[] flat;

  private final double[] correlation = new double[ORDER + 1];
  private final double[] predictor = new double[ORDER + 1];
  private int known;
  private int phase;
  private final float[] difference;
  private final double[] octaveCost;

  /**
   * A tracker of one channel.
   *
   * @param sampleRate of what it is given
   * @param frame samples it is given at a time
   */
  PitchTracker(int sampleRate, int frame) {
    factor = Math.max(1, Math.round(sampleRate / (float) RATE));
    rate = (double) sampleRate / factor;
    window = (int) Math.round(WINDOW_SECONDS * rate) / 4 * 4;
    shortest = (int) Math.floor(rate / HIGHEST_HZ);
    longest = (int) Math.ceil(rate / LOWEST_HZ);
    filter = lowPass(8 * factor, CUTOFF_HZ / sampleRate);
    memory = filter.length - 1;
    raw = new float[memory + frame];
    slow = new float[window + longest + 1 + REACH + ORDER];
    flat = new float[slow.length - ORDER];
    difference = new float[longest + 1 + REACH];
    octaveCost = new double[longest + 1];
    for (int lag = shortest; lag <= longest; lag++) {
      octaveCost[lag] = OCTAVE_COST * Math.log((double) lag / shortest) / Math.log(2);
    }
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
    flatten();
    differences();
    double lowest = SHALLOWEST;
    double best = 0;
    for (int lag = shortest; lag <= longest; lag++) {
      if (difference[lag] <= difference[lag - 1]
          && difference[lag] < difference[lag + 1]
          && difference[lag] < lowest + 2 * SHALLOWEST) {
        int step = deepest(lag);
        double cost = between(lag, step) + octaveCost[lag];
        if (cost < lowest) {
          lowest = cost;
          best = lag + (double) step / STEPS;
        }
      }
    }
    return best == 0 ? NONE : (int) Math.rint(TENTHS * rate / best);
  }

  /** Takes the formants out, so that no harmonic outdoes the others. */
  private void flatten() {
    int n = (slow.length - ORDER) / 4 * 4;
    for (int k = 0; k <= ORDER; k++) {
      correlation[k] = product(slow, k, n);
    }
    correlation[0] = correlation[0] * FLOOR + 1e-9;
    predict();
    float a = (float) predictor[1];
    float b = (float) predictor[2];
    float c = (float) predictor[3];
    float d = (float) predictor[4];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = slow[i + 4] + a * slow[i + 3] + b * slow[i + 2] + c * slow[i + 1] + d * slow[i];
    }
  }

  /** The predictor of the correlation, by Levinson's recursion. */
  private void predict() {
    double error = correlation[0];
    for (int k = 1; k <= ORDER; k++) {
      double sum = correlation[k];
      for (int i = 1; i < k; i++) {
        sum += predictor[i] * correlation[k - i];
      }
      double reflection = -sum / error;
      for (int i = 1; i <= k / 2; i++) {
        double other = predictor[k - i];
        predictor[k - i] += reflection * predictor[i];
        if (i != k - i) {
          predictor[i] += reflection * other;
        }
      }
      predictor[k] = reflection;
      error *= 1 - reflection * reflection;
    }
  }

  /** Where around a lag the dip is deepest, in steps between samples. */
  private int deepest(int lag) {
    int best = 0;
    float lowest = difference[lag];
    for (int step = -STEPS / 2; step <= STEPS / 2; step++) {
      float here = between(lag, step);
      if (here < lowest) {
        lowest = here;
        best = step;
      }
    }
    return best;
  }

  /** The difference between two samples. */
  private float between(int lag, int step) {
    float[] weights = INTERPOLATION[step + STEPS / 2];
    float sum = 0;
    for (int k = -REACH; k <= REACH; k++) {
      sum += weights[k + REACH] * difference[lag + k];
    }
    return Math.max(0, sum);
  }

  /** The cumulative mean normalised difference up to a little past the longest lag. */
  private void differences() {
    double still = product(flat, 0, window);
    double moved = still;
    double sum = 0;
    difference[0] = 1;
    for (int lag = 1; lag < difference.length; lag++) {
      double first = flat[lag - 1];
      double last = flat[lag - 1 + window];
      moved += last * last - first * first;
      double d = Math.max(0, still + moved - 2 * product(flat, lag, window));
      sum += d;
      difference[lag] = sum == 0 ? 1 : (float) (d * lag / sum);
    }
  }

  /** The sum of products of the window and what follows it by a lag. */
  private static float product(float[] x, int lag, int window) {
    float even = 0;
    float odd = 0;
    for (int i = 0; i + 3 < window; i += 4) {
      even += x[i] * x[i + lag] + x[i + 2] * x[i + lag + 2];
      odd += x[i + 1] * x[i + lag + 1] + x[i + 3] * x[i + lag + 3];
    }
    return even + odd;
  }

  /** Weights that read a band-limited curve between its samples: windowed sincs. */
  private static float[][] interpolation() {
    float[][] weights = new float[STEPS + 1][2 * REACH + 1];
    for (int step = 0; step <= STEPS; step++) {
      double sum = 0;
      for (int k = -REACH; k <= REACH; k++) {
        double t = k - (step - STEPS / 2.0) / STEPS;
        double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
        weights[step][k + REACH] =
            (float) (sinc * (0.5 + 0.5 * Math.cos(Math.PI * t / (REACH + 1))));
        sum += weights[step][k + REACH];
      }
      for (int k = 0; k <= 2 * REACH; k++) {
        weights[step][k] /= (float) sum;
      }
    }
    return weights;
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
