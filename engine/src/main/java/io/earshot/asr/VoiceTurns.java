package io.earshot.asr;

import java.util.Arrays;
import java.util.List;

/**
 * Who says each word, given a guess: two models are made of the guess, the likeliest order of
 * voices is looked for (Viterbi), and again with models of the outcome, until nothing changes. A
 * change of voice costs less after a pause than within flowing speech.
 */
final class VoiceTurns {
  private static final int MOST_ROUNDS = 15;

  /** Frames that follow each other say much the same: a word's likelihood counts so much. */
  private static final double FRAME_WEIGHT = 0.15;

  private static final double CHANGE_COST = 8;
  private static final double CHANGE_COST_AFTER_PAUSE = 2;
  private static final int NO_PAUSE_MILLIS = 100;
  private static final int PAUSE_MILLIS = 500;

  private final List<VoicedWord> words;
  private final double[] common;
  private final double[] room = new double[VoiceSum.TRIANGLE];
  private int[] labels;
  private double score;

  VoiceTurns(List<VoicedWord> words, int[] guess, double[] common) {
    this.words = words;
    this.common = common;
    this.labels = guess;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int[] before = labels;
      labels = likeliest(model(0), model(1));
      if (Arrays.equals(before, labels)) {
        break;
      }
    }
  }

  /** 0 or 1 for each word. */
  int[] labels() {
    return labels;
  }

  /** How well two voices in this order explain what was heard; more is better. */
  double score() {
    return score;
  }

  /** What a voice's words add up to. */
  VoiceSum sum(int label) {
    VoiceSum sum = new VoiceSum();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        sum.add(words.get(i).sum());
      }
    }
    return sum;
  }

  private VoiceModel model(int label) {
    return VoiceModel.of(sum(label), common);
  }

  private int[] likeliest(VoiceModel first, VoiceModel second) {
    int n = words.size();
    boolean[] firstChanged = new boolean[n];
    boolean[] secondChanged = new boolean[n];
    double a = 0;
    double b = 0;
    for (int i = 0; i < n; i++) {
      double cost = i == 0 ? 0 : changeCost(words.get(i).gapMillis(words.get(i - 1)));
      firstChanged[i] = b - cost > a;
      secondChanged[i] = a - cost > b;
      double stayed = Math.max(a, b - cost);
      b = Math.max(b, a - cost) + likelihood(second, i);
      a = stayed + likelihood(first, i);
    }
    score = Math.max(a, b);
    int[] found = new int[n];
    int label = a >= b ? 0 : 1;
    for (int i = n - 1; i >= 0; i--) {
      found[i] = label;
      boolean changed = label == 0 ? firstChanged[i] : secondChanged[i];
      label = changed ? 1 - label : label;
    }
    return found;
  }

  private double likelihood(VoiceModel model, int i) {
    return FRAME_WEIGHT * model.logLikelihood(words.get(i).sum(), room);
  }

  private static double changeCost(int gapMillis) {
    double pause = (double) (gapMillis - NO_PAUSE_MILLIS) / (PAUSE_MILLIS - NO_PAUSE_MILLIS);
    return CHANGE_COST + Math.clamp(pause, 0, 1) * (CHANGE_COST_AFTER_PAUSE - CHANGE_COST);
  }
}
