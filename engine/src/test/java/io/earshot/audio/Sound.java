package io.earshot.audio;

import java.util.Random;

/**
 * Sound made with known answers: voices of known pitch and level, tones, shaped noise, and what
 * lines do to them. Amplitudes are parts of full scale.
 */
public final class Sound {
  /** Samples a second. */
  public static final int RATE = 8_000;

  /** Centres and half widths of the formants of a neutral vowel, hertz. */
  private static final double[][] FORMANTS = {{500, 50}, {1_500, 60}, {2_500, 80}};

  private Sound() {}

  /** A vowel of a pitch that glides from one frequency to the other, at a given RMS. */
  public static double[] vowel(double seconds, double fromHz, double toHz, double rms) {
    double[] x = new double[(int) (seconds * RATE)];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double hz = fromHz * Math.pow(toHz / fromHz, (double) i / x.length);
      phase += 2 * Math.PI * hz / RATE;
      for (int k = 1; k * hz < 3_800; k++) {
        x[i] += formants(k * hz) / k * Math.sin(k * phase + k * k);
      }
    }
    return atRms(x, rms);
  }

  /** A sine of a given amplitude. */
  public static double[] tone(double seconds, double hz, double amplitude) {
    double[] x = new double[(int) (seconds * RATE)];
    for (int i = 0; i < x.length; i++) {
      x[i] = amplitude * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return x;
  }

  /** White noise of a given RMS. */
  public static double[] noise(double seconds, double rms, long seed) {
    Random random = new Random(seed);
    double[] x = new double[(int) (seconds * RATE)];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
    }
    return atRms(x, rms);
  }

  /** Nothing. */
  public static double[] silence(double seconds) {
    return new double[(int) (seconds * RATE)];
  }

  /** One after the other. */
  public static double[] join(double[]... parts) {
    int n = 0;
    for (double[] part : parts) {
      n += part.length;
    }
    double[] all = new double[n];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** The sum of two sounds; the shorter one ends earlier. */
  public static double[] mix(double[] a, double[] b) {
    double[] sum = a.length >= b.length ? a.clone() : b.clone();
    double[] other = a.length >= b.length ? b : a;
    for (int i = 0; i < other.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  /** Louder by so many times. */
  public static double[] times(double factor, double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= factor;
    }
    return y;
  }

  /** What a line that ends at a frequency carries: a steep low-pass. */
  public static double[] lowPass(double[] x, double hz) {
    int half = 100;
    double[] taps = new double[2 * half + 1];
    double cutoff = hz / RATE;
    for (int i = -half; i <= half; i++) {
      double sinc = i == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * i) / (Math.PI * i);
      taps[i + half] =
          sinc
              * (0.42
                  + 0.5 * Math.cos(Math.PI * i / half)
                  + 0.08 * Math.cos(2 * Math.PI * i / half));
    }
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      for (int k = Math.max(-half, n - x.length + 1); k <= Math.min(half, n); k++) {
        y[n] += taps[k + half] * x[n - k];
      }
    }
    return y;
  }

  /** A telephone line: nothing below 300 Hz, nothing above 3,400 Hz. */
  public static double[] telephone(double[] x) {
    double[] low = lowPass(x, 300);
    double[] band = lowPass(x, 3_400);
    for (int i = 0; i < band.length; i++) {
      band[i] -= low[i];
    }
    return band;
  }

  /** The same sound at another speed and pitch, by linear interpolation. */
  public static double[] faster(double[] x, double factor) {
    double[] y = new double[(int) (x.length / factor) - 1];
    for (int i = 0; i < y.length; i++) {
      double at = i * factor;
      int k = (int) at;
      y[i] = x[k] + (at - k) * (x[k + 1] - x[k]);
    }
    return y;
  }

  /** 16-bit samples; what does not fit is clipped. */
  public static short[] pcm(double[] x) {
    short[] samples = new short[x.length];
    for (int i = 0; i < x.length; i++) {
      samples[i] = (short) Math.clamp(Math.round(x[i] * 32_768), -32_768, 32_767);
    }
    return samples;
  }

  /** Back to parts of full scale. */
  public static double[] of(short[] samples) {
    double[] x = new double[samples.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = samples[i] / 32_768.0;
    }
    return x;
  }

  /** The RMS in dB relative to full scale. */
  public static double dbfs(double[] x) {
    return 20 * Math.log10(rms(x));
  }

  /** The amplitude of a level. */
  public static double amplitude(double dbfs) {
    return Math.pow(10, dbfs / 20);
  }

  private static double[] atRms(double[] x, double rms) {
    return times(rms / rms(x), x);
  }

  private static double rms(double[] x) {
    double squares = 0;
    for (double v : x) {
      squares += v * v;
    }
    return Math.sqrt(squares / x.length);
  }

  private static double formants(double hz) {
    double gain = 0.02;
    for (double[] formant : FORMANTS) {
      double away = (hz - formant[0]) / formant[1];
      gain += 1 / Math.sqrt(1 + away * away);
    }
    return gain;
  }
}
