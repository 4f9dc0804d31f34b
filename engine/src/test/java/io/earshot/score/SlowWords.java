package io.earshot.score;

import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Phrase;
import io.earshot.rule.Scope.Unit;
import io.earshot.score.SlowEvaluator.Answer;
import io.earshot.score.SlowEvaluator.T;
import io.earshot.score.SlowScope.Hit;
import io.earshot.score.SlowScope.In;
import io.earshot.score.SlowScope.Look;
import io.earshot.score.SlowTalk.Tok;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** Phrases and patterns, straight from the description. */
final class SlowWords {
  private final SlowEvaluator all;
  private final SlowTalk talk;
  private final SlowScope scopes;

  SlowWords(SlowEvaluator all) {
    this.all = all;
    this.talk = all.talk;
    this.scopes = all.scopes;
  }

  /** A hit on words; it can be relied on if each of them can, and if it surely lies inside. */
  static Hit hit(SlowTalk talk, int from, int to, int phrase, In in) {
    boolean sure = in == In.IN;
    var quote = new StringBuilder();
    for (int i = from; i < to; i++) {
      Tok tok = talk.toks.get(i);
      sure &= tok.text().equals("\n") || tok.sure() >= (float) SlowTalk.THRESHOLD;
      quote.append(i > from && tok.comma() ? "," : "").append(tok.text()).append(' ');
    }
    Tok a = talk.toks.get(from);
    Tok b = talk.toks.get(to - 1);
    return new Hit(
        from, to, a.turn(), b.turn(), phrase, sure, a.start(), b.end(), quote.toString());
  }

  /** The truth for each turn in scope that has words. */
  private T everyTurn(
      Look look, List<Hit> hits, java.util.function.BiFunction<Integer, List<Hit>, T> judge) {
    List<T> each = new ArrayList<>();
    for (int t : scopes.some(look)) {
      if (talk.words(t) > 0) {
        List<Hit> mine = hits.stream().filter(h -> h.turnFrom() == t).toList();
        each.add(SlowEvaluator.perhaps(scopes.some(look, t), judge.apply(t, mine)));
      }
    }
    return SlowEvaluator.all(each);
  }

  // ---------------------------------------------------------------- patterns

  Answer pattern(Operator.Pattern wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    for (List<Integer> unit : units(look)) {
      hits.addAll(matches(wish, unit, look));
    }
    boolean hidden = scopes.mayHide(look, 1);
    if (look.scope().every()) {
      T truth = everyTurn(look, hits, (t, mine) -> Answer.any(mine, talk.weak(t) >= 1).truth());
      return new Answer(truth, hits, hidden);
    }
    return Answer.any(hits, hidden);
  }

  /** The tokens of what is matched at a time. */
  private List<List<Integer>> units(Look look) {
    List<List<Integer>> units = new ArrayList<>();
    List<Integer> joined = new ArrayList<>();
    for (int t : scopes.some(look)) {
      List<Integer> unit = new ArrayList<>();
      for (int i = talk.first(t); i < talk.first(t + 1) - 1; i++) {
        boolean newClause =
            !unit.isEmpty() && talk.toks.get(i).clause() != talk.toks.get(i - 1).clause();
        if (look.scope().unit() == Unit.CLAUSE && newClause) {
          units.add(unit);
          unit = new ArrayList<>();
        }
        unit.add(i);
        joined.add(i);
      }
      units.add(unit);
    }
    return look.scope().unit() == Unit.JOINED ? List.of(joined) : units;
  }

  /** Matches over tokens joined by blanks: the test's patterns match within one token only. */
  private List<Hit> matches(Operator.Pattern wish, List<Integer> unit, Look look) {
    var text = new StringBuilder();
    TreeMap<Integer, Integer> at = new TreeMap<>();
    for (int i : unit) {
      text.append(text.isEmpty() ? "" : " ");
      at.put(text.length(), i);
      text.append(talk.toks.get(i).text());
    }
    List<int[]> excepted = wish.except() == null ? List.of() : spans(wish.except(), text);
    List<Hit> hits = new ArrayList<>();
    for (int[] span : spans(wish.find(), text)) {
      if (excepted.stream().anyMatch(e -> e[0] < span[1] && e[1] > span[0])) {
        continue;
      }
      int from = at.floorEntry(span[0]).getValue();
      int to = at.floorEntry(span[1] - 1).getValue() + 1;
      In in = scopes.token(look, from);
      if (in != In.OUT && to <= look.to()) {
        Hit h = hit(talk, from, to, 0, in);
        String quote = text.substring(span[0], span[1]);
        hits.add(new Hit(from, to, h.turnFrom(), h.turnTo(), 0, h.sure(), h.a(), h.b(), quote));
      }
    }
    return hits;
  }

  private static List<int[]> spans(String expression, CharSequence text) {
    List<int[]> spans = new ArrayList<>();
    Matcher m = java.util.regex.Pattern.compile(expression).matcher(text);
    while (m.find()) {
      spans.add(new int[] {m.start(), m.end()});
    }
    return spans;
  }

  // ---------------------------------------------------------------- phrases

