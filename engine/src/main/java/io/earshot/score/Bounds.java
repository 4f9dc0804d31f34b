package io.earshot.score;

import io.earshot.rule.Operator.Limit;

/** Holds a figure of which only the range is known against a limit. */
final class Bounds {
  private Bounds() {}

  static byte holds(Limit limit, double sure, double possible) {
    boolean low = limit.holds(sure);
    boolean high = limit.holds(possible);
    if (sure == possible) {
      return Truth.of(low);
    }
    return switch (limit.bound()) {
      case AT_LEAST, ABOVE -> low ? Truth.TRUE : high ? Truth.UNDECIDED : Truth.FALSE;
      case AT_MOST, BELOW -> high ? Truth.TRUE : low ? Truth.UNDECIDED : Truth.FALSE;
      case EXACTLY ->
          limit.value() < sure || limit.value() > possible ? Truth.FALSE : Truth.UNDECIDED;
    };
  }
}
