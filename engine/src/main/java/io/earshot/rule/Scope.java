package io.earshot.rule;

import io.earshot.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Where an operator looks.
 *
 * @param role whose turns, or null for anyone's
 * @param wholeConversation the whole conversation instead of the agent leg
 * @param positions which turns (or utterances), or null for all
 * @param time which stretch of time, or null for all
 * @param localTime which hours of the local day, or null for all
 * @param anchor relative to another condition's hits, or null
 * @param unit what is matched at a time
 * @param every whether every turn in scope must satisfy the operator
 */
public record Scope(
    @Nullable Role role,
    boolean wholeConversation,
    @Nullable Positions positions,
    @Nullable TimeWindow time,
    @Nullable LocalTimes localTime,
    @Nullable Anchor anchor,
    Unit unit,
    boolean every) {
  /** Anyone's turns of the leg, each turn for itself. */
  public static final Scope LEG = new Scope(null, false, null, null, null, null, Unit.TURN, false);

  /** What is matched at a time. */
  public enum Unit {
    /** A clause: up to the next comma, stop, question or exclamation mark, or pause. */
    CLAUSE,
    TURN,
    /** The scope's turns joined. */
    JOINED
  }

  /**
   * Positions among the role's turns (or utterances) that count. 1 is the first, −1 the last.
   *
   * @param utterances whether utterances are counted instead of turns
   * @param from first position, not 0
   * @param to last position, not 0
   */
  public record Positions(boolean utterances, int from, int to) {}

  /**
   * A stretch of time. Negative bounds count from the end; {@code to} = 0 means the end.
   *
   * @param percent whether bounds are per cent (0 to 100) of the leg's length instead of
   *     milliseconds
   * @param from where it begins
   * @param to where it ends
   */
  public record TimeWindow(boolean percent, long from, long to) {}

  /**
   * Hours of the local day.
   *
   * @param fromMinute minute of the day it begins
   * @param toMinute minute of the day it ends; smaller than {@code fromMinute} over midnight
   */
  public record LocalTimes(int fromMinute, int toMinute) {}

  /**
   * A window hung on another condition's hits. No hit: the condition hung on it is not applicable.
   *
   * @param condition name of the anchor condition
   * @param side where the window lies
   * @param pick which of the anchor's hits
   * @param nth for {@link Pick#NTH}, counted from 1
   * @param turns window length in counted turns, 0 when it is not counted in turns
   * @param turnsOf whose turns are counted, null for anyone's
   * @param withinMillis window length in milliseconds, 0 when it is not counted in time
   * @param fromEnd whether time counts from the hit's end (default) or its start
   */
  public record Anchor(
      String condition,
      Side side,
      Pick pick,
      int nth,
      int turns,
      @Nullable Role turnsOf,
      long withinMillis,
      boolean fromEnd) {}

  /** On which side of the anchor a window lies. */
  public enum Side {
    BEFORE,
    AFTER,
    AROUND,
    SAME_TURN
  }

  /** Which of the anchor's hits a window hangs on. */
  public enum Pick {
    FIRST,
    LAST,
    NTH,
    /** Holds if it holds around some hit. */
    ANY,
    /** Holds if it holds around every hit. */
    EVERY
  }
}
