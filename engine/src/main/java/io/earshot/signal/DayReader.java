package io.earshot.signal;

import io.earshot.model.EntityKind;

/** Reads dates and times of day. */
final class DayReader {
  private static final int NOON = 720;
  private static final int HOUR = 60;
  private static final int YEARS = 10_000;
  private static final int MONTHS = 100;
  private static final String[] HAN_DAYS = {
    "大后天", "大前天", "今天", "明天", "后天", "昨天", "前天", "今日", "明日", "昨日", "今晚", "明晚", "昨晚", "今早", "明早"
  };
  private static final int[] HAN_DAYS_FROM_TODAY = {
    3, -3, 0, 1, 2, -1, -2, 0, 1, -1, 0, 1, -1, 0, 1
  };
  private static final String[] HAN_PARTS = {
    "凌晨", "早上", "早晨", "清晨", "上午", "中午", "下午", "傍晚", "晚上", "夜里", "晚间"
  };
  private static final int[] HAN_PART_ENDS = {
    360, 600, 600, 540, 720, 840, 1_080, 1_200, 1_440, 1_440, 1_440
  };
  private static final String[] HAN_PERIODS = {"月底", "年底", "下周", "下个月", "下月", "本月底", "周末"};
  private static final String WEEKDAYS = "一二三四五六日天";

  private final Lexemes x;
  private final Numeral n;

  DayReader(Lexemes lexemes, Numeral numeral) {
    x = lexemes;
    n = numeral;
  }

  /** One past the date or time that begins at a token; the token if there is none. */
  int read(int t, Entities out) {
    return switch (x.at(t)) {
      case Lexicon.RELATIVE -> relative(t, out);
      case Lexicon.NEXT, Lexicon.WEEKDAY -> weekday(t, out);
      case Lexicon.MONTH -> monthFirst(t, out);
      case Lexicon.ORDINAL -> dayFirst(t, out);
      case Lexicon.NOON -> noon(t, out);
      case Lexicon.HAN_DAY -> hanDay(t, out);
      case Lexicon.HALF, Lexicon.QUARTER -> pastHour(t, out);
      case Lexicon.MIXED -> withSuffix(t, out);
      default -> Numeral.begins(x.at(t)) ? numeric(t, out) : t;
    };
  }

  private int day(int t, int end, int value, int unit, Entities out) {
    int i = out.add(EntityKind.DATE, t, end);
    out.set(i, value, value, unit);
    return partOfDay(end, i, out);
  }

  private int time(int t, int end, int minute, Entities out) {
    int i = out.add(EntityKind.TIME, t, end);
    out.set(i, minute, minute, -1);
    return end;
  }

  /** Takes in the part of the day, where no clock time follows. */
  private int partOfDay(int end, int i, Entities out) {
    int han = han(end, HAN_PARTS);
    if (han >= 0) {
      int next = end + HAN_PARTS[han].length();
      if (!hanClock(next)) {
        out.partOfDay(i, HAN_PART_ENDS[han]);
        out.extend(i, next);
        return next;
      }
      return end;
    }
    if (x.at(end) == Lexicon.DAY_PART) {
      out.partOfDay(i, x.value(end));
      out.extend(i, end + 1);
      return end + 1;
    }
    return end;
  }

  private int han(int t, String[] words) {
    if (x.sign(t) < 0x80) {
      return -1;
    }
    for (int i = 0; i < words.length; i++) {
      if (x.han(t, words[i])) {
        return i;
      }
    }
    return -1;
  }

  // ---------------------------------------------------------------- English days

  private int relative(int t, Entities out) {
    int end = day(t, t + 1, x.value(t), Entities.DAYS_FROM_TODAY, out);
    if (x.is(t, "tonight")) {
      out.partOfDay(out.count() - 1, 1_440);
    }
    return end;
  }

  private int weekday(int t, Entities out) {
    boolean next = x.at(t) == Lexicon.NEXT;
    int at = next ? t + 1 : t;
    if (x.at(at) == Lexicon.WEEKDAY) {
      int later = x.is(t, "next") ? Entities.NEXT_WEEK : 0;
      return day(t, at + 1, x.value(at) + later, Entities.DAY_OF_WEEK, out);
    }
    if (next && x.at(at) == Lexicon.DAY_PART && x.is(t, "this")) {
      int end = day(t, at + 1, 0, Entities.DAYS_FROM_TODAY, out);
      out.partOfDay(out.count() - 1, x.value(at));
      return end;
    }
    boolean period = next && x.is(t, "next") && x.at(at) == Lexicon.SPAN;
    if (period && x.value(at) >= Units.WEEK) {
      int kind = (x.value(at) - Units.WEEK) * 10 + 1;
      return day(t, at + 1, kind, Entities.END_OF_PERIOD, out);
    }
    return t;
  }

