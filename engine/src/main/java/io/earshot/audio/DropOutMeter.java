package io.earshot.audio;

/**
 * Counts drop-outs: speech that breaks off within 5 ms into a constant value, for 10 ms to 1 s, and
 * comes back as abruptly. The natural closures of speech fade, and silence between words is longer
 * or not constant.
 */
final class DropOutMeter {
  private static final double EDGE_SECONDS = 0.005;
  private static final double SHORTEST_SECONDS = 0.010;

  private final int edge;
  private final int shortest;
  private final int longest;

  /** The latest samples' squares, their sum, and where the next goes. */
  private final long[] squares;

  private long sum;
  private int at;

  private int value = Integer.MIN_VALUE;
  private int run;
  private boolean brokeOff;

  /** Samples since a gap that may be a drop-out ended; −1 where there is none. */
  private int afterGap = -1;

  private int count;

  DropOutMeter(int sampleRate) {
    edge = Math.max(2, (int) (EDGE_SECONDS * sampleRate));
    shortest = (int) (SHORTEST_SECONDS * sampleRate);
    longest = sampleRate;
    squares = new long[edge];
  }

  int count() {
    return count;
  }

  /**
   * Takes the next samples.
   *
   * @param loudPower mean square beside a gap above which it is one in the middle of speech
   */
  void add(short[] samples, int n, double loudPower) {
    double loudSum = loudPower * edge;
    for (int i = 0; i < n; i++) {
      int x = samples[i];
      if (x == value) {
        run++;
      } else {
        endRun();
        value = x;
        run = 1;
        brokeOff = sum > loudSum;
      }
      long square = (long) x * x;
      sum += square - squares[at];
      squares[at] = square;
      at = at + 1 == edge ? 0 : at + 1;
      if (afterGap >= 0 && ++afterGap == edge) {
        count += sum > loudSum ? 1 : 0;
        afterGap = -1;
      }
    }
  }

  private void endRun() {
    if (run >= shortest && run <= longest && brokeOff) {
      afterGap = 0;
    }
  }
}
