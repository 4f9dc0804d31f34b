package io.earshot.score;

import io.earshot.rule.Operator;
import io.earshot.rule.Phrase;
import io.earshot.rule.Scope.Unit;
import io.earshot.score.SlowEvaluator.Answer;
import io.earshot.score.SlowEvaluator.T;
import io.earshot.score.SlowScope.Hit;
import io.earshot.score.SlowScope.In;
import io.earshot.score.SlowScope.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is said word for word, again, or in order, straight from the description. */
final class SlowScripts {
  private static final int LEFT_OUT = 4;

  private final SlowEvaluator all;
  private final SlowTalk talk;
  private final SlowScope scopes;

  SlowScripts(SlowEvaluator all) {
    this.all = all;
    this.talk = all.talk;
    this.scopes = all.scopes;
  }

  // ---------------------------------------------------------------- verbatim

  Answer verbatim(Operator.Verbatim wish, Look look) {
    List<String> script = script(wish);
    List<Integer> said = new ArrayList<>();
    for (int i = look.from(); i < look.to(); i++) {
      if (!talk.toks.get(i).text().equals("\n") && scopes.token(look, i) != In.OUT) {
        said.add(i);
      }
    }
    List<Integer> paired = new Alignment(script, said).paired();
    int sure = 0;
    List<Hit> hits = new ArrayList<>();
    for (int token : paired) {
      Hit word = SlowWords.hit(talk, token, token + 1, 0, scopes.token(look, token));
      sure += word.sure() ? 1 : 0;
      Hit last = hits.isEmpty() ? null : hits.getLast();
      if (last != null && token - last.to() <= 3 && last.turnFrom() == word.turnFrom()) {
        Hit both = SlowWords.hit(talk, last.from(), token + 1, 0, In.IN);
        hits.removeLast();
        hits.add(both.sure(last.sure() && word.sure()));
      } else {
        hits.add(word);
      }
    }
    int lost = scopes.some(look).stream().mapToInt(talk::weak).sum();
    int needed = (int) Math.ceil(wish.percent() * script.size() / 100);
    return new Answer(
        SlowWords.atLeast(sure, paired.size() + lost, needed),
        SlowEvaluator.sorted(hits),
        lost > 0);
  }

  private List<String> script(Operator.Verbatim wish) {
    List<String> script = new ArrayList<>();
    for (Phrase.Part part : wish.script().parts()) {
      if (part instanceof Phrase.Part.Text text) {
        script.addAll(SlowTalk.tokens(text.text()));
      } else if (part instanceof Phrase.Part.Slot slot) {
        String value = all.conversation().metadata().getOrDefault(slot.field(), "");
        script.addAll(SlowTalk.tokens(value));
      }
    }
    return script;
  }

  /**
   * The cheapest way to find the script in what was said: a word left out or replaced costs four, a
   * word put in one, what stands before and after nothing. Of equal ways the one that ends first,
   * and seen from there the one that pairs, else leaves out.
   */
  private final class Alignment {
    private final List<String> script;
    private final List<Integer> said;
    private final Map<Integer, Integer> known = new HashMap<>();

    Alignment(List<String> script, List<Integer> said) {
      this.script = script;
      this.said = said;
    }

    /** What the first {@code i} words of the script cost, found before word {@code j}. */
    private int cost(int i, int j) {
      if (i == 0 || j == 0) {
        return i * LEFT_OUT;
      }
      Integer before = known.get(i * 10_000 + j);
      if (before == null) {
        before = Math.min(pair(i, j), Math.min(cost(i - 1, j) + LEFT_OUT, cost(i, j - 1) + 1));
        known.put(i * 10_000 + j, before);
      }
      return before;
    }

    private boolean same(int i, int j) {
      return talk.toks.get(said.get(j - 1)).text().equals(script.get(i - 1));
    }

    private int pair(int i, int j) {
      return cost(i - 1, j - 1) + (same(i, j) ? 0 : LEFT_OUT);
    }

    List<Integer> paired() {
      int i = script.size();
      int j = 0;
      for (int k = 1; k <= said.size(); k++) {
        j = cost(i, k) < cost(i, j) ? k : j;
      }
      List<Integer> paired = new ArrayList<>();
      while (i > 0 && j > 0) {
        if (cost(i, j) == pair(i, j)) {
          if (same(i, j)) {
            paired.add(0, said.get(j - 1));
          }
          i--;
          j--;
        } else if (cost(i, j) == cost(i - 1, j) + LEFT_OUT) {
          i--;
        } else {
          j--;
        }
      }
      return paired;
    }
  }

  // ---------------------------------------------------------------- repetitions

