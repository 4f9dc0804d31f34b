package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Outcome;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Anchor;
import io.earshot.score.SlowScope.Hit;
import io.earshot.score.SlowScope.In;
import io.earshot.score.SlowScope.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The rule language once more, slowly and straight from its description: strings, lists, recursion,
 * everything computed anew for every question. It shares nothing with the engine but the records.
 * Here: rules, logic, anchors; the operators stand in files of their own.
 */
final class SlowEvaluator {
  /** Truth: false, undecided, true, not applicable. */
  enum T {
    F,
    U,
    T,
    NA
  }

  /** An answer, and whether there may be hits that were not heard. */
  record Answer(T truth, List<Hit> hits, boolean hidden) {
    /** Of a figure: it is on the right side of its limit, or not. */
    static Answer plain(boolean truth) {
      return of(truth ? T.T : T.F);
    }

    static Answer of(T truth) {
      return new Answer(truth, List.of(), false);
    }

    /** One sure hit is enough. */
    static Answer any(List<Hit> hits, boolean hidden) {
      boolean sure = hits.stream().anyMatch(Hit::sure);
      return new Answer(sure ? T.T : !hits.isEmpty() || hidden ? T.U : T.F, hits, hidden);
    }
  }

  final SlowTalk talk;
  final SlowScope scopes;
  final SlowTalk.Leg leg;
  private final RuleSet set;
  private final SlowWords words;
  private final SlowScripts scripts;
  private final SlowTimes times;
  private final SlowValues values;
  private final SlowFigures figures;
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<Condition.Test> looked =
      java.util.Collections.newSetFromMap(new IdentityHashMap<>());

  SlowEvaluator(SlowTalk talk, int leg, RuleSet set) {
    this.talk = talk;
    this.set = set;
    this.leg = talk.legs.get(leg);
    scopes = new SlowScope(talk);
    words = new SlowWords(this);
    scripts = new SlowScripts(this);
    times = new SlowTimes(this);
    values = new SlowValues(this);
    figures = new SlowFigures(this);
  }

  Conversation conversation() {
    return talk.c;
  }

  /** The outcome of every rule; tells of each which tests have looked somewhere. */
  Map<String, Outcome> outcomes(BiConsumer<Outcome, Collection<Condition.Test>> heard) {
    Map<String, Outcome> result = new LinkedHashMap<>();
    for (Rule rule : set.rules()) {
      looked.clear();
      Outcome outcome = compute(rule);
      outcomes.put(rule.id(), outcome);
      result.put(rule.id(), outcome);
      heard.accept(outcome, looked);
    }
    return result;
  }

  private Outcome compute(Rule rule) {
    boolean unsure = false;
    for (String need : rule.needs()) {
      Outcome outcome = outcomes.get(need);
      if (outcome == Outcome.NOT_MET || outcome == Outcome.NOT_APPLICABLE) {
        return Outcome.NOT_APPLICABLE;
      }
      unsure |= outcome == Outcome.UNDECIDABLE;
    }
    if (unsure) {
      return Outcome.UNDECIDABLE;
    }
    if (rule.when() != null) {
      T when = answer(rule.when()).truth;
      if (when != T.T) {
        return when == T.U ? Outcome.UNDECIDABLE : Outcome.NOT_APPLICABLE;
      }
    }
    return switch (answer(rule.require()).truth) {
      case T -> Outcome.MET;
      case F -> Outcome.NOT_MET;
      case U -> Outcome.UNDECIDABLE;
      case NA -> Outcome.NOT_APPLICABLE;
    };
  }

  /** What the named condition comes to; remembered, for many rules hang on it. */
  Answer named(String name) {
    Answer known = answers.get(name);
    if (known == null) {
      known = answer(Objects.requireNonNull(set.conditions().get(name), name));
      answers.put(name, known);
    }
    return known;
  }

  // ---------------------------------------------------------------- logic

  Answer answer(Condition condition) {
    return switch (condition) {
      case Condition.All all -> several(all.parts(), T.F);
      case Condition.AnyOf any -> several(any.parts(), T.T);
      case Condition.Not not -> {
        T t = answer(not.part()).truth;
        yield new Answer(t == T.T ? T.F : t == T.F ? T.T : t, List.of(), t == T.U);
      }
      case Condition.Named named -> named(named.name());
      case Condition.Test test -> test(test);
    };
  }

  private Answer several(List<Condition> parts, T strongest) {
    List<Answer> answers = parts.stream().map(this::answer).toList();
    List<T> truths = answers.stream().map(Answer::truth).toList();
    T truth = strongest == T.F ? all(truths) : anyOf(truths);
    List<Hit> hits = new ArrayList<>();
    boolean hidden = false;
    if (strongest == T.T || truth != T.F) {
      for (Answer a : answers) {
        hits.addAll(a.hits);
        hidden |= a.hidden || (a.hits.isEmpty() && a.truth == T.U);
      }
    }
    return new Answer(truth, sorted(hits), hidden);
  }

  static T all(List<T> each) {
    List<T> said = each.stream().filter(t -> t != T.NA).toList();
    return said.isEmpty() ? T.NA : said.contains(T.F) ? T.F : said.contains(T.U) ? T.U : T.T;
  }

  private static T anyOf(List<T> each) {
    List<T> said = each.stream().filter(t -> t != T.NA).toList();
    return said.isEmpty() ? T.NA : said.contains(T.T) ? T.T : said.contains(T.U) ? T.U : T.F;
  }

  /** What holds only perhaps is undecided at best; what does not hold does not. */
  static T perhaps(In in, T truth) {
    return in == In.IN || truth == T.F ? truth : T.U;
  }

