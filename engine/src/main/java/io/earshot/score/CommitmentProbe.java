package io.earshot.score;

import io.earshot.rule.Operator.Commitment;
import io.earshot.rule.Operator.Limit;
import java.util.Locale;

/**
 * Promises: hits of the condition that makes a promise, each with the time and the owner said next
 * to it. A hit's figure is the milliseconds until it is due.
 */
final class CommitmentProbe implements Probe {
  /** Milliseconds of an hour: rule files say hours. */
  static final double HOUR = 3_600_000;

  private static final int LEAST_TOKENS = 2;

  private final int node;
  private final Node promise;
  private final Commitment wish;

  CommitmentProbe(int node, Node promise, Commitment wish) {
    this.node = node;
    this.promise = promise;
    this.wish = wish;
  }

  @Override
  public void prepare(Workspace space) {
    TimingProbes.collect(space, promise, node);
  }

  @Override
  public boolean isLocal() {
    return !wish.own();
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  @Override
  public double unit() {
    return HOUR;
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    look(space, window, hits, wish);
    byte truth = hits.any();
    for (int i = 0, n = hits.count; i < n && wish.due() != null; i++) {
      int told =
          hits.addInterval(
              hits.tokenFrom[i],
              hits.turnFrom[i],
              space.tokenStartMillis(hits.tokenFrom[i]),
              space.tokenEndMillis(hits.tokenTo[i] - 1));
      hits.figure[told] = hits.figure[i];
    }
    return truth;
  }

  /** Adds the promises that are as wished. */
  private void look(Workspace space, Window window, Hits hits, Commitment as) {
    Hits promises = space.operands(node);
    hits.hidden = space.mayHide(window, LEAST_TOKENS) || (as.own() && promises.hidden);
    PromiseReader reader = space.promises;
    int end = -1;
    for (int h = 0; h < promises.count; h++) {
      if (!promises.onWords(h) || promises.tokenFrom[h] < end) {
        continue;
      }
      byte in = window.contains(promises.turnFrom[h], promises.tokenFrom[h]);
      boolean none = !as.own() && PromiseReader.isNone(space, promises, h);
      if (in == Window.OUT || promises.tokenTo[h] > window.tokenTo || none) {
        continue;
      }
      end = promises.tokenTo[h];
      reader.read(space, promises, h);
      byte truth = isAsWished(space, reader, as, promises.turnFrom[h]);
      if (truth != Truth.FALSE) {
        boolean sure = promises.certain[h] && truth == Truth.TRUE;
        add(space, hits, promises.turnFrom[h], sure && space.relied(in, reader.from, reader.to));
        hits.figure[hits.count - 1] = reader.due;
      }
    }
  }

  private static void add(Workspace space, Hits hits, int turn, boolean sure) {
    PromiseReader reader = space.promises;
    int i = hits.addWords(reader.from, reader.to, turn);
    hits.charFrom[i] = space.text.start(reader.from);
    hits.charTo[i] = space.text.end(reader.to - 1);
    hits.certain[i] = sure;
  }

  private static byte isAsWished(Workspace space, PromiseReader reader, Commitment as, int turn) {
    byte unheard = Truth.FALSE;
    if (space.weakTokens(turn) > 0) {
      unheard = Truth.UNDECIDED; // the time or the owner may be what was not recognised
    }
    byte dated = reader.isDated() ? Truth.TRUE : unheard;
    byte owned = reader.owned ? Truth.TRUE : unheard;
    byte truth = Truth.TRUE;
    if (as.dated() != null) {
      truth = Truth.and(truth, as.dated() ? dated : Truth.not(dated));
    }
    if (as.owned() != null) {
      truth = Truth.and(truth, as.owned() ? owned : Truth.not(owned));
    }
    Limit due = as.due();
    if (due != null) {
      boolean unknown = Double.isNaN(reader.due);
      byte kept = unknown ? Truth.UNDECIDED : Truth.of(due.holds(reader.due));
      truth = Truth.and(truth, reader.isDated() ? kept : unheard);
    }
    return truth;
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    return Double.isNaN(hits.figure[i])
        ? "due at a time that cannot be told: the conversation's start is not known"
        : String.format(Locale.ROOT, "due in %.1f h", hits.figure[i] / HOUR);
  }
}