  /** A turn or clause, and how many turns of the scope came before it. */
  private record Piece(int from, int to, int place, boolean sure) {}

  Answer repeated(Operator.Repeated wish, Look look) {
    List<Hit> excused = wish.except() == null ? List.of() : all.named(wish.except()).hits();
    List<Piece> pieces = new ArrayList<>();
    List<Integer> inside = scopes.begun(look);
    for (int place = 0; place < inside.size(); place++) {
      int turn = inside.get(place);
      List<Hit> here =
          excused.stream().filter(h -> h.turnFrom() <= turn && h.turnTo() >= turn).toList();
      if (here.stream().noneMatch(Hit::sure)) {
        boolean sure = here.isEmpty() && scopes.begins(look, turn) == In.IN;
        addPieces(pieces, turn, place, look.scope().unit() == Unit.CLAUSE, sure);
      }
    }
    pieces.removeIf(p -> p.to - p.from < wish.minimumWords());
    int[] last = new int[pieces.size()];
    int[] times = chain(pieces, wish, false, last);
    int[] sure = chain(pieces, wish, true, new int[pieces.size()]);
    TreeSet<Integer> said = new TreeSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      for (int k = times[i] >= wish.times() ? i : -1; k >= 0; k = last[k]) {
        said.add(k);
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (int k : said) {
      Piece p = pieces.get(k);
      hits.add(SlowWords.hit(talk, p.from, p.to, 0, In.IN).sure(p.sure));
    }
    boolean hidden = scopes.mayHide(look, wish.minimumWords());
    boolean certain = Arrays.stream(sure).anyMatch(n -> n >= wish.times());
    return new Answer(certain ? T.T : hits.isEmpty() && !hidden ? T.F : T.U, hits, hidden);
  }

  private void addPieces(
      List<Piece> pieces, int turn, int place, boolean clauses, boolean certain) {
    int from = talk.first(turn);
    int end = talk.first(turn + 1) - 1;
    for (int i = from; i < end; i++) {
      boolean over = i + 1 == end;
      over |= clauses && !over && talk.toks.get(i + 1).clause() != talk.toks.get(i).clause();
      if (over) {
        boolean sure = SlowWords.hit(talk, from, i + 1, 0, In.IN).sure();
        pieces.add(new Piece(from, i + 1, place, certain && sure));
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
    double both = left.size() + right.size();
    int common = 0;
    for (String gram : left) {
      common += right.remove(gram) ? 1 : 0;
    }
    return 2 * common >= both * (wish.similarity() / 100);
  }

  private List<String> grams(Piece piece) {
    List<String> grams = new ArrayList<>();
    for (int i = piece.from; i < piece.to; i++) {
      String word = talk.toks.get(i).text();
      grams.add(word);
      if (i + 1 < piece.to) {
        grams.add(word + " " + talk.toks.get(i + 1).text());
      }
    }
    return grams;
  }

  // ---------------------------------------------------------------- sequences

  Answer sequence(Operator.Sequence wish) {
    List<Answer> found = new ArrayList<>();
    wish.steps().forEach(step -> found.add(all.named(step.condition())));
    boolean hidden =
        found.stream().anyMatch(a -> a.hidden() || (a.hits().isEmpty() && a.truth() == T.U));
    Hit sure = end(wish, found, true);
    Hit end = sure == null ? end(wish, found, false) : sure;
    if (end == null) {
      return new Answer(hidden ? T.U : T.F, List.of(), hidden);
    }
    return new Answer(sure == null ? T.U : T.T, List.of(end.sure(sure != null)), hidden);
  }

  /** The hit that completes the sequence, or null. */
  private @Nullable Hit end(Operator.Sequence wish, List<Answer> found, boolean sureOnly) {
    for (int k = wish.steps().size() - 1; k >= 0; k--) {
      for (Hit hit : found.get(k).hits()) {
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
    if (sureOnly && !hit.sure()) {
      return false;
    }
    for (int before = k - 1; before >= 0; before--) {
      for (Hit earlier : found.get(before).hits()) {
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
    boolean onePlace = hit.from() == earlier.from() && hit.turnTo() == earlier.turnTo();
    if (hit.from() < earlier.to() || (onePlace && hit.a() <= earlier.a())) {
      return false;
    }
    if (step.withinMillis() > 0 && hit.a() - earlier.b() > step.withinMillis()) {
      return false;
    }
    int left = step.turns();
    for (int t = Math.max(earlier.turnTo(), 0) + 1; t < talk.turns.size() && left > 0; t++) {
      if (talk.counts(t) && talk.ofRole(t, step.of())) {
        left--;
        if (left == 0) {
          return hit.from() < talk.first(t + 1);
        }
      }
    }
    return true;
  }
}
