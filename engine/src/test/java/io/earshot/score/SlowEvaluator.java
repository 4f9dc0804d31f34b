package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Outcome;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Phrase;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Anchor;
import io.earshot.rule.Scope.Side;
import io.earshot.rule.Scope.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The rule language once more, slowly and straight from its description: strings, lists, recursion,
 * everything computed anew for every question. It shares nothing with the engine but the records.
 * One agent leg only; enough of the operators to test scopes, anchors and logic against.
 */
final class SlowEvaluator {
  private static final double THRESHOLD = 0.5;

  /** Truth: false, undecided, true, not applicable. */
  enum T {
    F,
    U,
    T,
    NA
  }

  /** A token; the last of each turn is a line break. */
  record Tok(String text, int utterance, int turn, int clause, long start, long end, float sure) {}

  /** A turn. */
  record Turn(int party, Role role, List<Integer> utterances) {}

  /** Something found, between tokens {@code from} and {@code to}. */
  record Hit(
      int from, int to, int turnFrom, int turnTo, int phrase, boolean sure, long a, long b) {}

  /** An answer. */
  record Answer(T truth, List<Hit> hits, boolean hidden) {}

  /** Where to look. */
  private record Look(Scope scope, int from, int to, long fromMillis, long toMillis) {}

  private final Conversation c;
  private final RuleSet set;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Tok> toks = new ArrayList<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final long end;

  SlowEvaluator(Conversation c, RuleSet set) {
    this.c = c;
    this.set = set;
    long last = c.durationMillis();
    for (Utterance u : c.utterances()) {
      last = Math.max(last, u.endMillis());
    }
    end = last;
    makeTurns();
    makeTokens();
  }

  Map<String, Outcome> outcomes() {
    Map<String, Outcome> result = new LinkedHashMap<>();
    for (Rule rule : set.rules()) {
      result.put(rule.id(), outcome(rule));
    }
    return result;
  }

  private Outcome outcome(Rule rule) {
    Outcome known = outcomes.get(rule.id());
    if (known == null) {
      known = compute(rule);
      outcomes.put(rule.id(), known);
    }
    return known;
  }

