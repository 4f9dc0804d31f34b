package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.rule.Operator.Entity;
import io.earshot.signal.Entities;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values said: every value of the kinds that is what the test wants is a hit. One more hit, for the
 * reader, tells the values, or of a miss the first value that was another.
 */
final class EntityProbe implements Probe {
  private static final int NAMED = 4;

  private final Set<EntityKind> kinds;
  private final @Nullable ValueMatch match;
  private final int shortest;

  EntityProbe(Entity wish) {
    kinds = EnumSet.copyOf(wish.kinds());
    match = wish.test() == null ? null : new ValueMatch(wish.test(), wish.kinds().getFirst());
    int least = Integer.MAX_VALUE;
    for (EntityKind kind : kinds) {
      least = Math.min(least, shortest(kind));
    }
    shortest = least;
  }

  /** Fewest words in which a value of the kind is said. */
  static int shortest(EntityKind kind) {
    return switch (kind) {
      case NUMBER, DATE, TIME -> 1;
      case PERCENT, MONEY, DURATION -> 2;
      case ID, EMAIL -> 3;
      case PHONE -> 5;
      case CARD -> 8;
    };
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    hits.hidden = space.mayHide(window, shortest);
    SpokenValues values = space.values();
    List<KnownValue> wanted = match == null ? List.of() : match.values(space);
    int other = -1;
    int last = space.lastTurn(window);
    for (int t = space.turnOf(window.tokenFrom); t <= last && t < window.turnTo; t++) {
      if (window.touches(t) == Window.OUT) {
        continue;
      }
      int first = values.first(space, t);
      for (int i = first; i < values.end(t); i++) {
        if (kinds.contains(values.found.kind(i))) {
          int missed = one(space, window, hits, t, i, wanted);
          other = other < 0 ? missed : other;
        }
      }
    }
    byte truth = hits.any();
    if (hits.count > 0 || other >= 0) {
      note(space, window, hits, other);
    }
    return truth;
  }

  /** Adds a value as a hit; one that is another than wanted is returned, else −1. */
  private int one(
      Workspace space, Window window, Hits hits, int turn, int i, List<KnownValue> wanted) {
    Entities found = space.values().found;
    int from = found.tokenFrom(i);
    int to = found.tokenTo(i);
    byte in = to > window.tokenTo ? Window.OUT : window.contains(turn, from);
    if (in == Window.OUT) {
      return -1;
    }
    byte truth = match == null ? Truth.TRUE : match.holds(space, wanted, found, i);
    if (truth == Truth.FALSE) {
      hits.hidden |= !SpokenValues.relied(space, in, from, to); // it may have been the one wanted
      return i;
    }
    int hit = hits.addWords(from, to, turn);
    hits.charFrom[hit] = space.text.start(from);
    hits.charTo[hit] = space.text.end(to - 1);
    hits.phrase[hit] = i;
    hits.certain[hit] = truth == Truth.TRUE && SpokenValues.relied(space, in, from, to);
    return -1;
  }

  /** The hit for the reader; its phrase is the value of a miss, or −1. */
  private static void note(Workspace space, Window window, Hits hits, int other) {
    int token = hits.count > 0 ? hits.tokenFrom[0] : space.values().found.tokenFrom(other);
    int until = hits.count > 0 ? hits.tokenTo[hits.count - 1] : space.values().found.tokenTo(other);
    int i =
        hits.addInterval(
            window.tokenFrom,
            window.turnFrom,
            space.tokenStartMillis(token),
            space.tokenEndMillis(until - 1));
    hits.phrase[i] = hits.count > 1 ? -1 : other;
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    Entities found = space.values().found;
    if (hits.phrase[i] >= 0) {
      return "said instead: " + found.written(hits.phrase[i]);
    }
    StringBuilder values = new StringBuilder();
    int named = 0;
    for (int k = 0; k < hits.count && named < NAMED; k++) {
      if (hits.onWords(k)) {
        values.append(named++ == 0 ? "value: " : ", ").append(found.written(hits.phrase[k]));
      }
    }
    return values.toString();
  }
}
