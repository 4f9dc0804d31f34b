package io.earshot.score;

import io.earshot.model.Event;
import io.earshot.model.Outcome;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Count.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Count, metadata, event, rule outcome, score and decided share. */
final class OtherProbes {
  private OtherProbes() {}

  /** The hits of a condition, counted. */
  record Count(int node, Node of, Measure measure, Operator.Limit limit) implements Probe {
    @Override
    public void prepare(Workspace space) {
      TimingProbes.collect(space, of, node);
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Hits found = space.operands(node);
      for (int i = 0; i < found.count; i++) {
        hits.copy(found, i); // where they lie is said inside the condition
      }
      hits.hidden = found.hidden;
      double sure = Tally.of(space, hits, measure, true);
      double possible =
          hits.hidden ? Double.POSITIVE_INFINITY : Tally.of(space, hits, measure, false);
      return Bounds.holds(limit, sure, possible);
    }

    @Override
    public double unit() {
      return unit(of);
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      Node.Test found = source(space, of, hits, i);
      return found == null ? "" : found.probe.describe(space, hits, i);
    }

    private static double unit(Node node) {
      return switch (node) {
        case Node.Test test -> test.probe.unit();
        case Node.Not not -> 1;
        case Node.Several several -> several.parts.length == 0 ? 1 : unit(several.parts[0]);
      };
    }

    /** The test that a counted interval comes from. */
    private static Node.@Nullable Test source(Workspace space, Node node, Hits hits, int i) {
      return switch (node) {
        case Node.Test test ->
            test.evaluated(space) && has(space.hits(test.id), hits, i) ? test : null;
        case Node.Not not -> null;
        case Node.Several several -> {
          Node.Test found = null;
          for (int p = 0; p < several.parts.length && found == null; p++) {
            found = source(space, several.parts[p], hits, i);
          }
          yield found;
        }
      };
    }

    private static boolean has(Hits own, Hits hits, int i) {
      for (int k = 0; k < own.count; k++) {
        if (own.startMillis[k] == hits.startMillis[i]
            && own.endMillis[k] == hits.endMillis[i]
            && own.tokenFrom[k] == hits.tokenFrom[i]
            && Double.compare(own.figure[k], hits.figure[i]) == 0) {
          return true;
        }
      }
      return false;
    }
  }

  /** A field of the metadata, or arithmetic over fields. */
  record Metadata(Comparator comparator) implements Probe {
    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      return Truth.of(comparator.holds(space.conversation()));
    }
  }

  /** Something that happened beside the words. */
  record Happened(Operator.EventTest wish) implements Probe {
    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      List<Event> events = space.conversation().events();
      for (int e = 0; e < events.size(); e++) {
        Event event = events.get(e);
        long length = event.endMillis() - event.startMillis();
        Operator.Limit limit = wish.length();
        boolean unknown = wish.by() != null && event.by() == null;
        if (event.kind() == wish.kind()
            && (limit == null || limit.holds(length))
            && (wish.by() == null || unknown || event.by() == wish.by())) {
          take(space, window, hits, event, unknown);
        }
      }
      return hits.any();
    }

    private static void take(
        Workspace space, Window window, Hits hits, Event event, boolean unknown) {
      if (!window.holdsMoment(event.startMillis())) {
        return;
      }
      int turn = space.turns.turnFrom(event.startMillis());
      int token = space.firstToken(turn);
      int within = Math.max(window.turnFrom, Math.min(turn, window.turnTo) - 1);
      byte in = window.containsInterval(within, token, event.startMillis());
      if (in == Window.OUT) {
        return;
      }
      int i = hits.addInterval(token, turn, event.startMillis(), event.endMillis());
      hits.figure[i] = event.endMillis() - event.startMillis();
      hits.certain[i] = in == Window.IN && !unknown;
    }

    @Override
    public double unit() {
      return TimingProbes.MILLIS;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      StringBuilder text = new StringBuilder(name(wish.kind()));
      Event event = eventOf(space, hits, i);
      if (event != null && event.by() != null) {
        text.append(" by the ").append(event.by().label().replace('_', ' '));
      }
      if (event != null && event.toAgentId() != null) {
        text.append(" to ").append(event.toAgentId());
      }
      return hits.figure[i] == 0
          ? text.toString()
          : text.append(", ").append(TimingProbes.seconds(hits.figure[i])).toString();
    }

    private @Nullable Event eventOf(Workspace space, Hits hits, int i) {
      List<Event> events = space.conversation().events();
      for (int e = 0; e < events.size(); e++) {
        Event event = events.get(e);
        if (event.kind() == wish.kind()
            && event.startMillis() == hits.startMillis[i]
            && event.endMillis() == hits.endMillis[i]
            && (wish.by() == null || event.by() == null || event.by() == wish.by())) {
          return event;
        }
      }
      return null;
    }

    private static String name(Event.Kind kind) {
      return switch (kind) {
        case HOLD -> "hold";
        case MUTE -> "mute";
        case TRANSFER_COLD -> "cold transfer";
        case TRANSFER_WARM -> "warm transfer";
        case CONFERENCE -> "conference";
        case RECORDING_PAUSED -> "recording paused";
        case HANG_UP -> "hang-up";
      };
    }
  }

  /** Another rule's outcome; the compiler has put that rule before this one. */
  record OfRule(int rule, @Nullable Outcome is) implements Probe {
    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Outcome outcome = space.outcomes[rule];
      if (is != null) {
        return Truth.of(outcome == is);
      }
      return switch (outcome) {
        case MET -> Truth.TRUE;
        case NOT_MET, NOT_APPLICABLE -> Truth.FALSE;
        case UNDECIDABLE, PENDING -> Truth.UNDECIDED;
      };
    }
  }

  /** The evaluation's score in thousandths; undecided while there is none. */
  record Score(Operator.Limit limit) implements Probe {
    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      return space.scored ? Truth.of(limit.holds(space.score)) : Truth.UNDECIDED;
    }
  }

  /** The evaluation's decided share, per cent. */
  record DecidedShare(Operator.Limit limit) implements Probe {
    private static final double PERCENT = 100.0;

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      return Truth.of(limit.holds(PERCENT * space.decidedShare));
    }
  }
}