  private Outcome compute(Rule rule) {
    boolean unsure = false;
    for (String need : rule.needs()) {
      Outcome outcome = outcome(rule(need));
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

  private Condition condition(String name) {
    return Objects.requireNonNull(set.conditions().get(name), name);
  }

  private Rule rule(String id) {
    return set.rules().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  // ---------------------------------------------------------------- logic

  private Answer answer(Condition condition) {
    return switch (condition) {
      case Condition.All all -> several(all.parts(), T.F);
      case Condition.AnyOf any -> several(any.parts(), T.T);
      case Condition.Not not -> {
        T t = answer(not.part()).truth;
        yield new Answer(t == T.T ? T.F : t == T.F ? T.T : t, List.of(), t == T.U);
      }
      case Condition.Named named -> answer(condition(named.name()));
      case Condition.Test test -> test(test);
    };
  }

  private Answer several(List<Condition> parts, T strongest) {
    List<Answer> answers = parts.stream().map(this::answer).toList();
    List<T> truths = answers.stream().map(Answer::truth).filter(t -> t != T.NA).toList();
    T other = strongest == T.F ? T.T : T.F;
    T truth =
        truths.isEmpty()
            ? T.NA
            : truths.contains(strongest) ? strongest : truths.contains(T.U) ? T.U : other;
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

  private static List<Hit> sorted(List<Hit> hits) {
    List<Hit> result = new ArrayList<>(hits);
    result.sort(
        Comparator.comparingInt(Hit::from).thenComparingInt(Hit::to).thenComparingInt(Hit::phrase));
    return result;
  }

  // ---------------------------------------------------------------- anchors

  private Answer test(Condition.Test test) {
    Scope scope = test.scope();
    Anchor anchor = scope.anchor();
    Look all = new Look(scope, 0, toks.size(), Long.MIN_VALUE, Long.MAX_VALUE);
    if (anchor == null) {
      return look(test.operator(), all);
    }
    Answer at = answer(condition(anchor.condition()));
    if (at.hits.isEmpty()) {
      return new Answer(at.truth == T.U || at.hidden ? T.U : T.NA, List.of(), false);
    }
    List<Answer> each = new ArrayList<>();
    List<Hit> found = new ArrayList<>();
    boolean hidden = false;
    for (int i : picked(anchor, at)) {
      Answer here = look(test.operator(), narrowed(scope, anchor, at.hits.get(i)));
      each.add(new Answer(here.truth, List.of(at.hits.get(i)), false));
      here.hits.forEach(h -> addOnce(found, h, h.sure && at.hits.get(i).sure));
      hidden |= here.hidden;
    }
    return new Answer(combine(anchor, each, at.hidden), sorted(found), hidden);
  }

  /** A hit in the windows of two anchors is one hit, sure if it is so in one of them. */
  private static void addOnce(List<Hit> found, Hit h, boolean sure) {
    boolean known = sure;
    for (Hit other : List.copyOf(found)) {
      if (other.from == h.from && other.to == h.to && other.a == h.a) {
        known |= other.sure;
        found.remove(other);
      }
    }
    found.add(new Hit(h.from, h.to, h.turnFrom, h.turnTo, h.phrase, known, h.a, h.b));
  }

  private static List<Integer> picked(Anchor anchor, Answer at) {
    List<Hit> hits = at.hits;
    List<Integer> result = new ArrayList<>();
    int n = hits.size();
    switch (anchor.pick()) {
      case ANY, EVERY -> {
        for (int i = 0; i < n; i++) {
          result.add(i);
        }
      }
      case FIRST -> {
        for (int i = 0; i < n; i++) {
          result.add(i);
          if (hits.get(i).sure) {
            break;
          }
        }
      }
      case LAST -> {
        for (int i = n - 1; i >= 0; i--) {
          result.add(0, i);
          if (hits.get(i).sure) {
            break;
          }
        }
      }
      case NTH -> {
        boolean allSure = hits.stream().allMatch(Hit::sure);
        for (int i = 0; i < n && anchor.nth() <= n; i++) {
          if (!allSure || i == anchor.nth() - 1) {
            result.add(i);
          }
        }
      }
    }
    return result;
  }

  private static T combine(Anchor anchor, List<Answer> each, boolean hidden) {
    if (each.isEmpty()) {
      return hidden ? T.U : T.NA; // no n-th hit
    }
    boolean sure = each.stream().anyMatch(a -> a.hits.get(0).sure);
    if (!sure) {
      return T.U;
    }
    if (anchor.pick() != Scope.Pick.ANY && anchor.pick() != Scope.Pick.EVERY) {
      return each.stream().map(Answer::truth).distinct().count() == 1 ? each.get(0).truth : T.U;
    }
    T strongest = anchor.pick() == Scope.Pick.ANY ? T.T : T.F;
    T weakest = strongest == T.T ? T.F : T.T;
    List<T> said = new ArrayList<>();
    for (Answer a : each) {
      if (a.hits.get(0).sure) {
        said.add(a.truth);
      } else if (a.truth == strongest || a.truth == T.U) {
        said.add(T.U);
      }
    }
    said.removeIf(t -> t == T.NA);
    return said.isEmpty()
        ? T.NA
        : said.contains(strongest) ? strongest : said.contains(T.U) ? T.U : weakest;
  }

  private Look narrowed(Scope scope, Anchor anchor, Hit hit) {
    if (anchor.side() == Side.SAME_TURN) {
      int turn = Math.max(0, hit.turnFrom > hit.turnTo ? hit.turnTo : hit.turnFrom);
      return new Look(scope, first(turn), first(turn + 1), Long.MIN_VALUE, Long.MAX_VALUE);
    }
    boolean before = anchor.side() != Side.AFTER;
    boolean after = anchor.side() != Side.BEFORE;
    int from = before ? 0 : hit.to;
    int to = after ? toks.size() : hit.from;
    if (anchor.turns() > 0) {
      List<Integer> earlier = new ArrayList<>();
      List<Integer> later = new ArrayList<>();
      for (int t = 0; t < turns.size(); t++) {
        if (counts(t)
            && (anchor.turnsOf() == null || turns.get(t).role == anchor.turnsOf())
            && (anchor.turnsOf() != null || turns.get(t).role != Role.SYSTEM)) {
          (t < hit.turnFrom ? earlier : new ArrayList<Integer>()).add(0, t);
          (t > hit.turnTo ? later : new ArrayList<Integer>()).add(t);
        }
      }
      int n = anchor.turns();
      from = before ? (earlier.size() >= n ? first(earlier.get(n - 1)) : 0) : from;
      to = after ? (later.size() >= n ? first(later.get(n - 1) + 1) : toks.size()) : to;
    }
    long origin = anchor.fromEnd() ? hit.b : hit.a;
    boolean timed = anchor.withinMillis() > 0;
    return new Look(
        scope,
        from,
        to,
        timed && before ? hit.a - anchor.withinMillis() : Long.MIN_VALUE,
        timed && after ? origin + anchor.withinMillis() : Long.MAX_VALUE);
  }

  // ---------------------------------------------------------------- scope

  private boolean turnInside(Look look, int turn) {
    Role role = look.scope.role();
    if (role != null && turns.get(turn).role != role) {
      return false;
    }
    Scope.Positions p = look.scope.positions();
    return p == null || p.utterances() || within(p, positionOfTurn(turn, role), count(role));
  }

  private static boolean within(Scope.Positions p, int position, int count) {
    int from = Math.max(1, p.from() > 0 ? p.from() : count + 1 + p.from());
    int to = p.to() > 0 ? p.to() : count + 1 + p.to();
    return position > 0 && position >= from && (position <= to || to == count);
  }

  /** Openers take the position of the turn after them; system turns have none among all. */
  private int positionOfTurn(int turn, @Nullable Role role) {
    if (role == null && turns.get(turn).role == Role.SYSTEM) {
      return 0;
    }
    int before = 0;
    for (int t = 0; t < turn; t++) {
      before += counts(t) && ofRole(t, role) ? 1 : 0;
    }
    return before + 1;
  }

  private int count(@Nullable Role role) {
    int n = 0;
    for (int t = 0; t < turns.size(); t++) {
      n += counts(t) && ofRole(t, role) ? 1 : 0;
    }
    return n;
  }

  private boolean ofRole(int turn, @Nullable Role role) {
    Role own = turns.get(turn).role;
    return role == null ? own != Role.SYSTEM : own == role;
  }

  private boolean counts(int turn) {
    List<Integer> utterances = turns.get(turn).utterances;
    return utterances.size() > 1
        || !List.of("hello", "喂").contains(c.utterances().get(utterances.get(0)).text());
  }

  private boolean tokenInside(Look look, int token) {
    Tok tok = toks.get(token);
    if (token < look.from || token >= look.to || !turnInside(look, tok.turn)) {
      return false;
    }
    Scope.Positions p = look.scope.positions();
    if (p != null && p.utterances() && !utteranceInside(p, look.scope.role(), tok.utterance)) {
      return false;
    }
    return timeInside(look, tok.start);
  }

  private boolean utteranceInside(Scope.Positions p, @Nullable Role role, int utterance) {
    List<Integer> ordered = new ArrayList<>();
    for (int t = 0; t < turns.size(); t++) {
      if (ofRole(t, role)) {
        ordered.addAll(turns.get(t).utterances);
      }
    }
    return within(p, ordered.indexOf(utterance) + 1, ordered.size());
  }

  private boolean timeInside(Look look, long millis) {
    Scope.TimeWindow w = look.scope.time();
    if (millis < look.fromMillis || millis > look.toMillis) {
      return false;
    }
    if (w == null) {
      return true;
    }
    double unit = w.percent() ? end / 100.0 : 1;
    long from = (w.from() < 0 ? end : 0) + Math.round(w.from() * unit);
    long to = (w.to() <= 0 ? end : 0) + Math.round(w.to() * unit);
    return millis >= from && millis <= to;
  }

  private int first(int turn) {
    for (int i = 0; i < toks.size(); i++) {
      if (toks.get(i).turn >= turn) {
        return i;
      }
    }
    return toks.size();
  }

  private List<Integer> turnsOf(Look look) {
    List<Integer> result = new ArrayList<>();
    for (int t = 0; t < turns.size(); t++) {
      if (turnInside(look, t) && first(t + 1) > look.from && first(t) < look.to) {
        result.add(t);
      }
    }
    return result;
  }

  /** The turns that begin inside. */
  private List<Integer> begun(Look look) {
    return turnsOf(look).stream()
        .filter(t -> first(t) >= look.from && first(t) < look.to && timeInside(look, startOf(t)))
        .toList();
  }

  // ---------------------------------------------------------------- operators

  private Answer look(Operator operator, Look look) {
    return switch (operator) {
      case Operator.Phrases wish -> phrases(wish, look);
      case Operator.Pattern wish -> pattern(wish, look);
      case Operator.Count wish -> count(wish, look);
      case Operator.TurnCount wish ->
          plain(
              wish.limit()
                  .holds(
                      begun(look).stream()
                          .filter(this::counts)
                          .filter(
                              t -> look.scope.role() != null || turns.get(t).role != Role.SYSTEM)
                          .count()));
      case Operator.Metadata wish ->
          plain(wish.values().get(0).equals(c.metadata().get(wish.left())));
      case Operator.RuleOutcomeTest wish -> ofRule(wish);
      case Operator.TurnLength wish -> turnLength(wish, look);
      case Operator.Repeated wish -> repeated(wish, look);
      case Operator.Sequence wish -> sequence(wish);
      case Operator.WhoSpokeLast wish -> spokeLast(wish);
      case Operator.Entity wish -> money(wish, look);
      case Operator.SoundsLike wish -> soundsLike(wish, look);
      default -> throw new IllegalArgumentException(operator.key());
    };
  }

  private Answer spokeLast(Operator.WhoSpokeLast wish) {
    List<Role> spoken = turns.stream().map(Turn::role).filter(r -> r != Role.SYSTEM).toList();
    return spoken.isEmpty()
        ? new Answer(T.NA, List.of(), false)
        : plain(spoken.getLast() == wish.is());
  }

  // ---------------------------------------------------------------- repetitions

  /** A turn or clause, and how many turns of the scope came before it. */
  private record Piece(int from, int to, int place, boolean sure) {}

  private Answer repeated(Operator.Repeated wish, Look look) {
    List<Hit> excused = wish.except() == null ? List.of() : answer(condition(wish.except())).hits();
    List<Piece> pieces = new ArrayList<>();
    List<Integer> inside = begun(look);
    for (int place = 0; place < inside.size(); place++) {
      int turn = inside.get(place);
      List<Hit> here =
          excused.stream().filter(h -> h.turnFrom <= turn && h.turnTo >= turn).toList();
      if (here.stream().noneMatch(Hit::sure)) {
        addPieces(pieces, turn, place, look.scope.unit() == Unit.CLAUSE, here.isEmpty());
      }
    }
    pieces.removeIf(p -> p.to - p.from < wish.minimumWords());
    int[] times = chain(pieces, wish, false, new int[pieces.size()]);
    int[] last = new int[pieces.size()];
    chain(pieces, wish, false, last);
    int[] sure = chain(pieces, wish, true, new int[pieces.size()]);
    TreeSet<Integer> said = new TreeSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      for (int k = times[i] >= wish.times() ? i : -1; k >= 0; k = last[k]) {
        said.add(k);
      }
    }
    List<Hit> hits = new ArrayList<>();
    said.forEach(k -> hits.add(pieceHit(pieces.get(k))));
    boolean hidden = mayHide(look, wish.minimumWords());
    boolean certain = java.util.Arrays.stream(sure).anyMatch(n -> n >= wish.times());
    return new Answer(certain ? T.T : hits.isEmpty() && !hidden ? T.F : T.U, hits, hidden);
  }

  private Hit pieceHit(Piece piece) {
    Hit h = hit(piece.from, piece.to, 0);
    return new Hit(h.from, h.to, h.turnFrom, h.turnTo, 0, piece.sure, h.a, h.b);
  }

  private void addPieces(
      List<Piece> pieces, int turn, int place, boolean clauses, boolean certain) {
    int from = first(turn);
    int end = first(turn + 1) - 1;
    for (int i = from; i < end; i++) {
      boolean over = i + 1 == end || (clauses && toks.get(i + 1).clause != toks.get(i).clause);
      if (over) {
        pieces.add(new Piece(from, i + 1, place, certain && hit(from, i + 1, 0).sure));
        from = i + 1;
      }
    }
  }

  /** The longest chain of like pieces up to each; {@code last} gets the piece before it, or −1. */
  private int[] chain(List<Piece> pieces, Operator.Repeated wish, boolean sureOnly, int[] last) {
    int[] length = new int[pieces.size()];
    for (int i = 0; i < length.length; i++) {
      last[i] = -1;
      length[i] = !sureOnly || pieces.get(i).sure ? 1 : 0;
      for (int j = i - 1; j >= 0 && length[i] > 0; j--) {
        boolean near = pieces.get(i).place - pieces.get(j).place <= wish.withinTurns();
        if (near && length[j] >= length[i] && like(pieces.get(i), pieces.get(j), wish)) {
          length[i] = length[j] + 1;
          last[i] = j;
        }
      }
    }
    return length;
  }

  private boolean like(Piece a, Piece b, Operator.Repeated wish) {
    List<String> left = grams(a);
    List<String> right = grams(b);
    double all = left.size() + right.size();
    List<String> common = new ArrayList<>();
    for (String gram : left) {
      if (right.remove(gram)) {
        common.add(gram);
      }
    }
    return 2 * common.size() >= all * (wish.similarity() / 100);
  }

  private List<String> grams(Piece piece) {
    List<String> grams = new ArrayList<>();
    for (int i = piece.from; i < piece.to; i++) {
      grams.add(toks.get(i).text);
      if (i + 1 < piece.to) {
        grams.add(toks.get(i).text + " " + toks.get(i + 1).text);
      }
    }
    return grams;
  }

  // ---------------------------------------------------------------- sequences

  private Answer sequence(Operator.Sequence wish) {
    List<Answer> found = new ArrayList<>();
    wish.steps().forEach(step -> found.add(answer(condition(step.condition()))));
    boolean hidden = found.stream().anyMatch(a -> a.hidden || (a.hits.isEmpty() && a.truth == T.U));
    Hit sure = end(wish, found, true);
    Hit end = sure == null ? end(wish, found, false) : sure;
    if (end == null) {
      return new Answer(hidden ? T.U : T.F, List.of(), hidden);
    }
    Hit hit =
        new Hit(end.from, end.to, end.turnFrom, end.turnTo, end.phrase, sure != null, end.a, end.b);
    return new Answer(sure == null ? T.U : T.T, List.of(hit), hidden);
  }

  /** The hit that completes the sequence, or null. */
  private @Nullable Hit end(Operator.Sequence wish, List<Answer> found, boolean sureOnly) {
    int n = wish.steps().size();
    for (int k = n - 1; k >= 0; k--) {
      for (Hit hit : found.get(k).hits) {
        if (reached(wish, found, k, hit, sureOnly)) {
          return hit;
        }
      }
      if (!wish.steps().get(k).optional()) {
        return null;
      }
    }
    return null;
  }

  private boolean reached(
      Operator.Sequence wish, List<Answer> found, int k, Hit hit, boolean sureOnly) {
    if (sureOnly && !hit.sure) {
      return false;
    }
    for (int before = k - 1; before >= 0; before--) {
      for (Hit earlier : found.get(before).hits) {
        if (follows(wish.steps().get(k), earlier, hit)
            && reached(wish, found, before, earlier, sureOnly)) {
          return true;
        }
      }
      if (!wish.steps().get(before).optional()) {
        return false;
      }
    }
    return true;
  }

  private boolean follows(Operator.Sequence.Step step, Hit earlier, Hit hit) {
    boolean onePlace = hit.from == earlier.from && hit.turnTo == earlier.turnTo;
    if (hit.from < earlier.to || (onePlace && hit.a <= earlier.a)) {
      return false;
    }
    if (step.withinMillis() > 0 && hit.a - earlier.b > step.withinMillis()) {
      return false;
    }
    int left = step.turns();
    for (int t = Math.max(earlier.turnTo, 0) + 1; t < turns.size() && left > 0; t++) {
      if (counts(t) && (step.of() == null ? ofRole(t, null) : turns.get(t).role == step.of())) {
        left--;
        if (left == 0) {
          return hit.from < first(t + 1);
        }
      }
    }
    return true;
  }

  private static Answer plain(boolean truth) {
    return new Answer(truth ? T.T : T.F, List.of(), false);
  }

  private Answer ofRule(Operator.RuleOutcomeTest wish) {
    Outcome outcome = outcome(rule(wish.rule()));
    if (wish.is() != null) {
      return plain(outcome == wish.is());
    }
    return outcome == Outcome.UNDECIDABLE
        ? new Answer(T.U, List.of(), false)
        : plain(outcome == Outcome.MET);
  }

  private Answer turnLength(Operator.TurnLength wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    List<T> each = new ArrayList<>();
    for (int t : begun(look)) {
      int words = first(t + 1) - first(t) - 1;
      boolean holds = wish.limit().holds(words);
      each.add(holds ? T.T : T.F);
      if (holds) {
        hits.add(new Hit(first(t), first(t), t, t, 0, true, startOf(t), endOf(t)));
      }
    }
    T any = hits.isEmpty() ? T.F : T.T;
    return new Answer(look.scope.every() ? all(each) : any, hits, false);
  }

  private static T all(List<T> each) {
    return each.isEmpty() ? T.NA : each.contains(T.F) ? T.F : each.contains(T.U) ? T.U : T.T;
  }

  private long startOf(int turn) {
    return c.utterances().get(turns.get(turn).utterances.get(0)).startMillis();
  }

  private long endOf(int turn) {
    return turns.get(turn).utterances.stream()
        .mapToLong(u -> c.utterances().get(u).endMillis())
        .max()
        .orElseThrow();
  }

  private Answer count(Operator.Count wish, Look look) {
    Answer of = answer(wish.of());
    List<Hit> inside =
        of.hits.stream()
            .filter(h -> h.from < h.to ? tokenInside(look, h.from) : turnHitInside(look, h))
            .toList();
    long sure = inside.stream().filter(Hit::sure).count();
    boolean hidden = of.hidden || (of.hits.isEmpty() && of.truth == T.U);
    double possible = hidden ? Double.POSITIVE_INFINITY : inside.size();
    boolean low = wish.limit().holds(sure);
    boolean high = wish.limit().holds(possible);
    T truth =
        low == high && wish.limit().bound() != Operator.Bound.EXACTLY ? (low ? T.T : T.F) : T.U;
    if (wish.limit().bound() == Operator.Bound.EXACTLY) {
      double v = wish.limit().value();
      truth = sure == possible ? (low ? T.T : T.F) : v < sure || v > possible ? T.F : T.U;
    }
    return new Answer(truth, inside, hidden);
  }

  private boolean turnHitInside(Look look, Hit h) {
    return h.from >= look.from
        && h.from <= look.to
        && timeInside(look, h.a)
        && turnInside(look, h.turnTo);
  }

  private Answer pattern(Operator.Pattern wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    List<T> each = new ArrayList<>();
    boolean hidden = mayHide(look, 1);
    List<List<Integer>> units = new ArrayList<>();
    for (int t : turnsOf(look)) {
      List<Integer> unit = new ArrayList<>();
      for (int i = first(t); i < first(t + 1) - 1; i++) {
        boolean newClause = !unit.isEmpty() && toks.get(i).clause != toks.get(i - 1).clause;
        if (look.scope.unit() == Unit.CLAUSE && newClause) {
          units.add(unit);
          unit = new ArrayList<>();
        }
        unit.add(i);
      }
      units.add(unit);
    }
    if (look.scope.unit() == Unit.JOINED) {
      List<Integer> joined = new ArrayList<>();
      units.forEach(joined::addAll);
      units = List.of(joined);
    }
    for (List<Integer> unit : units) {
      hits.addAll(matches(wish.find(), unit, look));
    }
    if (look.scope.every() && look.scope.unit() != Unit.JOINED) {
      for (int t : turnsOf(look)) {
        if (first(t + 1) - first(t) > 1) {
          List<Hit> mine = hits.stream().filter(h -> h.turnFrom == t).toList();
          T here =
              mine.stream().anyMatch(Hit::sure) ? T.T : !mine.isEmpty() || weak(t) >= 1 ? T.U : T.F;
          each.add(here);
        }
      }
      return new Answer(all(each), hits, hidden);
    }
    T truth = hits.stream().anyMatch(Hit::sure) ? T.T : !hits.isEmpty() || hidden ? T.U : T.F;
    return new Answer(truth, hits, hidden);
  }

  /**
   * Matches of a pattern over tokens joined by blanks: whole tokens only, by the test's patterns.
   */
  private List<Hit> matches(String find, List<Integer> unit, Look look) {
    var text = new StringBuilder();
    TreeMap<Integer, Integer> at = new TreeMap<>();
    for (int i : unit) {
      text.append(text.isEmpty() ? "" : " ");
      at.put(text.length(), i);
      text.append(toks.get(i).text);
    }
    List<Hit> hits = new ArrayList<>();
    Matcher m = java.util.regex.Pattern.compile(find).matcher(text);
    while (m.find()) {
      int from = at.floorEntry(m.start()).getValue();
      int to = at.floorEntry(m.end() - 1).getValue() + 1;
      if (tokenInside(look, from) && to <= look.to) {
        hits.add(hit(from, to, 0));
      }
    }
    return hits;
  }

  private Hit hit(int from, int to, int phrase) {
    boolean sure = true;
    for (int i = from; i < to; i++) {
      sure &= toks.get(i).sure >= THRESHOLD;
    }
    Tok a = toks.get(from);
    Tok b = toks.get(to - 1);
    return new Hit(from, to, a.turn, b.turn, phrase, sure, a.start, b.end);
  }

  // ---------------------------------------------------------------- values and sounds

  /** Amounts of dollars in words or figures: enough to test values against. */
  private Answer money(Operator.Entity wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    boolean hidden = mayHide(look, 2);
    for (int t : turnsOf(look)) {
      int i = first(t);
      while (i < first(t + 1) - 1) {
        int end = numberEnd(i);
        boolean amount = end > i && isWord(end, "dollars") && !comma(end);
        if (!amount) {
          i = end > i ? signsEnd(i, end, t) : i + 1;
          continue;
        }
        boolean nine = end == i + 1 && isWord(i, "nine");
        if (tokenInside(look, i) && end + 1 <= look.to) {
          boolean clear = hit(i, end + 1, 0).sure && isClear(i - 1) && isClear(end + 1);
          if (wish.test() == null || nine) {
            Hit h = hit(i, end + 1, 0);
            hits.add(new Hit(h.from, h.to, h.turnFrom, h.turnTo, 0, clear, h.a, h.b));
          } else {
            hidden |= !clear;
          }
        }
        i = end + 1;
      }
    }
    return found(hits, hidden);
  }

  private static Answer found(List<Hit> hits, boolean hidden) {
    T truth = hits.stream().anyMatch(Hit::sure) ? T.T : hits.isEmpty() && !hidden ? T.F : T.U;
    return new Answer(truth, hits, hidden);
  }

  private boolean isWord(int i, String word) {
    return toks.get(i).text.equals(word);
  }

  private boolean isDigits(int i) {
    return toks.get(i).text.matches("[0-9]+");
  }

  /** Typed commas separate; pauses do not. */
  private boolean comma(int i) {
    Tok before = toks.get(i - 1);
    Tok tok = toks.get(i);
    return tok.utterance == before.utterance
        && tok.clause != before.clause
        && c.utterances().get(tok.utterance).words().size() == 0;
  }

  private boolean isClear(int i) {
    return i < 0
        || i >= toks.size()
        || (!toks.get(i).text.equals("[unk]") && toks.get(i).sure >= THRESHOLD);
  }

  /** One past the number at {@code i}: figures, or nines in a row. */
  private int numberEnd(int i) {
    if (isDigits(i)) {
      return i + 1;
    }
    int end = i;
    while (isWord(end, "nine") && (end == i || !comma(end))) {
      end++;
    }
    return end;
  }

  /** Figures may run on as an order or telephone number. */
  private int signsEnd(int i, int numberEnd, int turn) {
    if (!isDigits(i)) {
      return numberEnd;
    }
    int length = toks.get(i).text.length();
    int end = i + 1;
    while (isDigits(end)
        && !comma(end)
        && toks.get(end).text.length() >= 3
        && length + toks.get(end).text.length() <= 20) {
      length += toks.get(end++).text.length();
    }
    boolean cue = false;
    for (int k = Math.max(first(turn), i - 12); k < i; k++) {
      cue |= isWord(k, "order") || isWord(k, "call");
    }
    return length >= 6 || (length >= 3 && cue) ? end : numberEnd;
  }

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("sorry", "s r"),
          Map.entry("refund", "r f n t"),
          Map.entry("please", "p l s"),
          Map.entry("wait", "w t"),
          Map.entry("angry", "a n k r"),
          Map.entry("not", "n t"),
          Map.entry("but", "b t"),
          Map.entry("order", "a r t r"),
          Map.entry("call", "k l"),
          Map.entry("12", "1 2"),
          Map.entry("345", "3 4 5"),
          Map.entry("ask", "a s k"),
          Map.entry("nine", "n n"),
          Map.entry("dollars", "t l r s"),
          Map.entry("yes", "y s"),
          Map.entry("hello", "h l"),
          Map.entry("喂", "W- -ei"),
          Map.entry("对", "D- -ui"),
          Map.entry("你", "L- -i"),
          Map.entry("不", "B- -u"),
          Map.entry("谢", "X- -ie"),
          Map.entry("生", "S- -en"),
          Map.entry("气", "Q- -i"),
          Map.entry("退", "T- -ui"),
          Map.entry("款", "K- -uan"),
          Map.entry("还", "H- -ai"));

  private static List<String> sounds(List<String> words) {
    List<String> sounds = new ArrayList<>();
    for (String word : words) {
      String key = KEYS.get(word);
      if (key != null) {
        sounds.addAll(List.of(key.split(" ")));
      }
    }
    return sounds;
  }

  private Answer soundsLike(Operator.SoundsLike wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    int shortest = Integer.MAX_VALUE;
    for (int p = 0; p < wish.phrases().size(); p++) {
      List<String> words = tokens(wish.phrases().get(p).source());
      shortest = Math.min(shortest, words.size());
      for (int t : turnsOf(look)) {
        for (int from = first(t); from < first(t + 1) - 1; from++) {
          int to = likest(sounds(words), from, first(t + 1) - 1, wish.distance());
          if (to > from && tokenInside(look, from) && to <= look.to) {
            hits.add(hit(from, to, p));
          }
          from = to > from ? to - 1 : from;
        }
      }
    }
    return found(sorted(hits), mayHide(look, shortest));
  }

  /** One past the run of words from {@code from} that sounds most like the wanted; 0 if none. */
  private int likest(List<String> wanted, int from, int end, int distance) {
    int best = 0;
    int least = distance + 1;
    for (int to = from + 1; to <= end; to++) {
      List<String> run = new ArrayList<>();
      for (int i = from; i < to; i++) {
        run.addAll(sounds(List.of(toks.get(i).text)));
      }
      boolean silent = sounds(List.of(toks.get(from).text)).isEmpty();
      boolean silentEnd = sounds(List.of(toks.get(to - 1).text)).isEmpty();
      int apart = silent || silentEnd ? Integer.MAX_VALUE : edits(run, wanted);
      if (apart < least) {
        least = apart;
        best = to;
      }
    }
    return best;
  }

  private static int edits(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.size() + b.size();
    }
    List<String> restA = a.subList(1, a.size());
    List<String> restB = b.subList(1, b.size());
    if (a.get(0).equals(b.get(0))) {
      return edits(restA, restB);
    }
    if (Math.abs(a.size() - b.size()) > 2) {
      return 3;
    }
    return 1 + Math.min(edits(restA, restB), Math.min(edits(restA, b), edits(a, restB)));
  }

  // ---------------------------------------------------------------- phrases

  private Answer phrases(Operator.Phrases wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    int shortest = Integer.MAX_VALUE;
    for (int p = 0; p < wish.phrases().size(); p++) {
      for (Phrase form : orders(wish.phrases().get(p), wish.unordered())) {
        hits.addAll(occurrences(form, p, look, wish.negationGuard()));
      }
      shortest = Math.min(shortest, shortest(wish.phrases().get(p)));
    }
    TreeMap<List<Integer>, Hit> nearest = new TreeMap<>(Comparator.comparing(List::toString));
    for (Hit h : hits) {
      nearest.merge(List.of(h.from, h.phrase), h, (a, b) -> a.to <= b.to ? a : b);
    }
    hits = sorted(new ArrayList<>(nearest.values()));
    if (look.scope.every()) {
      List<T> each = new ArrayList<>();
      for (int t : turnsOf(look)) {
        if (first(t + 1) - first(t) > 1) {
          List<Hit> mine = hits.stream().filter(h -> h.turnFrom == t).toList();
          each.add(judge(wish, mine, weak(t) >= shortest));
        }
      }
      return new Answer(all(each), hits, false);
    }
    boolean hidden = mayHide(look, shortest);
    if (look.scope.unit() == Unit.CLAUSE && wish.mode() != Mode.ANY && wish.mode() != Mode.NONE) {
      T best = hidden ? T.U : T.F;
      for (int clause : new TreeSet<>(hits.stream().map(h -> toks.get(h.from).clause).toList())) {
        T here =
            judge(
                wish, hits.stream().filter(h -> toks.get(h.from).clause == clause).toList(), false);
        best = best == T.T || here == T.T ? T.T : best == T.U || here == T.U ? T.U : T.F;
      }
      return new Answer(best, hits, hidden);
    }
    return new Answer(judge(wish, hits, hidden), hits, hidden);
  }

  private static T judge(Operator.Phrases wish, List<Hit> hits, boolean hidden) {
    long sure = hits.stream().filter(Hit::sure).count();
    T enough = atLeast(sure, hidden ? Long.MAX_VALUE : hits.size(), wish.hits());
    if (wish.mode() == Mode.ANY) {
      return enough;
    }
    if (wish.mode() == Mode.NONE) {
      return enough == T.T ? T.F : enough == T.F ? T.T : T.U;
    }
    int n = wish.phrases().size();
    long sureKinds = hits.stream().filter(Hit::sure).map(Hit::phrase).distinct().count();
    long kinds = hits.stream().map(Hit::phrase).distinct().count();
    T different =
        atLeast(sureKinds, hidden ? n : kinds, wish.mode() == Mode.ALL ? n : wish.atLeast());
    return all(List.of(enough, different));
  }

  private static T atLeast(long sure, long possible, long least) {
    return sure >= least ? T.T : possible < least ? T.F : T.U;
  }

  private List<Hit> occurrences(Phrase phrase, int number, Look look, boolean guard) {
    List<Hit> hits = new ArrayList<>();
    List<Integer> line = new ArrayList<>();
    for (int i = 0; i < toks.size(); i++) {
      if (look.scope.unit() != Unit.JOINED) {
        line.add(i);
      } else if (!toks.get(i).text.equals("\n") && tokenInside(look, i)) {
        line.add(i);
      }
    }
    boolean plain = phrase.parts().stream().allMatch(SlowEvaluator::isText);
    boolean source = tokens(phrase.source()).contains("not") || phrase.source().contains("不");
    for (int s = 0; s < line.size(); s++) {
      int nearest = ends(phrase.parts(), 0, line, s).stream().min(Integer::compare).orElse(-1);
      if (nearest <= s) {
        continue;
      }
      Hit h = hit(line.get(s), line.get(nearest - 1) + 1, number);
      boolean oneClause = toks.get(h.from).clause == toks.get(h.to - 1).clause;
      boolean negates =
          plain
              ? line.subList(s, nearest).stream()
                  .anyMatch(t -> List.of("not", "不").contains(toks.get(t).text))
              : source;
      if (tokenInside(look, h.from)
          && (h.to <= look.to)
          && (look.scope.unit() == Unit.JOINED || h.turnFrom == h.turnTo)
          && (look.scope.unit() != Unit.CLAUSE || oneClause)
          && !(guard && !negates && negated(h.from))) {
        hits.add(h);
      }
    }
    return hits;
  }

  private static boolean isText(Phrase.Part part) {
    return part instanceof Phrase.Part.Text || part instanceof Phrase.Part.OneOf;
  }

  /** Where the parts from {@code k} on may end if they begin at {@code s}. */
  private TreeSet<Integer> ends(List<Phrase.Part> parts, int k, List<Integer> line, int s) {
    TreeSet<Integer> result = new TreeSet<>();
    if (k == parts.size()) {
      result.add(s);
      return result;
    }
    switch (parts.get(k)) {
      case Phrase.Part.Text t -> after(tokens(t.text()), parts, k, line, s, result);
      case Phrase.Part.OneOf o ->
          o.texts().forEach(t -> after(tokens(t), parts, k, line, s, result));
      case Phrase.Part.Slot slot -> {
        String value = c.metadata().get(slot.field());
        if (value != null) {
          after(tokens(value), parts, k, line, s, result);
        }
      }
      case Phrase.Part.Gap gap -> {
        for (int g = 0; g <= gap.tokens() && s + g <= line.size(); g++) {
          result.addAll(ends(parts, k + 1, line, s + g));
        }
      }
    }
    return result;
  }

  private void after(
      List<String> wanted,
      List<Phrase.Part> parts,
      int k,
      List<Integer> line,
      int s,
      TreeSet<Integer> out) {
    for (int i = 0; i < wanted.size(); i++) {
      if (s + i >= line.size() || !toks.get(line.get(s + i)).text.equals(wanted.get(i))) {
        return;
      }
    }
    out.addAll(ends(parts, k + 1, line, s + wanted.size()));
  }

  /** The phrase, or every order of what stands between its gaps. */
  private static List<Phrase> orders(Phrase phrase, boolean unordered) {
    if (!unordered
        || phrase.parts().size() != 3
        || !(phrase.parts().get(1) instanceof Phrase.Part.Gap)) {
      return List.of(phrase);
    }
    List<Phrase.Part> p = phrase.parts();
    return List.of(phrase, new Phrase(phrase.source(), List.of(p.get(2), p.get(1), p.get(0))));
  }

  private boolean negated(int token) {
    for (int back = 1; back <= 3 && token - back >= 0; back++) {
      Tok tok = toks.get(token - back);
      if (tok.clause != toks.get(token).clause || List.of("but", "sorry").contains(tok.text)) {
        return false;
      }
      if (tok.text.equals("not") || (tok.text.equals("不") && back <= 3)) {
        return true;
      }
    }
    return false;
  }

  private int shortest(Phrase phrase) {
    int n = 0;
    for (Phrase.Part part : phrase.parts()) {
      n +=
          switch (part) {
            case Phrase.Part.Text t -> tokens(t.text()).size();
            case Phrase.Part.OneOf o ->
                o.texts().stream().mapToInt(t -> tokens(t).size()).min().orElse(0);
            case Phrase.Part.Slot s -> 1;
            case Phrase.Part.Gap g -> 0;
          };
    }
    return n;
  }

  private boolean mayHide(Look look, int tokens) {
    return turnsOf(look).stream().anyMatch(t -> weak(t) >= tokens);
  }

  private int weak(int turn) {
    int longest = 0;
    for (int u : turns.get(turn).utterances) {
      Utterance utterance = c.utterances().get(u);
      if (utterance.kind() != Utterance.Kind.SPEECH) {
        continue;
      }
      Words w = utterance.words();
      int run = 0;
      for (int i = 0; i < w.size(); i++) {
        String word = utterance.text().substring(w.startChar()[i], w.endChar()[i]);
        int length = tokens(word).size();
        if (word.equals("[unk]")) {
          length = Math.max(1, (w.endMillis()[i] - w.startMillis()[i]) / 150);
        } else if (w.confidence()[i] >= THRESHOLD) {
          length = 0;
        }
        run = length == 0 ? 0 : run + length;
        longest = Math.max(longest, run);
      }
      if (w.size() == 0) {
        longest =
            Math.max(longest, (int) ((utterance.endMillis() - utterance.startMillis()) / 150));
      }
    }
    return longest;
  }

  // ---------------------------------------------------------------- text and turns

  private static List<String> tokens(String text) {
    List<String> result = new ArrayList<>();
    Matcher m = java.util.regex.Pattern.compile("\\[unk\\]|[a-z0-9]+|[一-龥]|,").matcher(plain(text));
    while (m.find()) {
      result.add(m.group());
    }
    result.removeIf(","::equals);
    return result;
  }

  private static String plain(String text) {
    return text.toLowerCase(java.util.Locale.ROOT)
        .replace('謝', '谢')
        .replace('Ａ', 'a')
        .replace('ａ', 'a')
        .replace('，', ',');
  }

  private void makeTokens() {
    int clause = 0;
    for (int t = 0; t < turns.size(); t++) {
      for (int u : turns.get(t).utterances) {
        clause++;
        clause = tokensOf(t, u, clause);
      }
      toks.add(new Tok("\n", -1, t, ++clause, 0, 0, 1));
    }
  }

  private int tokensOf(int turn, int index, int firstClause) {
    Utterance u = c.utterances().get(index);
    int clause = firstClause;
    long lastEnd = Long.MAX_VALUE;
    Matcher m =
        java.util.regex.Pattern.compile("\\[unk\\]|[a-z0-9]+|[一-龥]|,").matcher(plain(u.text()));
    while (m.find()) {
      if (m.group().equals(",")) {
        clause++;
        continue;
      }
      Words w = u.words();
      int word = -1;
      for (int i = 0; i < w.size(); i++) {
        word = w.startChar()[i] <= m.start() ? i : word;
      }
      long start = word < 0 ? u.startMillis() : w.startMillis()[word];
      long stop = word < 0 ? u.endMillis() : w.endMillis()[word];
      clause += word >= 0 && start - lastEnd >= 500 ? 1 : 0;
      lastEnd = word < 0 ? Long.MAX_VALUE : stop;
      toks.add(
          new Tok(
              m.group(), index, turn, clause, start, stop, word < 0 ? 1 : w.confidence()[word]));
    }
    return clause;
  }

  private void makeTurns() {
    for (int u = 0; u < c.utterances().size(); u++) {
      Utterance utterance = c.utterances().get(u);
      Party party = c.parties().get(utterance.party());
      Turn open = null;
      for (Turn turn : turns) {
        open = turn.party == utterance.party() ? turn : open;
      }
      if (open == null || !goesOn(open, u)) {
        open = new Turn(utterance.party(), party.role(), new ArrayList<>());
        turns.add(open);
      }
      open.utterances.add(u);
    }
  }

  private boolean goesOn(Turn turn, int index) {
    Utterance next = c.utterances().get(index);
    boolean spoken = next.kind() == Utterance.Kind.SPEECH;
    int last = turn.utterances.get(turn.utterances.size() - 1);
    for (int u = last + 1; u < index; u++) {
      Utterance between = c.utterances().get(u);
      boolean backChannel =
          between.kind() == Utterance.Kind.SPEECH && List.of("yes", "对").contains(between.text());
      boolean system = c.parties().get(between.party()).role() == Role.SYSTEM;
      if (!backChannel && !system && between.party() != next.party()) {
        return false;
      }
    }
    long stop =
        turn.utterances.stream()
            .mapToLong(u -> c.utterances().get(u).endMillis())
            .max()
            .orElseThrow();
    long pause = next.startMillis() - stop;
    return spoken ? pause < 1_500 : pause <= 60_000;
  }
}
