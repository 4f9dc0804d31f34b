package io.earshot.signal;

import io.earshot.model.EntityKind;
import java.util.Arrays;
import java.util.Locale;

/**
 * Values found, in order of appearance: parallel arrays, reused. Each covers tokens {@code
 * [tokenFrom, tokenTo)} of the prepared text it was found in.
 */
public final class Entities {
  /** {@link #unit} of a date: a day of the calendar, year and month 0 where they were not said. */
  public static final int CALENDAR_DAY = 0;

  /**
   * {@link #unit} of a date: a day of the week, Monday 1 … Sunday 7, weekend 8, and {@link
   * #NEXT_WEEK} more where next week's is meant.
   */
  public static final int DAY_OF_WEEK = 1;

  /** Added to a day of the week: next week's. */
  public static final int NEXT_WEEK = 10;

  /** {@link #unit} of a date: so many days from today. */
  public static final int DAYS_FROM_TODAY = 2;

  /**
   * {@link #unit} of a date: the end of this (0) or next (1) week, month (10, 11), year (20, 21).
   */
  public static final int END_OF_PERIOD = 3;

  private static final int YEARS = 10_000;
  private static final int MONTHS = 100;
  private static final int MINUTES_PER_HOUR = 60;

  private int count;
  private EntityKind[] kind = new EntityKind[16];
  private int[] tokenFrom = new int[16];
  private int[] tokenTo = new int[16];
  private double[] number = new double[16];
  private double[] low = new double[16];
  private int[] unit = new int[16];
  private int[] minute = new int[16];
  private int[] formFrom = new int[17];
  private char[] form = new char[128];

  /** Forgets everything. */
  public void clear() {
    count = 0;
    formFrom[0] = 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The kind. */
  public EntityKind kind(int i) {
    return kind[i];
  }

  /** The first token. */
  public int tokenFrom(int i) {
    return tokenFrom[i];
  }

  /** One past the last token. */
  public int tokenTo(int i) {
    return tokenTo[i];
  }

  /**
   * The value: the number, the amount, per cent, milliseconds of a duration, minute of the day of a
   * time, {@code yyyymmdd}, day of the week or days of a date; NaN for signs. Of a range the
   * greater.
   */
  public double number(int i) {
    return number[i];
  }

  /** The lower end of a range; else the number. */
  public double low(int i) {
    return low[i];
  }

  /** Which currency, unit of time or way to say a date; −1 where there is none. */
  public int unit(int i) {
    return unit[i];
  }

  /** Whether a duration counts working days. */
  public boolean isWorkingDays(int i) {
    return kind[i] == EntityKind.DURATION && unit[i] == Units.WORKING_DAY;
  }

  /** The minute of the day by which a date's part of the day ends ("Friday afternoon"); −1 none. */
  public int minute(int i) {
    return minute[i];
  }

  /** Number of signs of a phone, card, ID or address; 0 for other kinds. */
  public int signCount(int i) {
    return formFrom[i + 1] - formFrom[i];
  }

  /** A sign of a phone, card, ID or address: digits and lower-case letters, no separators. */
  public char sign(int i, int k) {
    return form[formFrom[i] + k];
  }

  /** The value as it is written: "903615", "80 CNY", "5 working d", "2026-05-09", "15:00". */
  public String written(int i) {
    return switch (kind[i]) {
      case NUMBER -> plain(number[i]);
      case PERCENT -> plain(number[i]) + "%";
      case MONEY -> plain(number[i]) + " " + Units.currency(unit[i]);
      case DURATION -> {
        double millis = Units.millis(unit[i]);
        String most = plain(number[i] / millis);
        String least = low[i] < number[i] ? plain(low[i] / millis) + "-" : "";
        yield least + most + " " + Units.span(unit[i]);
      }
      case TIME -> clock((int) number[i]);
      case DATE -> minute[i] < 0 ? date(i) : date(i) + " until " + clock(minute[i]);
      case PHONE, CARD, EMAIL, ID -> new String(form, formFrom[i], signCount(i));
    };
  }

  private String date(int i) {
    int day = (int) number[i];
    return switch (unit[i]) {
      case CALENDAR_DAY ->
          (day / YEARS == 0 ? "-" : String.valueOf(day / YEARS))
              + month(day)
              + (day % MONTHS == 0 ? "" : two("-", day % MONTHS));
      case DAY_OF_WEEK -> (day > NEXT_WEEK ? "next weekday " : "weekday ") + day % NEXT_WEEK;
      case DAYS_FROM_TODAY -> day == 0 ? "today" : "today" + (day > 0 ? "+" : "") + day;
      default -> "period " + day;
    };
  }

  private static String month(int day) {
    int month = day / MONTHS % MONTHS;
    return month > 0 ? two("-", month) : day / YEARS == 0 ? "-" : "";
  }

  private static String two(String before, int number) {
    return String.format(Locale.ROOT, "%s%02d", before, number);
  }

  private static String clock(int minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  // ---------------------------------------------------------------- for the finder

  int add(EntityKind of, int from, int to) {
    int i = count++;
    if (count == kind.length) {
      grow(2 * count);
    }
    kind[i] = of;
    tokenFrom[i] = from;
    tokenTo[i] = to;
    number[i] = Double.NaN;
    low[i] = Double.NaN;
    unit[i] = -1;
    minute[i] = -1;
    formFrom[count] = formFrom[i];
    return i;
  }

  void set(int i, double value, double least, int of) {
    number[i] = value;
    low[i] = least;
    unit[i] = of;
  }

  void extend(int i, int to) {
    tokenTo[i] = to;
  }

  void partOfDay(int i, int until) {
    minute[i] = until;
  }

  void sign(char c) {
    int at = formFrom[count]++;
    if (at == form.length) {
      form = Arrays.copyOf(form, 2 * at);
    }
    form[at] = c;
  }

  /** Forgets those from {@code i} on. */
  void cut(int i) {
    count = i;
  }

  private void grow(int size) {
    kind = Arrays.copyOf(kind, size);
    tokenFrom = Arrays.copyOf(tokenFrom, size);
    tokenTo = Arrays.copyOf(tokenTo, size);
    number = Arrays.copyOf(number, size);
    low = Arrays.copyOf(low, size);
    unit = Arrays.copyOf(unit, size);
    minute = Arrays.copyOf(minute, size);
    formFrom = Arrays.copyOf(formFrom, size + 1);
  }
}
