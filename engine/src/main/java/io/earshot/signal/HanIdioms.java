package io.earshot.signal;

/** Chinese words that are written with numerals and count nothing. */
final class HanIdioms {
  private static final String[] WORDS = {
    "万一", "千万", "十分", "十足", "万分", "百分", "一二", "三方", "四处", "二手", "二维", "三包", "八卦", "三星", "百度", "两边",
    "两者", "七夕", "三餐", "四周", "四季", "五一", "十一", "六一", "百万", "一一", "八成", "千兆", "百兆", "万达", "百货", "百科",
    "六神", "九九", "三只松鼠", "七匹狼", "一九", "三思", "一百分", "两清", "半天"
  };

  private HanIdioms() {}

  /** Whether the numeral at tokens {@code [t, end)} is part of such a word, or an ordinal. */
  static boolean holds(Lexemes x, int t, int end) {
    char before = x.sign(t - 1);
    boolean lastDigits = x.sign(end) == '位' && (before == '后' || before == '前' || before == '尾');
    if (before == '第' || lastDigits) {
      return true;
    }
    if (end - t > 2) {
      return false;
    }
    for (String word : WORDS) {
      if (x.han(t, word) && word.length() >= end - t) {
        return true;
      }
    }
    return end - t == 1 && x.at(t) == Lexicon.HAN_MYRIAD;
  }
}
