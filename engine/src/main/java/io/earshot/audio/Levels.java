package io.earshot.audio;

/**
 * Levels of short frames in hundredths of a dB relative to full scale (dBFS): 0 is the RMS of a
 * full-scale square wave, so that a full-scale sine has −3.01 dB. Unweighted; each frame's mean is
 * left out, since an offset is not heard.
 */
final class Levels {
  /** Frames a second. */
  static final int FRAMES_PER_SECOND = 50;

  /** The quietest level that is told apart; what is below is digital silence. */
  static final int SILENCE = -10_000;

  /** Hundredths of a dB of a dB. */
  static final int DB = 100;

  /** Speech goes on for this long after it was last loud: ITU-T P.56, 200 ms. */
  private static final int HANGOVER_FRAMES = FRAMES_PER_SECOND / 5;

  /** How far below the active level a frame is still active: ITU-T P.56, 15.9 dB. */
  private static final double MARGIN_DB = 15.9;

  /** The square of the largest sample. */
  static final double FULL_SCALE = 32_768.0 * 32_768.0;

  private static final int MOST_ROUNDS = 20;

  private Levels() {}

  /** The level of samples {@code [0, n)}. */
  static int of(short[] samples, int n) {
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < n; i++) {
      int x = samples[i];
      sum += x;
      squares += x * x;
    }
    double mean = (double) sum / n;
    return ofPower(((double) squares / n - mean * mean) / FULL_SCALE);
  }

  /** The level of a power of which 1 is full scale. */
  static int ofPower(double power) {
    return power <= 1e-10 ? SILENCE : Math.min(0, (int) Math.rint(10 * DB * Math.log10(power)));
  }

  static double power(int level) {
    return Math.pow(10, level / (10.0 * DB));
  }

  /**
   * The active speech level of frames {@code [0, n)} as ITU-T P.56 defines it: the mean power of
   * the frames that are less than 15.9 dB below it, or follow such a frame within 200 ms. Unlike
   * there, the envelope is the frames' own.
   *
   * @param active set to whether each frame is
   */
  static int active(int[] levels, boolean[] active, int n) {
    int level = mark(levels, active, n, Integer.MIN_VALUE);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int next = mark(levels, active, n, (int) (level - MARGIN_DB * DB));
      if (next == level) {
        break;
      }
      level = next;
    }
    return level;
  }

  /** Marks the frames above a threshold, with what hangs over; their mean power as a level. */
  private static int mark(int[] levels, boolean[] active, int n, int threshold) {
    double sum = 0;
    int count = 0;
    int hangover = 0;
    for (int i = 0; i < n; i++) {
      hangover = levels[i] > threshold ? HANGOVER_FRAMES : hangover - 1;
      active[i] = hangover >= 0;
      if (active[i]) {
        sum += power(levels[i]);
        count++;
      }
    }
    return count == 0 ? SILENCE : ofPower(sum / count);
  }
}
