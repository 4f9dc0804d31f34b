package io.earshot.rule;

import io.earshot.rule.Node.Fields;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.Sound;
import io.earshot.rule.Operator.VoiceTest;
import io.earshot.rule.Operator.VoiceTest.Measure;

/** Reads {@code loudness} and {@code pitch}, and tells limits that mean something else. */
final class VoiceReader {
  private static final double LOWEST_HZ = 40;

  private final Faults faults;

  VoiceReader(Faults faults) {
    this.faults = faults;
  }

  Operator read(Sound of, Fields fields, Limit limit) {
    Measure measure = Spelling.find(Measure.values(), fields.text("measure"), Measure.LEVEL);
    boolean perTurn = !"leg".equals(fields.text("per"));
    boolean against = fields.has("against");
    if (against && measure != Measure.LEVEL) {
      faults.error(
          fields.placeOf("against"),
          "\"against\" with \"measure: " + Spelling.of(measure) + "\"",
          "a " + Spelling.of(measure) + " compares already: delete it");
    }
    if (measure == Measure.JUMP && !perTurn) {
      faults.error(
          fields.placeOf("per"),
          "a jump of the whole leg",
          "it is from turn to turn: delete per, or write measure: span");
    }
    boolean misspelt =
        fields.has("measure") && !Spelling.of(measure).equals(fields.text("measure"));
    if (measure == Measure.LEVEL && !against && !misspelt) {
      checkLevel(of, fields, limit);
    }
    int minimumWords = (int) fields.number("minimumWords", 3);
    return new VoiceTest(of, measure, perTurn, against, minimumWords, limit);
  }

  /** A level is absolute; a limit that none can pass was meant for the base line. */
  private void checkLevel(Sound of, Fields fields, Limit limit) {
    boolean loudness = of == Sound.LOUDNESS;
    if (loudness ? limit.value() <= 0 : limit.value() >= LOWEST_HZ || limit.value() == 0) {
      return;
    }
    faults.error(
        fields.placeOf(OperatorGrammar.BOUNDS.get(limit.bound().ordinal())),
        loudness ? "a loudness above 0 dBFS" : "a pitch below 40 Hz",
        loudness
            ? "0 is the loudest there is; for dB above the usual add against: baseline"
            : "a voice is higher; for semitones above the usual add against: baseline");
  }
}