  /** "May ninth 1982", "may 9". */
  private int monthFirst(int t, Entities out) {
    boolean doubtful = x.value(t) > Lexicon.DOUBTFUL;
    int month = x.value(t) % Lexicon.DOUBTFUL;
    int day = 0;
    int end = t + 1;
    if (ordinalEnd(end) > end) {
      day = ordinal;
      end = ordinalEnd(end);
    } else if (Numeral.begins(x.at(end)) && n.read(x, end) && isDayNumber()) {
      day = (int) n.value;
      end = n.end;
    }
    int year = year(end);
    end = year > 0 ? n.end : end;
    boolean before = x.is(t - 1, "in") || x.is(t - 1, "of") || x.is(t - 1, "by");
    if (day == 0 && year == 0 && (doubtful && !x.is(t - 1, "in"))) {
      return t;
    }
    return day > 0 || year > 0 || before
        ? day(t, end, year * YEARS + month * MONTHS + day, Entities.CALENDAR_DAY, out)
        : t;
  }

  private boolean isDayNumber() {
    return !n.code && n.value >= 1 && n.value <= 31 && n.value == Math.rint(n.value);
  }

  private int ordinal;

  /** One past "ninth", "twenty first", "9th"; sets the ordinal. */
  private int ordinalEnd(int t) {
    if (x.at(t) == Lexicon.ORDINAL) {
      ordinal = x.value(t);
      return t + 1;
    }
    if (x.at(t) == Lexicon.TENS && x.value(t) <= 30 && x.at(t + 1) == Lexicon.ORDINAL) {
      ordinal = x.value(t) + x.value(t + 1);
      return t + 2;
    }
    if (x.at(t) == Lexicon.MIXED && isSuffix(t, "st", "nd", "rd", "th")) {
      ordinal = (int) x.digits(t);
      return ordinal <= 31 ? t + 1 : t;
    }
    return t;
  }

