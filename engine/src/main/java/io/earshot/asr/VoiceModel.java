package io.earshot.asr;

/** A Gaussian with a full covariance: how one voice sounds on average, and how it varies. */
final class VoiceModel {
  private static final int SIZE = VoiceSum.SIZE;

  /** A covariance is drawn towards that of the whole call as if by so many frames of it. */
  private static final double PRIOR_FRAMES = 40;

  private static final double LEAST_VARIANCE = 1e-9;

  private final double[] mean = new double[SIZE];
  private final double[] root;
  private final double logDeterminant;
  private double[] inverse = {};

  /**
   * The model of what {@code sum} adds up.
   *
   * @param common the covariance of the whole call
   */
  private VoiceModel(VoiceSum sum, double[] common) {
    for (int i = 0; i < SIZE; i++) {
      mean[i] = sum.mean(i);
    }
    root = new double[VoiceSum.TRIANGLE];
    sum.scatter(mean, root);
    for (int k = 0; k < root.length; k++) {
      root[k] = (root[k] + PRIOR_FRAMES * common[k]) / (sum.frames() + PRIOR_FRAMES);
    }
    logDeterminant = takeRoot();
  }

  static VoiceModel of(VoiceSum sum, double[] common) {
    return new VoiceModel(sum, common);
  }

  /** The covariance of all that was said. */
  static double[] covariance(VoiceSum all) {
    double[] mean = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      mean[i] = all.mean(i);
    }
    double[] covariance = new double[VoiceSum.TRIANGLE];
    all.scatter(mean, covariance);
    for (int k = 0; k < covariance.length; k++) {
      covariance[k] /= Math.max(1, all.frames());
    }
    return covariance;
  }

  /**
   * How much worse one model explains two stretches than two models do: the logarithm of the
   * generalised likelihood ratio (Gish et al. 1991), 0 or more but for the prior.
   */
  static double distance(VoiceSum a, VoiceSum b, double[] common) {
    return joint(a, b, common) - spread(a, common) - spread(b, common);
  }

  /** The {@link #spread} of two stretches together. */
  static double joint(VoiceSum a, VoiceSum b, double[] common) {
    VoiceSum both = new VoiceSum();
    both.add(a);
    both.add(b);
    return spread(both, common);
  }

  /** How badly its own model explains a stretch. */
  static double spread(VoiceSum sum, double[] common) {
    return 0.5 * sum.frames() * new VoiceModel(sum, common).logDeterminant;
  }

  /** Log likelihood of a stretch, without the constant that all models share. */
  double logLikelihood(VoiceSum stretch, double[] room) {
    if (inverse.length == 0) {
      inverse = invert();
    }
    stretch.scatter(mean, room);
    double sum = stretch.frames() * logDeterminant;
    int k = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < i; j++, k++) {
        sum += 2 * inverse[k] * room[k];
      }
      sum += inverse[k] * room[k++];
    }
    return -0.5 * sum;
  }

  /** Cholesky's decomposition in place; the logarithm of the determinant. */
  private double takeRoot() {
    double sumOfLogs = 0;
    for (int i = 0; i < SIZE; i++) {
      int row = i * (i + 1) / 2;
      for (int j = 0; j <= i; j++) {
        int column = j * (j + 1) / 2;
        double value = root[row + j];
        for (int k = 0; k < j; k++) {
          value -= root[row + k] * root[column + k];
        }
        root[row + j] =
            i == j ? Math.sqrt(Math.max(LEAST_VARIANCE, value)) : value / root[column + j];
      }
      sumOfLogs += Math.log(root[row + i]);
    }
    return 2 * sumOfLogs;
  }

  private double[] invert() {
    double[] low = invertRoot();
    double[] product = new double[VoiceSum.TRIANGLE];
    int at = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j <= i; j++, at++) {
        for (int k = i; k < SIZE; k++) {
          int row = k * (k + 1) / 2;
          product[at] += low[row + i] * low[row + j];
        }
      }
    }
    return product;
  }

  private double[] invertRoot() {
    double[] low = new double[VoiceSum.TRIANGLE];
    for (int i = 0; i < SIZE; i++) {
      int row = i * (i + 1) / 2;
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum += root[row + k] * low[k * (k + 1) / 2 + j];
        }
        low[row + j] = -sum / root[row + i];
      }
      low[row + i] = 1 / root[row + i];
    }
    return low;
  }
}
