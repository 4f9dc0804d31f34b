package io.earshot.cli;

import java.util.List;

/**
 * The diarisation error rate as NIST defines it: time missed, falsely heard and given to the wrong
 * speaker, as a share of the time spoken, with a collar of 0.25 s around each true edge left out;
 * voices are given to speakers as fits best. Time where two speak counts twice.
 */
final class DiarisationError {
  private static final int STEP_MILLIS = 10;
  private static final int COLLAR_MILLIS = 250;

  /** Someone speaks, from when to when. */
  record Span(int speaker, long startMillis, long endMillis) {}

  private double spoken;
  private double missed;
  private double falselyHeard;
  private double confused;

  void add(DiarisationError other) {
    spoken += other.spoken;
    missed += other.missed;
    falselyHeard += other.falselyHeard;
    confused += other.confused;
  }

  double percent() {
    return 100 * (missed + falselyHeard + confused) / Math.max(1, spoken);
  }

  double missedPercent() {
    return 100 * missed / Math.max(1, spoken);
  }

  double confusedPercent() {
    return 100 * confused / Math.max(1, spoken);
  }

  /** Compares the first {@code endMillis} of a recording. */
  static DiarisationError of(List<Span> truth, List<Span> heard, long endMillis) {
    int steps = (int) (endMillis / STEP_MILLIS);
    boolean[][] said = grid(truth, steps);
    boolean[][] told = grid(heard, steps);
    boolean[] collar = new boolean[steps];
    for (Span span : truth) {
      mark(collar, span.startMillis() - COLLAR_MILLIS, span.startMillis() + COLLAR_MILLIS);
      mark(collar, span.endMillis() - COLLAR_MILLIS, span.endMillis() + COLLAR_MILLIS);
    }
    DiarisationError best = null;
    for (int a = -1; a < said.length; a++) {
      for (int b = -1; b < said.length; b++) {
        if (a != b || a < 0) {
          DiarisationError error = compare(said, told, collar, new int[] {a, b});
          best = best == null || error.percent() < best.percent() ? error : best;
        }
      }
    }
    return best == null ? new DiarisationError() : best;
  }

  private static DiarisationError compare(
      boolean[][] said, boolean[][] told, boolean[] collar, int[] speakerOfVoice) {
    DiarisationError error = new DiarisationError();
    for (int t = 0; t < collar.length; t++) {
      int speaking = count(said, t);
      int heard = count(told, t);
      int right = 0;
      for (int v = 0; v < told.length && v < speakerOfVoice.length; v++) {
        right += told[v][t] && speakerOfVoice[v] >= 0 && said[speakerOfVoice[v]][t] ? 1 : 0;
      }
      if (!collar[t]) {
        error.spoken += speaking;
        error.missed += Math.max(0, speaking - heard);
        error.falselyHeard += Math.max(0, heard - speaking);
        error.confused += Math.min(speaking, heard) - right;
      }
    }
    return error;
  }

  private static boolean[][] grid(List<Span> spans, int steps) {
    int speakers = 1;
    for (Span span : spans) {
      speakers = Math.max(speakers, span.speaker() + 1);
    }
    boolean[][] grid = new boolean[speakers][steps];
    for (Span span : spans) {
      mark(grid[span.speaker()], span.startMillis(), span.endMillis());
    }
    return grid;
  }

  private static void mark(boolean[] steps, long fromMillis, long toMillis) {
    long to = Math.min(steps.length, toMillis / STEP_MILLIS);
    for (long t = Math.max(0, fromMillis / STEP_MILLIS); t < to; t++) {
      steps[(int) t] = true;
    }
  }

  private static int count(boolean[][] grid, int t) {
    int count = 0;
    for (boolean[] row : grid) {
      count += row[t] ? 1 : 0;
    }
    return count;
  }
}