  static List<Hit> sorted(List<Hit> hits) {
    List<Hit> result = new ArrayList<>(hits);
    result.sort(
        Comparator.comparingInt(Hit::from)
            .thenComparingInt(Hit::to)
            .thenComparingInt(Hit::phrase)
            .thenComparingLong(Hit::a)
            .thenComparingLong(Hit::b));
    return result;
  }

  // ---------------------------------------------------------------- anchors

  private Answer test(Condition.Test test) {
    Scope scope = test.scope();
    Anchor anchor = scope.anchor();
    Look all = scopes.open(scope, leg);
    if (anchor == null) {
      looked.add(test);
      return look(test.operator(), all);
    }
    Answer at = named(anchor.condition());
    if (at.hits.isEmpty()) {
      return Answer.of(at.truth == T.U || at.hidden ? T.U : T.NA);
    }
    List<Hit> picked = picked(anchor, at.hits);
    List<T> each = new ArrayList<>();
    List<Hit> found = new ArrayList<>();
    boolean hidden = false;
    for (Hit hit : picked) {
      looked.add(test);
      Answer here = look(test.operator(), scopes.narrowed(all, anchor, hit));
      each.add(here.truth);
      here.hits.forEach(h -> addOnce(found, h.sure(h.sure() && hit.sure())));
      hidden |= here.hidden;
    }
    return new Answer(combine(anchor, picked, each, at.hidden), sorted(found), hidden);
  }

  /** A hit in the windows of two anchors is one hit, sure if it is so in one of them. */
  private static void addOnce(List<Hit> found, Hit h) {
    boolean known = h.sure();
    for (Hit other : List.copyOf(found)) {
      if (other.from() == h.from() && other.to() == h.to() && other.a() == h.a()) {
        known |= other.sure();
        found.remove(other);
      }
    }
    found.add(h.sure(known));
  }

  /** The hits that may be the one that was asked for. */
  private static List<Hit> picked(Anchor anchor, List<Hit> hits) {
    int n = hits.size();
    List<Integer> sure = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (hits.get(i).sure()) {
        sure.add(i);
      }
    }
    return switch (anchor.pick()) {
      case ANY, EVERY -> hits;
      case FIRST -> hits.subList(0, sure.isEmpty() ? n : sure.getFirst() + 1);
      case LAST -> hits.subList(sure.isEmpty() ? 0 : sure.getLast(), n);
      case NTH ->
          anchor.nth() > n
              ? List.of()
              : sure.size() == n ? hits.subList(anchor.nth() - 1, anchor.nth()) : hits;
    };
  }

  private static T combine(Anchor anchor, List<Hit> picked, List<T> each, boolean hidden) {
    if (each.isEmpty()) {
      return hidden ? T.U : T.NA; // no n-th hit
    }
    if (picked.stream().noneMatch(Hit::sure)) {
      return T.U;
    }
    if (anchor.pick() != Scope.Pick.ANY && anchor.pick() != Scope.Pick.EVERY) {
      return each.stream().distinct().count() == 1 ? each.get(0) : T.U;
    }
    T strongest = anchor.pick() == Scope.Pick.ANY ? T.T : T.F;
    List<T> said = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      if (picked.get(i).sure()) {
        said.add(each.get(i));
      } else if (each.get(i) == strongest || each.get(i) == T.U) {
        said.add(T.U);
      }
    }
    return strongest == T.T ? anyOf(said) : all(said);
  }

  // ---------------------------------------------------------------- operators

  private Answer look(Operator operator, Look look) {
    return switch (operator) {
      case Operator.Phrases wish -> words.phrases(wish, look);
      case Operator.Pattern wish -> words.pattern(wish, look);
      case Operator.Verbatim wish -> scripts.verbatim(wish, look);
      case Operator.Repeated wish -> scripts.repeated(wish, look);
      case Operator.Sequence wish -> scripts.sequence(wish);
      case Operator.Entity wish -> values.money(wish, look);
      case Operator.SoundsLike wish -> values.soundsLike(wish, look);
      case Operator.Silence wish -> times.silence(wish, look);
      case Operator.ResponseTime wish -> times.response(wish, look);
      case Operator.Interruption wish -> times.interruption(wish, look);
      case Operator.EventTest wish -> times.event(wish, look);
      case Operator.WhoSpokeLast wish -> times.spokeLast(wish, look);
      case Operator.WhoHungUp wish -> times.hungUp(wish, look);
      case Operator.HangUpDelay wish -> times.hangUpDelay(wish, look);
      case Operator.Count wish -> figures.count(wish);
      case Operator.TurnCount wish -> figures.turnCount(wish, look);
      case Operator.TurnLength wish -> figures.turnLength(wish, look);
      case Operator.SpeakingRate wish -> figures.speakingRate(wish, look);
      case Operator.TalkShare wish -> figures.talkShare(wish, look);
      case Operator.Duration wish ->
          Answer.plain(wish.limit().holds(look.leg().end() - look.leg().start()));
      case Operator.Metadata wish -> Answer.plain(SlowMetadata.holds(wish, conversation()));
      case Operator.RuleOutcomeTest wish -> ofRule(wish);
      default ->
          throw new IllegalArgumentException("not described a second time: " + operator.key());
    };
  }

  private Answer ofRule(Operator.RuleOutcomeTest wish) {
    Outcome outcome = Objects.requireNonNull(outcomes.get(wish.rule()));
    if (wish.is() != null) {
      return Answer.plain(outcome == wish.is());
    }
    return outcome == Outcome.UNDECIDABLE ? Answer.of(T.U) : Answer.plain(outcome == Outcome.MET);
  }
}
