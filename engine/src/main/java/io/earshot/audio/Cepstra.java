package io.earshot.audio;

import java.util.Arrays;

/**
 * What a voice sounds like, 100 times a second: mel-frequency cepstra 1 to {@value #SIZE} (Davis
 * and Mermelstein 1980) of the telephone band. No mean is taken off: the line differs between the
 * two ends of a call and helps to tell them apart. Memory is fixed, nothing is allocated per frame;
 * used by one thread.
 */
public final class Cepstra {
  /** Numbers per frame. */
  public static final int SIZE = 18;

  /** Between the starts of two frames. */
  public static final int STEP_MILLIS = 10;

  private static final int FILTERS = 24;
  private static final double LOWEST_HERTZ = 150;
  private static final double HIGHEST_HERTZ = 3_700;
  private static final int WINDOW_MILLIS = 25;

  /** Takes frames as they are made. */
  @FunctionalInterface
  public interface Sink {
    /**
     * One frame.
     *
     * @param levelDb its mean square, in dB above one sample step
     * @param cepstra reused for the next frame
     */
    void frame(float levelDb, float[] cepstra);
  }

  private final Sink out;
  private final Spectrum spectrum;
  private final short[] window;
  private final int stepSamples;
  private final float[] power;
  private final int[] filterOfBin;
  private final float[] rising;
  private final float[][] cosines = new float[SIZE][FILTERS];
  private final float[] filters = new float[FILTERS + 2];
  private final float[] cepstra = new float[SIZE];
  private int filled;

  /** Begins a channel of so many samples a second. */
  public Cepstra(int sampleRate, Sink out) {
    this.out = out;
    int windowSamples = Integer.highestOneBit(sampleRate * WINDOW_MILLIS / 1_000 - 1) * 2;
    this.spectrum = new Spectrum(windowSamples);
    this.window = new short[windowSamples];
    this.stepSamples = sampleRate * STEP_MILLIS / 1_000;
    this.power = new float[windowSamples / 2];
    this.filterOfBin = new int[windowSamples / 2];
    this.rising = new float[windowSamples / 2];
    layFilters((double) sampleRate / windowSamples);
    for (int c = 0; c < SIZE; c++) {
      for (int f = 0; f < FILTERS; f++) {
        cosines[c][f] = (float) Math.cos(Math.PI * (c + 1) * (f + 0.5) / FILTERS);
      }
    }
  }

  /** Triangles of equal width on the mel scale; each bin lies on the slopes of two. */
  private void layFilters(double hertzPerBin) {
    double low = mel(LOWEST_HERTZ);
    double width = (mel(HIGHEST_HERTZ) - low) / (FILTERS + 1);
    for (int bin = 0; bin < filterOfBin.length; bin++) {
      double place = (mel(bin * hertzPerBin) - low) / width;
      boolean inside = place >= 0 && place < FILTERS + 1;
      filterOfBin[bin] = inside ? (int) place : -1;
      rising[bin] = inside ? (float) (place - (int) place) : 0;
    }
  }

  private static double mel(double hertz) {
    return 1_127 * Math.log1p(hertz / 700);
  }

  /** Takes the next samples; a frame comes out whenever its window is full. */
  public void accept(short[] samples, int n) {
    int from = 0;
    while (from < n) {
      int take = Math.min(n - from, window.length - filled);
      System.arraycopy(samples, from, window, filled, take);
      filled += take;
      from += take;
      if (filled == window.length) {
        frame();
        filled = window.length - stepSamples;
        System.arraycopy(window, stepSamples, window, 0, filled);
      }
    }
  }

  private void frame() {
    long squares = 0;
    for (short sample : window) {
      squares += sample * sample;
    }
    spectrum.power(window, 0, power);
    filter();
    for (int c = 0; c < SIZE; c++) {
      float sum = 0;
      for (int f = 0; f < FILTERS; f++) {
        sum += cosines[c][f] * filters[f + 1];
      }
      cepstra[c] = sum;
    }
    out.frame((float) (10 * Math.log10((double) squares / window.length + 1e-3)), cepstra);
  }

  private void filter() {
    Arrays.fill(filters, 0);
    for (int bin = 0; bin < filterOfBin.length; bin++) {
      int filter = filterOfBin[bin];
      if (filter >= 0) {
        filters[filter + 1] += power[bin] * rising[bin];
        filters[filter] += power[bin] * (1 - rising[bin]);
      }
    }
    for (int f = 1; f <= FILTERS; f++) {
      filters[f] = (float) Math.log(filters[f] + 1);
    }
  }
}
