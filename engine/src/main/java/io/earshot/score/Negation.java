package io.earshot.score;

import io.earshot.text.Normaliser;
import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * The negation guard: whether a cue stands shortly before a phrase in the same clause ("not very
 * angry", 没有生气). A Chinese cue reaches over {@value #HAN_REACH} characters, an English one over
 * {@value #WORD_REACH} words. Words that merely contain a cue (特别, 对不起) are none.
 *
 * <p>Quoted and hypothetical speech is not told apart.
 */
final class Negation {
  /** Raised whenever the cues or their reach change. */
  static final String VERSION = "2";

  private static final int WORD_REACH = 2;
  private static final int HAN_REACH = 2;

  private static final String[] CUES = {
    "not",
    "no",
    "never",
    "none",
    "nothing",
    "nobody",
    "without",
    "cannot",
    "can't",
    "cant",
    "don't",
    "dont",
    "doesn't",
    "doesnt",
    "didn't",
    "didnt",
    "isn't",
    "isnt",
    "aren't",
    "arent",
    "wasn't",
    "wasnt",
    "weren't",
    "werent",
    "won't",
    "wont",
    "wouldn't",
    "wouldnt",
    "couldn't",
    "couldnt",
    "shouldn't",
    "shouldnt",
    "haven't",
    "havent",
    "hasn't",
    "hasnt",
    "hadn't",
    "hadnt",
    "ain't",
    "hardly",
    "不",
    "没",
    "别",
    "未",
    "无",
    "勿",
    "甭"
  };

  /** A cue followed by one of these is part of another word: 不好意思, 别人, 没关系. */
  private static final String[] FOLLOWED = {
    "不过", "不但", "不仅", "不断", "不如", "不管", "不论", "不同", "不客", "不久", "没关", "没问", "没事", "别人", "别的", "无论",
    "未来", "未必", "不得", "不止", "不少"
  };

  /** A cue preceded by one of these is part of another word: 特别, 分别, 对不起. */
  private static final String[] PRECEDED = {
    "特别", "分别", "区别", "个别", "级别", "性别", "类别", "辨别", "识别", "对不", "要不", "差不", "了不", "忍不", "是不", "好不",
    "能不", "会不", "有没", "来不"
  };

  /** What a negation does not reach over. */
  private static final String[] BARRIERS = {
    "but", "and", "however", "because", "although", "sorry", "但", "却", "而"
  };

  private static final long[] BARRIER_HASHES = hashes(BARRIERS);
  private static final long[] CUE_HASHES = hashes(CUES);
  private static final long[] FOLLOWED_HASHES = hashes(FOLLOWED);
  private static final long[] PRECEDED_HASHES = hashes(PRECEDED);

  private Negation() {}

  /** Whether the phrase that begins at {@code token} is negated. */
  static boolean before(PreparedText text, int token) {
    int clause = text.clause(token);
    for (int back = 1; back <= WORD_REACH + 1; back++) {
      int t = token - back;
      if (t < 0
          || text.clause(t) != clause
          || Arrays.binarySearch(BARRIER_HASHES, text.hash(t)) >= 0) {
        return false;
      }
      int reach = isHan(text, t) ? HAN_REACH : WORD_REACH;
      if (back <= reach + 1 && isCue(text, t)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text holds a cue itself. */
  static boolean in(PreparedText text) {
    for (int t = 0; t < text.tokenCount(); t++) {
      if (isCue(text, t)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCue(PreparedText text, int t) {
    if (Arrays.binarySearch(CUE_HASHES, text.hash(t)) < 0) {
      return false;
    }
    long next = t + 1 < text.tokenCount() ? text.hash(t + 1) : PreparedText.BOUNDARY;
    long last = t > 0 ? text.hash(t - 1) : PreparedText.BOUNDARY;
    long own = text.hash(t);
    return Arrays.binarySearch(FOLLOWED_HASHES, PreparedText.extend(own, next)) < 0
        && Arrays.binarySearch(PRECEDED_HASHES, PreparedText.extend(last, own)) < 0;
  }

  private static boolean isHan(PreparedText text, int t) {
    return Normaliser.isToken(text.chars()[text.start(t)]);
  }

  private static long[] hashes(String[] words) {
    PreparedText text = new PreparedText();
    long[] hashes = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      text.clear();
      text.append(words[i], 0, false);
      hashes[i] =
          text.tokenCount() == 1 ? text.hash(0) : PreparedText.extend(text.hash(0), text.hash(1));
    }
    Arrays.sort(hashes);
    return hashes;
  }
}
