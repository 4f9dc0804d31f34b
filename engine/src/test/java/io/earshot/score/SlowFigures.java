package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Count.Measure;
import io.earshot.rule.Operator.Limit;
import io.earshot.score.SlowEvaluator.Answer;
import io.earshot.score.SlowEvaluator.T;
import io.earshot.score.SlowScope.Hit;
import io.earshot.score.SlowScope.In;
import io.earshot.score.SlowScope.Look;
import java.util.ArrayList;
import java.util.List;

/** Counts, lengths, rates and shares, straight from the description. */
final class SlowFigures {
  private final SlowEvaluator all;
  private final SlowTalk talk;
  private final SlowScope scopes;

  SlowFigures(SlowEvaluator all) {
    this.all = all;
    this.talk = all.talk;
    this.scopes = all.scopes;
  }

  /** A figure of which only the least and the most it may be are known. */
  private static T between(Limit limit, double least, double most) {
    if (least == most) {
      return limit.holds(least) ? T.T : T.F;
    }
    if (limit.bound() == Bound.EXACTLY) {
      return limit.value() < least || limit.value() > most ? T.F : T.U;
    }
    boolean low = limit.holds(least);
    boolean high = limit.holds(most);
    return low && high ? T.T : low || high ? T.U : T.F;
  }

  // ---------------------------------------------------------------- counts

  Answer count(Operator.Count wish) {
    Answer of = all.answer(wish.of());
    boolean hidden = of.hidden() || (of.hits().isEmpty() && of.truth() == T.U);
    double sure = tally(wish.measure(), of.hits().stream().filter(Hit::sure).toList());
    double most = hidden ? Double.POSITIVE_INFINITY : tally(wish.measure(), of.hits());
    return new Answer(between(wish.limit(), sure, most), of.hits(), hidden);
  }

  private static double tally(Measure measure, List<Hit> hits) {
    return switch (measure) {
      case HITS -> hits.size();
      case DISTINCT -> hits.stream().map(Hit::quote).distinct().count();
      case SUM_MILLIS -> hits.stream().mapToLong(h -> h.b() - h.a()).sum();
      case LONGEST_MILLIS -> hits.stream().mapToLong(h -> h.b() - h.a()).max().orElse(0);
    };
  }

  Answer turnCount(Operator.TurnCount wish, Look look) {
    List<Integer> counted =
        scopes.begun(look).stream()
            .filter(t -> talk.counts(t) && talk.ofRole(t, look.scope().role()))
            .toList();
    long sure = counted.stream().filter(t -> scopes.begins(look, t) == In.IN).count();
    return Answer.of(between(wish.limit(), sure, counted.size()));
  }

  // ---------------------------------------------------------------- lengths and rates

  Answer turnLength(Operator.TurnLength wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    List<T> each = new ArrayList<>();
    for (int t : scopes.begun(look)) {
      long length = wish.inWords() ? talk.words(t) : talk.endOf(t) - talk.startOf(t);
      if (wish.inWords() || length > 0) {
        each.add(turn(look, t, wish.limit().holds(length), hits));
      }
    }
    return look.scope().every()
        ? new Answer(SlowEvaluator.all(each), hits, false)
        : Answer.any(hits, false);
  }

  /** Adds a turn that satisfies as a hit; what it comes to where every turn must. */
  private T turn(Look look, int turn, boolean holds, List<Hit> hits) {
    In in = scopes.begins(look, turn);
    if (holds) {
      int from = talk.first(turn);
      long start = talk.startOf(turn);
      hits.add(
          new Hit(
              from,
              talk.first(turn + 1),
              turn,
              turn,
              0,
              in == In.IN,
              start,
              talk.endOf(turn),
              "at " + start));
    }
    return in == In.IN ? (holds ? T.T : T.F) : T.U;
  }

  Answer speakingRate(Operator.SpeakingRate wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    List<T> each = new ArrayList<>();
    double millis = 0;
    double words = 0;
    boolean sure = true;
    for (int t : scopes.begun(look)) {
      sure &= scopes.begins(look, t) == In.IN;
      millis += talk.speaking(t);
      words += talk.words(t);
      if (talk.speaking(t) > 0 && talk.words(t) >= Math.max(1, wish.minimumWords())) {
        double rate = talk.words(t) * 60_000.0 / talk.speaking(t);
        each.add(turn(look, t, wish.limit().holds(rate), hits));
      }
    }
    if (millis == 0 || (!wish.perTurn() && words < wish.minimumWords())) {
      return Answer.of(T.NA);
    }
    if (wish.perTurn()) {
      return look.scope().every()
          ? new Answer(SlowEvaluator.all(each), hits, false)
          : Answer.any(hits, false);
    }
    boolean holds = wish.limit().holds(words * 60_000.0 / millis);
    return sure ? Answer.plain(holds) : Answer.of(T.U);
  }

  Answer talkShare(Operator.TalkShare wish, Look look) {
    List<Integer> people =
        scopes.begun(look).stream().filter(t -> talk.role(t) != Role.SYSTEM).toList();
    List<Integer> own = people.stream().filter(t -> talk.role(t) == wish.of()).toList();
    double spoken = people.stream().mapToLong(talk::speaking).sum();
    double words = people.stream().mapToInt(talk::words).sum();
    if (spoken == 0 && words == 0) {
      return Answer.of(T.NA);
    }
    double share =
        spoken > 0
            ? 100.0 * own.stream().mapToLong(talk::speaking).sum() / spoken
            : 100.0 * own.stream().mapToInt(talk::words).sum() / words;
    boolean sure = people.stream().allMatch(t -> scopes.begins(look, t) == In.IN);
    return sure ? Answer.plain(wish.limit().holds(share)) : Answer.of(T.U);
  }
}
