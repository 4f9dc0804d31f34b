package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Anchor;
import io.earshot.rule.Scope.Side;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a test in the windows that hang on another condition's hits.
 *
 * <p>A sure hit gives a window; an unsure one gives a window whose answer counts only where it
 * agrees with what the sure ones say. Without a hit the test is not applicable, or undecided where
 * the anchor itself is.
 */
final class Anchored {
  /** Anchor hits looked at; what more there are leaves the answer undecided. */
  static final int ANCHOR_LIMIT = 1_000;

  private Anchored() {}

  static byte look(Workspace space, Node.Test test, Node condition, Hits hits) {
    Anchor anchor = anchorOf(test);
    Hits anchors = space.anchors(test.id);
    anchors.clear();
    byte truth = condition.evaluate(space);
    condition.hits(space, anchors);
    if (anchors.count == 0) {
      return truth == Truth.UNDECIDED || anchors.hidden ? Truth.UNDECIDED : Truth.NOT_APPLICABLE;
    }
    byte result =
        switch (anchor.pick()) {
          case ANY -> together(space, test, anchors, hits, false);
          case EVERY -> together(space, test, anchors, hits, true);
          case FIRST -> first(space, test, anchors, hits);
          case LAST -> last(space, test, anchors, hits);
          case NTH -> nth(space, test, anchors, hits);
        };
    Order.byToken(hits);
    return result;
  }

  private static Anchor anchorOf(Node.Test test) {
    Anchor anchor = test.scope.anchor();
    if (anchor == null) {
      throw new IllegalStateException("a test with an anchor condition has an anchor");
    }
    return anchor;
  }

  /** The answers of all windows: each must hold for {@code every}, else one is enough. */
  private static byte together(
      Workspace space, Node.Test test, Hits anchors, Hits hits, boolean every) {
    byte settlesNothing = every ? Truth.TRUE : Truth.FALSE;
    byte result = Truth.NOT_APPLICABLE;
    boolean sure = false;
    int n = Math.min(anchors.count, ANCHOR_LIMIT);
    for (int i = 0; i < n; i++) {
      byte here = at(space, test, anchors, i, hits);
      if (anchors.certain[i]) {
        sure = true;
        result = every ? Truth.and(result, here) : Truth.or(result, here);
      } else if (here != settlesNothing && here != Truth.NOT_APPLICABLE) {
        result = every ? Truth.and(result, Truth.UNDECIDED) : Truth.or(result, Truth.UNDECIDED);
      }
    }
    if (!sure || (n < anchors.count && result == settlesNothing)) {
      return Truth.UNDECIDED;
    }
    return result;
  }

  private static byte first(Workspace space, Node.Test test, Hits anchors, Hits hits) {
    int end = 0;
    while (end < anchors.count - 1 && !anchors.certain[end]) {
      end++;
    }
    return agreed(space, test, anchors, hits, 0, end);
  }

  private static byte last(Workspace space, Node.Test test, Hits anchors, Hits hits) {
    int begin = anchors.count - 1;
    while (begin > 0 && !anchors.certain[begin]) {
      begin--;
    }
    return agreed(space, test, anchors, hits, begin, anchors.count - 1);
  }

  private static byte nth(Workspace space, Node.Test test, Hits anchors, Hits hits) {
    int n = anchorOf(test).nth() - 1;
    boolean allSure = anchors.certainCount() == anchors.count;
    if (n >= anchors.count) {
      return anchors.hidden ? Truth.UNDECIDED : Truth.NOT_APPLICABLE;
    }
    return allSure
        ? at(space, test, anchors, n, hits)
        : agreed(space, test, anchors, hits, 0, anchors.count - 1);
  }

  /** The answer all anchors from {@code begin} to {@code end} give, if one of them is sure. */
  private static byte agreed(
      Workspace space, Node.Test test, Hits anchors, Hits hits, int begin, int end) {
    byte answer = at(space, test, anchors, begin, hits);
    boolean sure = anchors.certain[begin];
    for (int i = begin + 1; i <= end && i < begin + ANCHOR_LIMIT; i++) {
      sure |= anchors.certain[i];
      if (at(space, test, anchors, i, hits) != answer) {
        answer = Truth.UNDECIDED;
      }
    }
    return sure ? answer : Truth.UNDECIDED;
  }

  /** The test in the window of one anchor hit. */
  private static byte at(Workspace space, Node.Test test, Hits anchors, int i, Hits hits) {
    Anchor anchor = anchorOf(test);
    Scope scope = test.scope;
    Window window = space.window;
    window.open(space, scope);
    narrow(space, window, anchor, anchors, i);
    Hits found = space.scratch(test.id);
    found.clear();
    byte truth = test.probe.look(space, window, found);
    for (int k = 0; k < found.count; k++) {
      found.certain[k] &= anchors.certain[i];
      if (!overlapsLast(hits, found, k)) {
        hits.copy(found, k);
      }
    }
    hits.hidden |= found.hidden;
    return truth;
  }

  /** Windows of neighbouring anchors may overlap; a hit in both is listed once. */
  private static boolean overlapsLast(Hits hits, Hits found, int k) {
    for (int j = hits.count - 1; j >= 0 && j >= hits.count - 8; j--) {
      if (hits.tokenFrom[j] == found.tokenFrom[k]
          && hits.tokenTo[j] == found.tokenTo[k]
          && hits.startMillis[j] == found.startMillis[k]) {
        hits.certain[j] |= found.certain[k];
        return true;
      }
    }
    return false;
  }

  /** Narrows a window to what lies on the anchor's side of its hit {@code i}. */
  static void narrow(Workspace space, Window window, Anchor anchor, Hits anchors, int i) {
    Side side = anchor.side();
    if (side == Side.SAME_TURN) {
      int turn = anchors.onWords(i) ? anchors.turnFrom[i] : Math.max(0, anchors.turnTo[i]);
      window.narrow(space.firstToken(turn), space.firstToken(turn + 1));
      return;
    }
    boolean before = side == Side.BEFORE || side == Side.AROUND;
    boolean after = side == Side.AFTER || side == Side.AROUND;
    int from = before ? 0 : anchors.tokenTo[i];
    int to = after ? Integer.MAX_VALUE : anchors.tokenFrom[i];
    if (anchor.turns() > 0) {
      Role of = anchor.turnsOf();
      from = before ? space.firstToken(back(space, anchors.turnFrom[i], of, anchor.turns())) : from;
      to = after ? space.firstToken(ahead(space, anchors.turnTo[i], of, anchor.turns()) + 1) : to;
    }
    window.narrow(from, to);
    if (anchor.withinMillis() > 0) {
      long origin = anchor.fromEnd() ? space.endMillis(anchors, i) : space.startMillis(anchors, i);
      long within = anchor.withinMillis();
      window.narrowTime(
          before ? space.startMillis(anchors, i) - within : Long.MIN_VALUE,
          after ? origin + within : Long.MAX_VALUE);
    }
  }

  /** The n-th counted turn of a role after {@code turn}, or the last turn of all. */
  static int ahead(Workspace space, int turn, @Nullable Role of, int n) {
    int left = n;
    for (int t = turn + 1; t < space.turns.count; t++) {
      if (space.countsAs(t, of) && --left == 0) {
        return t;
      }
    }
    return space.turns.count - 1;
  }

  /** The n-th counted turn of a role before {@code turn}, or the first turn of all. */
  private static int back(Workspace space, int turn, @Nullable Role of, int n) {
    int left = n;
    for (int t = turn - 1; t >= 0; t--) {
      if (space.countsAs(t, of) && --left == 0) {
        return t;
      }
    }
    return 0;
  }
}
