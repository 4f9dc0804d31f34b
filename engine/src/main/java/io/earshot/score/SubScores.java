package io.earshot.score;

import io.earshot.model.Outcome;
import io.earshot.rule.Rule.ErrorClass;
import io.earshot.rule.Rule.Worth;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was kept of what was at stake, per error class: 100 % × kept ÷ possible over the decided
 * rules of the class in stage {@code score}, whatever section they stand in.
 *
 * <p>Possible is a rule's weight on the card. Kept is what an award earned, or what is left of the
 * weight when the deduction is taken, never less than nothing; an auto-fail, suspected or
 * confirmed, keeps all or nothing. A bonus has no weight and counts in no class.
 */
final class SubScores {
  private static final ErrorClass[] CLASSES = ErrorClass.values();
  private static final long WHOLE = 100_000;

  private final long[] possible = new long[CLASSES.length];
  private final long[] kept = new long[CLASSES.length];

  void clear() {
    Arrays.fill(possible, 0);
    Arrays.fill(kept, 0);
  }

  /**
   * Adds a decided rule.
   *
   * @param of the ordinal of its error class
   * @param atStake its weight
   * @param won what it kept of that
   */
  void add(int of, long atStake, long won) {
    possible[of] += atStake;
    kept[of] += won;
  }

  /** What a rule keeps of its weight; {@code points} are what its outcome gave or took. */
  static long kept(Worth worth, Outcome outcome, long weight, long points) {
    return switch (worth) {
      case Worth.Award award -> points;
      case Worth.Deduct deduct -> weight + points;
      case Worth.Levels levels -> Math.max(0, weight + points);
      case Worth.DeductPerHit each -> Math.max(0, weight + points);
      case Worth.Bonus bonus -> 0;
      case Worth.AutoFail fail -> outcome == Outcome.NOT_MET ? 0 : weight;
    };
  }

  /**
   * In thousandths of a per cent, by the class's label; classes without a decided rule left out.
   */
  Map<String, Integer> inPerCent() {
    Map<String, Integer> shares = new TreeMap<>();
    for (int c = 0; c < CLASSES.length; c++) {
      if (possible[c] > 0) {
        shares.put(CLASSES[c].label(), (int) Card.divide(WHOLE * kept[c], possible[c]));
      }
    }
    return shares;
  }
}
