package io.earshot.score;

import io.earshot.rule.Operator.Sound;
import io.earshot.rule.Operator.VoiceTest;
import io.earshot.rule.Operator.VoiceTest.Measure;
import io.earshot.signal.BaseLines;
import io.earshot.signal.VoiceMean;

/**
 * Loudness and pitch: how a turn sounds, how it differs from the party's turn before, how much it
 * moves. A turn without a figure is passed over: it is too short, its voice has no pitch, or its
 * party has no base line. Speech that was not measured at all may hide a hit.
 */
record VoiceProbe(VoiceTest wish, boolean every) implements Probe {
  @Override
  public boolean isFigure() {
    return !wish.perTurn();
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    Voices voices = space.voices();
    return wish.perTurn() ? turns(space, voices, window, hits) : leg(space, voices, window, hits);
  }

  private byte turns(Workspace space, Voices voices, Window window, Hits hits) {
    byte all = Truth.NOT_APPLICABLE;
    boolean hidden = false;
    for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
      byte in = window.holdsTurn(t);
      if (in == Window.OUT || !counts(space, t)) {
        continue;
      }
      double figure = figure(space, voices, t);
      if (Double.isNaN(figure)) {
        hidden |= voices.hasUnmeasured(t);
        continue;
      }
      boolean holds = wish.limit().holds(figure);
      all = Truth.and(all, in == Window.IN ? Truth.of(holds) : Truth.UNDECIDED);
      if (holds) {
        MeasureProbes.turnHit(space, hits, t, in, figure);
      }
    }
    hits.hidden = hidden;
    if (every) {
      return hidden ? Truth.and(all, Truth.UNDECIDED) : all;
    }
    return all == Truth.NOT_APPLICABLE && !hidden ? Truth.NOT_APPLICABLE : hits.any();
  }

  private byte leg(Workspace space, Voices voices, Window window, Hits hits) {
    double sum = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double millis = 0;
    boolean uncertain = false;
    for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
      byte in = window.holdsTurn(t);
      if (in == Window.OUT || !counts(space, t)) {
        continue;
      }
      double figure = scaled(level(space, voices, t));
      boolean measured = !Double.isNaN(figure);
      uncertain |= measured ? in == Window.PERHAPS : voices.hasUnmeasured(t);
      if (measured) {
        double length = Math.max(1, space.speakingMillis(t));
        sum += figure * length;
        millis += length;
        lowest = Math.min(lowest, figure);
        highest = Math.max(highest, figure);
      }
    }
    if (millis == 0) {
      return uncertain ? Truth.UNDECIDED : Truth.NOT_APPLICABLE;
    }
    double figure = wish.measure() == Measure.SPAN ? highest - lowest : unscaled(sum / millis);
    MeasureProbes.note(space, window, hits, figure);
    return uncertain ? Truth.UNDECIDED : Truth.of(wish.limit().holds(figure));
  }

  private boolean counts(Workspace space, int turn) {
    return space.tokensOf(turn) >= wish.minimumWords();
  }

  /** What is held against the limit; NaN where the turn has no such figure. */
  private double figure(Workspace space, Voices voices, int turn) {
    return switch (wish.measure()) {
      case LEVEL -> level(space, voices, turn);
      case JUMP -> difference(voices.level(wish.of(), turn), before(space, voices, turn));
      case SPAN -> voices.span(wish.of(), turn);
    };
  }

  private double level(Workspace space, Voices voices, int turn) {
    double level = voices.level(wish.of(), turn);
    return wish.againstBaseLine()
        ? difference(level, voices.baseLine(wish.of(), space.turns.party[turn]))
        : level;
  }

  /** The level of the party's turn before; NaN where there is none. */
  private double before(Workspace space, Voices voices, int turn) {
    for (int t = turn - 1; t >= 0; t--) {
      if (space.turns.party[t] == space.turns.party[turn] && counts(space, t)) {
        double level = voices.level(wish.of(), t);
        if (!Double.isNaN(level)) {
          return level;
        }
      }
    }
    return Double.NaN;
  }

  /** In dB, or in semitones. */
  private double difference(double level, double other) {
    return wish.of() == Sound.LOUDNESS ? level - other : VoiceMean.semitones(other, level);
  }

  /** Pitches are compared and averaged as intervals above 1 Hz. */
  private double scaled(double level) {
    return isHertz() ? VoiceMean.semitones(1, level) : level;
  }

  private double unscaled(double figure) {
    return isHertz() ? Math.pow(2, figure / 12) : figure;
  }

  private boolean isHertz() {
    return wish.of() == Sound.PITCH && !wish.againstBaseLine();
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    double figure = hits.figure[i];
    boolean loudness = wish.of() == Sound.LOUDNESS;
    String unit = loudness ? "dB" : "semitones";
    return switch (wish.measure()) {
      case JUMP -> signed(figure) + " " + unit + " after the turn before";
      case SPAN -> "span of " + MeasureProbes.tenths(figure) + " " + unit;
      case LEVEL ->
          wish.againstBaseLine()
              ? signed(figure) + " " + unit + " against the base line"
              : absolute(figure, loudness);
    };
  }

  private static String signed(double figure) {
    return (figure < 0 ? "−" : "+") + MeasureProbes.tenths(Math.abs(figure));
  }

  private static String absolute(double figure, boolean loudness) {
    return loudness
        ? (figure < 0 ? "−" : "") + MeasureProbes.tenths(Math.abs(figure)) + " dBFS"
        : Math.round(figure) + " Hz";
  }

  /** The turns' voices, computed when a rule first asks for them. */
  static final class Voices {
    private final BaseLines baseLines = new BaseLines();
    private final VoiceMean mean = new VoiceMean();
    private double[] loudness = new double[64];
    private double[] loudnessRange = new double[64];
    private double[] pitch = new double[64];
    private double[] pitchRange = new double[64];
    private boolean[] unmeasured = new boolean[64];

    void compute(Workspace space) {
      baseLines.compute(space.conversation());
      Turns turns = space.turns;
      if (loudness.length < turns.count) {
        int size = turns.party.length;
        loudness = new double[size];
        loudnessRange = new double[size];
        pitch = new double[size];
        pitchRange = new double[size];
        unmeasured = new boolean[size];
      }
      for (int t = 0; t < turns.count; t++) {
        mean.clear();
        for (int i = turns.first[t]; i < turns.first[t + 1]; i++) {
          mean.add(space.utterance(turns.order[i]));
        }
        loudness[t] = mean.loudnessDbfs();
        loudnessRange[t] = mean.loudnessRangeDb();
        pitch[t] = mean.pitchHz();
        pitchRange[t] = mean.pitchRangeSemitones();
        unmeasured[t] = mean.hasUnmeasured();
      }
    }

    double level(Sound of, int turn) {
      return of == Sound.LOUDNESS ? loudness[turn] : pitch[turn];
    }

    double span(Sound of, int turn) {
      return of == Sound.LOUDNESS ? loudnessRange[turn] : pitchRange[turn];
    }

    double baseLine(Sound of, int party) {
      return of == Sound.LOUDNESS ? baseLines.loudnessDbfs(party) : baseLines.pitchHz(party);
    }

    /** Whether part of the turn was not measured. */
    boolean hasUnmeasured(int turn) {
      return unmeasured[turn];
    }
  }
}
