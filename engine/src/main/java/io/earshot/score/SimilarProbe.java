package io.earshot.score;

import io.earshot.rule.Operator.Similar;
import io.earshot.rule.Scope.Unit;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is said much like one of some sentences: the cosine between the weighted words and pairs of
 * neighbouring words of a stretch of talk and of an example. English words count by their first six
 * letters, endings such as -ing and -s left off. A word counts 1, a word that says little 0.3; a
 * pair 0.4; Chinese, where single characters say less, 0.5 a character and 1 a pair; what many of
 * the examples have in common counts less.
 *
 * <p>Of each turn the stretch most like an example counts: the turn, a clause, two neighbouring
 * clauses, or eight or sixteen words in a row; of a clause only itself. Every word lies in nine
 * stretches at most, so the whole is linear in the text. Hits are the stretches; one more hit tells
 * the nearest example and how like it is, of a miss too.
 */
final class SimilarProbe implements Probe {
  private static final int STEM = 6;
  private static final String[] ENDINGS = {"ing", "ed", "es", "s", "e"};
  private static final int LEAST_STEM = 3;
  private static final int[] WIDTHS = {8, 16};
  private static final double LITTLE = 0.3;
  private static final double PAIR = 0.4;
  private static final double CHARACTER = 0.5;
  private static final double PERCENT = 100;
  private static final double TOLD_FROM = 0.3;
  private static final Set<Long> LITTLE_WORDS =
      words(
          "a an the i i'm i'd you your my me we our us it it's is are was were be been am do does did to"
              + " of in on at for and or but so that this these those with have has had can could will"
              + " would please just want need like get go now not no yes ok okay hello hi oh um uh well there what how"
              + " 的 了 是 我 你 您 吗 呢 吧 啊 就 都 也 在 有 这 那 个 们 请 和 很 要 不 一");

  private final Similar wish;
  private final Unit unit;
  private final double least;
  private final Map<Long, int[]> holders = new HashMap<>();
  private final Map<Long, Double> rarity = new HashMap<>();
  private final double[] norms;
  private final int shortest;

  SimilarProbe(Similar wish, Unit unit) {
    this.wish = wish;
    this.unit = unit;
    least = wish.percent() / PERCENT;
    int n = wish.examples().size();
    norms = new double[n];
    Map<Long, List<Integer>> lists = new HashMap<>();
    int fewest = Integer.MAX_VALUE;
    List<Set<Long>> features = new ArrayList<>();
    for (int e = 0; e < n; e++) {
      PreparedText text = prepared(wish.examples().get(e));
      fewest = Math.min(fewest, Math.max(1, text.tokenCount()));
      Set<Long> own = new HashSet<>();
      for (int t = 0; t < text.tokenCount(); t++) {
        own.add(single(text, t));
        if (t + 1 < text.tokenCount()) {
          own.add(pair(text, t));
        }
      }
      features.add(own);
      for (long feature : own) {
        lists.computeIfAbsent(feature, key -> new ArrayList<>()).add(e);
      }
      noteBases(text);
    }
    shortest = fewest;
    lists.forEach((feature, in) -> holders.put(feature, in.stream().mapToInt(i -> i).toArray()));
    for (Map.Entry<Long, int[]> entry : holders.entrySet()) {
      double share = Math.log(1 + (double) n / entry.getValue().length) / Math.log(1 + n);
      double weight = bases.getOrDefault(entry.getKey(), 1.0) * (n == 1 ? 1 : Math.max(0.3, share));
      rarity.put(entry.getKey(), weight * weight);
    }
    for (int e = 0; e < n; e++) {
      for (long feature : features.get(e)) {
        norms[e] += rarity.getOrDefault(feature, 1.0);
      }
    }
  }

  private final Map<Long, Double> bases = new HashMap<>();

  private void noteBases(PreparedText text) {
    for (int t = 0; t < text.tokenCount(); t++) {
      bases.put(single(text, t), base(text, t));
      if (t + 1 < text.tokenCount()) {
        bases.put(pair(text, t), pairBase(text, t));
      }
    }
  }

  private static PreparedText prepared(String text) {
    PreparedText prepared = new PreparedText();
    prepared.clear();
    prepared.append(text, 0, false);
    return prepared;
  }

  private static Set<Long> words(String words) {
    PreparedText text = prepared(words);
    Set<Long> hashes = new HashSet<>();
    for (int t = 0; t < text.tokenCount(); t++) {
      hashes.add(text.hash(t));
    }
    return hashes;
  }

  private static boolean isCharacter(PreparedText text, int t) {
    return text.chars()[text.start(t)] >= 0x2E80;
  }

  /** A word's own feature: its first letters. */
  private static long single(PreparedText text, int t) {
    int from = text.start(t);
    if (isCharacter(text, t)) {
      return text.hash(t);
    }
    int end = Math.min(from + STEM, stemEnd(text, t));
    long hash = 17;
    for (int i = from; i < end; i++) {
      hash = 0x9E37_79B9_7F4A_7C15L * (hash ^ text.chars()[i]);
    }
    return hash;
  }

  /** Where a word ends without its ending. */
  private static int stemEnd(PreparedText text, int t) {
    int end = text.end(t);
    for (String ending : ENDINGS) {
      int stem = end - ending.length();
      if (stem - text.start(t) >= LEAST_STEM && isAt(text, stem, ending)) {
        return stem;
      }
    }
    return end;
  }

