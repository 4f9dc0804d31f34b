package io.earshot.score;

import io.earshot.text.Metaphone;
import io.earshot.text.Pinyin;
import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * How the words of a text sound: a run of sounds, and where each token's begin. A Chinese character
 * has two, its initial and its final; an English word those of its phonetic key; a digit is itself.
 * Reused; a conversation's are made the first time somebody asks.
 */
final class Sounds {
  private static final int RHYMES = 1 << 9;
  private static final int INITIALS = 1 << 8;
  private static final int OTHERS = 1 << 10;

  int[] sound = new int[256];
  int count;

  /** Per token: where its sounds begin; one more entry at the end. */
  int[] from = {0};

  private char[] key = new char[64];
  private int conversation = -1;

  /** Makes the conversation's sounds, once. */
  void open(Workspace space) {
    if (conversation != space.conversations) {
      conversation = space.conversations;
      of(space.text);
    }
  }

  /** Makes a text's sounds. */
  void of(PreparedText text) {
    int tokens = text.tokenCount();
    if (from.length < tokens + 1) {
      from = new int[2 * tokens + 1];
    }
    count = 0;
    for (int t = 0; t < tokens; t++) {
      from[t] = count;
      long hash = text.hash(t);
      if (hash != PreparedText.BOUNDARY && hash != PreparedText.UNKNOWN) {
        token(text, t);
      }
    }
    from[tokens] = count;
  }

  private void token(PreparedText text, int t) {
    int begin = text.start(t);
    char first = text.chars()[begin];
    if (Pinyin.initial(first) != Pinyin.NONE) {
      add(INITIALS + Pinyin.initial(first));
      add(RHYMES + Pinyin.rhyme(first));
      return;
    }
    if (first >= 0x80) {
      add(OTHERS + first);
      return;
    }
    int length = text.end(t) - begin;
    if (key.length < 2 * length) {
      key = new char[4 * length];
    }
    int sounds = Metaphone.key(text.chars(), begin, text.end(t), key);
    for (int i = 0; i < sounds; i++) {
      add(key[i]);
    }
  }

  private void add(int s) {
    if (count == sound.length) {
      sound = Arrays.copyOf(sound, 2 * count);
    }
    sound[count++] = s;
  }

  /** A copy of all sounds. */
  int[] copy() {
    return Arrays.copyOf(sound, count);
  }
}
