package io.earshot.score;

import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Scope.Unit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The phrases operator. Plain phrases come straight from the scan as events of one list; a phrase
 * of several parts (gaps, large lists, slots) has a list per part and is put together only when
 * every part was heard.
 *
 * <p>All, at least and the least number of hits count over the scope; over each turn where every
 * turn must satisfy, over each clause where the unit is the clause. The unit joined lets a phrase
 * run from one turn of the scope into the next.
 */
final class PhraseProbe implements Probe {
  /** What is asked of the phrases. */
  record Wish(
      Mode mode,
      int atLeast,
      int hits,
      boolean negationGuard,
      Unit unit,
      boolean every,
      boolean byHour) {}

  private final Wish wish;

  /** Events of plain phrases. */
  private final int list;

  private final PartedPhrase[] parted;

  /** Shortest form of each phrase, in tokens. */
  private final int[] tokens;

  private final int shortest;

  /** Whether without a hit the answer is the same for every window. */
  private final boolean alike;

  /** Whether a phrase of several parts itself negates: the guard leaves it alone. */
  private final boolean[] negating;

  /** The scope's own table where turns are joined, else null: the program's one scan serves. */
  private final @Nullable LiteralTable joinedLiterals;

  PhraseProbe(
      Wish wish,
      int list,
      PartedPhrase[] parted,
      int[] tokens,
      boolean[] negating,
      @Nullable LiteralTable joinedLiterals) {
    this.wish = wish;
    this.list = list;
    this.parted = parted;
    this.tokens = tokens;
    this.negating = negating;
    this.joinedLiterals = joinedLiterals;
    int least = Integer.MAX_VALUE;
    for (int length : tokens) {
      least = Math.min(least, length == 0 ? Integer.MAX_VALUE : length);
    }
    shortest = least;
    alike = joinedLiterals == null && !wish.every && !wish.byHour;
  }

  /**
   * Where every word was recognised and every speaker is known, what was not found is not there.
   */
  @Override
  public byte unheard(Workspace space) {
    if (!alike || !space.surelyHeard(shortest) || !space.events.isEmpty(list)) {
      return Truth.UNKNOWN;
    }
    for (PartedPhrase phrase : parted) {
      if (!phrase.isUnheard(space.events)) {
        return Truth.UNKNOWN;
      }
    }
    return truthUnheard();
  }

  /** What the operator comes to where none of its phrases was said. */
  byte truthUnheard() {
    return wish.mode == Mode.NONE ? Truth.TRUE : Truth.FALSE;
  }

  /** Whether the program's one scan can tell that none of its phrases was said. */
  boolean isAnsweredByScan() {
    for (PartedPhrase phrase : parted) {
      if (phrase.isSlotsOnly()) {
        return false;
      }
    }
    return alike;
  }

  /** Fewest tokens of a phrase. */
  int shortest() {
    return shortest;
  }

  void forEachList(IntConsumer action) {
    action.accept(list);
    for (PartedPhrase phrase : parted) {
      for (PartedPhrase.Part part : phrase.parts()) {
        action.accept(part.list());
      }
    }
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    if (joinedLiterals != null) {
      collectJoined(space, window, joinedLiterals, hits);
    } else {
      collect(space, window, hits);
    }
    Order.dropTwins(hits);
    if (wish.every) {
      return everyTurn(space, window, hits);
    }
    hits.hidden = shortest < Integer.MAX_VALUE && space.mayHide(window, shortest);
    if (wish.unit == Unit.CLAUSE && wish.mode != Mode.ANY) {
      return anyClause(space, hits);
    }
    return judge(space, hits, 0, hits.count, hits.hidden);
  }

  /** The truth that certain hits bring about and more words cannot take back. */
  byte truthOnceSaid() {
    return wish.mode == Mode.NONE ? Truth.FALSE : Truth.TRUE;
  }

