package io.earshot.audio;

import io.earshot.model.LineQuality;
import io.earshot.model.Voice;
import java.util.Arrays;

/**
 * How one channel sounds: its level and pitch in frames of 20 ms, and the quality of its line.
 * Measured while it is decoded; the frames of the last half hour are kept, so memory does not
 * depend on the recording's length. May be used by several threads.
 */
public final class ChannelAcoustics {
  /** Frames that are kept. */
  private static final int KEPT_FRAMES = 30 * 60 * Levels.FRAMES_PER_SECOND;

  /** Fewer frames than these (100 ms) are too few to speak of a voice's pitch. */
  private static final int LEAST_PITCHED_FRAMES = 5;

  /**
   * What lies outside 0.75 × the first and 1.5 × the third quartile is taken for an error (Hirst,
   * "The analysis by synthesis of speech melody", 2011).
   */
  private static final double BELOW_QUARTILE = 0.75;

  private static final double ABOVE_QUARTILE = 1.5;
  private static final double SEMITONES_PER_OCTAVE = 12;

  private final int sampleRate;
  private final short[] frame;
  private final PitchTracker pitchTracker;
  private final LineMeter line;
  private int filled;
  private boolean heard;

  /** Rings that grow until they are full: levels, and pitches in tenths of a hertz. */
  private short[] levels = new short[Levels.FRAMES_PER_SECOND];

  private short[] pitches = new short[Levels.FRAMES_PER_SECOND];
  private int frames;

  /** Room to measure in. */
  private int[] inside = {};

  private int[] sorted = {};
  private boolean[] active = {};

  /** Measures a channel of so many samples a second. */
  public ChannelAcoustics(int sampleRate) {
    this.sampleRate = sampleRate;
    frame = new short[sampleRate / Levels.FRAMES_PER_SECOND];
    pitchTracker = new PitchTracker(sampleRate, frame.length);
    line = new LineMeter(sampleRate, frame.length);
  }

  /** Takes the next {@code n} samples. */
  public synchronized void accept(short[] samples, int n) {
    for (int from = 0; from < n; ) {
      int take = Math.min(n - from, frame.length - filled);
      System.arraycopy(samples, from, frame, filled, take);
      filled += take;
      from += take;
      if (filled == frame.length) {
        endFrame();
        filled = 0;
      }
    }
  }

  /**
   * How it sounded between two times from the channel's first sample; {@link Voice#NONE} where
   * nothing was heard, or too long ago.
   */
  public synchronized Voice voice(long fromMillis, long toMillis) {
    int from = Math.max(frameAt(fromMillis), Math.max(0, frames - levels.length));
    int to = Math.min(frames, Math.max(from + 1, frameAt(toMillis)));
    int n = to - from;
    if (n <= 0 || frameAt(toMillis) < from) {
      return Voice.NONE;
    }
    reserve(n);
    for (int i = 0; i < n; i++) {
      inside[i] = levels[(from + i) % levels.length];
    }
    int level = Levels.active(inside, active, n);
    if (level <= Levels.SILENCE) {
      return Voice.NONE;
    }
    float range = rangeDb(n);
    int pitched = pitched(from, n);
    boolean voiced = pitched >= LEAST_PITCHED_FRAMES;
    return new Voice(
        level / (float) Levels.DB,
        range,
        voiced ? at(pitched, 0.5) / (float) PitchTracker.TENTHS : Float.NaN,
        voiced ? semitones(at(pitched, 0.1), at(pitched, 0.9)) : Float.NaN);
  }

  /** The quality of the line so far. */
  public synchronized LineQuality quality() {
    return line.quality();
  }

  private void endFrame() {
    int level = Levels.of(frame, frame.length);
    boolean loud = line.add(frame, frame.length, level);
    if (loud && !heard) {
      pitchTracker.interrupt();
    }
    heard = loud;
    int pitch = loud ? pitchTracker.track(frame, frame.length) : PitchTracker.NONE;
    if (frames == levels.length && frames < KEPT_FRAMES) {
      int size = Math.min(KEPT_FRAMES, 2 * frames);
      levels = Arrays.copyOf(levels, size);
      pitches = Arrays.copyOf(pitches, size);
    }
    levels[frames % levels.length] = (short) level;
    pitches[frames % levels.length] = (short) pitch;
    frames++;
  }

  /** From the 10th to the 95th percentile of the active frames, as EBU Tech 3342 measures it. */
  private float rangeDb(int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (active[i]) {
        sorted[count++] = inside[i];
      }
    }
    Arrays.sort(sorted, 0, count);
    return (at(count, 0.95) - at(count, 0.1)) / (float) Levels.DB;
  }

  /** Sorts the likely pitches of the active frames; how many there are. */
  private int pitched(int from, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      int pitch = pitches[(from + i) % levels.length];
      if (active[i] && pitch != PitchTracker.NONE) {
        sorted[count++] = pitch;
      }
    }
    Arrays.sort(sorted, 0, count);
    return count < LEAST_PITCHED_FRAMES ? count : likely(count);
  }

  /** Keeps the likely ones of sorted pitches; how many. */
  private int likely(int n) {
    double floor = BELOW_QUARTILE * at(n, 0.25);
    double ceiling = ABOVE_QUARTILE * at(n, 0.75);
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (sorted[i] >= floor && sorted[i] <= ceiling) {
        sorted[count++] = sorted[i];
      }
    }
    return count;
  }

  /** A quantile of the first {@code n} sorted values. */
  private int at(int n, double share) {
    return sorted[(int) Math.round(share * (n - 1))];
  }

  private static float semitones(int low, int high) {
    return (float) (SEMITONES_PER_OCTAVE * Math.log((double) high / low) / Math.log(2));
  }

  private int frameAt(long millis) {
    return (int) Math.clamp(millis * sampleRate / (1_000L * frame.length), 0, Integer.MAX_VALUE);
  }

  private void reserve(int n) {
    if (inside.length < n) {
      inside = new int[2 * n];
      sorted = new int[2 * n];
      active = new boolean[2 * n];
    }
  }
}
