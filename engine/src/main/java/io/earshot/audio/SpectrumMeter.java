package io.earshot.audio;

/**
 * How far up a line carries: the mean spectrum of frames of speech, each first brought to the same
 * power, so that a hiss counts as much as a vowel. The band ends where that spectrum falls 30 dB
 * below its peak for good.
 */
final class SpectrumMeter {
  private static final double LIMIT_POWER = 1e-3;

  private final int sampleRate;
  private final int size;
  private final double[] hann;
  private final double[] re;
  private final double[] im;
  private final double[] mean;
  private int frames;

  /** A meter that is given frames of at least {@code frame} samples. */
  SpectrumMeter(int sampleRate, int frame) {
    this.sampleRate = sampleRate;
    size = Integer.highestOneBit(frame);
    hann = new double[size];
    for (int i = 0; i < size; i++) {
      hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
    }
    re = new double[size];
    im = new double[size];
    mean = new double[size / 2 + 1];
  }

  void add(short[] frame) {
    for (int i = 0; i < size; i++) {
      re[i] = frame[i] * hann[i];
      im[i] = 0;
    }
    Fourier.transform(re, im);
    double sum = 0;
    for (int k = 1; k <= size / 2; k++) {
      re[k] = re[k] * re[k] + im[k] * im[k];
      sum += re[k];
    }
    if (sum > 0) {
      frames++;
      for (int k = 1; k <= size / 2; k++) {
        mean[k] += re[k] / sum;
      }
    }
  }

  /** The upper end of the band in hertz; 0 where nothing was added. */
  int bandWidthHz() {
    double peak = 0;
    for (double power : mean) {
      peak = Math.max(peak, power);
    }
    int last = size / 2;
    while (last > 0 && mean[last] < peak * LIMIT_POWER) {
      last--;
    }
    return frames == 0 ? 0 : (int) Math.min(sampleRate / 2, (last + 0.5) * sampleRate / size);
  }
}
