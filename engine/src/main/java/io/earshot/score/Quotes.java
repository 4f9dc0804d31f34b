package io.earshot.score;

import org.jspecify.annotations.Nullable;

/**
 * Cuts quotes out of texts and shares equal ones: what rules look for is said in the same words
 * again and again. A small table that forgets the older of two quotes that meet in one place.
 */
final class Quotes {
  private static final int PLACES = 1 << 10;

  private final @Nullable String[] kept = new String[PLACES];

  String cut(String text, int from, int to) {
    int length = to - from;
    int hash = length;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = (hash ^ hash >>> 15) & (PLACES - 1);
    String known = kept[place];
    if (known != null && known.length() == length && text.startsWith(known, from)) {
      return known;
    }
    String quote = text.substring(from, to);
    kept[place] = quote;
    return quote;
  }
}
