package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.rule.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a conversation in which one condition looks: its scope resolved against this
 * conversation's turns and times, narrowed by an anchor's hit if it hangs on one.
 */
final class Window {
  static final byte OUT = 0;

  /** Perhaps inside: the speaker is uncertain, or the time of day unknown. */
  static final byte PERHAPS = 1;

  static final byte IN = 2;

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Whether it is of the whole conversation instead of the agent leg. */
  boolean whole;

  int turnFrom;
  int turnTo;
  int tokenFrom;
  int tokenTo;
  @Nullable Role role;

  /** Whether a turn of unknown role may belong to the role asked for. */
  boolean speakerUncertain;

  private int positionFrom;
  private int positionTo;
  private boolean byUtterance;
  private boolean positioned;
  private boolean timed;
  long millisFrom;
  long millisTo;
  private Scope.@Nullable LocalTimes localTimes;
  private int[] turnPositions = {};
  private int[] utterancePositions = {};

  /** Whether the window reaches the edge at which the audio was cut. */
  boolean atCutEdge;

  private Workspace space = Workspace.NONE;

  /** Resolves {@code scope}, but for its anchor. */
  void open(Workspace workspace, Scope scope) {
    space = workspace;
    role = scope.role();
    whole = scope.wholeConversation();
    turnFrom = whole ? 0 : workspace.legTurnFrom;
    turnTo = whole ? workspace.turns.count : workspace.legTurnTo;
    tokenFrom = workspace.firstToken(turnFrom);
    tokenTo = workspace.firstToken(turnTo);
    speakerUncertain = role != null && workspace.uncertainSpeaker;
    atCutEdge = workspace.cut && turnTo == workspace.turns.count;
    positions(whole ? workspace.conversationOrdinals : workspace.legOrdinals, scope.positions());
    times(scope.time(), whole);
    localTimes = scope.localTime();
  }

  /** Whether what begins at {@code token} of {@code turn} lies inside. */
  byte contains(int turn, int token) {
    if (turn < turnFrom || turn >= turnTo || token < tokenFrom || token >= tokenTo) {
      return OUT;
    }
    byte in = containsTurn(turn);
    if (in == OUT) {
      return OUT;
    }
    if (byUtterance && !positionHolds(turn, space.utteranceOf(token))) {
      return OUT;
    }
    return timed && !timeHolds(space.tokenStartMillis(token)) ? OUT : in;
  }

  /** Whether some of a turn may lie inside: words of it, or words that were not recognised. */
  byte touches(int turn) {
    int token = space.firstToken(turn);
    int last = Math.max(token, space.firstToken(turn + 1) - 2);
    if (turn < turnFrom || turn >= turnTo || last < tokenFrom || token >= tokenTo) {
      return OUT;
    }
    boolean then =
        !timed
            || (space.turns.endMillis[turn] >= millisFrom
                && space.turns.startMillis[turn] <= millisTo);
    return then && anyUtterance(turn) ? containsTurn(turn) : OUT;
  }

  /** Whether a turn is one of those asked for, times and positions of utterances aside. */
  byte containsTurn(int turn) {
    byte in = IN;
    if (role != null) {
      if (!space.turns.known[turn]) {
        in = PERHAPS;
      } else if (space.turns.role[turn] != role) {
        return OUT;
      }
    }
    if (positioned) {
      if (!byUtterance && in == IN && !positionHolds(turn, -1)) {
        return OUT;
      }
      in = speakerUncertain ? PERHAPS : in;
    }
    return (byte) Math.min(in, localTime(space.turns.startMillis[turn]));
  }

  /** Whether a turn counts as lying inside: it begins there. */
  byte holdsTurn(int turn) {
    int token = space.firstToken(turn);
    if (turn < turnFrom
        || turn >= turnTo
        || token < tokenFrom
        || token >= tokenTo
        || (timed && !timeHolds(space.turns.startMillis[turn]))) {
      return OUT;
    }
    boolean begins =
        !byUtterance || positionHolds(turn, space.turns.order[space.turns.first[turn]]);
    return begins ? containsTurn(turn) : OUT;
  }

  /** Whether the interval that begins at {@code millis} beside {@code turn} lies inside. */
  byte containsInterval(int turn, int token, long millis) {
    if (timed && !timeHolds(millis)) {
      return OUT;
    }
    if (turn < turnFrom || turn >= turnTo) {
      boolean beside = turn + 1 == turnFrom || turn == turnTo;
      return beside && !positioned && role == null ? localTime(millis) : OUT;
    }
    boolean inside = token >= tokenFrom && token <= tokenTo && anyUtterance(turn);
    return inside ? containsTurn(turn) : OUT;
  }

