package io.earshot.ingest;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as people and systems write them: ISO 8601, blanks or slashes instead, German
 * points, American and European slashes, Unix seconds and milliseconds.
 */
final class Dates {
  static final String ALLOWED =
      "2026-11-21T10:00:00+08:00, 2026-11-21 10:00:00, 2026/11/21 10:00, 21.11.2026 10:00, "
          + "11/21/2026 10:00 AM, 20261121100000 or Unix seconds or milliseconds";

  private static final String TIME =
      "(?:[T ,]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp][Mm])?)?";
  private static final String OFFSET = "\\s*(Z|z|[+-]\\d{2}(?::?\\d{2})?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME + OFFSET);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})" + TIME + OFFSET);
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
  private static final Pattern UNIX = Pattern.compile("(\\d{9,10})(?:\\.(\\d{1,9}))?|(\\d{12,13})");

  /** The forms that nearly every program writes are read without regular expressions. */
  private static final String ISO_UTC = "0000-00-00T00:00:00Z";

  private static final String ISO_OFFSET = "0000-00-00T00:00:00+00:00";
  private static final int FIRST_YEAR = 1971;
  private static final int LAST_YEAR = 2199;

  /** Which comes first in {@code 1/2/2026}. */
  enum Order {
    UNKNOWN,
    DAY_FIRST,
    MONTH_FIRST,
    /** The column contradicts itself. */
    MIXED;

    /** What a column means when one more value of it says {@code seen}. */
    Order and(Order seen) {
      if (seen == UNKNOWN || seen == this) {
        return this;
      }
      return this == UNKNOWN ? seen : MIXED;
    }
  }

  private Dates() {}

  /** What {@code text} says about the order of day and month, if it says anything. */
  static Order orderIn(String text) {
    Matcher m = YEAR_LAST.matcher(text.strip());
    if (!m.matches() || m.group(2).equals(".")) {
      return Order.UNKNOWN;
    }
    boolean first = number(m, 1) > 12;
    boolean second = number(m, 3) > 12;
    return first == second ? Order.UNKNOWN : first ? Order.DAY_FIRST : Order.MONTH_FIRST;
  }

  /** Epoch milliseconds; times without an offset are {@code zone}'s. */
  static long parse(String text, ZoneId zone, Order order) throws DocumentFault {
    String plain = text.strip();
    try {
      if (isIso(plain)) {
        return iso(plain);
      }
      Matcher unix = UNIX.matcher(plain);
      if (unix.matches()) {
        return unix(unix);
      }
      Matcher compact = COMPACT.matcher(plain);
      if (compact.matches()) {
        return compact(compact, zone);
      }
      Matcher yearFirst = YEAR_FIRST.matcher(plain);
      if (yearFirst.matches()) {
        return at(
            yearFirst,
            new int[] {number(yearFirst, 1), number(yearFirst, 3), number(yearFirst, 4)},
            zone);
      }
      Matcher yearLast = YEAR_LAST.matcher(plain);
      if (yearLast.matches()) {
        return at(yearLast, yearLast(yearLast, order), zone);
      }
    } catch (DateTimeException e) {
      throw new DocumentFault("there is no such date or time: " + JsonValues.shown(plain));
    }
    throw new DocumentFault(
        JsonValues.shown(plain) + " is not understood as date and time; write " + ALLOWED);
  }

  /** Whether it has the form programs write, 2026-11-21T10:00:00 and Z or +08:00. */
  private static boolean isIso(String text) {
    String form = text.length() == ISO_UTC.length() ? ISO_UTC : ISO_OFFSET;
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (form.charAt(i)) {
            case '0' -> c >= '0' && c <= '9';
            case '+' -> c == '+' || c == '-';
            default -> c == form.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static long iso(String text) throws DocumentFault {
    LocalDateTime time =
        LocalDateTime.of(
            digits(text, 0, 4),
            digits(text, 5, 7),
            digits(text, 8, 10),
            digits(text, 11, 13),
            digits(text, 14, 16),
            digits(text, 17, 19));
    return millis(time, offset(text.substring(19)));
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static int[] yearLast(Matcher m, Order order) throws DocumentFault {
    int first = number(m, 1);
    int second = number(m, 3);
    boolean dayFirst = m.group(2).equals(".") || first > 12 || order == Order.DAY_FIRST;
    boolean certain = dayFirst || second > 12 || first == second || order == Order.MONTH_FIRST;
    if (!certain) {
      throw new DocumentFault(
          String.format(
                  Locale.ROOT,
                  "%s may be day/month or month/day, and the column does not tell: write"
                      + " %s-%02d-%02d",
                  JsonValues.shown(m.group()),
                  m.group(4),
                  second,
                  first)
              + String.format(Locale.ROOT, " or %s-%02d-%02d", m.group(4), first, second));
    }
    return dayFirst
        ? new int[] {number(m, 4), second, first}
        : new int[] {number(m, 4), first, second};
  }

  private static long at(Matcher m, int[] date, ZoneId zone) throws DocumentFault {
    int hour = m.group(5) == null ? 0 : hour(number(m, 5), m.group(9));
    int minute = m.group(6) == null ? 0 : number(m, 6);
    int second = m.group(7) == null ? 0 : number(m, 7);
    LocalDateTime time =
        LocalDateTime.of(date[0], date[1], date[2], hour, minute, second, nanos(m.group(8)));
    return millis(time, m.group(10) == null ? zone : offset(m.group(10)));
  }

  private static int hour(int hour, @Nullable String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("hour " + hour);
    }
    return hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  private static ZoneId offset(String text) {
    return text.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static long compact(Matcher m, ZoneId zone) throws DocumentFault {
    boolean timed = m.group(4) != null;
    return millis(
        LocalDateTime.of(
            number(m, 1),
            number(m, 2),
            number(m, 3),
            timed ? number(m, 4) : 0,
            timed ? number(m, 5) : 0,
            timed ? number(m, 6) : 0),
        zone);
  }

  private static long unix(Matcher m) {
    return m.group(3) != null
        ? Long.parseLong(m.group(3))
        : Long.parseLong(m.group(1)) * 1_000 + nanos(m.group(2)) / 1_000_000;
  }

  private static long millis(LocalDateTime time, ZoneId zone) throws DocumentFault {
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "the year %d is not between %d and %d",
              time.getYear(),
              FIRST_YEAR,
              LAST_YEAR));
    }
    return time.atZone(zone).toInstant().toEpochMilli();
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
