package io.earshot.audio;

/** The discrete Fourier transform, in place, radix 2 (Cooley and Tukey 1965). */
final class Fourier {
  private Fourier() {}

  /** Transforms arrays whose length is a power of two. */
  static void transform(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    for (int half = 1; half < n; half *= 2) {
      double angle = -Math.PI / half;
      for (int k = 0; k < half; k++) {
        double cos = Math.cos(angle * k);
        double sin = Math.sin(angle * k);
        for (int a = k; a < n; a += 2 * half) {
          int b = a + half;
          double x = re[b] * cos - im[b] * sin;
          double y = re[b] * sin + im[b] * cos;
          re[b] = re[a] - x;
          im[b] = im[a] - y;
          re[a] += x;
          im[a] += y;
        }
      }
    }
  }

  private static void swap(double[] x, int i, int j) {
    double t = x[i];
    x[i] = x[j];
    x[j] = t;
  }
}
