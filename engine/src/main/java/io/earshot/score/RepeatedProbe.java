package io.earshot.score;

import io.earshot.rule.Operator.Repeated;
import io.earshot.rule.Scope.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The same thing said again: turns, or clauses where that is the unit, of the scope that share most
 * of their words. Hits are all times it was said.
 */
record RepeatedProbe(int node, Repeated wish, Unit within, @Nullable Node except) implements Probe {
  private static final double PERCENT = 100;

  @Override
  public void prepare(Workspace space) {
    TimingProbes.collect(space, except, node);
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    Repeats repeats = space.repeats;
    repeats.clear();
    int turnsBefore = 0;
    for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
      byte in = window.holdsTurn(t);
      if (in != Window.OUT) {
        turn(space, t, turnsBefore++, in);
      }
    }
    var like = new Repeats.Likeness(wish.withinTurns(), wish.similarity() / PERCENT);
    int sure = repeats.link(like);
    boolean possible = note(space, hits);
    hits.hidden = space.mayHide(window, wish.minimumWords());
    if (sure >= wish.times()) {
      return Truth.TRUE;
    }
    return possible || hits.hidden ? Truth.UNDECIDED : Truth.FALSE;
  }

  private void turn(Workspace space, int turn, int turnsBefore, byte in) {
    byte excused = TimingProbes.hitIn(space, except, node, turn);
    if (excused == Truth.TRUE) {
      return;
    }
    int end = space.firstToken(turn + 1) - 1;
    int next;
    for (int from = space.firstToken(turn); from < end; from = next) {
      next = within == Unit.CLAUSE ? clauseEnd(space, from, end) : end;
      if (next - from >= wish.minimumWords()) {
        boolean sure = excused == Truth.FALSE && space.relied(in, from, next);
        space.repeats.add(space.text, from, next, turn, turnsBefore, sure);
      }
    }
  }

  private static int clauseEnd(Workspace space, int from, int end) {
    int to = from + 1;
    while (to < end && space.text.clause(to) == space.text.clause(from)) {
      to++;
    }
    return to;
  }

  /** Adds every time of what was said often enough as a hit; whether there is any. */
  private boolean note(Workspace space, Hits hits) {
    Repeats repeats = space.repeats;
    for (int i = 0; i < repeats.count; i++) {
      if (repeats.times(i) < wish.times()) {
        continue;
      }
      for (int k = i; k >= 0; k = repeats.before(k)) {
        add(space, hits, k);
      }
    }
    Order.byToken(hits);
    Order.dropTwins(hits);
    return hits.count > 0;
  }

  private static void add(Workspace space, Hits hits, int stretch) {
    Repeats repeats = space.repeats;
    int i =
        hits.addWords(repeats.tokenFrom[stretch], repeats.tokenTo[stretch], repeats.turn[stretch]);
    hits.charFrom[i] = space.text.start(hits.tokenFrom[i]);
    hits.charTo[i] = space.text.end(hits.tokenTo[i] - 1);
    hits.certain[i] = repeats.isSure(stretch);
  }
}
