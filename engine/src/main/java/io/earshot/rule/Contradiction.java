package io.earshot.rule;

import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds parts that cannot hold together: a thing and its opposite, limits that exclude. */
final class Contradiction {
  private final Canonical canonical;
  private final Map<String, Condition> named;
  private final Map<String, Condition> held = new LinkedHashMap<>();
  private final Map<String, double[]> ranges = new HashMap<>();
  private final Map<String, Condition> first = new HashMap<>();

  Contradiction(Canonical canonical, Map<String, Condition> named) {
    this.canonical = canonical;
    this.named = named;
  }

  /**
   * Two parts that exclude each other.
   *
   * @param one the earlier
   * @param other the later
   */
  record Pair(Condition one, Condition other) {}

  /** Whether some of these cannot hold together; null if nothing is known against it. */
  @Nullable Pair among(List<Condition> conditions) {
    for (Condition part : flat(conditions)) {
      String says = canonical.of(part);
      Condition opposite = held.get(Canonical.negated(says));
      if (opposite != null) {
        return new Pair(opposite, part);
      }
      held.put(says, part);
      if (part instanceof Condition.Test test) {
        Condition excluded = limits(test);
        if (excluded != null) {
          return new Pair(excluded, part);
        }
      }
    }
    return null;
  }

  /** What must hold for all of these to hold. */
  private List<Condition> flat(List<Condition> conditions) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : conditions) {
      Condition meant = part;
      while (meant instanceof Condition.Named name && named.get(name.name()) != null) {
        meant = named.get(name.name());
      }
      if (meant instanceof Condition.All all) {
        flat.addAll(flat(all.parts()));
      } else if (meant != null) {
        flat.add(meant);
      }
    }
    return flat;
  }

  /** An earlier limit on the same figure that leaves no value to this one, or null. */
  private @Nullable Condition limits(Condition.Test test) {
    Limit limit = Figures.limitOf(test.operator());
    if (limit == null || !Figures.isOne(test.operator())) {
      return null;
    }
    String figure = Figures.withoutLimit(test.operator()) + test.scope();
    double[] range =
        ranges.computeIfAbsent(
            figure, f -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
    Condition before = first.putIfAbsent(figure, test);
    narrow(range, limit);
    return range[0] > range[1] ? before : null;
  }

  private static void narrow(double[] range, Limit limit) {
    double value = limit.value();
    if (limit.bound() == Bound.AT_LEAST || limit.bound() == Bound.EXACTLY) {
      range[0] = Math.max(range[0], value);
    }
    if (limit.bound() == Bound.ABOVE) {
      range[0] = Math.max(range[0], Math.nextUp(value));
    }
    if (limit.bound() == Bound.AT_MOST || limit.bound() == Bound.EXACTLY) {
      range[1] = Math.min(range[1], value);
    }
    if (limit.bound() == Bound.BELOW) {
      range[1] = Math.min(range[1], Math.nextDown(value));
    }
  }
}
