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
  private final Spectrum spectrum;
  private final float[] power;
  private final double[] mean;
  private int frames;

  /** A meter that is given frames of at least {@code frame} samples. */
  SpectrumMeter(int sampleRate, int frame) {
    this.sampleRate = sampleRate;
    size = Integer.highestOneBit(frame);
    spectrum = new Spectrum(size);
    power = new float[size / 2];
    mean = new double[size / 2];
  }

  void add(short[] frame) {
    spectrum.power(frame, 0, power);
    double sum = 0;
    for (int k = 1; k < mean.length; k++) {
      sum += power[k];
    }
    if (sum > 0) {
      frames++;
      for (int k = 1; k < mean.length; k++) {
        mean[k] += power[k] / sum;
      }
    }
  }

  /** The upper end of the band in hertz; 0 where nothing was added. */
  int bandWidthHz() {
    double peak = 0;
    for (double power : mean) {
      peak = Math.max(peak, power);
    }
    int last = mean.length - 1;
    while (last > 0 && mean[last] < peak * LIMIT_POWER) {
      last--;
    }
    return frames == 0 ? 0 : (int) Math.min(sampleRate / 2, (last + 0.5) * sampleRate / size);
  }
}
