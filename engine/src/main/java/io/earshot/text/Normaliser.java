package io.earshot.text;

/** The one way in which text is made comparable, in all languages and all rooms. */
public final class Normaliser {
  /**
   * Raised whenever the same text would give other tokens. Scores carry it: a change makes them
   * recomputable, not comparable.
   */
  public static final String VERSION = "1";

  private Normaliser() {}

  /**
   * {@code text} folded character by character: lower case, one width, simplified script, straight
   * quotes. It has the same length, and every character keeps its place.
   */
  public static String fold(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = CharTable.FOLD[chars[i]];
    }
    return new String(chars);
  }

  /** Whether a character is a token by itself: an ideograph, kana, a symbol. */
  public static boolean isToken(char c) {
    return CharTable.KIND[c] == CharTable.SINGLE;
  }

  /** Number of tokens in {@code text}: 0 where it holds nothing that could be matched. */
  public static int tokenCount(String text) {
    PreparedText prepared = new PreparedText();
    prepared.clear();
    prepared.append(text, 0, false);
    return prepared.tokenCount();
  }
}
