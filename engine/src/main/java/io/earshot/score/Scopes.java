package io.earshot.score;

import io.earshot.rule.Scope;

/** Scopes with one thing otherwise. */
final class Scopes {
  private Scopes() {}

  static Scope positions(Scope s, Scope.Positions positions) {
    return new Scope(
        s.role(),
        s.wholeConversation(),
        positions,
        s.time(),
        s.localTime(),
        s.anchor(),
        s.unit(),
        s.every());
  }

  static Scope time(Scope s, Scope.TimeWindow time) {
    return new Scope(
        s.role(),
        s.wholeConversation(),
        s.positions(),
        time,
        s.localTime(),
        s.anchor(),
        s.unit(),
        s.every());
  }

  static Scope anchor(Scope s, Scope.Anchor anchor) {
    return new Scope(
        s.role(),
        s.wholeConversation(),
        s.positions(),
        s.time(),
        s.localTime(),
        anchor,
        s.unit(),
        s.every());
  }

  static Scope every(Scope s, boolean every) {
    return new Scope(
        s.role(),
        s.wholeConversation(),
        s.positions(),
        s.time(),
        s.localTime(),
        s.anchor(),
        s.unit(),
        every);
  }

  static Scope.Anchor turns(Scope.Anchor a, int turns) {
    return new Scope.Anchor(
        a.condition(),
        a.side(),
        a.pick(),
        a.nth(),
        turns,
        a.turnsOf(),
        a.withinMillis(),
        a.fromEnd());
  }

  static Scope.Anchor within(Scope.Anchor a, long millis) {
    return new Scope.Anchor(
        a.condition(), a.side(), a.pick(), a.nth(), a.turns(), a.turnsOf(), millis, a.fromEnd());
  }

  static Scope.Anchor pick(Scope.Anchor a, Scope.Pick pick) {
    return new Scope.Anchor(
        a.condition(),
        a.side(),
        pick,
        a.nth(),
        a.turns(),
        a.turnsOf(),
        a.withinMillis(),
        a.fromEnd());
  }
}
