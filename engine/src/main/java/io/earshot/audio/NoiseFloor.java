package io.earshot.audio;

import java.util.Arrays;

/**
 * The level below the sounds of one channel, for each band: the quietest mean over 120 ms within
 * the last six seconds (minimum statistics after Martin 2001, without smoothing or bias).
 */
final class NoiseFloor {
  private static final int STEPS = 4;
  private static final int BLOCKS = 48;

  private final float[][] blocks = new float[BLOCKS][SoundStep.BANDS];
  private final float[] floor = new float[SoundStep.BANDS];
  private int block;
  private int steps;

  NoiseFloor() {
    for (float[] means : blocks) {
      Arrays.fill(means, Float.MAX_VALUE);
    }
    Arrays.fill(blocks[0], 0);
    Arrays.fill(floor, Float.MAX_VALUE);
  }

  /** Takes the powers of one more step. */
  void add(float[] bandPower) {
    float[] sums = blocks[block];
    for (int i = 0; i < SoundStep.BANDS; i++) {
      sums[i] += bandPower[i] / STEPS;
    }
    if (++steps == STEPS) {
      steps = 0;
      setFloor();
      block = (block + 1) % BLOCKS;
      Arrays.fill(blocks[block], 0);
    }
  }

  /** Power in that band below which there is only noise; huge before anything is known. */
  float power(int band) {
    return floor[band];
  }

  private void setFloor() {
    Arrays.fill(floor, Float.MAX_VALUE);
    for (float[] means : blocks) {
      for (int i = 0; i < SoundStep.BANDS; i++) {
        floor[i] = Math.min(floor[i], means[i]);
      }
    }
  }
}
