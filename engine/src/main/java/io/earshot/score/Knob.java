package io.earshot.score;

import io.earshot.rule.Condition;
import java.util.function.DoubleFunction;

/** One parameter of a test that could have been otherwise. */
sealed interface Knob {
  /** The parameter as a rule file spells it, seen from the condition. */
  String path();

  /** Its value as a rule file spells it. */
  String value();

  /**
   * A figure on a grid.
   *
   * @param figure its value
   * @param range where it may lie, and how fine
   * @param spelled a value as a rule file spells it
   * @param with the test with another value
   */
  record Figure(
      String path,
      double figure,
      Range range,
      DoubleFunction<String> spelled,
      DoubleFunction<Condition.Test> with)
      implements Knob {
    @Override
    public String value() {
      return spelled.apply(figure);
    }
  }

  /** From where to where a figure may go, and in which steps. */
  record Range(double least, double most, double step) {
    static final Range COUNT = new Range(1, 10_000, 1);
    static final Range PERCENT = new Range(0, 100, 1);
    static final Range SECONDS = new Range(0, 86_400, 0.1);

    /** A value on the grid. */
    double round(double value) {
      double decimals = step < 1 ? 10 : 1;
      return Math.rint(value * decimals) / decimals;
    }
  }

  /**
   * One other value.
   *
   * @param instead as a rule file spells it; "" where {@code value} is taken away
   * @param size how much of a change it is, compared with doubling a figure
   * @param test the test with it
   */
  record Option(String path, String value, String instead, double size, Condition.Test test)
      implements Knob {}
}
