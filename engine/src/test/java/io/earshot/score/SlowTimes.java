package io.earshot.score;

import io.earshot.model.Event;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.ResponseTime.Which;
import io.earshot.score.SlowEvaluator.Answer;
import io.earshot.score.SlowEvaluator.T;
import io.earshot.score.SlowScope.Hit;
import io.earshot.score.SlowScope.In;
import io.earshot.score.SlowScope.Look;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Silences, replies, interruptions, events and endings, straight from the description. */
final class SlowTimes {
  private final SlowEvaluator all;
  private final SlowTalk talk;
  private final SlowScope scopes;

  SlowTimes(SlowEvaluator all) {
    this.all = all;
    this.talk = all.talk;
    this.scopes = all.scopes;
  }

  /** What lies before a token of a turn, not on words. */
  private static Hit interval(int token, int turn, boolean sure, long from, long to) {
    return new Hit(token, token, turn, turn - 1, 0, sure, from, to, "at " + from);
  }

  /** Whether the condition has a hit in a turn: true, perhaps, false. */
  private T hitIn(@Nullable String condition, int turn) {
    if (condition == null || turn < 0) {
      return T.F;
    }
    List<Hit> there =
        all.named(condition).hits().stream()
            .filter(h -> h.turnFrom() <= turn && h.turnTo() >= turn)
            .toList();
    return there.stream().anyMatch(Hit::sure) ? T.T : there.isEmpty() ? T.F : T.U;
  }

  private List<Integer> utterances(Look look) {
    List<Integer> result = new ArrayList<>();
    for (int t = look.leg().from(); t < look.leg().to(); t++) {
      result.addAll(talk.turns.get(t).utterances());
    }
    return result.stream().sorted().toList();
  }

  // ---------------------------------------------------------------- silence

  Answer silence(Operator.Silence wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    long quiet = look.leg().start();
    int before = -1;
    for (int u : utterances(look)) {
      Utterance said = talk.utterance(u);
      if (said.startMillis() > quiet) {
        silence(wish, look, hits, before, u, quiet, said.startMillis());
      }
      before = said.endMillis() >= quiet ? talk.turnOf(u) : before;
      quiet = Math.max(quiet, said.endMillis());
    }
    if (look.leg().end() > quiet) {
      silence(wish, look, hits, before, -1, quiet, look.leg().end());
    }
    return Answer.any(SlowEvaluator.sorted(hits), false);
  }

  /** One silence: before an utterance, or (−1) before the end. */
  private void silence(
      Operator.Silence wish, Look look, List<Hit> hits, int before, int next, long from, long to) {
    int after = next < 0 ? look.leg().to() : talk.turnOf(next);
    int token = next < 0 ? talk.first(after) : talk.firstOf(next);
    boolean asked = wish.limit().holds(to - from) && is(before, wish.afterRole());
    asked &= after == talk.turns.size() ? wish.beforeRole() == null : is(after, wish.beforeRole());
    In in = scopes.interval(look, Math.max(before, look.leg().from()), token, from);
    T forgiven = hitIn(wish.forgivenAfter(), before);
    if (asked && in != In.OUT && forgiven != T.T) {
      hits.add(interval(token, after, in == In.IN && forgiven == T.F, from, to));
    }
  }

  private boolean is(int turn, @Nullable Role role) {
    return role == null || (turn >= 0 && talk.role(turn) == role);
  }

  // ---------------------------------------------------------------- replies

  /** A reply: in which turn, since when it was waited for, whether it surely counts. */
  private record Reply(int turn, long since, long took, boolean sure) {}

