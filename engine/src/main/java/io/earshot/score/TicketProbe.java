package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.rule.Operator.Ticket;
import io.earshot.signal.Entities;
import io.earshot.text.Normaliser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field the agent typed, against what was said: a value of a kind, the time of a promise, or a
 * category that certain conditions tell. Not applicable while the field is empty or nothing of the
 * kind was said; else true if one thing said agrees. Hits are what was said; one more tells both.
 */
final class TicketProbe implements Probe {
  private static final double DAY_MILLIS = 86_400_000;

  /** A category: the field's value, folded, and what tells that it was spoken of. */
  record Category(String value, Node said, int node) {}

  private final Ticket wish;
  private final Category[] categories;
  private final @Nullable Node promise;
  private final int promiseNode;

  TicketProbe(Ticket wish, Category[] categories, @Nullable Node promise, int promiseNode) {
    this.wish = wish;
    this.categories = categories;
    this.promise = promise;
    this.promiseNode = promiseNode;
  }

  static String folded(String value) {
    return Normaliser.fold(value.strip());
  }

  @Override
  public void prepare(Workspace space) {
    TimingProbes.collect(space, promise, promiseNode);
    for (Category category : categories) {
      TimingProbes.collect(space, category.said(), category.node());
    }
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    String typed = typed(space.conversation().metadata());
    if (typed.isEmpty()) {
      return Truth.NOT_APPLICABLE;
    }
    EntityKind kind = wish.kind();
    byte truth;
    if (kind != null) {
      truth = values(space, window, hits, kind, typed);
    } else {
      truth =
          promise == null
              ? category(space, window, hits, typed)
              : promised(space, window, hits, typed);
    }
    if (hits.count > 0) {
      Order.byToken(hits);
      int last = hits.count - 1;
      hits.addInterval(
          window.tokenFrom,
          window.turnFrom,
          space.tokenStartMillis(hits.tokenFrom[0]),
          space.tokenEndMillis(hits.tokenTo[last] - 1));
    }
    return truth;
  }

  private String typed(Map<String, String> metadata) {
    return metadata.getOrDefault(wish.field(), "").strip();
  }

  /** The field with the unit that a bare number is to be read with. */
  private String withUnit(String typed) {
    boolean bare = !wish.unit().isEmpty() && !Double.isNaN(Arithmetic.number(typed));
    return bare ? typed + " " + wish.unit() : typed;
  }

  // ---------------------------------------------------------------- values

  private byte values(Workspace space, Window window, Hits hits, EntityKind kind, String typed) {
    KnownValue field = KnownValue.of(withUnit(typed), kind);
    if (!field.isRead()) {
      return Truth.NOT_APPLICABLE;
    }
    byte result = Truth.NOT_APPLICABLE;
    SpokenValues values = space.values();
    int last = space.lastTurn(window);
    for (int t = space.turnOf(window.tokenFrom); t <= last && t < window.turnTo; t++) {
      if (window.touches(t) == Window.OUT) {
        continue;
      }
      for (int i = values.first(space, t); i < values.end(t); i++) {
        if (values.found.kind(i) == kind) {
          result = value(space, window, hits, t, i, field, result);
        }
      }
    }
    return doubted(space, window, result, EntityProbe.shortest(kind));
  }

  private static byte value(
      Workspace space, Window window, Hits hits, int turn, int i, KnownValue field, byte so) {
    Entities found = space.values().found;
    int from = found.tokenFrom(i);
    int to = found.tokenTo(i);
    byte in = to > window.tokenTo ? Window.OUT : window.contains(turn, from);
    if (in == Window.OUT) {
      return so;
    }
    byte equal = field.equals(space, found, i, false);
    boolean sure = SpokenValues.relied(space, in, from, to);
    add(space, hits, turn, from, to, sure);
    return Truth.or(so, sure ? equal : Truth.UNDECIDED);
  }

  private static void add(Workspace space, Hits hits, int turn, int from, int to, boolean sure) {
    int i = hits.addWords(from, to, turn);
    hits.charFrom[i] = space.text.start(from);
    hits.charTo[i] = space.text.end(to - 1);
    hits.certain[i] = sure;
  }

  /** Where it may have been said unrecognised, only an agreement counts. */
  private static byte doubted(Workspace space, Window window, byte truth, int tokens) {
    return truth != Truth.TRUE && space.mayHide(window, tokens) ? Truth.UNDECIDED : truth;
  }

  // ---------------------------------------------------------------- promises

  private byte promised(Workspace space, Window window, Hits hits, String typed) {
    KnownValue length = KnownValue.of(withUnit(typed), EntityKind.DURATION);
    KnownValue day = KnownValue.of(typed, EntityKind.DATE);
    if (!length.isRead() && !day.isRead()) {
      return Truth.NOT_APPLICABLE;
    }
    Hits promises = space.operands(promiseNode);
    boolean own = wish.promise() != null && wish.promise().own();
    byte result = Truth.NOT_APPLICABLE;
    for (int h = 0; h < promises.count; h++) {
      byte in =
          promises.onWords(h)
              ? window.contains(promises.turnFrom[h], promises.tokenFrom[h])
              : Window.OUT;
      if (in == Window.OUT
          || promises.tokenTo[h] > window.tokenTo
          || (!own && PromiseReader.isNone(space, promises, h))) {
        continue;
      }
      PromiseReader reader = space.promises;
      reader.read(space, promises, h);
      if (reader.isDated()) {
        boolean sure = promises.certain[h] && space.relied(in, reader.from, reader.to);
        add(space, hits, promises.turnFrom[h], reader.from, reader.to, sure);
        double wanted = length.isRead() ? length.millis() : day.dueBy(space);
        byte same = same(reader.due, wanted, length.isRead());
        result = Truth.or(result, sure ? same : Truth.UNDECIDED);
      }
    }
    return doubted(space, window, result, 2);
  }

  /** A length of time is compared to the hour; a day, to the day. */
  private static byte same(double due, double wanted, boolean exact) {
    if (Double.isNaN(due) || Double.isNaN(wanted)) {
      return Truth.UNDECIDED;
    }
    double apart = Math.abs(due - wanted);
    return Truth.of(exact ? apart < CommitmentProbe.HOUR : due <= wanted && apart < DAY_MILLIS);
  }

  // ---------------------------------------------------------------- categories

  private byte category(Workspace space, Window window, Hits hits, String typed) {
    String field = folded(typed);
    byte result = Truth.NOT_APPLICABLE;
    boolean listed = false;
    boolean hidden = false;
    for (Category category : categories) {
      Hits said = space.operands(category.node());
      boolean own = category.value().equals(field);
      listed |= own;
      hidden |= own && said.hidden;
      for (int i = 0; i < said.count; i++) {
        byte in =
            said.onWords(i) ? window.contains(said.turnFrom[i], said.tokenFrom[i]) : Window.OUT;
        if (in != Window.OUT) {
          hits.copy(said, i);
          boolean sure = said.certain[i] && in == Window.IN;
          hits.certain[hits.count - 1] = sure;
          result = Truth.or(result, sure ? Truth.of(own) : Truth.UNDECIDED);
        }
      }
    }
    if (!listed) {
      return Truth.NOT_APPLICABLE;
    }
    return result != Truth.TRUE && hidden ? Truth.UNDECIDED : result;
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    return wish.field() + " says: " + withUnit(typed(space.conversation().metadata()));
  }
}
