package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * Tells back-channels (嗯, right, mm-hm: the listener saying "go on") and openers (喂, hello) from
 * contributions. Only very short utterances are looked at, so the cost per conversation is small.
 */
final class ShortUtterances {
  private static final int LIMIT_CHARS = 24;
  private static final int OPENER_LIMIT_CHARS = 11;
  private static final int LIMIT_TOKENS = 4;

  private static final String[] BACK_CHANNELS = {
    "嗯",
    "嗯嗯",
    "嗯哼",
    "啊",
    "哦",
    "噢",
    "喔",
    "对",
    "对对",
    "对对对",
    "对的",
    "好",
    "好好",
    "好的",
    "好吧",
    "是",
    "是是",
    "是的",
    "行",
    "行行",
    "可以",
    "明白",
    "没错",
    "yes",
    "yeah",
    "yep",
    "yup",
    "right",
    "okay",
    "ok",
    "k",
    "sure",
    "mm",
    "mhm",
    "mm hm",
    "mm hmm",
    "hmm",
    "hm",
    "uh huh",
    "uh",
    "ah",
    "oh",
    "oh okay",
    "i see",
    "got it",
    "of course",
    "all right",
    "alright",
    "exactly",
    "true",
    "yes yes"
  };

  private static final String[] OPENERS = {
    "喂", "喂喂", "喂你好", "喂您好", "哈喽", "hello", "hello hello", "hi", "hey", "在吗", "在么", "有人吗", "在"
  };

  private static final long[] BACK_CHANNEL_HASHES = hashes(BACK_CHANNELS);
  private static final long[] OPENER_HASHES = hashes(OPENERS);

  private final PreparedText text = new PreparedText();

  boolean isBackChannel(String utterance) {
    return utterance.length() <= LIMIT_CHARS && isListed(utterance, BACK_CHANNEL_HASHES);
  }

  boolean isOpener(String utterance) {
    return utterance.length() <= OPENER_LIMIT_CHARS && isListed(utterance, OPENER_HASHES);
  }

  private boolean isListed(String utterance, long[] sorted) {
    long h = hash(text, utterance);
    return h != 0 && Arrays.binarySearch(sorted, h) >= 0;
  }

  /** Hash of all tokens of a short text, 0 when there are none or too many. */
  private static long hash(PreparedText text, String utterance) {
    text.clear();
    text.append(utterance, 0, false);
    int n = text.tokenCount();
    if (n == 0 || n > LIMIT_TOKENS) {
      return 0;
    }
    long h = text.hash(0);
    for (int t = 1; t < n; t++) {
      h = PreparedText.extend(h, text.hash(t));
    }
    return h;
  }

  private static long[] hashes(String[] listed) {
    PreparedText text = new PreparedText();
    long[] hashes = new long[listed.length];
    for (int i = 0; i < listed.length; i++) {
      hashes[i] = hash(text, listed[i]);
    }
    Arrays.sort(hashes);
    return hashes;
  }
}
