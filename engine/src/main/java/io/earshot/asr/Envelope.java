package io.earshot.asr;

import java.util.Arrays;

/** How loud a channel was in its last ten minutes, 100 times a second. */
final class Envelope {
  /** Between two values. */
  static final int STEP_MILLIS = 10;

  private static final int KEPT = 10 * 60 * 1_000 / STEP_MILLIS;

  private final int stepSamples;
  private float[] roots = new float[1_000];
  private long count;
  private double squares;
  private int filled;

  Envelope(int sampleRate) {
    stepSamples = sampleRate * STEP_MILLIS / 1_000;
  }

  void accept(short[] samples, int n) {
    for (int i = 0; i < n; i++) {
      squares += samples[i] * samples[i];
      if (++filled == stepSamples) {
        keep((float) Math.sqrt(Math.sqrt(squares / stepSamples)));
        squares = 0;
        filled = 0;
      }
    }
  }

  /** Whether all values from {@code from} (inclusive) to {@code to} are at hand. */
  boolean has(long from, long to) {
    return from >= Math.max(0, count - roots.length) && to <= count;
  }

  /** The square root of the amplitude: loud peaks count most, but not alone. */
  float at(long step) {
    return roots[(int) (step % roots.length)];
  }

  private void keep(float root) {
    if (count == roots.length && count < KEPT) {
      roots = Arrays.copyOf(roots, Math.min(KEPT, 2 * roots.length));
    }
    roots[(int) (count++ % roots.length)] = root;
  }
}
