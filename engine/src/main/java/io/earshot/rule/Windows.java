package io.earshot.rule;

import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Scope.LocalTimes;
import io.earshot.rule.Scope.Positions;
import io.earshot.rule.Scope.TimeWindow;
import org.jspecify.annotations.Nullable;

/** Reads windows as people write them: {@code first 2}, {@code 2..-2}, {@code 09:00-18:00}. */
final class Windows {
  private static final String FORMS = "write \"first 2\", \"last 3\", \"2\" or \"2..-2\"";
  private static final String TIME_FORMS =
      "write \"first 30\", \"last 20\", \"10..60\", \"-60..-10\" or \"30..end\"";
  private static final double LONGEST = 1_000_000;

  private final Faults faults;

  Windows(Faults faults) {
    this.faults = faults;
  }

  /** Positions of turns or utterances; null where there are none, or after a fault. */
  @Nullable Positions positions(@Nullable Scalar scalar, boolean utterances) {
    if (scalar == null) {
      return null;
    }
    Range range = range(scalar.text());
    if (range == null || !range.isWhole() || range.toEnd) {
      return this.<Positions>wrong(scalar, "is no range of turns", FORMS);
    }
    if (range.from == 0 || range.to == 0) {
      return this.<Positions>wrong(
          scalar, "has a 0", "counting begins at 1 (the first) and -1 (the last)");
    }
    if (range.isReversed()) {
      return this.<Positions>wrong(scalar, "ends before it begins", "swap the two numbers");
    }
    int from = (int) range.from;
    int to = (int) range.to;
    return switch (range.kind) {
      case FIRST -> new Positions(utterances, 1, to);
      case LAST -> new Positions(utterances, -to, -1);
      default -> new Positions(utterances, from, to);
    };
  }

  /** A stretch of time; null where there is none, or after a fault. */
  @Nullable TimeWindow time(@Nullable Scalar scalar, boolean percent) {
    if (scalar == null) {
      return null;
    }
    Range range = range(scalar.text());
    if (range == null || range.kind == Range.Kind.ONE) {
      return this.<TimeWindow>wrong(scalar, "is no stretch of time", TIME_FORMS);
    }
    boolean outside = Math.abs(range.from) > 100 || Math.abs(range.to) > 100;
    if (percent && (!range.isWhole() || outside)) {
      return this.<TimeWindow>wrong(
          scalar, "is no stretch in per cent", "whole numbers from 0 to 100");
    }
    boolean empty = !range.toEnd && range.to == 0;
    if (range.isReversed() || empty) {
      return this.<TimeWindow>wrong(
          scalar, empty ? "is empty" : "ends before it begins", TIME_FORMS);
    }
    long unit = percent ? 1 : 1000;
    long to = Math.round(range.to * unit);
    return switch (range.kind) {
      case FIRST -> new TimeWindow(percent, 0, to);
      case LAST -> new TimeWindow(percent, -to, 0);
      default -> new TimeWindow(percent, Math.round(range.from * unit), to);
    };
  }

  /** Hours of the day; null where there are none, or after a fault. */
  @Nullable LocalTimes hours(@Nullable Scalar scalar) {
    if (scalar == null) {
      return null;
    }
    String[] ends = scalar.text().split("-", 2);
    int from = minute(ends[0].strip());
    int to = ends.length < 2 ? -1 : minute(ends[1].strip());
    if (from < 0 || to < 0 || from == to) {
      return this.<LocalTimes>wrong(
          scalar, "is no stretch of the day", "write hours such as 09:00-18:00 or 22:00-06:00");
    }
    return new LocalTimes(from, to);
  }

  private <T> @Nullable T wrong(Scalar scalar, String message, String fix) {
    faults.error(scalar.at(), "\"" + scalar.text() + "\" " + message, fix);
    return null;
  }

  private static int minute(String text) {
    int colon = text.indexOf(':');
    Double hour = colon < 1 ? null : Numbers.parse(text.substring(0, colon));
    Double minute = colon < 1 ? null : Numbers.parse(text.substring(colon + 1));
    if (hour == null || minute == null || text.length() != colon + 3 || text.indexOf('.') >= 0) {
      return -1;
    }
    int total = (int) (hour * 60 + minute);
    return hour < 0 || minute < 0 || minute > 59 || total > 24 * 60 ? -1 : total;
  }

  /** Two numbers with what was meant by them. */
  private record Range(Kind kind, double from, double to, boolean toEnd) {
    enum Kind {
      FIRST,
      LAST,
      ONE,
      BETWEEN
    }

    boolean isWhole() {
      return from == Math.rint(from) && to == Math.rint(to);
    }

    boolean isReversed() {
      boolean sameSide = (from < 0) == (to < 0);
      boolean alike = kind == Kind.BETWEEN && !toEnd && sameSide;
      return alike && from > to;
    }
  }

  private static @Nullable Range range(String text) {
    String plain = text.strip();
    if (plain.startsWith("first ") || plain.startsWith("last ")) {
      Double number = number(plain.substring(plain.indexOf(' ')));
      if (number == null || number < 0) {
        return null;
      }
      boolean first = plain.startsWith("first ");
      return new Range(first ? Range.Kind.FIRST : Range.Kind.LAST, 1, number, false);
    }
    int dots = plain.indexOf("..");
    if (dots < 0) {
      Double number = number(plain);
      return number == null ? null : new Range(Range.Kind.ONE, number, number, false);
    }
    boolean toEnd = plain.substring(dots + 2).strip().equals("end");
    Double from = number(plain.substring(0, dots));
    Double to = toEnd ? Double.valueOf(0) : number(plain.substring(dots + 2));
    return from == null || to == null ? null : new Range(Range.Kind.BETWEEN, from, to, toEnd);
  }

  private static @Nullable Double number(String text) {
    Double number = Numbers.parse(text.strip());
    return number == null || Math.abs(number) > LONGEST ? null : number;
  }
}