  Answer phrases(Operator.Phrases wish, Look look) {
    List<Hit> found = new ArrayList<>();
    int shortest = Integer.MAX_VALUE;
    for (int p = 0; p < wish.phrases().size(); p++) {
      for (Phrase form : orders(wish.phrases().get(p), wish.unordered())) {
        found.addAll(occurrences(form, p, look, wish.negationGuard()));
      }
      shortest = Math.min(shortest, shortest(wish.phrases().get(p)));
    }
    TreeMap<List<Integer>, Hit> nearest = new TreeMap<>(Comparator.comparing(List::toString));
    for (Hit h : found) {
      nearest.merge(List.of(h.from(), h.phrase()), h, (a, b) -> a.to() <= b.to() ? a : b);
    }
    List<Hit> hits = SlowEvaluator.sorted(new ArrayList<>(nearest.values()));
    if (look.scope().every()) {
      int least = shortest;
      T truth = everyTurn(look, hits, (t, mine) -> judge(wish, mine, talk.weak(t) >= least));
      return new Answer(truth, hits, false);
    }
    boolean hidden = scopes.mayHide(look, shortest);
    boolean several = wish.mode() == Mode.ALL || wish.mode() == Mode.AT_LEAST;
    boolean clauses = look.scope().unit() == Unit.CLAUSE && several;
    return new Answer(
        clauses ? anyClause(wish, hits, hidden) : judge(wish, hits, hidden), hits, hidden);
  }

  private T anyClause(Operator.Phrases wish, List<Hit> hits, boolean hidden) {
    T best = hidden ? T.U : T.F;
    for (int clause :
        new TreeSet<>(hits.stream().map(h -> talk.toks.get(h.from()).clause()).toList())) {
      List<Hit> mine =
          hits.stream().filter(h -> talk.toks.get(h.from()).clause() == clause).toList();
      T here = judge(wish, mine, false);
      best = best == T.T || here == T.T ? T.T : best == T.U || here == T.U ? T.U : T.F;
    }
    return best;
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
    return SlowEvaluator.all(List.of(enough, different));
  }

  static T atLeast(long sure, long possible, long least) {
    return sure >= least ? T.T : possible < least ? T.F : T.U;
  }

  private List<Hit> occurrences(Phrase phrase, int number, Look look, boolean guard) {
    List<Hit> hits = new ArrayList<>();
    List<Integer> line = new ArrayList<>();
    boolean joins = look.scope().unit() == Unit.JOINED;
    for (int i = 0; i < talk.toks.size(); i++) {
      boolean word = !talk.toks.get(i).text().equals("\n");
      if (!joins || (word && scopes.token(look, i) != In.OUT)) {
        line.add(i);
      }
    }
    boolean plain = phrase.parts().stream().allMatch(SlowWords::isText);
    for (int s = 0; s < line.size(); s++) {
      int nearest = ends(phrase.parts(), 0, line, s).stream().min(Integer::compare).orElse(-1);
      if (nearest <= s) {
        continue;
      }
      int from = line.get(s);
      In in = scopes.token(look, from);
      Hit h = hit(talk, from, line.get(nearest - 1) + 1, number, in);
      boolean negates =
          plain
              ? line.subList(s, nearest).stream().anyMatch(t -> isCue(talk.toks.get(t).text()))
              : SlowTalk.tokens(phrase.source()).stream().anyMatch(SlowWords::isCue);
      if (in != In.OUT
          && h.to() <= look.to()
          && (joins || h.turnFrom() == h.turnTo())
          && (look.scope().unit() != Unit.CLAUSE || oneClause(h))
          && !(guard && !negates && negated(h.from()))) {
        hits.add(h);
      }
    }
    return hits;
  }

  private static boolean isCue(String word) {
    return List.of("not", "不").contains(word);
  }

  private boolean oneClause(Hit h) {
    return talk.toks.get(h.from()).clause() == talk.toks.get(h.to() - 1).clause();
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
      case Phrase.Part.Text t -> after(t.text(), parts, k, line, s, result);
      case Phrase.Part.OneOf o -> o.texts().forEach(t -> after(t, parts, k, line, s, result));
      case Phrase.Part.Slot slot -> {
        String value = all.conversation().metadata().get(slot.field());
        if (value != null) {
          after(value, parts, k, line, s, result);
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
      String text,
      List<Phrase.Part> parts,
      int k,
      List<Integer> line,
      int s,
      TreeSet<Integer> out) {
    List<String> wanted = SlowTalk.tokens(text);
    for (int i = 0; i < wanted.size(); i++) {
      if (s + i >= line.size() || !talk.toks.get(line.get(s + i)).text().equals(wanted.get(i))) {
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

  /** A cue counts up to three words before the phrase in its clause, not over "but", "sorry". */
  private boolean negated(int token) {
    for (int back = 1; back <= 3 && token - back >= 0; back++) {
      Tok tok = talk.toks.get(token - back);
      if (tok.clause() != talk.toks.get(token).clause()
          || List.of("but", "sorry").contains(tok.text())) {
        return false;
      }
      if (isCue(tok.text())) {
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
            case Phrase.Part.Text t -> SlowTalk.tokens(t.text()).size();
            case Phrase.Part.OneOf o ->
                o.texts().stream().mapToInt(t -> SlowTalk.tokens(t).size()).min().orElse(0);
            case Phrase.Part.Slot s -> 1;
            case Phrase.Part.Gap g -> 0;
          };
    }
    return n;
  }
}
