package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.signal.Entities;
import io.earshot.signal.EntityFinder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/**
 * The values said in one conversation, found turn by turn the first time somebody asks: rule sets
 * that ask for none pay nothing. Reused; one per thread.
 */
final class SpokenValues {
  /** A day that cannot be told. */
  static final long UNKNOWN_DAY = Long.MIN_VALUE;

  private static final double DAY_MILLIS = 86_400_000;
  private static final double MINUTE_MILLIS = 60_000;
  private static final int MINUTES_PER_DAY = 1_440;

  private final EntityFinder finder = new EntityFinder();
  final Entities found = new Entities();
  private int[] from = {};
  private int[] to = {};
  private int conversation = -1;

  /** Forgets what was found in another conversation. */
  void open(Workspace space) {
    if (conversation == space.conversations) {
      return;
    }
    conversation = space.conversations;
    found.clear();
    int turns = space.turns.count;
    if (from.length < turns) {
      from = new int[2 * turns];
      to = new int[2 * turns];
    }
    Arrays.fill(from, 0, turns, -1);
  }

  /** The first value of a turn, as an index into {@link #found}. */
  int first(Workspace space, int turn) {
    if (from[turn] < 0) {
      from[turn] = found.count();
      finder.find(space.text, space.firstToken(turn), space.firstToken(turn + 1) - 1, found);
      to[turn] = found.count();
    }
    return from[turn];
  }

  /** One past the last value of a turn that was asked for. */
  int end(int turn) {
    return to[turn];
  }

  /**
   * Whether a value's words can be relied on: recognised, and nothing unrecognised touches them, so
   * that "four [unk] two nine" is no sure 29.
   */
  static boolean relied(Workspace space, byte in, int from, int to) {
    if (!space.relied(in, from, to) || !space.spoken) {
      return in == Window.IN && !space.spoken;
    }
    return isClear(space, from - 1) && isClear(space, to);
  }

  private static boolean isClear(Workspace space, int token) {
    if (token < 0 || token >= space.text.tokenCount()) {
      return true;
    }
    return space.text.hash(token) != io.earshot.text.PreparedText.UNKNOWN
        && space.confidence(token, token + 1) >= space.confidenceThreshold;
  }

  // ---------------------------------------------------------------- days

  /** The day a date stands for, seen from the conversation's; days since 1970-01-01. */
  static long day(Entities e, int i, long today) {
    int value = (int) e.number(i);
    if (e.unit(i) == Entities.CALENDAR_DAY && value / 10_000 > 0 && value % 100 > 0) {
      return calendarDay(value / 10_000, value / 100 % 100, value % 100);
    }
    if (today == UNKNOWN_DAY) {
      return UNKNOWN_DAY;
    }
    LocalDate now = LocalDate.ofEpochDay(today);
    return switch (e.unit(i)) {
      case Entities.CALENDAR_DAY -> calendarDay(value, now);
      case Entities.DAY_OF_WEEK -> weekday(value, now);
      case Entities.DAYS_FROM_TODAY -> today + value;
      default -> endOfPeriod(value, now);
    };
  }

  private static long calendarDay(int year, int month, int day) {
    int inside = Math.min(day, LocalDate.of(year, Math.max(1, month), 1).lengthOfMonth());
    return LocalDate.of(year, Math.max(1, month), inside).toEpochDay();
  }

  /**
   * Without the year, or without the month too: the next such day, or the last days of half a year.
   */
  private static long calendarDay(int value, LocalDate now) {
    int month = value / 100 % 100;
    int day = value % 100;
    if (day == 0 || value / 10_000 > 0) {
      return UNKNOWN_DAY;
    }
    if (month == 0) {
      LocalDate in = day >= now.getDayOfMonth() ? now : now.plusMonths(1);
      return calendarDay(in.getYear(), in.getMonthValue(), day);
    }
    long here = calendarDay(now.getYear(), month, day);
    boolean past = here < now.toEpochDay() - 182;
    return past ? calendarDay(now.getYear() + 1, month, day) : here;
  }

  private static long weekday(int value, LocalDate now) {
    int weekday = value % Entities.NEXT_WEEK;
    DayOfWeek day = DayOfWeek.of(Math.min(weekday, 7));
    if (value > Entities.NEXT_WEEK) {
      LocalDate monday = now.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
      return monday.toEpochDay() + day.getValue() - 1;
    }
    return now.with(TemporalAdjusters.next(day)).toEpochDay();
  }

  private static long endOfPeriod(int value, LocalDate now) {
    int later = value % 10;
    return switch (value / 10) {
      case 0 ->
          now.plusWeeks(later).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).toEpochDay();
      case 1 -> now.plusMonths(later).with(TemporalAdjusters.lastDayOfMonth()).toEpochDay();
      default -> now.plusYears(later).with(TemporalAdjusters.lastDayOfYear()).toEpochDay();
    };
  }

  /**
   * How long from a moment of the conversation until what a duration, date or time says, in
   * milliseconds; NaN where the conversation's local time would have to be known and is not.
   *
   * @param clock a time said next to the date, or −1
   */
  static double due(Workspace space, Entities e, int i, int clock, long saidMillis) {
    if (e.kind(i) == EntityKind.DURATION) {
      return e.number(i);
    }
    long today = space.clock.localDay();
    long minuteNow = space.clock.minuteOfDay(saidMillis);
    if (today == UNKNOWN_DAY || minuteNow < 0) {
      return Double.NaN;
    }
    double minute = MINUTES_PER_DAY;
    long days = 0;
    if (e.kind(i) == EntityKind.DATE) {
      long day = day(e, i, today);
      if (day == UNKNOWN_DAY) {
        return Double.NaN;
      }
      days = day - today;
      minute = clock >= 0 ? e.number(clock) : e.minute(i) >= 0 ? e.minute(i) : minute;
    } else {
      minute = e.number(i);
      days = minute < minuteNow ? 1 : 0;
    }
    return days * DAY_MILLIS + (minute - minuteNow) * MINUTE_MILLIS;
  }
}
