package io.earshot.audio;

import java.util.Random;

/** Sound made sample by sample, so that what it holds is known. Levels are peaks, about. */
public final class MadeSound {
  private static final int[][] FORMANTS = {
    {730, 1_090, 2_440},
    {270, 2_290, 3_010},
    {300, 870, 2_240},
    {530, 1_840, 2_480},
    {570, 840, 2_410}
  };
  private static final double[] MELODY = {261.6, 329.6, 392, 523.3, 440, 349.2, 293.7, 392};

  private final int rate;
  private final Random random;
  private final double[] samples;

  /** Silence of that length. */
  public MadeSound(int rate, double seconds) {
    this.rate = rate;
    this.random = new Random(11);
    this.samples = new double[(int) Math.round(rate * seconds)];
  }

  /** White noise all over. */
  public MadeSound noise(double level) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] += level * random.nextGaussian();
    }
    return this;
  }

  /** The mains' hum with its harmonics all over. */
  public MadeSound hum(double level) {
    for (int h = 1; h <= 10; h++) {
      tones(0, samples.length / (double) rate, level / h, 50 * h);
    }
    return this;
  }

  /** Steady tones together. */
  public MadeSound tones(double from, double to, double level, double... hertz) {
    for (int i = at(from); i < at(to); i++) {
      for (double f : hertz) {
        samples[i] += level / hertz.length * Math.sin(2 * Math.PI * f * i / rate);
      }
    }
    return this;
  }

  /** Tones that come and go, all over: a ring tone, a busy tone. */
  public MadeSound cadence(double on, double off, double level, double... hertz) {
    double end = samples.length / (double) rate;
    for (double t = 0; t < end; t += on + off) {
      tones(t, Math.min(end, t + on), level, hertz);
    }
    return this;
  }

  /** Syllables of a voice: a buzz of moving pitch through moving resonances, hiss between. */
  public MadeSound speech(double from, double to, double level) {
    double t = from;
    for (int syllable = 0; t < to - 0.04; syllable++) {
      double hiss = Math.min(0.04 + 0.04 * random.nextDouble(), to - t);
      double vowel = Math.min(0.1 + 0.12 * random.nextDouble(), to - t - hiss);
      hiss(t, t + hiss, level * 0.15);
      vowel(t + hiss, t + hiss + vowel, level, syllable);
      t += hiss + vowel + (random.nextInt(4) == 0 ? 0.08 : 0.02);
    }
    return this;
  }

  /** A tune over held chords: notes with harmonics that fade. */
  public MadeSound music(double from, double to, double level) {
    int note = 0;
    for (double t = from; t < to; t += 0.3) {
      double end = Math.min(to, t + 0.9);
      pluck(t, end, level / 3, MELODY[note * 5 % MELODY.length]);
      if (note++ % 6 == 0) {
        tones(t, Math.min(to, t + 1.8), level / 4, 130.8, 261.6, 329.6, 392, 784, 1_176);
      }
    }
    return this;
  }

  /** As 16-bit samples. */
  public short[] samples() {
    short[] out = new short[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) Math.clamp(Math.round(samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return out;
  }

  private void hiss(double from, double to, double level) {
    double last = 0;
    for (int i = at(from); i < at(to); i++) {
      double now = random.nextGaussian();
      samples[i] += level * (now - last);
      last = now;
    }
  }

  private void vowel(double from, double to, double level, int syllable) {
    int[] begin = FORMANTS[syllable % FORMANTS.length];
    int[] end = FORMANTS[(syllable * 3 + 1) % FORMANTS.length];
    double pitch = 110 + 50 * random.nextDouble();
    double glide = (random.nextDouble() - 0.5) * 60;
    double phase = 0;
    for (int i = at(from); i < at(to); i++) {
      double part = (i - at(from)) / (double) Math.max(1, at(to) - at(from));
      double hertz = pitch + glide * part;
      phase += 2 * Math.PI * hertz / rate;
      double sum = 0;
      for (int h = 1; h * hertz < 3_600; h++) {
        sum += gain(h * hertz, begin, end, part) * Math.sin(h * phase);
      }
      samples[i] += level * sum * Math.min(1, 12 * Math.min(part, 1 - part));
    }
  }

  private static double gain(double hertz, int[] begin, int[] end, double part) {
    double gain = 0;
    for (int f = 0; f < begin.length; f++) {
      double away = (hertz - (begin[f] + (end[f] - begin[f]) * part)) / 90;
      gain += 0.4 / (f + 1) / (1 + away * away);
    }
    return gain;
  }

  private void pluck(double from, double to, double level, double hertz) {
    for (int i = at(from); i < at(to); i++) {
      double t = i / (double) rate - from;
      for (int h = 1; h <= 6; h++) {
        double fade = Math.exp(-t * (2 + h)) * Math.min(1, t / 0.005);
        samples[i] += level / h * fade * Math.sin(2 * Math.PI * h * hertz * t);
      }
    }
  }

  private int at(double seconds) {
    return Math.min(samples.length, (int) Math.round(seconds * rate));
  }
}
