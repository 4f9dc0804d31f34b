package io.earshot.score;

import java.util.Arrays;

/**
 * Working memory for comparing stretches of talk with example sentences. Reused; one per thread.
 */
final class Likeness {
  long[] features = new long[256];
  boolean[] heard = new boolean[256];
  int count;

  /** Per example: what it shares with the stretch, in all and counting sure words only. */
  double[] shared = {};

  double[] surelyShared = {};
  int[] touched = {};
  int touchedCount;

  void open(int examples) {
    count = 0;
    touchedCount = 0;
    if (shared.length < examples) {
      shared = new double[examples];
      surelyShared = new double[examples];
      touched = new int[examples];
    }
  }

  /** Adds a feature unless the stretch has it already. */
  void add(long feature, boolean sure) {
    if (count == features.length) {
      features = Arrays.copyOf(features, 2 * count);
      heard = Arrays.copyOf(heard, 2 * count);
    }
    features[count] = feature;
    heard[count++] = sure;
  }

  void share(int example, double weight, boolean sure) {
    if (shared[example] == 0) {
      touched[touchedCount++] = example;
      surelyShared[example] = 0;
    }
    shared[example] += weight;
    surelyShared[example] += sure ? weight : 0;
  }

  /** Forgets the sums of the examples that were touched. */
  void close() {
    for (int i = 0; i < touchedCount; i++) {
      shared[touched[i]] = 0;
    }
    touchedCount = 0;
  }
}
