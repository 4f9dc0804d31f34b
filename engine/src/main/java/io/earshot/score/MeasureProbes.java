package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Limit;

/** The operators that hold one figure against a limit: rates, lengths, shares, counts. */
final class MeasureProbes {
  private static final double MILLIS_PER_MINUTE = 60_000.0;
  private static final double PERCENT = 100.0;
  private static final int TENTHS = 10;

  private MeasureProbes() {}

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : tenths(value);
  }

  /** With one decimal. A formatter would cost more than the evidence it stands in. */
  static String tenths(double value) {
    long tenths = Math.round(Math.abs(value) * TENTHS);
    String sign = value < 0 && tenths > 0 ? "-" : "";
    return sign + tenths / TENTHS + '.' + tenths % TENTHS;
  }

  /** What is counted as a word in the conversation's language. */
  private static String words(Workspace space) {
    return space.conversation().language().startsWith("zh") ? "characters" : "words";
  }

  /** A figure over the window as one hit, so that a reader sees the value. */
  static void note(Workspace space, Window window, Hits hits, double figure) {
    int turn = Math.min(window.turnFrom, space.turns.count);
    boolean any = window.turnFrom < window.turnTo;
    long from = any ? space.turns.startMillis[window.turnFrom] : 0;
    long to = any ? space.turns.endMillis[window.turnTo - 1] : 0;
    int i = hits.addInterval(space.firstToken(turn), turn, from, Math.max(from, to));
    hits.figure[i] = figure;
  }

  /** Adds up one leg's or window's turns. */
  private static final class Sums {
    double millis;
    double tokens;
    boolean uncertain;

    void add(Workspace space, int turn) {
      millis += space.speakingMillis(turn);
      tokens += space.tokensOf(turn);
    }
  }

  /** Words or characters a minute. */
  record SpeakingRate(Operator.SpeakingRate wish) implements Probe {
    @Override
    public boolean isFigure() {
      return !wish.perTurn();
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Sums all = new Sums();
      for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
        byte in = window.holdsTurn(t);
        if (in == Window.OUT) {
          continue;
        }
        all.add(space, t);
        all.uncertain |= in == Window.PERHAPS;
        if (wish.perTurn()) {
          turn(space, hits, t, in);
        }
      }
      if (wish.perTurn()) {
        hits.hidden = all.uncertain && hits.count > 0;
        return all.millis == 0 ? Truth.NOT_APPLICABLE : hits.any();
      }
      if (all.millis == 0 || all.tokens < wish.minimumWords()) {
        return Truth.NOT_APPLICABLE;
      }
      double rate = all.tokens * MILLIS_PER_MINUTE / all.millis;
      note(space, window, hits, rate);
      return all.uncertain ? Truth.UNDECIDED : Truth.of(wish.limit().holds(rate));
    }

    private void turn(Workspace space, Hits hits, int t, byte in) {
      double millis = space.speakingMillis(t);
      int tokens = space.tokensOf(t);
      if (millis > 0 && tokens >= Math.max(1, wish.minimumWords())) {
        double rate = tokens * MILLIS_PER_MINUTE / millis;
        if (wish.limit().holds(rate)) {
          turnHit(space, hits, t, in, rate);
        }
      }
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return number(hits.figure[i]) + " " + words(space) + " a minute";
    }
  }

  /** A whole turn as a hit. */
  static void turnHit(Workspace space, Hits hits, int t, byte in, double figure) {
    int i =
        hits.addInterval(
            space.firstToken(t), t, space.turns.startMillis[t], space.turns.endMillis[t]);
    hits.turnTo[i] = t;
    hits.figure[i] = figure;
    hits.certain[i] = in == Window.IN;
  }

  /** Length of a turn. */
  record TurnLength(Operator.TurnLength wish, boolean every) implements Probe {
    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      byte all = Truth.NOT_APPLICABLE;
      for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
        byte in = window.holdsTurn(t);
        double length =
            wish.inWords()
                ? in == Window.OUT ? 0 : space.tokensOf(t)
                : (double) space.turns.endMillis[t] - space.turns.startMillis[t];
        boolean measured = in != Window.OUT && (wish.inWords() || length > 0);
        if (measured) {
          boolean holds = wish.limit().holds(length);
          all = Truth.and(all, in == Window.IN ? Truth.of(holds) : Truth.UNDECIDED);
          if (holds) {
            turnHit(space, hits, t, in, length);
          }
        }
      }
      return every ? all : hits.any();
    }

    @Override
    public double unit() {
      return wish.inWords() ? 1 : TimingProbes.MILLIS;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return wish.inWords()
          ? number(hits.figure[i]) + " " + words(space)
          : "turn of " + TimingProbes.seconds(hits.figure[i]);
    }
  }

  /** A role's share of talking time, or of words where nothing has a length. */
  record TalkShare(Operator.TalkShare wish) implements Probe {
    @Override
    public boolean isFigure() {
      return true;
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Sums all = new Sums();
      Sums own = new Sums();
      for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
        byte in = window.holdsTurn(t);
        if (in == Window.OUT || space.turns.role[t] == Role.SYSTEM) {
          continue;
        }
        all.add(space, t);
        all.uncertain |= !space.turns.known[t];
        if (space.turns.role[t] == wish.of()) {
          own.add(space, t);
        }
      }
      double whole = all.millis > 0 ? all.millis : all.tokens;
      if (whole == 0) {
        return Truth.NOT_APPLICABLE;
      }
      double share = PERCENT * (all.millis > 0 ? own.millis : own.tokens) / whole;
      note(space, window, hits, share);
      return all.uncertain ? Truth.UNDECIDED : Truth.of(wish.limit().holds(share));
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return number(hits.figure[i]) + " % of the talking";
    }
  }

  /** Number of turns in scope. */
  record TurnCount(Limit limit) implements Probe {
    @Override
    public boolean isFigure() {
      return true;
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      int sure = 0;
      int possible = 0;
      for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
        byte in = window.holdsTurn(t);
        if (in != Window.OUT
            && space.countsAs(t, window.role == null ? null : space.turns.role[t])) {
          possible++;
          sure += in == Window.IN ? 1 : 0;
        }
      }
      note(space, window, hits, sure);
      return Bounds.holds(limit, sure, window.atCutEdge ? Double.POSITIVE_INFINITY : possible);
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return number(hits.figure[i]) + " turns";
    }
  }

  /** Length of the leg or the conversation. */
  record Duration(Limit limit, boolean whole) implements Probe {
    @Override
    public boolean isFigure() {
      return true;
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      long from = whole ? 0 : space.legStartMillis;
      long to = whole ? space.turns.endOfAll : space.legEndMillis;
      int i = hits.addInterval(window.tokenFrom, window.turnFrom, from, to);
      hits.figure[i] = to - from;
      return Bounds.holds(
          limit, to - from, window.atCutEdge ? Double.POSITIVE_INFINITY : to - from);
    }

    @Override
    public double unit() {
      return TimingProbes.MILLIS;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return TimingProbes.seconds(hits.figure[i]) + " long";
    }
  }
}
