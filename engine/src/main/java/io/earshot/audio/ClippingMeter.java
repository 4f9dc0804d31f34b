package io.earshot.audio;

/**
 * Counts clipped samples: runs of three or more at the end of the scale. That end is put at −0.2
 * dBFS, below the largest value that A-law and µ-law can say.
 */
final class ClippingMeter {
  private static final int END_OF_SCALE = 32_000;
  private static final int SHORTEST_RUN = 3;

  private int run;

  /** Clipped samples among the first {@code n}; runs go on from call to call. */
  int count(short[] samples, int n) {
    int clipped = 0;
    for (int i = 0; i < n; i++) {
      int x = samples[i];
      if (x < END_OF_SCALE && x > -END_OF_SCALE) {
        run = 0;
      } else if (++run >= SHORTEST_RUN) {
        clipped += run == SHORTEST_RUN ? SHORTEST_RUN : 1;
      }
    }
    return clipped;
  }
}
