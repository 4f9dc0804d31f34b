package io.earshot.asr;

import io.earshot.asr.VoiceClusters.Cut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells two voices of one channel apart, or finds that there is one. Begins from several guesses
 * and keeps what explains the sound best. The same words give the same answer.
 */
final class VoiceSeparation {
  private static final List<Cut> STARTS =
      List.of(
          new Cut(50, 2_000),
          new Cut(150, 2_000),
          new Cut(300, 2_000),
          new Cut(150, 3_000),
          new Cut(300, 3_000),
          new Cut(300, 5_000));

  /** Less speech than this (1 s) cannot be told apart. */
  private static final int LEAST_FRAMES = 100;

  /** Pieces for the test whether there are two. */
  private static final Cut TEST = new Cut(150, 1_500);

  private static final int LEAST_TEST_FRAMES = 30;

  /** Words as short as this say nothing by themselves. */
  private static final int LEAST_WORD_FRAMES = 8;

  /** Two voices: a frame is so much likelier, on average, by its own voice's other pieces. */
  private static final double LEAST_MEAN_EVIDENCE = 4;

  /** Two voices: so much of the speech is likelier by its own voice's other pieces. */
  private static final double LEAST_SHARE = 0.95;

  /**
   * Two voices: so much of the variance between words lies between stretches without a pause, since
   * one voice seldom ends without one. Sounds of one voice alternate within a stretch.
   */
  private static final double LEAST_BETWEEN = 0.35;

  private final List<VoicedWord> words;
  private final double[] common;
  private final double[] room = new double[VoiceSum.TRIANGLE];

  private VoiceSeparation(List<VoicedWord> words, VoiceSum all) {
    this.words = words;
    this.common = VoiceModel.covariance(all);
  }

  /** 0 or 1 for each word; null where one voice is heard. */
  static int @Nullable [] of(List<VoicedWord> words) {
    VoiceSum all = new VoiceSum();
    for (VoicedWord word : words) {
      all.add(word.sum());
    }
    return all.frames() < LEAST_FRAMES ? null : new VoiceSeparation(words, all).separate();
  }

  private int @Nullable [] separate() {
    VoiceTurns best = null;
    for (Cut start : STARTS) {
      VoiceTurns turns = new VoiceTurns(words, VoiceClusters.of(words, start, common), common);
      if (best == null || turns.score() > best.score()) {
        best = turns;
      }
    }
    return best != null && isTwo(best) ? best.labels() : null;
  }

  /** Whether the two are two voices, or sounds of one. */
  private boolean isTwo(VoiceTurns turns) {
    VoiceSum[] sums = {turns.sum(0), turns.sum(1)};
    if (Math.min(sums[0].frames(), sums[1].frames()) < LEAST_TEST_FRAMES) {
      return false;
    }
    VoiceModel[] models = {VoiceModel.of(sums[0], common), VoiceModel.of(sums[1], common)};
    return isConfirmed(turns.labels(), sums, models) && betweenRuns(models) >= LEAST_BETWEEN;
  }

  /** Whether pieces belong to their voice by a model that was made without them. */
  private boolean isConfirmed(int[] labels, VoiceSum[] sums, VoiceModel[] models) {
    double evidence = 0;
    int agreeing = 0;
    int frames = 0;
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i < words.size() && !endsPiece(labels, from, i)) {
        continue;
      }
      VoiceSum piece = piece(from, i);
      if (piece.frames() >= LEAST_TEST_FRAMES) {
        int own = labels[from];
        double more = evidence(piece, sums[own], models[1 - own]);
        evidence += more;
        agreeing += more > 0 ? piece.frames() : 0;
        frames += piece.frames();
      }
      from = i;
    }
    return evidence >= LEAST_MEAN_EVIDENCE * frames && agreeing >= LEAST_SHARE * frames;
  }

  /** The share of the variance of words' likelihood ratios that lies between runs of words. */
  private double betweenRuns(VoiceModel[] models) {
    Spread all = new Spread();
    Spread run = new Spread();
    double within = 0;
    for (int i = 0; i < words.size(); i++) {
      if (i > 0 && words.get(i).gapMillis(words.get(i - 1)) > TEST.pauseMillis()) {
        within += run.squares();
        run = new Spread();
      }
      VoiceSum word = words.get(i).sum();
      if (word.frames() >= LEAST_WORD_FRAMES) {
        double ratio = models[0].logLikelihood(word, room) - models[1].logLikelihood(word, room);
        all.add(ratio / word.frames(), word.frames());
        run.add(ratio / word.frames(), word.frames());
      }
    }
    within += run.squares();
    return all.squares() > 0 ? 1 - within / all.squares() : 0;
  }

  /** Weighted sum of squared differences from the mean. */
  private static final class Spread {
    private double weights;
    private double sum;
    private double sumOfSquares;

    void add(double value, double weight) {
      weights += weight;
      sum += weight * value;
      sumOfSquares += weight * value * value;
    }

    double squares() {
      return weights == 0 ? 0 : sumOfSquares - sum * sum / weights;
    }
  }

  private double evidence(VoiceSum piece, VoiceSum own, VoiceModel other) {
    VoiceSum without = new VoiceSum();
    without.add(own);
    without.subtract(piece);
    return VoiceModel.of(without, common).logLikelihood(piece, room)
        - other.logLikelihood(piece, room);
  }

  private boolean endsPiece(int[] labels, int from, int i) {
    VoicedWord next = words.get(i);
    return labels[i] != labels[i - 1]
        || next.gapMillis(words.get(i - 1)) > TEST.pauseMillis()
        || next.word().endMillis() - words.get(from).word().startMillis() > TEST.pieceMillis();
  }

  private VoiceSum piece(int from, int to) {
    VoiceSum sum = new VoiceSum();
    for (int i = from; i < to; i++) {
      sum.add(words.get(i).sum());
    }
    return sum;
  }
}
