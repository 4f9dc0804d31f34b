package io.earshot.signal;

import io.earshot.text.PreparedText;

/**
 * The words of which values are made, in English and Chinese: their class and what they stand for.
 * An open-addressing table by the token's hash; who finds a hash compares the characters.
 */
final class Lexicon {
  /** No word of a value. */
  static final byte NONE = 0;

  /** zero … nine. */
  static final byte UNIT = 1;

  /** oh, said for zero. */
  static final byte OH = 2;

  /** ten … nineteen. */
  static final byte TEEN = 3;

  /** twenty … ninety. */
  static final byte TENS = 4;

  static final byte HUNDRED = 5;

  /** thousand, million, billion. */
  static final byte THOUSAND = 6;

  static final byte AND = 7;
  static final byte POINT = 8;

  /** double, triple: what follows is said once for so often. */
  static final byte TIMES = 9;

  /** first … thirty-first. */
  static final byte ORDINAL = 10;

  static final byte MONTH = 11;
  static final byte WEEKDAY = 12;

  /** today, tomorrow: days from today. */
  static final byte RELATIVE = 13;

  /** A currency's number; {@link #CENTS} for its hundredth. */
  static final byte CURRENCY = 14;

  /** A unit of time, by its place in {@link Units}. */
  static final byte SPAN = 15;

  /** business, working. */
  static final byte WORKING = 16;

  static final byte AM = 17;
  static final byte OCLOCK = 18;
  static final byte HALF = 19;
  static final byte QUARTER = 20;
  static final byte PAST = 21;
  static final byte TO = 22;
  static final byte PERCENT = 23;
  static final byte ARTICLE = 24;

  /** morning, afternoon: the minute of the day at which it ends. */
  static final byte DAY_PART = 25;

  static final byte NEXT = 26;

  /** noon, midnight: the minute of the day. */
  static final byte NOON = 27;

  /** Digits as they are written. */
  static final byte DIGITS = 28;

  /** Letters and digits in one word. */
  static final byte MIXED = 29;

  /** 零 … 九, 幺, 两. */
  static final byte HAN_UNIT = 30;

  /** 十, 百, 千. */
  static final byte HAN_TEN = 31;

  /** 万, 亿. */
  static final byte HAN_MYRIAD = 32;

  /** A character that begins a Chinese word for a day or part of one. */
  static final byte HAN_DAY = 33;

  /** 半. */
  static final byte HAN_HALF = 34;

  /** A single letter. */
  static final byte LETTER = 35;

  static final byte COUPLE = 36;
  static final byte AT = 37;

  /** Value of a currency word for its hundredth. */
  static final int CENTS = 100;

  /** Set in the value of a month that is also another word. */
  static final int DOUBTFUL = 100;

  private static final int SIZE = 1 << 10;

