package io.earshot.audio;

/**
 * Power spectra of frames of a fixed length: Hann window, then a radix-2 transform of half the
 * length over pairs of samples. Used by one thread; allocates nothing per frame.
 */
final class Spectrum {
  private final int half;
  private final float[] window;
  private final float[] cosine;
  private final float[] sine;
  private final float[] real;
  private final float[] imaginary;
  private final int[] reversed;

  /** {@code size} is the frame's length in samples, a power of two. */
  Spectrum(int size) {
    half = size / 2;
    window = new float[size];
    cosine = new float[half];
    sine = new float[half];
    real = new float[half];
    imaginary = new float[half];
    reversed = new int[half];
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
    }
    for (int i = 0; i < half; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * i / size);
      sine[i] = (float) -Math.sin(2 * Math.PI * i / size);
      reversed[i] = Integer.reverse(i) >>> Integer.numberOfLeadingZeros(half - 1);
    }
  }

  /** Writes |X(k)|² for k in 0 to half the length, exclusive. */
  void power(short[] samples, int from, float[] out) {
    for (int i = 0; i < half; i++) {
      int at = reversed[i];
      real[i] = samples[from + 2 * at] * window[2 * at];
      imaginary[i] = samples[from + 2 * at + 1] * window[2 * at + 1];
    }
    for (int length = 2; length <= half; length *= 2) {
      butterflies(length);
    }
    unpack(out);
  }

  private void butterflies(int length) {
    int stride = 2 * half / length;
    int middle = length / 2;
    for (int start = 0; start < half; start += length) {
      for (int k = 0; k < middle; k++) {
        int a = start + k;
        int b = a + middle;
        float c = cosine[k * stride];
        float s = sine[k * stride];
        float re = real[b] * c - imaginary[b] * s;
        float im = real[b] * s + imaginary[b] * c;
        real[b] = real[a] - re;
        imaginary[b] = imaginary[a] - im;
        real[a] += re;
        imaginary[a] += im;
      }
    }
  }

  /** The even samples went in as real parts, the odd ones as imaginary parts. */
  private void unpack(float[] out) {
    for (int k = 0; k < half; k++) {
      int mirror = (half - k) % half;
      float evenRe = (real[k] + real[mirror]) / 2;
      float evenIm = (imaginary[k] - imaginary[mirror]) / 2;
      float oddRe = (imaginary[k] + imaginary[mirror]) / 2;
      float oddIm = (real[mirror] - real[k]) / 2;
      float re = evenRe + oddRe * cosine[k] - oddIm * sine[k];
      float im = evenIm + oddRe * sine[k] + oddIm * cosine[k];
      out[k] = re * re + im * im;
    }
  }
}
