package io.earshot.score;

import io.earshot.rule.Operator;
import io.earshot.score.SlowEvaluator.Answer;
import io.earshot.score.SlowScope.Hit;
import io.earshot.score.SlowScope.In;
import io.earshot.score.SlowScope.Look;
import io.earshot.score.SlowTalk.Tok;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values and sounds, straight from the description. */
final class SlowValues {
  private final SlowTalk talk;
  private final SlowScope scopes;

  SlowValues(SlowEvaluator all) {
    this.talk = all.talk;
    this.scopes = all.scopes;
  }

  /** Amounts of dollars in words or figures: enough to test values against. */
  Answer money(Operator.Entity wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    boolean hidden = scopes.mayHide(look, 2);
    for (int t : scopes.some(look)) {
      int i = talk.first(t);
      while (i < talk.first(t + 1) - 1) {
        int end = numberEnd(i);
        boolean amount = end > i && isWord(end, "dollars") && !comma(end);
        if (!amount) {
          i = end > i ? signsEnd(i, end, t) : i + 1;
          continue;
        }
        boolean nine = end == i + 1 && isWord(i, "nine");
        if (scopes.token(look, i) != In.OUT && end + 1 <= look.to()) {
          boolean clear =
              SlowWords.hit(talk, i, end + 1, 0, scopes.token(look, i)).sure()
                  && isClear(i - 1)
                  && isClear(end + 1);
          if (wish.test() == null || nine) {
            Hit h = SlowWords.hit(talk, i, end + 1, 0, scopes.token(look, i));
            hits.add(h.sure(clear));
          } else {
            hidden |= !clear;
          }
        }
        i = end + 1;
      }
    }
    return Answer.any(hits, hidden);
  }

  private boolean isWord(int i, String word) {
    return talk.toks.get(i).text().equals(word);
  }

  private boolean isDigits(int i) {
    return talk.toks.get(i).text().matches("[0-9]+");
  }

  /** Typed commas separate; pauses do not. */
  private boolean comma(int i) {
    Tok before = talk.toks.get(i - 1);
    Tok tok = talk.toks.get(i);
    return tok.utterance() == before.utterance()
        && tok.clause() != before.clause()
        && talk.utterance(tok.utterance()).words().size() == 0;
  }

  private boolean isClear(int i) {
    return i < 0
        || i >= talk.toks.size()
        || (!talk.toks.get(i).text().equals("[unk]")
            && talk.toks.get(i).sure() >= (float) SlowTalk.THRESHOLD);
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
    int length = talk.toks.get(i).text().length();
    int end = i + 1;
    while (isDigits(end)
        && !comma(end)
        && talk.toks.get(end).text().length() >= 3
        && length + talk.toks.get(end).text().length() <= 20) {
      length += talk.toks.get(end++).text().length();
    }
    boolean cue = false;
    for (int k = Math.max(talk.first(turn), i - 12); k < i; k++) {
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

  Answer soundsLike(Operator.SoundsLike wish, Look look) {
    List<Hit> hits = new ArrayList<>();
    int shortest = Integer.MAX_VALUE;
    for (int p = 0; p < wish.phrases().size(); p++) {
      List<String> words = SlowTalk.tokens(wish.phrases().get(p).source());
      shortest = Math.min(shortest, words.size());
      for (int t : scopes.some(look)) {
        for (int from = talk.first(t); from < talk.first(t + 1) - 1; from++) {
          int to = likest(sounds(words), from, talk.first(t + 1) - 1, wish.distance());
          if (to > from && scopes.token(look, from) != In.OUT && to <= look.to()) {
            hits.add(SlowWords.hit(talk, from, to, p, scopes.token(look, from)));
          }
          from = to > from ? to - 1 : from;
        }
      }
    }
    return Answer.any(SlowEvaluator.sorted(hits), scopes.mayHide(look, shortest));
  }

  /** One past the run of words from {@code from} that sounds most like the wanted; 0 if none. */
  private int likest(List<String> wanted, int from, int end, int distance) {
    int best = 0;
    int least = distance + 1;
    for (int to = from + 1; to <= end; to++) {
      List<String> run = new ArrayList<>();
      for (int i = from; i < to; i++) {
        run.addAll(sounds(List.of(talk.toks.get(i).text())));
      }
      boolean silent = sounds(List.of(talk.toks.get(from).text())).isEmpty();
      boolean silentEnd = sounds(List.of(talk.toks.get(to - 1).text())).isEmpty();
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
}
