package io.earshot.asr;

import io.earshot.audio.Cepstra;
import java.util.Arrays;

/**
 * The cepstra of a channel's last ten minutes, from which the words just recognised are measured.
 * Words come late where the recogniser was fed nothing for long.
 */
final class VoiceFrames {
  private static final int KEPT_FRAMES = 10 * 60 * 1_000 / Cepstra.STEP_MILLIS;

  /** Frames so far below the loudest of their utterance are gaps within words. */
  private static final float SPEECH_RANGE_DB = 30;

  private final Cepstra source;
  private float[] levels = new float[1_000];
  private float[] cepstra = new float[levels.length * Cepstra.SIZE];
  private long count;

  VoiceFrames(int sampleRate) {
    source = new Cepstra(sampleRate, this::keep);
  }

  void accept(short[] samples, int n) {
    source.accept(samples, n);
  }

  /** The level below which a frame of what was said between these times is no speech. */
  float floorDb(int startMillis, int endMillis) {
    float loudest = Float.NEGATIVE_INFINITY;
    for (long f = first(startMillis); f < end(endMillis); f++) {
      loudest = Math.max(loudest, levels[slot(f)]);
    }
    return loudest - SPEECH_RANGE_DB;
  }

  /** What the frames of a word that are louder than {@code floorDb} add up to. */
  VoiceSum sum(int startMillis, int endMillis, float floorDb) {
    VoiceSum sum = new VoiceSum();
    for (long f = first(startMillis); f < end(endMillis); f++) {
      int slot = slot(f);
      if (levels[slot] > floorDb) {
        sum.add(cepstra, slot * Cepstra.SIZE);
      }
    }
    return sum;
  }

  private void keep(float levelDb, float[] frame) {
    if (count == levels.length && count < KEPT_FRAMES) {
      int size = Math.min(KEPT_FRAMES, 2 * levels.length);
      levels = Arrays.copyOf(levels, size);
      cepstra = Arrays.copyOf(cepstra, size * Cepstra.SIZE);
    }
    int slot = slot(count++);
    levels[slot] = levelDb;
    System.arraycopy(frame, 0, cepstra, slot * Cepstra.SIZE, Cepstra.SIZE);
  }

  private long first(int millis) {
    return Math.max(millis / Cepstra.STEP_MILLIS, Math.max(0, count - levels.length));
  }

  private long end(int millis) {
    return Math.min(count, millis / Cepstra.STEP_MILLIS);
  }

  private int slot(long frame) {
    return (int) (frame % levels.length);
  }
}