  /** Whether a moment belongs to the leg, or to the conversation where that is the scope. */
  boolean holdsMoment(long millis) {
    if (whole) {
      return true;
    }
    boolean last = turnTo == space.turns.count;
    return millis >= space.legStartMillis && (last || millis < space.legEndMillis);
  }

  private boolean timeHolds(long millis) {
    return millis >= millisFrom && millis <= millisTo;
  }

  /** Narrows to tokens {@code [from, to)}. */
  void narrow(int from, int to) {
    tokenFrom = Math.max(tokenFrom, from);
    tokenTo = Math.min(tokenTo, to);
    atCutEdge &= to >= space.text.tokenCount();
  }

  /** Narrows to what begins between two moments. */
  void narrowTime(long from, long to) {
    millisFrom = timed ? Math.max(millisFrom, from) : from;
    millisTo = timed ? Math.min(millisTo, to) : to;
    timed = true;
    atCutEdge &= to >= space.turns.endOfAll;
  }

  /** The first utterance of the stretch of turns, by time; some after it may be of other turns. */
  int firstUtterance() {
    return turnFrom < turnTo ? space.turns.order[space.turns.first[turnFrom]] : 0;
  }

  /** One past the last utterance of the stretch of turns. */
  int endUtterance() {
    int end = 0;
    for (int t = turnFrom; t < turnTo; t++) {
      end = Math.max(end, space.turns.order[space.turns.first[t + 1] - 1] + 1);
    }
    return end;
  }

  /** Whether positions count utterances or turns at all. */
  boolean isPositioned() {
    return positioned;
  }

  /** Whether some turns are only perhaps inside. */
  boolean isUncertain() {
    return speakerUncertain || localTimes != null;
  }

  boolean isTimed() {
    return timed;
  }

  /** Whether one of a turn's utterances has a position that is asked for. */
  private boolean anyUtterance(int turn) {
    boolean any = !byUtterance;
    for (int i = space.turns.first[turn]; i < space.turns.first[turn + 1] && !any; i++) {
      any = positionHolds(turn, space.turns.order[i]);
    }
    return any;
  }

  private boolean positionHolds(int turn, int utterance) {
    if (byUtterance && role != null && !space.turns.known[turn]) {
      return true; // perhaps: whose utterance it is nobody knows
    }
    int position = byUtterance ? utterancePositions[utterance] : turnPositions[turn];
    return position >= positionFrom && position <= positionTo;
  }

  private void positions(Ordinals ordinals, Scope.@Nullable Positions wanted) {
    positioned = wanted != null;
    byUtterance = false;
    if (wanted == null) {
      return;
    }
    byUtterance = wanted.utterances();
    Role of = role;
    turnPositions = of == null ? ordinals.turnOfAll : ordinals.turnOfRole;
    utterancePositions = of == null ? ordinals.utteranceOfAll : ordinals.utteranceOfRole;
    int count;
    if (byUtterance) {
      count = of == null ? ordinals.allUtterances : ordinals.roleUtterances[of.ordinal()];
    } else {
      count = of == null ? ordinals.allTurns : ordinals.roleTurns[of.ordinal()];
    }
    positionFrom = Math.max(1, resolve(wanted.from(), count));
    positionTo = resolve(wanted.to(), count);
    if (positionTo == count) {
      positionTo = NO_LIMIT; // an opener after the last turn belongs to it
    }
    atCutEdge &= wanted.from() < 0 || wanted.to() < 0 || wanted.to() > count;
  }

  private static int resolve(int position, int count) {
    return position > 0 ? position : count + 1 + position;
  }

  private void times(Scope.@Nullable TimeWindow wanted, boolean whole) {
    timed = wanted != null;
    if (wanted == null) {
      return;
    }
    long start = whole ? 0 : space.legStartMillis;
    long end = whole ? space.turns.endOfAll : space.legEndMillis;
    long length = Math.max(0, end - start);
    millisFrom = wanted.from() < 0 ? end : start;
    millisTo = wanted.to() <= 0 ? end : start;
    if (wanted.percent()) {
      millisFrom += Math.round(wanted.from() * (length / 100.0));
      millisTo += Math.round(wanted.to() * (length / 100.0));
    } else {
      millisFrom += wanted.from();
      millisTo += wanted.to();
    }
    atCutEdge &= wanted.percent() || wanted.from() < 0 || wanted.to() <= 0 || millisTo > end;
  }

  private byte localTime(long millis) {
    Scope.LocalTimes hours = localTimes;
    if (hours == null) {
      return IN;
    }
    long minute = space.clock.minuteOfDay(millis);
    if (minute < 0) {
      return PERHAPS;
    }
    boolean overMidnight = hours.toMinute() < hours.fromMinute();
    boolean after = minute >= hours.fromMinute();
    boolean before = minute < hours.toMinute();
    return (overMidnight ? after || before : after && before) ? IN : OUT;
  }
}
