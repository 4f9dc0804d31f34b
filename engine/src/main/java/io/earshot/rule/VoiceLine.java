package io.earshot.rule;

import io.earshot.model.Voice;
import org.jspecify.annotations.Nullable;

/**
 * How an example's turn sounds, as written before its colon: {@code -18dB}, {@code 210Hz}, each
 * with the range inside the turn after a stroke: {@code -18dB/9dB 210Hz/6st}.
 */
final class VoiceLine {
  private static final float USUAL_RANGE_DB = 10;
  private static final float USUAL_RANGE_SEMITONES = 4;
  private static final String DECIBELS = "dB";
  private static final String HERTZ = "Hz";
  private static final String SEMITONES = "st";

  private float loudness = Float.NaN;
  private float loudnessRange = Float.NaN;
  private float pitch = Float.NaN;
  private float pitchRange = Float.NaN;

  private VoiceLine() {}

  /** Where the voice begins in {@code head}; its length where there is none. */
  static int begin(String head) {
    int begin = head.length();
    for (String word : head.split(" ")) {
      if (word.endsWith(DECIBELS) || word.endsWith(HERTZ) || word.endsWith(SEMITONES)) {
        begin = Math.min(begin, head.indexOf(word));
      }
    }
    return begin;
  }

  /** The voice; {@link Voice#NONE} for no text, null where it cannot be one. */
  static @Nullable Voice parse(String text) {
    VoiceLine line = new VoiceLine();
    for (String word : text.strip().split(" +")) {
      if (!word.isEmpty() && !line.take(word)) {
        return null;
      }
    }
    try {
      return new Voice(line.loudness, line.loudnessRange, line.pitch, line.pitchRange);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean take(String word) {
    int stroke = word.indexOf('/');
    String level = stroke < 0 ? word : word.substring(0, stroke);
    String range = stroke < 0 ? null : word.substring(stroke + 1);
    if (level.endsWith(DECIBELS)) {
      loudness = number(level, DECIBELS);
      loudnessRange = range == null ? USUAL_RANGE_DB : number(range, DECIBELS);
      return !Float.isNaN(loudness) && !Float.isNaN(loudnessRange);
    }
    pitch = number(level, HERTZ);
    pitchRange = range == null ? USUAL_RANGE_SEMITONES : number(range, SEMITONES);
    return !Float.isNaN(pitch) && !Float.isNaN(pitchRange);
  }

  private static float number(String text, String unit) {
    Double number =
        text.endsWith(unit)
            ? Numbers.parse(text.substring(0, text.length() - unit.length()))
            : null;
    return number == null ? Float.NaN : number.floatValue();
  }
}
