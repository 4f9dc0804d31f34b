package io.earshot.score;

import io.earshot.rule.Scope.Unit;
import io.earshot.text.PreparedText;
import org.jspecify.annotations.Nullable;

/**
 * The pattern operator: a linear-time regular expression over the folded text of a turn, a clause,
 * or the scope's turns joined. It runs only on turns that hold what every match must hold. A match
 * that overlaps a match of the excluding pattern is none.
 */
final class PatternProbe implements Probe {
  private final Regex find;
  private final @Nullable Regex except;
  private final Unit unit;
  private final boolean every;

  PatternProbe(Regex find, @Nullable Regex except, Unit unit, boolean every) {
    this.find = find;
    this.except = except;
    this.unit = unit;
    this.every = every;
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    hits.hidden = space.mayHide(window, 1);
    byte result = Truth.NOT_APPLICABLE;
    int last = space.lastTurn(window);
    CharView view = space.view;
    view.clear();
    for (int t = space.turnOf(window.tokenFrom); t <= last && t < window.turnTo; t++) {
      byte in = t < window.turnFrom ? Window.OUT : window.containsTurn(t);
      if (in == Window.OUT) {
        continue;
      }
      if (unit == Unit.JOINED) {
        view.append(space.turnStart(t), space.turnEnd(t));
        continue;
      }
      int before = hits.count;
      inTurn(space, window, hits, t);
      if (every && space.tokensOf(t) > 0) {
        result = Truth.and(result, turnTruth(space, hits, before, t, in));
      }
    }
    if (unit == Unit.JOINED && view.to() > view.from()) {
      run(space, window, hits, view);
    }
    return every && unit != Unit.JOINED ? result : hits.any();
  }

  private static byte turnTruth(Workspace space, Hits hits, int from, int turn, byte in) {
    byte truth = space.weakTokens(turn) > 0 ? Truth.UNDECIDED : Truth.FALSE;
    for (int i = from; i < hits.count; i++) {
      truth = Truth.or(truth, hits.certain[i] ? Truth.TRUE : Truth.UNDECIDED);
    }
    return in == Window.IN ? truth : Truth.and(truth, Truth.UNDECIDED);
  }

  private void inTurn(Workspace space, Window window, Hits hits, int turn) {
    int from = space.turnStart(turn);
    int to = space.turnEnd(turn);
    if (!find.mayMatch(space.text.chars(), from, to)) {
      return;
    }
    CharView view = space.view;
    if (unit == Unit.TURN) {
      view.clear();
      view.append(from, to);
      run(space, window, hits, view);
      return;
    }
    int end = space.firstToken(turn + 1) - 1;
    for (int t = space.firstToken(turn); t < end; ) {
      int next = t + 1;
      while (next < end && space.text.clause(next) == space.text.clause(t)) {
        next++;
      }
      view.clear();
      view.append(space.text.start(t), next < end ? space.text.start(next) : to);
      run(space, window, hits, view);
      t = next;
    }
  }

  private void run(Workspace space, Window window, Hits hits, CharView view) {
    space.patternRuns++;
    Exceptions exceptions = null;
    for (int from = view.from(); from <= view.to(); ) {
      long match = find.find(view.chars(), view.from(), view.to(), from);
      if (match == Regex.NONE) {
        return;
      }
      int start = Regex.start(match);
      int end = Regex.end(match);
      if (exceptions == null && except != null) {
        exceptions = new Exceptions(except, view);
      }
      if (end > start && (exceptions == null || !exceptions.overlap(start, end))) {
        add(space, window, hits, view.origin(start), view.origin(end - 1) + 1);
      }
      from = Math.max(end, start + 1);
    }
  }

  /**
   * Walks along the matches of the excluding pattern beside those of the other: each is met once.
   */
  private static final class Exceptions {
    private final Regex except;
    private final CharView view;
    private int start;
    private int end;
    private boolean more = true;

    Exceptions(Regex except, CharView view) {
      this.except = except;
      this.view = view;
      start = view.from() - 1;
      end = view.from();
    }

    /** Whether a match overlaps {@code [from, to)}; to be asked in ascending order. */
    boolean overlap(int from, int to) {
      while (more && end <= from) {
        int next = Math.max(end, start + 1);
        long match =
            next > view.to() ? Regex.NONE : except.find(view.chars(), view.from(), view.to(), next);
        more = match != Regex.NONE;
        start = more ? Regex.start(match) : start;
        end = more ? Regex.end(match) : end;
      }
      return more && start < to && end > from;
    }
  }

  /** The tokens of a match are those it touches; punctuation alone goes with what it follows. */
  private static void add(Workspace space, Window window, Hits hits, int charFrom, int charTo) {
    int to = space.text.tokenAt(charTo, 0);
    int from = space.text.tokenAt(charFrom, 0);
    if (from > 0 && space.text.end(from - 1) > charFrom) {
      from--;
    } else if (space.text.start(Math.min(from, space.text.tokenCount() - 1)) >= charTo) {
      from = followed(space, from);
    }
    from = Math.min(from, space.text.tokenCount() - 1);
    to = Math.max(to, from + 1);
    int turn = space.turnOf(from);
    byte in = to > window.tokenTo ? Window.OUT : window.contains(turn, from);
    if (in == Window.OUT) {
      return;
    }
    int i = hits.addWords(from, to, turn);
    hits.turnTo[i] = space.turnOf(to - 1);
    hits.charFrom[i] = charFrom;
    hits.charTo[i] = charTo;
    hits.certain[i] = space.relied(in, from, to);
  }

  /** The token before {@code token} where both are of one turn, else {@code token} itself. */
  private static int followed(Workspace space, int token) {
    return token > 0 && space.text.hash(token - 1) != PreparedText.BOUNDARY ? token - 1 : token;
  }
}
