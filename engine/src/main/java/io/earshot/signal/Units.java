package io.earshot.signal;

/** Units of time and currencies, by number. */
final class Units {
  static final int MINUTE = 1;
  static final int HOUR = 2;
  static final int DAY = 3;

  /** A working day counts as a day: there is no calendar. */
  static final int WORKING_DAY = 4;

  static final int WEEK = 5;
  static final int MONTH = 6;
  static final int YEAR = 7;

  static final int DOLLAR = 1;

  private static final String[] SPANS = {"s", "min", "h", "d", "working d", "wk", "mo", "y"};
  private static final String[] CURRENCIES = {"CNY", "USD", "EUR", "GBP", "HKD"};
  private static final long SECOND_MILLIS = 1_000;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long[] MILLIS = {
    SECOND_MILLIS,
    60 * SECOND_MILLIS,
    3_600 * SECOND_MILLIS,
    DAY_MILLIS,
    DAY_MILLIS,
    7 * DAY_MILLIS,
    30 * DAY_MILLIS,
    365 * DAY_MILLIS
  };

  /** Chinese units of time, longer ones first. */
  static final String[] HAN_SPANS = {
    "个工作日", "工作日", "个小时", "个钟头", "个月", "个星期", "个礼拜", "小时", "钟头", "分钟", "秒钟", "天", "周", "星期", "礼拜",
    "年", "秒"
  };

  static final int[] HAN_SPAN_UNITS = {4, 4, 2, 2, 6, 5, 5, 2, 2, 1, 0, 3, 5, 5, 5, 7, 0};

  /** Chinese currencies, longer ones first. */
  static final String[] HAN_CURRENCIES = {
    "块钱", "元钱", "人民币", "美元", "美金", "欧元", "英镑", "港币", "元", "块"
  };

  static final int[] HAN_CURRENCY_UNITS = {0, 0, 0, 1, 1, 2, 3, 4, 0, 0};

  private Units() {}

  /** Milliseconds of a unit of time. */
  static long millis(int unit) {
    return MILLIS[unit];
  }

  static String span(int unit) {
    return SPANS[unit];
  }

  static String currency(int unit) {
    return CURRENCIES[unit];
  }
}
