package io.earshot.audio;

/**
 * The active speech level by method B of ITU-T P.56, sample by sample as the recommendation writes
 * it: an envelope of two exponential averages of 30 ms, fifteen thresholds, 200 ms of hang-over, a
 * margin of 15.9 dB.
 */
public final class ActiveLevel {
  private static final double MARGIN_DB = 15.9;
  private static final int THRESHOLDS = 15;

  private ActiveLevel() {}

  /** dB relative to a full-scale square wave. */
  public static double dbfs(double[] x) {
    double g = Math.exp(-1 / (Sound.RATE * 0.03));
    int hangover = Sound.RATE / 5;
    double[] threshold = new double[THRESHOLDS];
    long[] activity = new long[THRESHOLDS];
    int[] hang = new int[THRESHOLDS];
    for (int j = 0; j < THRESHOLDS; j++) {
      threshold[j] = Math.pow(0.5, THRESHOLDS - j);
      hang[j] = hangover;
    }
    double squares = 0;
    double p = 0;
    double q = 0;
    for (double v : x) {
      squares += v * v;
      p = g * p + (1 - g) * Math.abs(v);
      q = g * q + (1 - g) * p;
      for (int j = 0; j < THRESHOLDS; j++) {
        if (q >= threshold[j]) {
          activity[j]++;
          hang[j] = 0;
        } else if (hang[j] < hangover) {
          activity[j]++;
          hang[j]++;
        }
      }
    }
    double lastActive = 0;
    double lastAway = Double.MAX_VALUE;
    for (int j = 0; j < THRESHOLDS && activity[j] > 0; j++) {
      double active = 10 * Math.log10(squares / activity[j]);
      double away = active - 20 * Math.log10(threshold[j]) - MARGIN_DB;
      if (away <= 0) {
        double part = lastAway / (lastAway - away);
        return lastActive + part * (active - lastActive);
      }
      lastActive = active;
      lastAway = away;
    }
    return lastActive;
  }
}
