package io.earshot.score;

import io.earshot.rule.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A compiled condition. Immutable and shared by threads; what it comes to on a conversation stands
 * in the thread's {@link Workspace}, under the node's id, and is computed at most once per leg.
 */
abstract sealed class Node {
  final int id;

  Node(int id) {
    this.id = id;
  }

  /** What the condition comes to on the current leg. */
  final byte evaluate(Workspace space) {
    if (space.stamp[id] != space.epoch) {
      byte truth = compute(space);
      space.truth[id] = truth;
      space.stamp[id] = space.epoch;
    }
    return space.truth[id];
  }

  abstract byte compute(Workspace space);

  /** Collects the tests that made this node come to what it came to. */
  abstract void decide(Workspace space, Decision decision);

  /** All hits of the condition, for anchors and counts. */
  abstract void hits(Workspace space, Hits out);

  final boolean evaluated(Workspace space) {
    return space.stamp[id] == space.epoch;
  }

  /** Conjunction and disjunction; stops at the first part that settles it. */
  static final class Several extends Node {
    final Node[] parts;
    final boolean all;

    Several(int id, Node[] parts, boolean all) {
      super(id);
      this.parts = parts;
      this.all = all;
    }

    @Override
    byte compute(Workspace space) {
      byte result = Truth.NOT_APPLICABLE;
      byte last = all ? Truth.FALSE : Truth.TRUE;
      for (Node part : parts) {
        byte truth = part.evaluate(space);
        result = all ? Truth.and(result, truth) : Truth.or(result, truth);
        if (result == last) {
          return result;
        }
      }
      return result;
    }

    @Override
    void decide(Workspace space, Decision decision) {
      byte truth = space.truth[id];
      for (Node part : parts) {
        if (part.evaluated(space) && space.truth[part.id] == truth) {
          part.decide(space, decision);
        }
      }
    }

    @Override
    void hits(Workspace space, Hits out) {
      boolean none = evaluate(space) == Truth.FALSE;
      if (all && none) {
        return;
      }
      for (Node part : parts) {
        part.hits(space, out);
      }
      Order.byToken(out);
    }
  }

  /** Negation. */
  static final class Not extends Node {
    final Node part;

    Not(int id, Node part) {
      super(id);
      this.part = part;
    }

    @Override
    byte compute(Workspace space) {
      return Truth.not(part.evaluate(space));
    }

    @Override
    void decide(Workspace space, Decision decision) {
      part.decide(space, decision);
    }

    /** What is not there has no place; but it may be hidden. */
    @Override
    void hits(Workspace space, Hits out) {
      out.hidden |= evaluate(space) == Truth.UNDECIDED;
    }
  }

  /** One operator in one scope, perhaps hung on an anchor. */
  static final class Test extends Node {
    final Probe probe;
    final Scope scope;
    final @Nullable Node anchor;
    final String operator;

    Test(int id, Probe probe, Scope scope, @Nullable Node anchor, String operator) {
      super(id);
      this.probe = probe;
      this.scope = scope;
      this.anchor = anchor;
      this.operator = operator;
    }

    @Override
    byte compute(Workspace space) {
      Hits hits = space.hits(id);
      hits.clear();
      if (anchor == null) {
        byte known = probe.unheard(space);
        if (known != Truth.UNKNOWN) {
          return known;
        }
      }
      probe.prepare(space);
      if (anchor != null) {
        return Anchored.look(space, this, anchor, hits);
      }
      Window window = space.window;
      window.open(space, scope);
      return probe.look(space, window, hits);
    }

    @Override
    void decide(Workspace space, Decision decision) {
      decision.add(this);
    }

    @Override
    void hits(Workspace space, Hits out) {
      byte truth = evaluate(space);
      Hits mine = space.hits(id);
      int before = out.count;
      for (int i = 0; i < mine.count; i++) {
        if (!probe.isSummary(mine, i)) {
          out.copy(mine, i);
        }
      }
      out.hidden |= mine.hidden || (out.count == before && truth == Truth.UNDECIDED);
    }
  }
}