  private static final Object[][] WORDS = {
    {UNIT, "zero one two three four five six seven eight nine", 0},
    {OH, "oh o", 0, 0},
    {TEEN, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10},
    {HUNDRED, "hundred hundreds", 100, 100},
    {THOUSAND, "thousand million billion grand", 1_000, 1_000_000, 1_000_000_000, 1_000},
    {TENS, "twenty thirty forty fourty fifty sixty", 20, 30, 40, 40, 50, 60},
    {TENS, "seventy eighty ninety", 70, 80, 90},
    {AND, "and", 0},
    {POINT, "point dot", 0, 0},
    {TIMES, "double triple treble", 2, 3, 3},
    {ORDINAL, "first second third fourth fifth sixth seventh eighth ninth tenth", 1},
    {ORDINAL, "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth", 11},
    {ORDINAL, "eighteenth nineteenth twentieth thirtieth", 18, 19, 20, 30},
    {MONTH, "january february march april may june july august", 1, 2, 103, 4, 105, 6, 7, 8},
    {MONTH, "september october november december", 9},
    {MONTH, "jan feb mar apr jun jul aug sep", 1, 2, 103, 4, 6, 7, 8, 109},
    {MONTH, "sept oct nov dec", 9, 10, 11, 12},
    {WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday", 1},
    {WEEKDAY, "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekend", 1},
    {RELATIVE, "today tonight tomorrow yesterday", 0, 0, 1, -1},
    {CURRENCY, "yuan rmb cny dollar dollars usd bucks buck", 0, 0, 0, 1, 1, 1, 1, 1},
    {CURRENCY, "euro euros eur pound pounds gbp quid hkd", 2, 2, 2, 3, 3, 3, 3, 4},
    {CURRENCY, "cent cents pence penny", 100, 100, 100, 100},
    {SPAN, "second seconds minute minutes hour hours day days", 0, 0, 1, 1, 2, 2, 3, 3},
    {
      SPAN,
      "secs mins hrs hr min week weeks month months year years",
      0,
      1,
      2,
      2,
      1,
      5,
      5,
      6,
      6,
      7,
      7
    },
    {WORKING, "business working", 0, 0},
    {AM, "am pm", 0, 1},
    {OCLOCK, "o'clock oclock", 0, 0},
    {HALF, "half", 0},
    {QUARTER, "quarter", 0},
    {PAST, "past", 0},
    {TO, "to till", 0, 0},
    {PERCENT, "percent", 0},
    {ARTICLE, "a an", 0, 0},
    {DAY_PART, "morning afternoon evening night", 720, 1_080, 1_320, 1_440},
    {NEXT, "next this coming", 1, 0, 0},
    {NOON, "noon midday midnight", 720, 720, 1_440},
    {COUPLE, "couple few", 2, 3},
    {AT, "at by around before after until", 0, 0, 0, 0, 0, 0},
    {LETTER, "b c d e f g h i j k l m n p q r s t u v w x y z", 0},
    {HAN_UNIT, "零 〇 一 二 三 四 五 六 七 八 九 幺 两", 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2},
    {HAN_TEN, "十 百 千", 10, 100, 1_000},
    {HAN_MYRIAD, "万 亿", 10_000, 100_000_000},
    {HAN_DAY, "今 明 后 昨 前 周 星 礼 下 本 这 大 上 中 早 晚 凌 傍 月 年", 0},
    {HAN_HALF, "半", 0},
  };

  private static final long[] HASH = new long[SIZE];
  private static final char[][] TEXT = new char[SIZE][];
  private static final byte[] CLASS = new byte[SIZE];
  private static final int[] VALUE = new int[SIZE];

  static {
    for (Object[] row : WORDS) {
      String[] words = ((String) row[1]).split(" ");
      for (int i = 0; i < words.length; i++) {
        int value = row.length > 3 ? (Integer) row[2 + i] : (Integer) row[2] + i;
        add(words[i], (Byte) row[0], value);
      }
    }
  }

  private Lexicon() {}

  /** The place of a token's word in the table; −1 where it is none of these. */
  static int find(PreparedText text, int token) {
    long hash = text.hash(token);
    int slot = slot(hash);
    while (TEXT[slot] != null) {
      if (HASH[slot] == hash && text.matches(token, TEXT[slot], 0, TEXT[slot].length)) {
        return slot;
      }
      slot = slot + 1 & SIZE - 1;
    }
    return -1;
  }

  static byte classOf(int place) {
    return CLASS[place];
  }

  static int valueOf(int place) {
    return VALUE[place];
  }

  private static int slot(long hash) {
    return (int) (hash >>> 20) & SIZE - 1;
  }

  private static void add(String word, byte kind, int value) {
    PreparedText text = new PreparedText();
    text.append(word, 0, false);
    int slot = slot(text.hash(0));
    while (TEXT[slot] != null) {
      slot = slot + 1 & SIZE - 1;
    }
    HASH[slot] = text.hash(0);
    TEXT[slot] = word.toCharArray();
    CLASS[slot] = kind;
    VALUE[slot] = value;
  }
}
