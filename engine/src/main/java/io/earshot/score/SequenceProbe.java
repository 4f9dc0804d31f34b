package io.earshot.score;

import io.earshot.rule.Operator.Sequence;

/**
 * Conditions met one after the other, each within its limit of the one before. Of the hits a step
 * may follow the nearest before it is taken: no other leaves more room. A chain of certain hits
 * holds; one with an uncertain link, or a step that may not have been heard, leaves it undecided.
 *
 * <p>Hits are those of the chain, of which the last, which completes it, is what others hang on and
 * count; without a whole chain those of the longest beginning, and one more says which step is
 * missing.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SequenceProbe(Step[] steps) implements Probe {
  /** Hits of one step that are looked at; what more there are leaves the answer undecided. */
  private static final int HIT_LIMIT = 500;

  /** In the figure of a hit: it can be reached by certain hits, or by any. */
  private static final int SURE = 2;

  private static final int POSSIBLE = 1;

  /** Added to the number of the step in the figure of the hit that completes the sequence. */
  private static final int COMPLETES = 1 << 16;

  /** One step: its condition, and the node under which its hits are kept. */
  record Step(Sequence.Step wish, Node condition, int node) {}

  @Override
  public void prepare(Workspace space) {
    for (Step step : steps) {
      TimingProbes.collect(space, step.condition, step.node);
    }
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return hits.figure[i] < COMPLETES;
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    boolean hidden = false;
    for (int k = 0; k < steps.length; k++) {
      Hits own = space.operands(steps[k].node);
      hidden |= own.hidden || own.count > HIT_LIMIT;
      for (int i = 0; i < own.count; i++) {
        int reach = i < HIT_LIMIT ? reach(space, k, i) : 0;
        own.figure[i] = reach;
      }
    }
    int furthest = furthest(space, POSSIBLE);
    boolean whole = furthest >= lastNeeded();
    boolean sure = whole && furthest(space, SURE) >= lastNeeded();
    chain(space, hits, sure ? furthest(space, SURE) : furthest, sure ? SURE : POSSIBLE);
    hits.hidden = hidden;
    if (whole) {
      hits.figure[0] += COMPLETES;
      hits.certain[0] = sure;
    }
    Order.byToken(hits);
    if (!whole) {
      int i = hits.addInterval(space.firstToken(window.turnTo), window.turnTo, 0, 0);
      hits.startMillis[i] =
          window.turnTo > window.turnFrom ? space.turns.endMillis[window.turnTo - 1] : 0;
      hits.endMillis[i] = hits.startMillis[i];
      hits.figure[i] = -1 - missing(furthest);
    }
    return sure ? Truth.TRUE : whole || hidden ? Truth.UNDECIDED : Truth.FALSE;
  }

  /** The last step that may not be left out. */
  private int lastNeeded() {
    int k = steps.length - 1;
    while (steps[k].wish.optional()) {
      k--;
    }
    return k;
  }

  /** The first step after {@code reached} that may not be left out. */
  private int missing(int reached) {
    int k = reached + 1;
    while (steps[k].wish.optional()) {
      k++;
    }
    return k;
  }

  /** How hit {@code i} of step {@code k} can be reached: not, perhaps, surely. */
  private int reach(Workspace space, int k, int i) {
    Hits own = space.operands(steps[k].node);
    int best = 0;
    int before = k - 1;
    for (; before >= 0 && best < SURE; before--) {
      best = Math.max(best, from(space, k, i, before, SURE));
      best = Math.max(best, best == 0 ? from(space, k, i, before, POSSIBLE) : best);
      if (!steps[before].wish.optional()) {
        break;
      }
    }
    best = before < 0 ? SURE : best;
    return own.certain[i] ? best : Math.min(best, POSSIBLE);
  }

  private int from(Workspace space, int k, int i, int before, int least) {
    return predecessor(space, k, i, before, least) >= 0 ? least : 0;
  }

  /** The nearest hit of an earlier step that is reached and close enough; −1 none. */
  private int predecessor(Workspace space, int k, int i, int before, int least) {
    Hits own = space.operands(steps[k].node);
    Hits earlier = space.operands(steps[before].node);
    for (int j = Math.min(earlier.count, HIT_LIMIT) - 1; j >= 0; j--) {
      if (earlier.figure[j] >= least && isAfter(space, earlier, j, own, i)) {
        if (!isTurnsClose(space, steps[k].wish, earlier, j, own, i)) {
          return -1; // what stands before it is further away still
        }
        if (isTimeClose(space, steps[k].wish, earlier, j, own, i)) {
          return j; // a turn that went on over a notice may have been said after it
        }
      }
    }
    return -1;
  }

  /** Intervals take up no words: of two at one place the later follows. */
  private static boolean isAfter(Workspace space, Hits earlier, int j, Hits own, int i) {
    boolean onePlace =
        own.tokenFrom[i] == earlier.tokenFrom[j] && own.turnTo[i] == earlier.turnTo[j];
    return earlier.tokenTo[j] <= own.tokenFrom[i]
        && (!onePlace || space.startMillis(own, i) > space.startMillis(earlier, j));
  }

  private static boolean isTurnsClose(
      Workspace space, Sequence.Step wish, Hits earlier, int j, Hits own, int i) {
    if (wish.turns() == 0) {
      return true;
    }
    int last = Anchored.ahead(space, Math.max(earlier.turnTo[j], 0), wish.of(), wish.turns());
    return last == space.turns.count || own.tokenFrom[i] < space.firstToken(last + 1);
  }

  private static boolean isTimeClose(
      Workspace space, Sequence.Step wish, Hits earlier, int j, Hits own, int i) {
    return wish.withinMillis() == 0
        || space.startMillis(own, i) - space.endMillis(earlier, j) <= wish.withinMillis();
  }

  /** The furthest step that has a hit reached so well; −1 none. */
  private int furthest(Workspace space, int least) {
    for (int k = steps.length - 1; k >= 0; k--) {
      if (firstReached(space, k, least) >= 0) {
        return k;
      }
    }
    return -1;
  }

  private int firstReached(Workspace space, int k, int least) {
    Hits own = space.operands(steps[k].node);
    for (int i = 0; i < Math.min(own.count, HIT_LIMIT); i++) {
      if (own.figure[i] >= least) {
        return i;
      }
    }
    return -1;
  }

  /** Adds the first hit reached of step {@code last}, then those that lead to it. */
  private void chain(Workspace space, Hits hits, int last, int least) {
    int k = last;
    int i = k < 0 ? -1 : firstReached(space, k, least);
    while (i >= 0) {
      hits.copy(space.operands(steps[k].node), i);
      hits.figure[hits.count - 1] = k;
      int next = -1;
      int before = k - 1;
      for (; before >= 0 && next < 0; before--) {
        next = predecessor(space, k, i, before, least);
        if (next >= 0 || !steps[before].wish.optional()) {
          break;
        }
      }
      k = before;
      i = next;
    }
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    boolean met = hits.figure[i] >= 0;
    int step = (int) (met ? hits.figure[i] % COMPLETES : -1 - hits.figure[i]);
    return "step "
        + (step + 1)
        + " of "
        + steps.length
        + (met ? ": " : " is missing: ")
        + steps[step].wish.condition();
  }
}
