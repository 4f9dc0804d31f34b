package io.earshot.asr;

import io.earshot.audio.Cepstra;

/**
 * Count, sum and products of the frames of a stretch of speech: all that a Gaussian with a full
 * covariance needs. Stretches are joined by adding, so that frames need not be kept.
 */
final class VoiceSum {
  /** Numbers per frame. */
  static final int SIZE = Cepstra.SIZE;

  /** Entries of the lower triangle of a matrix, row by row. */
  static final int TRIANGLE = SIZE * (SIZE + 1) / 2;

  private int frames;
  private final double[] sums = new double[SIZE];
  private final double[] products = new double[TRIANGLE];

  int frames() {
    return frames;
  }

  /** Adds the frame that begins at {@code at}. */
  void add(float[] cepstra, int at) {
    frames++;
    int k = 0;
    for (int i = 0; i < SIZE; i++) {
      double value = cepstra[at + i];
      sums[i] += value;
      for (int j = 0; j <= i; j++) {
        products[k++] += value * cepstra[at + j];
      }
    }
  }

  void add(VoiceSum other) {
    add(other, 1);
  }

  void subtract(VoiceSum other) {
    add(other, -1);
  }

  private void add(VoiceSum other, int times) {
    frames += times * other.frames;
    for (int i = 0; i < SIZE; i++) {
      sums[i] += times * other.sums[i];
    }
    for (int k = 0; k < TRIANGLE; k++) {
      products[k] += times * other.products[k];
    }
  }

  /** The mean of dimension {@code i}. */
  double mean(int i) {
    return sums[i] / Math.max(1, frames);
  }

  /**
   * Sum over the frames of (x − mean)(x − mean)ᵀ, its lower triangle written to {@code out}.
   *
   * @param mean of whatever the frames are compared with
   */
  void scatter(double[] mean, double[] out) {
    int k = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++, k++) {
        out[k] = products[k] - mean[i] * sums[j] - mean[j] * sums[i] + frames * mean[i] * mean[j];
      }
    }
  }
}