  Answer response(Operator.ResponseTime wish, Look look) {
    if (wish.which() == Which.FIRST) {
      return first(wish, look);
    }
    List<Reply> replies = replies(wish, look);
    boolean each = wish.which() == Which.EACH;
    if (each && look.scope().every()) {
      List<T> truths = new ArrayList<>();
      replies.forEach(r -> truths.add(!r.sure ? T.U : wish.limit().holds(r.took) ? T.T : T.F));
      return new Answer(SlowEvaluator.all(truths), hits(replies), false);
    }
    if (each) {
      return Answer.any(hits(replies.stream().filter(r -> holds(wish, r)).toList()), false);
    }
    if (replies.isEmpty()) {
      return Answer.of(T.NA);
    }
    double mean = replies.stream().mapToLong(Reply::took).average().orElseThrow();
    return replies.stream().allMatch(Reply::sure)
        ? Answer.plain(wish.limit().holds(mean))
        : Answer.of(T.U);
  }

  private static boolean holds(Operator.ResponseTime wish, Reply reply) {
    return wish.limit().holds(reply.took);
  }

  private List<Hit> hits(List<Reply> replies) {
    return replies.stream()
        .map(r -> interval(talk.first(r.turn), r.turn, r.sure, r.since, r.since + r.took))
        .toList();
  }

  /** A first reply that never comes is later than any limit. */
  private Answer first(Operator.ResponseTime wish, Look look) {
    long start = wish.fromAssignment() ? all.leg.assigned() : all.leg.start();
    for (int t = look.leg().from(); t < look.leg().to(); t++) {
      In in = scopes.interval(look, t, talk.first(t), talk.startOf(t));
      if (talk.role(t) == wish.of() && talk.startOf(t) >= start && in != In.OUT) {
        T truth = wish.limit().holds(talk.startOf(t) - start) ? T.T : T.F;
        return Answer.of(in == In.IN ? truth : T.U);
      }
    }
    return Answer.plain(wish.limit().holds(Double.POSITIVE_INFINITY));
  }

  private List<Reply> replies(Operator.ResponseTime wish, Look look) {
    List<Reply> replies = new ArrayList<>();
    List<Integer> asked = new ArrayList<>();
    int last = -1;
    for (int t = look.leg().from(); t < look.leg().to(); t++) {
      if (talk.role(t) != wish.of()) {
        if (asks(t)) {
          asked.add(t);
        }
        continue;
      }
      In in = scopes.interval(look, t, talk.first(t), talk.startOf(t));
      T forgiven = hitIn(wish.forgivenAfter(), last);
      if (!asked.isEmpty() && in != In.OUT && forgiven != T.T) {
        long since = spoken() ? talk.endOf(asked.getLast()) : talk.startOf(asked.getFirst());
        long took = Math.max(0, talk.startOf(t) - since);
        replies.add(new Reply(t, since, took, in == In.IN && forgiven == T.F));
      }
      asked.clear();
      last = t;
    }
    return replies;
  }

  /** People wait for a reply to what people said, not to a greeting alone. */
  private boolean asks(int turn) {
    Role role = talk.role(turn);
    return role != Role.SYSTEM && role != Role.BOT && !talk.opener(turn);
  }

  private boolean spoken() {
    return talk.c.utterances().stream().anyMatch(u -> u.kind() == Utterance.Kind.SPEECH);
  }

  // ---------------------------------------------------------------- interruptions

  Answer interruption(Operator.Interruption wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    for (int u : utterances(look)) {
      Utterance said = talk.utterance(u);
      Utterance held = stillSpeaking(look, u);
      if (held == null) {
        continue;
      }
      long overlap = Math.min(said.endMillis(), held.endMillis()) - said.startMillis();
      int turn = talk.turnOf(u);
      In in = scopes.token(look, talk.firstOf(u));
      if (overlap > 0
          && wish.overlap().holds(overlap)
          && said.startMillis() - held.startMillis() >= wish.delayMillis()
          && SlowTalk.tokens(said.text()).size() >= wish.minimumWords()
          && !talk.backChannel(u)
          && is(turn, wish.by())
          && in != In.OUT) {
        int token = talk.firstOf(u);
        long from = said.startMillis();
        hits.add(
            new Hit(token, token, turn, turn, 0, in == In.IN, from, from + overlap, "at " + from));
      }
    }
    return look.scope().every()
        ? new Answer(everyTurn(wish, look, hits), SlowEvaluator.sorted(hits), false)
        : Answer.any(SlowEvaluator.sorted(hits), false);
  }