  private boolean isSuffix(int t, String... suffixes) {
    int digits = 0;
    while (digits < x.length(t) && Lexemes.isDigit(x.text.chars()[x.text.start(t) + digits])) {
      digits++;
    }
    int rest = x.length(t) - digits;
    for (String suffix : suffixes) {
      boolean same = suffix.length() == rest;
      for (int i = 0; same && i < rest; i++) {
        same = x.text.chars()[x.text.start(t) + digits + i] == suffix.charAt(i);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** A year after a date: four figures, "nineteen eighty two", "two thousand (and) six". */
  private int year(int t) {
    if (!Numeral.begins(x.at(t)) || !n.read(x, t)) {
      return 0;
    }
    double year = n.value;
    return year >= 1_900 && year < 2_100 && year == Math.rint(year) ? (int) year : 0;
  }

  /** "the ninth of may nineteen eighty two", "the first of the month", "on the fifteenth". */
  private int dayFirst(int t, Entities out) {
    int end = ordinalEnd(t);
    if (end == t) {
      return t;
    }
    int day = ordinal;
    if (x.is(end, "of") && x.at(end + 1) == Lexicon.MONTH) {
      int month = x.value(end + 1) % Lexicon.DOUBTFUL;
      int year = year(end + 2);
      return day(
          t,
          year > 0 ? n.end : end + 2,
          year * YEARS + month * MONTHS + day,
          Entities.CALENDAR_DAY,
          out);
    }
    if (x.at(end) == Lexicon.MONTH) {
      int month = x.value(end) % Lexicon.DOUBTFUL;
      int year = year(end + 1);
      int to = year > 0 ? n.end : end + 1;
      return day(t, to, year * YEARS + month * MONTHS + day, Entities.CALENDAR_DAY, out);
    }
    boolean ofMonth =
        x.is(end, "of")
            && (x.is(end + 1, "the") || x.at(end + 1) == Lexicon.NEXT)
            && x.is(end + 2, "month");
    boolean onThe = x.is(t - 1, "the") && (x.is(t - 2, "on") || x.is(t - 2, "by"));
    boolean stands = x.at(end) == Lexicon.NONE && x.after(end - 1) != ' ';
    if (ofMonth) {
      return day(t, end + 3, day, Entities.CALENDAR_DAY, out);
    }
    return onThe && (stands || end == x.to || day > 3)
        ? day(t, end, day, Entities.CALENDAR_DAY, out)
        : t;
  }

  // ---------------------------------------------------------------- English times

  private int noon(int t, Entities out) {
    return time(t, t + 1, x.value(t), out);
  }

  /** "half past three", "quarter to four". */
  private int pastHour(int t, Entities out) {
    boolean past = x.at(t + 1) == Lexicon.PAST;
    boolean to = x.at(t + 1) == Lexicon.TO;
    if ((!past && !to) || !Numeral.begins(x.at(t + 2)) || !n.read(x, t + 2) || n.value > 12) {
      return t;
    }
    int part = x.at(t) == Lexicon.HALF ? 30 : 15;
    int minute = (int) n.value * HOUR + (past ? part : -part);
    int end = halfOfDay(n.end);
    return time(t, end, afternoon(minute), out);
  }

  private int half;

  /** One past "am", "p m", "p.m."; sets which half of the day, −1 if unsaid. */
  private int halfOfDay(int t) {
    half = -1;
    if (x.at(t) == Lexicon.AM) {
      half = x.value(t);
      return t + 1;
    }
    if ((x.is(t, "a") || x.is(t, "p")) && x.is(t + 1, "m")) {
      half = x.is(t, "p") ? 1 : 0;
      return t + 2;
    }
    boolean inThe = x.is(t, "in") && x.is(t + 1, "the") && x.at(t + 2) == Lexicon.DAY_PART;
    if (inThe || (x.is(t, "at") && x.is(t + 1, "night"))) {
      half = inThe && x.value(t + 2) == NOON ? 0 : 1;
      return inThe ? t + 3 : t + 2;
    }
    return t;
  }

  private int afternoon(int minute) {
    if (half == 1 && minute < NOON) {
      return minute + NOON;
    }
    return half == 0 && minute >= NOON && minute < NOON + HOUR ? minute - NOON : minute;
  }

  /** "3pm", "10am"; "9th of may". */
  private int withSuffix(int t, Entities out) {
    long hour = x.digits(t);
    if (isSuffix(t, "am", "pm") && hour >= 1 && hour <= 12) {
      half = isSuffix(t, "pm") ? 1 : 0;
      return time(t, t + 1, afternoon((int) hour * HOUR), out);
    }
    return dayFirst(t, out);
  }

  private int numeric(int t, Entities out) {
    if (x.at(t) == Lexicon.TENS && ordinalEnd(t) > t) {
      int end = dayFirst(t, out);
      if (end > t) {
        return end;
      }
    }
    if (x.at(t) == Lexicon.DIGITS) {
      int end = calendar(t, out);
      end = end == t ? colon(t, out) : end;
      if (end > t) {
        return end;
      }
    }
    if (!n.read(x, t)) {
      return t;
    }
    int end = clock(t, out);
    if (end == t) {
      end = hanDate(t, out);
    }
    return end == t ? hanTime(t, t, -1, out) : end;
  }

  /** 10:30, 10：30 pm. */
  private int colon(int t, Entities out) {
    boolean clock =
        (x.joint(t) == ':' || x.joint(t) == '：')
            && x.at(t + 1) == Lexicon.DIGITS
            && x.length(t + 1) == 2;
    long hour = x.digits(t);
    long minute = clock ? x.digits(t + 1) : 60;
    if (hour > 24 || minute > 59) {
      return t;
    }
    int last = t + 2;
    if (x.joint(t + 1) == ':' && x.at(last) == Lexicon.DIGITS) {
      last++;
    }
    int end = halfOfDay(last);
    return time(t, end, afternoon((int) (hour * HOUR + minute)), out);
  }

  /** "three p m", "five o'clock", "at three thirty", "three thirty p m". */
  private int clock(int t, Entities out) {
    int hour = hourOf(t);
    int end = n.end;
    if (hour < 0) {
      return t;
    }
    int minute = n.code ? (int) n.value % 100 : 0;
    boolean oclock = x.at(end) == Lexicon.OCLOCK || (x.is(end, "o") && x.is(end + 1, "clock"));
    end += oclock ? x.at(end) == Lexicon.OCLOCK ? 1 : 2 : 0;
    int to = halfOfDay(end);
    boolean clock = oclock || half >= 0 || (n.code && x.at(t - 1) == Lexicon.AT);
    return clock ? time(t, to, afternoon(hour * HOUR + minute), out) : t;
  }

  /** The hour of a spoken clock time: "three" or "three thirty"; −1 if it is none. */
  private int hourOf(int t) {
    if (x.at(t) >= Lexicon.HAN_UNIT || n.value != Math.rint(n.value)) {
      return -1;
    }
    if (!n.code) {
      return n.value >= 1 && n.value <= 12 ? (int) n.value : -1;
    }
    int hour = (int) n.value / 100;
    return n.length <= 4 && hour >= 1 && hour <= 12 && n.value % 100 < HOUR ? hour : -1;
  }

  /** 2026-11-12, 11/12/2026, 2026/11/12, 2026.11.12. */
  private int calendar(int t, Entities out) {
    char joint = x.joint(t);
    boolean three =
        (joint == '-' || joint == '/' || joint == '.')
            && x.joint(t + 1) == joint
            && x.at(t + 1) == Lexicon.DIGITS
            && x.at(t + 2) == Lexicon.DIGITS;
    if (!three || x.joint(t + 2) == joint) {
      return t;
    }
    int a = (int) Math.min(x.digits(t), 9_999);
    int b = (int) Math.min(x.digits(t + 1), 99);
    int c = (int) Math.min(x.digits(t + 2), 9_999);
    boolean yearFirst = x.length(t) == 4;
    int year = yearFirst ? a : c;
    int month = yearFirst ? b : a <= 12 ? a : b;
    int day = yearFirst ? c : a <= 12 ? b : a;
    boolean date = year >= 1_900 && year < 2_100 && month >= 1 && month <= 12 && day >= 1;
    return date && day <= 31
        ? day(t, t + 3, year * YEARS + month * MONTHS + day, Entities.CALENDAR_DAY, out)
        : t;
  }

  // ---------------------------------------------------------------- Chinese

  /** 2026年5月9日, 5月9号, 9号, 二零二六年. The number has been read. */
  private int hanDate(int t, Entities out) {
    int year = 0;
    int month = 0;
    int end = n.end;
    if (x.sign(end) == '年' && n.value >= 1_900 && n.value < 2_100) {
      year = (int) n.value;
      end++;
      if (!Numeral.begins(x.at(end)) || !n.read(x, end) || !isMonth()) {
        return day(t, end, year * YEARS, Entities.CALENDAR_DAY, out);
      }
    }
    if (isMonth()) {
      month = (int) n.value;
      end = n.end + 1;
      end += x.sign(end) == '份' ? 1 : 0;
      if (!Numeral.begins(x.at(end)) || !n.read(x, end) || !isHanDay()) {
        return day(t, end, year * YEARS + month * MONTHS, Entities.CALENDAR_DAY, out);
      }
    }
    boolean alone = month == 0;
    if (!isHanDay() || (alone && (x.sign(n.end) != '号' || isNumbered(t)))) {
      return t;
    }
    int value = year * YEARS + month * MONTHS + (int) n.value;
    return day(t, n.end + 1, value, Entities.CALENDAR_DAY, out);
  }

  private boolean isMonth() {
    return x.sign(n.end) == '月' && n.value >= 1 && n.value <= 12 && !n.code;
  }

  private boolean isHanDay() {
    char sign = x.sign(n.end);
    return (sign == '日' || sign == '号') && isDayNumber();
  }

  /** 工号三号, 8号客服, 三号线: a number's number, no day. */
  private boolean isNumbered(int t) {
    char next = x.sign(n.end + 1);
    return (next != 0 && "线楼店桌机码坐客".indexOf(next) >= 0) || x.sign(t - 1) == '号';
  }

  private int hanDay(int t, Entities out) {
    int han = han(t, HAN_DAYS);
    if (han >= 0) {
      int end =
          day(
              t,
              t + HAN_DAYS[han].length(),
              HAN_DAYS_FROM_TODAY[han],
              Entities.DAYS_FROM_TODAY,
              out);
      if (HAN_DAYS[han].endsWith("晚") || HAN_DAYS[han].endsWith("早")) {
        out.partOfDay(out.count() - 1, HAN_DAYS[han].endsWith("晚") ? 1_440 : 600);
      }
      return end;
    }
    int part = han(t, HAN_PARTS);
    if (part >= 0) {
      return hanPart(t, part, out);
    }
    int end = hanWeekday(t, out);
    return end == t ? hanPeriod(t, out) : end;
  }

  /** 下午三点; 下午 alone counts where a promise may hang on it: before 会, 前, 给, 再. */
  private int hanPart(int t, int part, Entities out) {
    int at = t + HAN_PARTS[part].length();
    if (Numeral.begins(x.at(at)) && n.read(x, at)) {
      return hanTime(t, at, part, out);
    }
    return t;
  }

  private int hanWeekday(int t, Entities out) {
    int at = t;
    at += x.han(at, "下个") || x.han(at, "这个") ? 2 : 0;
    char first = x.sign(at);
    at += at == t && (first == '下' || first == '本' || first == '这' || first == '上') ? 1 : 0;
    int word = x.sign(at) == '周' ? 1 : x.han(at, "星期") || x.han(at, "礼拜") ? 2 : 0;
    char day = x.sign(at + word);
    int number = word == 0 || day == 0 ? -1 : WEEKDAYS.indexOf(day);
    boolean more = word == 1 && number >= 0 && isPartOfMore(at + word);
    if (number < 0 || more) {
      return t;
    }
    int later = x.sign(t) == '下' ? Entities.NEXT_WEEK : 0;
    return day(t, at + word + 1, Math.min(number + 1, 7) + later, Entities.DAY_OF_WEEK, out);
  }

  /** 一周三次, 周日均: no day of the week. */
  private boolean isPartOfMore(int t) {
    char next = x.sign(t + 1);
    boolean counted = x.at(t - 2) == Lexicon.HAN_UNIT && x.sign(t - 1) == '周';
    return counted || (next != 0 && "次遍个十百岁年".indexOf(next) >= 0);
  }

  private int hanPeriod(int t, Entities out) {
    int han = han(t, HAN_PERIODS);
    if (han < 0) {
      return t;
    }
    int[] values = {10, 20, 1, 11, 11, 10, 8};
    int unit = han == 6 ? Entities.DAY_OF_WEEK : Entities.END_OF_PERIOD;
    return day(t, t + HAN_PERIODS[han].length(), values[han], unit, out);
  }

  private boolean hanClock(int t) {
    return Numeral.begins(x.at(t))
        && n.read(x, t)
        && (x.sign(n.end) == '点' || x.sign(n.end) == '时' || x.joint(t) == ':');
  }

  /** 三点, 三点半, 三点一刻, 三点五十分, 15时30分; from {@code t}, the number at {@code at} read. */
  private int hanTime(int t, int at, int part, Entities out) {
    double hour = n.value;
    if (part >= 0 && hour != Math.rint(hour)) {
      hour = Math.floor(hour); // 下午三点五 was read as a decimal
      return time(t, n.end, onDay((int) hour * HOUR, part), out);
    }
    if (part >= 0 && x.joint(at) == ':' && x.at(at + 1) == Lexicon.DIGITS) {
      int minute = (int) (x.digits(at) * HOUR + x.digits(at + 1));
      return time(t, at + 2, onDay(minute, part), out);
    }
    boolean o = x.sign(n.end) == '点';
    boolean clock = (o || (x.sign(n.end) == '时' && part >= 0)) && hour == Math.rint(hour);
    if (!clock || hour > 24 || n.code || isDot(n.end)) {
      return t;
    }
    int end = n.end + 1;
    int minute = 0;
    boolean sure = part >= 0 || (hour > 1 && !n.figures) || n.figures;
    if (x.sign(end) == '钟' || x.sign(end) == '整') {
      end++;
      sure = true;
    } else if (x.sign(end) == '半') {
      minute = 30;
      end++;
      sure = true;
    } else if (Numeral.begins(x.at(end)) && n.read(x, end)) {
      boolean quarter = x.sign(n.end) == '刻';
      boolean said = x.sign(n.end) == '分' || quarter || part >= 0;
      if (said && n.value < HOUR) {
        minute = (int) (quarter ? n.value * 15 : n.value);
        end = n.end + (x.sign(n.end) == '分' || quarter ? 1 : 0);
        sure = true;
      }
    }
    return sure && minute >= 0 ? time(t, end, onDay((int) hour * HOUR + minute, part), out) : t;
  }

  /** 三点建议, 两点原因: points, not hours. */
  private boolean isDot(int t) {
    char next = x.sign(t + 1);
    return next != 0 && "建原要意说问方击了儿".indexOf(next) >= 0;
  }

  private static int onDay(int minute, int part) {
    boolean late = part >= 5 && minute < NOON && !(part == 5 && minute >= 10 * HOUR);
    return late ? minute + NOON : minute;
  }
}