  private static boolean isAt(PreparedText text, int position, String ending) {
    for (int i = 0; i < ending.length(); i++) {
      if (text.chars()[position + i] != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static long pair(PreparedText text, int t) {
    return PreparedText.extend(single(text, t), single(text, t + 1));
  }

  private static double base(PreparedText text, int t) {
    double least = LITTLE_WORDS.contains(text.hash(t)) ? LITTLE : 1;
    return isCharacter(text, t) ? CHARACTER * least : least;
  }

  private static double pairBase(PreparedText text, int t) {
    if (isCharacter(text, t) && isCharacter(text, t + 1)) {
      return 1;
    }
    boolean says = !LITTLE_WORDS.contains(text.hash(t)) || !LITTLE_WORDS.contains(text.hash(t + 1));
    return says ? PAIR : PAIR * LITTLE;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  /** The stretch most like an example so far. */
  private static final class Best {
    int from;
    int to;
    int turn;
    int example = -1;
    double likeness;
    boolean sure;

    void clear() {
      example = -1;
      likeness = 0;
      sure = false;
    }
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    hits.hidden = space.mayHide(window, shortest);
    Best nearest = new Best();
    Best here = new Best();
    int last = space.lastTurn(window);
    for (int t = space.turnOf(window.tokenFrom); t <= last && t < window.turnTo; t++) {
      byte in = t < window.turnFrom ? Window.OUT : window.holdsTurn(t);
      if (in == Window.OUT) {
        continue;
      }
      here.clear();
      here.turn = t;
      turn(space, hits, here, nearest, in);
    }
    byte truth = hits.any();
    note(space, window, hits, nearest);
    return truth;
  }

  private void turn(Workspace space, Hits hits, Best here, Best nearest, byte in) {
    int first = space.firstToken(here.turn);
    int end = space.firstToken(here.turn + 1) - 1;
    int before = first;
    int next;
    for (int from = first; from < end; from = next) {
      next = from + 1;
      while (next < end && space.text.clause(next) == space.text.clause(from)) {
        next++;
      }
      stretch(space, from, next, here);
      if (unit == Unit.CLAUSE) {
        take(space, hits, here, nearest, in);
        here.clear();
      } else if (before < from) {
        stretch(space, before, next, here);
      }
      before = from;
    }
    if (unit != Unit.CLAUSE) {
      windows(space, first, end, here);
      stretch(space, first, end, here);
      take(space, hits, here, nearest, in);
    }
  }

  private void windows(Workspace space, int first, int end, Best here) {
    for (int width : WIDTHS) {
      for (int from = first; from + width < end; from += width / 2) {
        stretch(space, from, from + width, here);
      }
    }
  }

  /** Compares one stretch with all examples that share something with it. */
  private void stretch(Workspace space, int from, int to, Best best) {
    PreparedText text = space.text;
    Likeness work = space.likeness;
    work.open(norms.length);
    double norm = 0;
    for (int t = from; t < to; t++) {
      boolean sure = !space.spoken || space.confidence(t, t + 1) >= space.confidenceThreshold;
      norm += feature(work, single(text, t), base(text, t), sure);
      if (t + 1 < to) {
        boolean both = sure && space.confidence(t + 1, t + 2) >= space.confidenceThreshold;
        norm += feature(work, pair(text, t), pairBase(text, t), both || !space.spoken);
      }
    }
    for (int i = 0; i < work.touchedCount; i++) {
      int e = work.touched[i];
      double scale = Math.sqrt(norm * norms[e]);
      double likeness = work.shared[e] / scale;
      if (likeness > best.likeness + 1e-9) {
        best.likeness = likeness;
        best.example = e;
        best.from = from;
        best.to = to;
        best.sure = work.surelyShared[e] / scale >= least;
      }
    }
    work.close();
  }

  /** Adds a feature once; its squared weight. */
  private double feature(Likeness work, long feature, double base, boolean sure) {
    for (int i = Math.max(0, work.count - 2 * MOST_DISTINCT); i < work.count; i++) {
      if (work.features[i] == feature) {
        return 0;
      }
    }
    work.add(feature, sure);
    int[] in = holders.get(feature);
    if (in == null) {
      return base * base;
    }
    double weight = rarity.getOrDefault(feature, 1.0);
    for (int e : in) {
      work.share(e, weight, sure);
    }
    return weight;
  }

  /** How far back a repeated word of a stretch is noticed. */
  private static final int MOST_DISTINCT = 32;

  private void take(Workspace space, Hits hits, Best here, Best nearest, byte in) {
    if (here.example >= 0 && here.likeness > nearest.likeness) {
      nearest.likeness = here.likeness;
      nearest.example = here.example;
      nearest.from = here.from;
      nearest.to = here.to;
    }
    if (here.example < 0 || here.likeness < least) {
      return;
    }
    int i = hits.addWords(here.from, here.to, here.turn);
    hits.charFrom[i] = space.text.start(here.from);
    hits.charTo[i] = space.text.end(here.to - 1);
    hits.phrase[i] = here.example;
    hits.figure[i] = PERCENT * here.likeness;
    hits.certain[i] = here.sure && in == Window.IN;
  }

  private static void note(Workspace space, Window window, Hits hits, Best nearest) {
    if (nearest.example < 0 || nearest.likeness < TOLD_FROM) {
      return;
    }
    int i =
        hits.addInterval(
            window.tokenFrom,
            window.turnFrom,
            space.tokenStartMillis(nearest.from),
            space.tokenEndMillis(nearest.to - 1));
    hits.phrase[i] = nearest.example;
    hits.figure[i] = PERCENT * nearest.likeness;
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    String example = wish.examples().get(hits.phrase[i]);
    return String.format(Locale.ROOT, "%.0f %% like \"%s\"", hits.figure[i], example);
  }
}