  /** Every turn of who interrupts does it. */
  private T everyTurn(Operator.Interruption wish, Look look, List<Hit> hits) {
    List<T> each = new ArrayList<>();
    for (int t : scopes.begun(look)) {
      if (wish.by() == null ? talk.role(t) != Role.SYSTEM : talk.role(t) == wish.by()) {
        List<Hit> mine = hits.stream().filter(h -> h.turnTo() == t).toList();
        T here = Answer.any(mine, false).truth();
        each.add(SlowEvaluator.perhaps(scopes.begins(look, t), here));
      }
    }
    return SlowEvaluator.all(each);
  }

  /** Of those who spoke before, another party that speaks longest; null if there is none. */
  private @Nullable Utterance stillSpeaking(Look look, int utterance) {
    Utterance longest = null;
    for (int u : utterances(look)) {
      Utterance other = talk.utterance(u);
      boolean earlier = u < utterance && other.party() != talk.utterance(utterance).party();
      if (earlier
          && other.endMillis() > other.startMillis()
          && (longest == null || other.endMillis() >= longest.endMillis())) {
        longest = other;
      }
    }
    return longest;
  }

  // ---------------------------------------------------------------- events and endings

  Answer event(Operator.EventTest wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    for (Event event : talk.c.events()) {
      long length = event.endMillis() - event.startMillis();
      boolean unknown = wish.by() != null && event.by() == null;
      boolean asked = event.kind() == wish.kind() && scopes.moment(look, event.startMillis());
      asked &= wish.length() == null || wish.length().holds(length);
      asked &= wish.by() == null || unknown || event.by() == wish.by();
      int turn = 0;
      while (turn < talk.turns.size() && talk.startOf(turn) < event.startMillis()) {
        turn++;
      }
      int token = talk.first(turn);
      int beside = Math.max(look.leg().from(), Math.min(turn, look.leg().to()) - 1);
      In in = scopes.interval(look, beside, token, event.startMillis());
      if (asked && in != In.OUT) {
        boolean sure = in == In.IN && !unknown;
        hits.add(interval(token, turn, sure, event.startMillis(), event.endMillis()));
      }
    }
    return Answer.any(SlowEvaluator.sorted(hits), false);
  }

  private List<Integer> people(Look look) {
    List<Integer> people = new ArrayList<>();
    for (int t = look.leg().from(); t < look.leg().to(); t++) {
      if (talk.role(t) != Role.SYSTEM) {
        people.add(t);
      }
    }
    return people;
  }

  private @Nullable Event hangUp(Look look) {
    return talk.c.events().stream()
        .filter(e -> e.kind() == Event.Kind.HANG_UP && scopes.moment(look, e.startMillis()))
        .reduce((a, b) -> b)
        .orElse(null);
  }

  Answer spokeLast(Operator.WhoSpokeLast wish, Look look) {
    List<Integer> people = people(look);
    return people.isEmpty()
        ? Answer.of(T.NA)
        : Answer.plain(talk.role(people.getLast()) == wish.is());
  }

  Answer hungUp(Operator.WhoHungUp wish, Look look) {
    Event event = hangUp(look);
    if (event == null) {
      return Answer.of(T.NA);
    }
    return event.by() == null ? Answer.of(T.U) : Answer.plain(event.by() == wish.is());
  }

  Answer hangUpDelay(Operator.HangUpDelay wish, Look look) {
    List<Integer> people = people(look);
    Event event = hangUp(look);
    if (people.isEmpty() || event == null) {
      return Answer.of(T.NA);
    }
    long since = event.startMillis() - talk.endOf(people.getLast());
    return Answer.plain(wish.limit().holds(Math.max(0, since)));
  }
}
