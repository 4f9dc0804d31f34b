package io.earshot.signal;

import io.earshot.model.Utterance;
import io.earshot.model.Voice;

/**
 * How several utterances of one speaker sounded together, each weighed by its length: the mean
 * power as loudness, the geometric mean of the pitches. Reused; used by one thread.
 */
public final class VoiceMean {
  private static final double SEMITONES_PER_OCTAVE = 12;
  private static final double LOG_2 = Math.log(2);

  private double power;
  private double loudnessRange;
  private double loudMillis;
  private double logPitch;
  private double pitchRange;
  private double pitchedMillis;
  private boolean unmeasured;

  /** Forgets everything. */
  public void clear() {
    power = 0;
    loudnessRange = 0;
    loudMillis = 0;
    logPitch = 0;
    pitchRange = 0;
    pitchedMillis = 0;
    unmeasured = false;
  }

  /** Adds an utterance; typed text and speech without length add nothing. */
  public void add(Utterance utterance) {
    double millis = (double) utterance.endMillis() - utterance.startMillis();
    if (utterance.kind() != Utterance.Kind.SPEECH || millis <= 0) {
      return;
    }
    Voice voice = utterance.voice();
    if (!voice.isMeasured()) {
      unmeasured = true;
      return;
    }
    power += Math.pow(10, voice.loudnessDbfs() / 10) * millis;
    loudnessRange += voice.loudnessRangeDb() * millis;
    loudMillis += millis;
    if (voice.hasPitch()) {
      logPitch += Math.log(voice.pitchHz()) * millis;
      pitchRange += voice.pitchRangeSemitones() * millis;
      pitchedMillis += millis;
    }
  }

  /** Whether something was said of which the sound was not measured. */
  public boolean hasUnmeasured() {
    return unmeasured;
  }

  /** dBFS; NaN where nothing was measured. */
  public double loudnessDbfs() {
    return loudMillis == 0 ? Double.NaN : 10 * Math.log10(power / loudMillis);
  }

  /** Mean range within an utterance, dB; NaN where nothing was measured. */
  public double loudnessRangeDb() {
    return loudMillis == 0 ? Double.NaN : loudnessRange / loudMillis;
  }

  /** Hertz; NaN where no voice had a pitch. */
  public double pitchHz() {
    return pitchedMillis == 0 ? Double.NaN : Math.exp(logPitch / pitchedMillis);
  }

  /** Mean range within an utterance, semitones; NaN where no voice had a pitch. */
  public double pitchRangeSemitones() {
    return pitchedMillis == 0 ? Double.NaN : pitchRange / pitchedMillis;
  }

  /** How many semitones one pitch lies above another. */
  public static double semitones(double fromHz, double toHz) {
    return SEMITONES_PER_OCTAVE * Math.log(toHz / fromHz) / LOG_2;
  }
}
