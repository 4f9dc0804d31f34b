package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.ResponseTime.Which;
import org.jspecify.annotations.Nullable;

/** The operators that measure intervals: silence, response time, interruption. */
final class TimingProbes {
  /** Milliseconds of a second: rule files say seconds. */
  static final double MILLIS = 1_000.0;

  private TimingProbes() {}

  static String seconds(double millis) {
    return MeasureProbes.tenths(millis / MILLIS) + " s";
  }

  /** Whether the named condition has a hit in a turn: sure, perhaps or none. */
  static byte hitIn(Workspace space, @Nullable Node condition, int node, int turn) {
    if (condition == null || turn < 0) {
      return Truth.FALSE;
    }
    Hits hits = space.operands(node);
    byte result = Truth.FALSE;
    for (int i = 0; i < hits.count; i++) {
      if (hits.turnFrom[i] <= turn && hits.turnTo[i] >= turn) {
        result = Truth.or(result, hits.certain[i] ? Truth.TRUE : Truth.UNDECIDED);
      }
    }
    return result;
  }

  /** Collects the hits of a forgiving condition into the node's anchor list. */
  static void collect(Workspace space, @Nullable Node condition, int node) {
    if (condition != null) {
      condition.evaluate(space);
      Hits hits = space.operands(node);
      hits.clear();
      condition.hits(space, hits);
    }
  }

  /** What a turn may be to a role: in, perhaps, out; anyone's is in. */
  static byte is(Workspace space, int turn, @Nullable Role role) {
    if (role == null) {
      return Window.IN;
    }
    if (turn < 0 || turn >= space.turns.count) {
      return Window.OUT;
    }
    if (!space.turns.known[turn]) {
      return Window.PERHAPS;
    }
    return space.turns.role[turn] == role ? Window.IN : Window.OUT;
  }

  /** Stretches in which nobody speaks, from the leg's start to its end. */
  record Silence(int node, Operator.Silence wish, @Nullable Node forgiven) implements Probe {
    @Override
    public void prepare(Workspace space) {
      collect(space, forgiven, node);
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Turns turns = space.turns;
      long quietFrom = window.turnFrom == 0 ? 0 : space.legStartMillis;
      int before = -1;
      int from = turns.first[window.turnFrom];
      int to = turns.first[window.turnTo];
      for (int u = from; u < to; u++) {
        // within a stretch of turns, utterance indices are a stretch too: both follow time
        Utterance utterance = space.utterance(u);
        int turn = turns.turnOf[u];
        if (utterance.startMillis() > quietFrom) {
          take(space, window, hits, before, turn, quietFrom, utterance.startMillis());
        }
        if (utterance.endMillis() >= quietFrom) {
          quietFrom = utterance.endMillis();
          before = turn;
        }
      }
      long end = window.turnTo == turns.count ? turns.endOfAll : space.legEndMillis;
      if (end > quietFrom) {
        take(space, window, hits, before, window.turnTo, quietFrom, end);
      }
      return hits.any();
    }

    private void take(
        Workspace space, Window window, Hits hits, int before, int after, long from, long to) {
      byte said =
          (byte) Math.min(is(space, before, wish.afterRole()), is(space, after, wish.beforeRole()));
      if (!wish.limit().holds(to - from) || said == Window.OUT) {
        return;
      }
      int token = space.firstToken(after);
      byte in = window.containsInterval(Math.max(before, window.turnFrom), token, from);
      byte forgiving = hitIn(space, forgiven, node, before);
      if (in == Window.OUT || forgiving == Truth.TRUE) {
        return;
      }
      int i = hits.addInterval(token, after, from, to);
      hits.figure[i] = to - from;
      hits.certain[i] = in == Window.IN && said == Window.IN && forgiving == Truth.FALSE;
    }

    @Override
    public double unit() {
      return MILLIS;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return seconds(hits.figure[i]) + " silence";
    }
  }

  /** How long a role takes to reply. */
  record Response(int node, Operator.ResponseTime wish, @Nullable Node forgiven, boolean every)
      implements Probe {
    @Override
    public boolean isFigure() {
      return wish.which() != Which.EACH;
    }

    @Override
    public void prepare(Workspace space) {
      collect(space, forgiven, node);
    }

    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      return wish.which() == Which.FIRST
          ? first(space, window, hits)
          : replies(space, window, hits);
    }

    private byte first(Workspace space, Window window, Hits hits) {
      long start = wish.fromAssignment() ? space.assignedMillis() : space.legStartMillis;
      for (int t = window.turnFrom; t < window.turnTo; t++) {
        if (space.turns.startMillis[t] < start || is(space, t, wish.of()) == Window.OUT) {
          continue;
        }
        long took = Math.max(0, space.turns.startMillis[t] - start);
        int i = hits.addInterval(space.firstToken(t), t, start, start + took);
        hits.figure[i] = took;
        hits.certain[i] = is(space, t, wish.of()) == Window.IN;
        byte truth = Truth.of(wish.limit().holds(took));
        return hits.certain[i] ? truth : Truth.UNDECIDED;
      }
      if (space.uncertainSpeaker || window.atCutEdge) {
        return Truth.UNDECIDED;
      }
      return wish.limit().holds(Double.POSITIVE_INFINITY) ? Truth.TRUE : Truth.FALSE;
    }

