package io.earshot.score;

import io.earshot.model.Event;
import io.earshot.model.Role;
import io.earshot.rule.Operator.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a leg or conversation ended: who spoke last, who hung up, how soon. A recording that was cut
 * off does not show its end.
 */
final class EndingProbes {
  private EndingProbes() {}

  /** The last turn that is not the system's; −1 if there is none. */
  private static int lastTurn(Workspace space, Window window) {
    for (int t = window.turnTo - 1; t >= window.turnFrom; t--) {
      if (space.turns.role[t] != Role.SYSTEM) {
        return t;
      }
    }
    return -1;
  }

  /** The last hang-up in scope, or null. */
  private static @Nullable Event hangUp(Workspace space, Window window) {
    List<Event> events = space.conversation().events();
    for (int e = events.size() - 1; e >= 0; e--) {
      Event event = events.get(e);
      if (event.kind() == Event.Kind.HANG_UP && window.holdsMoment(event.startMillis())) {
        return event;
      }
    }
    return null;
  }

  /** Whose turn was the last. */
  record SpokeLast(Role is) implements Probe {
    @Override
    public boolean isFigure() {
      return true;
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      int last = lastTurn(space, window);
      if (window.atCutEdge) {
        return Truth.UNDECIDED;
      }
      if (last < 0) {
        return Truth.NOT_APPLICABLE;
      }
      MeasureProbes.turnHit(space, hits, last, Window.IN, 0);
      return space.turns.known[last] ? Truth.of(space.turns.role[last] == is) : Truth.UNDECIDED;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return space.turns.role[hits.turnFrom[i]].label().replace('_', ' ') + " spoke last";
    }
  }

  /** Who ended the call. */
  record HungUp(Role is) implements Probe {
    @Override
    public boolean isFigure() {
      return true;
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Event event = hangUp(space, window);
      if (event == null) {
        return window.atCutEdge ? Truth.UNDECIDED : Truth.NOT_APPLICABLE;
      }
      hits.addInterval(window.tokenTo, window.turnTo, event.startMillis(), event.endMillis());
      return event.by() == null ? Truth.UNDECIDED : Truth.of(event.by() == is);
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      Role by = null;
      for (Event event : space.conversation().events()) {
        if (event.kind() == Event.Kind.HANG_UP && event.startMillis() == hits.startMillis[i]) {
          by = event.by();
        }
      }
      return by == null ? "hung up" : by.label().replace('_', ' ') + " hung up";
    }
  }

  /** From the end of the last turn to the hang-up. */
  record HangUpDelay(Limit limit) implements Probe {
    @Override
    public boolean isFigure() {
      return true;
    }

    @Override
    public double unit() {
      return TimingProbes.MILLIS;
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      int last = lastTurn(space, window);
      Event event = hangUp(space, window);
      if (window.atCutEdge) {
        return Truth.UNDECIDED;
      }
      if (last < 0 || event == null) {
        return Truth.NOT_APPLICABLE;
      }
      long from = space.turns.endMillis[last];
      long to = Math.max(from, event.startMillis());
      int i = hits.addInterval(window.tokenTo, window.turnTo, from, to);
      hits.figure[i] = to - from;
      return Truth.of(limit.holds(to - from));
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return "hung up after " + TimingProbes.seconds(hits.figure[i]);
    }
  }
}