  private void collect(Workspace space, Window window, Hits hits) {
    EventLists events = space.events;
    if (!events.isEmpty(list)) {
      int end = events.end(list);
      int from = events.lowerBound(events.begin(list), end, window.tokenFrom);
      for (int e = from; e < end && events.from[e] < window.tokenTo; e++) {
        take(space, window, hits, e, events.to[e], phraseOf(events.phrase[e]));
      }
    }
    for (PartedPhrase phrase : parted) {
      collectParted(space, window, hits, phrase);
    }
  }

  private void collectParted(Workspace space, Window window, Hits hits, PartedPhrase phrase) {
    EventLists events = space.events;
    if (!phrase.link(space, space.whole, events)) {
      return;
    }
    int first = phrase.firstList();
    int end = events.end(first);
    int from = events.lowerBound(events.begin(first), end, window.tokenFrom);
    int before = hits.count;
    for (int e = from; e < end && events.from[e] < window.tokenTo; e++) {
      if (events.restEnd[e] >= 0) {
        take(space, window, hits, e, events.restEnd[e], phrase.number());
      }
    }
    if (hits.count > before) {
      Order.byToken(hits);
    }
  }

  private void take(Workspace space, Window window, Hits hits, int e, int to, int phrase) {
    int from = space.events.from[e];
    int turn = space.turnOf(from);
    byte in = to > window.tokenTo ? Window.OUT : window.contains(turn, from);
    if (in == Window.OUT || space.turnOf(to - 1) != turn) {
      return;
    }
    boolean oneClause = space.text.clause(from) == space.text.clause(to - 1);
    if ((wish.unit == Unit.CLAUSE && !oneClause)
        || isGuarded(space, space.events.phrase[e] < 0, phrase, from)) {
      return;
    }
    add(space, hits, in, from, to, turn, phrase);
  }

  /**
   * The number of the phrase an event belongs to. Events whose own words negate carry its
   * complement.
   */
  static int phraseOf(int marked) {
    return marked < 0 ? ~marked : marked;
  }

  /** Whether the negation guard keeps a phrase that does not itself negate from being a hit. */
  private boolean isGuarded(Workspace space, boolean negates, int phrase, int from) {
    return wish.negationGuard && !negates && !negating[phrase] && Negation.before(space.text, from);
  }

  private static void add(
      Workspace space, Hits hits, byte in, int from, int to, int turn, int phrase) {
    int i = hits.addWords(from, to, turn);
    hits.phrase[i] = phrase;
    hits.charFrom[i] = space.text.start(from);
    hits.charTo[i] = space.text.end(to - 1);
    hits.certain[i] = space.relied(in, from, to);
  }

  private void collectJoined(Workspace space, Window window, LiteralTable literals, Hits hits) {
    TokenRun run = space.joined;
    join(space, window, run);
    EventLists events = space.joinedEvents;
    events.clear();
    literals.scan(run, space.scan, events);
    events.group();
    for (int e = events.begin(list); !events.isEmpty(list) && e < events.end(list); e++) {
      takeJoined(space, window, hits, run, events.from[e], events.to[e], events.phrase[e]);
    }
    for (PartedPhrase phrase : parted) {
      if (!phrase.link(space, run, events)) {
        continue;
      }
      int first = phrase.firstList();
      for (int e = events.begin(first); e < events.end(first); e++) {
        if (events.restEnd[e] >= 0) {
          takeJoined(space, window, hits, run, events.from[e], events.restEnd[e], phrase.number());
        }
      }
    }
    Order.byToken(hits);
  }

  /** Fills {@code run} with the tokens in a window, turn after turn. */
  static void join(Workspace space, Window window, TokenRun run) {
    run.join();
    int turn = space.turnOf(window.tokenFrom);
    for (; turn < window.turnTo && space.firstToken(turn) < window.tokenTo; turn++) {
      if (window.touches(turn) == Window.OUT) {
        continue;
      }
      int end = space.firstToken(turn + 1) - 1;
      for (int t = space.firstToken(turn); t < end; t++) {
        if (window.contains(turn, t) != Window.OUT) {
          run.add(t);
        }
      }
    }
    run.close();
  }