    private byte replies(Workspace space, Window window, Hits hits) {
      double sum = 0;
      int measured = 0;
      byte all = Truth.NOT_APPLICABLE;
      long waitingSince = -1;
      int lastReply = -1;
      for (int t = window.turnFrom; t < window.turnTo; t++) {
        if (is(space, t, wish.of()) == Window.OUT) {
          waitingSince = asks(space, t) ? waiting(space, t, waitingSince) : waitingSince;
          continue;
        }
        byte forgiving = hitIn(space, forgiven, node, lastReply);
        boolean inside =
            window.containsInterval(t, space.firstToken(t), space.turns.startMillis[t])
                != Window.OUT;
        if (waitingSince >= 0 && inside && forgiving != Truth.TRUE) {
          long took = Math.max(0, space.turns.startMillis[t] - waitingSince);
          boolean sure = is(space, t, wish.of()) == Window.IN && forgiving == Truth.FALSE;
          sum += took;
          measured++;
          all = Truth.and(all, reply(space, hits, t, waitingSince, sure));
        }
        waitingSince = -1;
        lastReply = t;
      }
      if (wish.which() == Which.EACH) {
        return every ? all : hits.any();
      }
      if (measured == 0) {
        return Truth.NOT_APPLICABLE;
      }
      hits.clear();
      MeasureProbes.note(space, window, hits, sum / measured);
      return space.uncertainSpeaker
          ? Truth.UNDECIDED
          : Truth.of(wish.limit().holds(sum / measured));
    }

    private byte reply(Workspace space, Hits hits, int turn, long since, boolean sure) {
      long start = space.turns.startMillis[turn];
      boolean holds = wish.limit().holds(Math.max(0, start - since));
      if (holds || every) {
        int i = hits.addInterval(space.firstToken(turn), turn, since, Math.max(since, start));
        hits.figure[i] = Math.max(0, start - since);
        hits.certain[i] = sure;
      }
      return sure ? Truth.of(holds) : Truth.UNDECIDED;
    }

    /** People wait for a reply to what people said. */
    private boolean asks(Workspace space, int turn) {
      Role role = space.turns.role[turn];
      return role != Role.SYSTEM && role != Role.BOT && !space.turns.opener[turn];
    }

    /** Typed: since the first message without a reply. Spoken: since the last turn's end. */
    private static long waiting(Workspace space, int turn, long since) {
      boolean typed = space.turns.endMillis[turn] == space.turns.startMillis[turn] || !space.spoken;
      return typed && since >= 0
          ? since
          : typed ? space.turns.startMillis[turn] : space.turns.endMillis[turn];
    }

    @Override
    public double unit() {
      return MILLIS;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      String took = "reply after " + seconds(hits.figure[i]);
      return wish.which() == Which.MEAN ? took + " on average" : took;
    }
  }

  /** One party begins to speak while another has been speaking. */
  record Interruption(Operator.Interruption wish) implements Probe {
    @Override
    public byte look(Workspace space, Window window, Hits hits) {
      Turns turns = space.turns;
      int longest = -1;
      int other = -1;
      for (int u = turns.first[window.turnFrom]; u < turns.first[window.turnTo]; u++) {
        Utterance utterance = space.utterance(u);
        if (utterance.endMillis() <= utterance.startMillis()) {
          continue;
        }
        int speaking =
            longest >= 0 && space.utterance(longest).party() != utterance.party() ? longest : other;
        if (speaking >= 0) {
          take(space, window, hits, u, utterance, space.utterance(speaking));
        }
        if (longest < 0 || space.utterance(longest).party() == utterance.party()) {
          longest =
              longest < 0 || utterance.endMillis() >= space.utterance(longest).endMillis()
                  ? u
                  : longest;
        } else if (utterance.endMillis() >= space.utterance(longest).endMillis()) {
          other = longest;
          longest = u;
        } else if (other < 0 || utterance.endMillis() >= space.utterance(other).endMillis()) {
          other = u;
        }
      }
      return hits.any();
    }

    private void take(
        Workspace space, Window window, Hits hits, int u, Utterance utterance, Utterance held) {
      long overlap = Math.min(utterance.endMillis(), held.endMillis()) - utterance.startMillis();
      if (overlap <= 0
          || !wish.overlap().holds(overlap)
          || utterance.startMillis() - held.startMillis() < wish.delayMillis()) {
        return;
      }
      int turn = space.turns.turnOf[u];
      int token = space.firstTokenOf(turn, u);
      byte by = is(space, turn, wish.by());
      byte in = (byte) Math.min(by, window.contains(turn, token));
      if (in == Window.OUT
          || space.tokensOfUtterance(token, u) < wish.minimumWords()
          || space.turns.isBackChannel(utterance)) {
        return;
      }
      int i =
          hits.addInterval(token, turn, utterance.startMillis(), utterance.startMillis() + overlap);
      hits.turnTo[i] = turn;
      hits.figure[i] = overlap;
      hits.certain[i] = in == Window.IN;
    }

    @Override
    public double unit() {
      return MILLIS;
    }

    @Override
    public String describe(Workspace space, Hits hits, int i) {
      return seconds(hits.figure[i]) + " of speaking over the other";
    }
  }
}
