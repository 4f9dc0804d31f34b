package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Anchor;
import io.earshot.rule.Scope.Side;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What lies in a scope, straight from the description. */
final class SlowScope {
  /** In, out, or perhaps in: the hour is not known. */
  enum In {
    OUT,
    PERHAPS,
    IN;

    In and(In other) {
      return compareTo(other) < 0 ? this : other;
    }
  }

  /** Something found, between tokens {@code from} and {@code to}. */
  record Hit(
      int from,
      int to,
      int turnFrom,
      int turnTo,
      int phrase,
      boolean sure,
      long a,
      long b,
      String quote) {
    Hit sure(boolean certain) {
      return new Hit(from, to, turnFrom, turnTo, phrase, certain, a, b, quote);
    }
  }

  /** Where to look: the scope in a leg, between tokens and moments that an anchor gives. */
  record Look(Scope scope, SlowTalk.Leg leg, int from, int to, long fromMillis, long toMillis) {}

  private final SlowTalk talk;

  SlowScope(SlowTalk talk) {
    this.talk = talk;
  }

  /** The scope without an anchor. */
  Look open(Scope scope, SlowTalk.Leg leg) {
    SlowTalk.Leg in = scope.wholeConversation() ? talk.whole : leg;
    return new Look(
        scope, in, talk.first(in.from()), talk.first(in.to()), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** The scope beside one of the anchor's hits. */
  Look narrowed(Look all, Anchor anchor, Hit hit) {
    if (anchor.side() == Side.SAME_TURN) {
      int turn = Math.max(0, Math.min(hit.turnFrom, hit.turnTo));
      return cut(all, talk.first(turn), talk.first(turn + 1), Long.MIN_VALUE, Long.MAX_VALUE);
    }
    boolean before = anchor.side() != Side.AFTER;
    boolean after = anchor.side() != Side.BEFORE;
    int from = before ? 0 : hit.to;
    int to = after ? talk.toks.size() : hit.from;
    if (anchor.turns() > 0) {
      List<Integer> earlier = counted(anchor, 0, hit.turnFrom).reversed();
      List<Integer> later = counted(anchor, hit.turnTo + 1, talk.turns.size());
      int n = anchor.turns() - 1;
      from = !before ? from : earlier.size() > n ? talk.first(earlier.get(n)) : 0;
      to = !after ? to : later.size() > n ? talk.first(later.get(n) + 1) : talk.toks.size();
    }
    boolean timed = anchor.withinMillis() > 0;
    long origin = anchor.fromEnd() ? hit.b : hit.a;
    return cut(
        all,
        from,
        to,
        timed && before ? hit.a - anchor.withinMillis() : Long.MIN_VALUE,
        timed && after ? origin + anchor.withinMillis() : Long.MAX_VALUE);
  }

  private List<Integer> counted(Anchor anchor, int from, int to) {
    return IntStream.range(Math.max(0, from), Math.max(0, Math.min(to, talk.turns.size())))
        .filter(t -> talk.counts(t) && talk.ofRole(t, anchor.turnsOf()))
        .boxed()
        .toList();
  }

  private static Look cut(Look all, int from, int to, long fromMillis, long toMillis) {
    return new Look(
        all.scope, all.leg, Math.max(all.from, from), Math.min(all.to, to), fromMillis, toMillis);
  }

  // ---------------------------------------------------------------- what is inside

  /** Whether a turn is one of those that are asked for, times and utterances aside. */
  In turn(Look look, int turn) {
    Scope scope = look.scope;
    if (turn < look.leg.from() || turn >= look.leg.to()) {
      return In.OUT;
    }
    if (scope.role() != null && talk.role(turn) != scope.role()) {
      return In.OUT;
    }
    Scope.Positions p = scope.positions();
    if (p != null && !p.utterances() && !holds(p, position(look, turn), count(look))) {
      return In.OUT;
    }
    return hour(scope.localTime(), talk.startOf(turn));
  }

  /** Whether some of a turn lies inside. */
  In some(Look look, int turn) {
    int last = talk.first(turn) + Math.max(1, talk.words(turn)) - 1;
    boolean said = last >= look.from && talk.first(turn) < look.to;
    boolean then = overlaps(look, talk.startOf(turn), talk.endOf(turn));
    return said && then && utterances(look, talk.turns.get(turn).utterances())
        ? turn(look, turn)
        : In.OUT;
  }

  /** Whether a turn begins inside. */
  In begins(Look look, int turn) {
    int token = talk.first(turn);
    boolean inside = token >= look.from && token < look.to && time(look, talk.startOf(turn));
    return inside && utterances(look, List.of(talk.turns.get(turn).utterances().get(0)))
        ? turn(look, turn)
        : In.OUT;
  }

  In token(Look look, int token) {
    SlowTalk.Tok tok = talk.toks.get(token);
    boolean inside = token >= look.from && token < look.to && time(look, tok.start());
    return inside && utterances(look, List.of(tok.utterance())) ? turn(look, tok.turn()) : In.OUT;
  }

  /** Whether what begins at a moment, before a token, beside a turn, lies inside. */
  In interval(Look look, int turn, int token, long millis) {
    if (!time(look, millis) || token < look.from || token > look.to) {
      return In.OUT;
    }
    if (turn >= look.leg.to()) { // a leg in which nothing was said
      return look.scope.positions() == null ? hour(look.scope.localTime(), millis) : In.OUT;
    }
    return utterances(look, talk.turns.get(turn).utterances()) ? turn(look, turn) : In.OUT;
  }

  /** Whether a moment belongs to the leg. */
  boolean moment(Look look, long millis) {
    boolean last = look.leg.to() == talk.turns.size();
    return look.scope.wholeConversation()
        || (millis >= look.leg.start() && (last || millis < look.leg.end()));
  }

  List<Integer> some(Look look) {
    return talk.turns.isEmpty()
        ? List.of()
        : IntStream.range(0, talk.turns.size())
            .filter(t -> some(look, t) != In.OUT)
            .boxed()
            .toList();
  }

  List<Integer> begun(Look look) {
    return IntStream.range(0, talk.turns.size())
        .filter(t -> begins(look, t) != In.OUT)
        .boxed()
        .toList();
  }

  /** Whether so many tokens may have been said in there and were not recognised. */
  boolean mayHide(Look look, int tokens) {
    return some(look).stream()
        .anyMatch(
            t -> talk.weak(t) >= tokens || (some(look, t) == In.PERHAPS && talk.words(t) > 0));
  }

  // ---------------------------------------------------------------- positions and times

  private static boolean holds(Scope.Positions p, int position, int count) {
    int from = Math.max(1, p.from() > 0 ? p.from() : count + 1 + p.from());
    int to = p.to() > 0 ? p.to() : count + 1 + p.to();
    return position > 0 && position >= from && (position <= to || to == count);
  }

  /** Openers take the position of the turn after them; system turns have none among all. */
  private int position(Look look, int turn) {
    Role role = look.scope.role();
    return talk.ofRole(turn, role) ? counted(look, turn) + 1 : 0;
  }

  private int count(Look look) {
    return counted(look, look.leg.to());
  }

  private int counted(Look look, int to) {
    int n = 0;
    for (int t = look.leg.from(); t < to; t++) {
      n += talk.counts(t) && talk.ofRole(t, look.scope.role()) ? 1 : 0;
    }
    return n;
  }

  /** Whether one of some utterances has a position that is asked for. */
  private boolean utterances(Look look, List<Integer> some) {
    Scope.Positions p = look.scope.positions();
    if (p == null || !p.utterances()) {
      return true;
    }
    List<Integer> all = new ArrayList<>();
    for (int t = look.leg.from(); t < look.leg.to(); t++) {
      if (talk.ofRole(t, look.scope.role())) {
        all.addAll(talk.turns.get(t).utterances());
      }
    }
    return some.stream().anyMatch(u -> holds(p, all.indexOf(u) + 1, all.size()));
  }

  private boolean time(Look look, long millis) {
    return overlaps(look, millis, millis);
  }

  private static boolean overlaps(Look look, long from, long to) {
    Scope.TimeWindow w = look.scope.time();
    if (to < look.fromMillis || from > look.toMillis) {
      return false;
    }
    if (w == null) {
      return true;
    }
    long length = Math.max(0, look.leg.end() - look.leg.start());
    double unit = w.percent() ? length / 100.0 : 1;
    long first = (w.from() < 0 ? look.leg.end() : look.leg.start()) + Math.round(w.from() * unit);
    long last = (w.to() <= 0 ? look.leg.end() : look.leg.start()) + Math.round(w.to() * unit);
    return to >= first && from <= last;
  }

  private In hour(Scope.@Nullable LocalTimes wanted, long millis) {
    if (wanted == null) {
      return In.IN;
    }
    if (talk.c.startedAtMillis() == 0) {
      return In.PERHAPS;
    }
    LocalTime time =
        Instant.ofEpochMilli(talk.c.startedAtMillis() + millis)
            .atZone(ZoneId.of(talk.c.zone()))
            .toLocalTime();
    int minute = time.getHour() * 60 + time.getMinute();
    boolean after = minute >= wanted.fromMinute();
    boolean before = minute < wanted.toMinute();
    boolean night = wanted.toMinute() < wanted.fromMinute();
    return (night ? after || before : after && before) ? In.IN : In.OUT;
  }
}