  private void takeJoined(
      Workspace space, Window window, Hits hits, TokenRun run, int a, int b, int marked) {
    int from = run.token(a);
    int last = run.token(b - 1);
    int phrase = phraseOf(marked);
    if (isGuarded(space, marked < 0, phrase, from)) {
      return;
    }
    int turn = space.turnOf(from);
    add(space, hits, window.contains(turn, from), from, last + 1, turn, phrase);
    hits.turnTo[hits.count - 1] = space.turnOf(last);
  }

  private byte everyTurn(Workspace space, Window window, Hits hits) {
    byte result = Truth.NOT_APPLICABLE;
    int next = 0;
    int last = space.lastTurn(window);
    for (int t = space.turnOf(window.tokenFrom); t <= last && t < window.turnTo; t++) {
      int begin = next;
      while (next < hits.count && hits.turnFrom[next] <= t) {
        next++;
      }
      byte in = window.touches(t);
      if (in == Window.OUT || space.tokensOf(t) == 0) {
        continue;
      }
      boolean hidden = window.atCutEdge || space.weakTokens(t) >= shortest;
      byte here = judge(space, hits, begin, next, hidden);
      result = Truth.and(result, in == Window.IN ? here : Truth.and(here, Truth.UNDECIDED));
    }
    return result;
  }

  private byte anyClause(Workspace space, Hits hits) {
    boolean none = wish.mode == Mode.NONE;
    byte result = hits.hidden ? Truth.UNDECIDED : Truth.FALSE;
    for (int begin = 0; begin < hits.count && !none; ) {
      int end = begin + 1;
      int clause = space.text.clause(hits.tokenFrom[begin]);
      while (end < hits.count && space.text.clause(hits.tokenFrom[end]) == clause) {
        end++;
      }
      result = Truth.or(result, judge(space, hits, begin, end, false));
      begin = end;
    }
    return none ? judge(space, hits, 0, hits.count, hits.hidden) : result;
  }

  /** What the operator comes to on hits {@code [begin, end)}. */
  private byte judge(Workspace space, Hits hits, int begin, int end, boolean hidden) {
    if (begin == end && !hidden) {
      return wish.mode == Mode.NONE ? Truth.TRUE : Truth.FALSE;
    }
    int sure = 0;
    for (int i = begin; i < end; i++) {
      sure += hits.certain[i] ? 1 : 0;
    }
    int possible = hidden ? Integer.MAX_VALUE : end - begin;
    byte enough = Truth.atLeast(sure, possible, wish.hits);
    return switch (wish.mode) {
      case ANY -> enough;
      case NONE -> Truth.not(enough);
      case ALL -> Truth.and(enough, different(space, hits, begin, end, hidden, tokens.length));
      case AT_LEAST -> Truth.and(enough, different(space, hits, begin, end, hidden, wish.atLeast));
    };
  }

  /** Whether at least {@code least} different phrases are among the hits. */
  private byte different(
      Workspace space, Hits hits, int begin, int end, boolean hidden, int least) {
    long[] sure = space.surePhrases;
    long[] possible = space.possiblePhrases;
    for (int i = 0; i <= tokens.length >> 6 && i < sure.length; i++) {
      sure[i] = 0;
      possible[i] = 0;
    }
    int sureCount = 0;
    int possibleCount = 0;
    for (int i = begin; i < end; i++) {
      int word = hits.phrase[i] >> 6;
      long bit = 1L << hits.phrase[i];
      if (hits.certain[i] && (sure[word] & bit) == 0) {
        sure[word] |= bit;
        sureCount++;
      }
      if ((possible[word] & bit) == 0) {
        possible[word] |= bit;
        possibleCount++;
      }
    }
    return Truth.atLeast(sureCount, hidden ? tokens.length : possibleCount, least);
  }
}
