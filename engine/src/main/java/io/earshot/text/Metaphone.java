package io.earshot.text;

/**
 * How an English word sounds, roughly: the key of Lawrence Philips' Metaphone (1990). Consonants
 * that sound alike are one, vowels count only at the beginning. "knight" and "night" have one key,
 * but so have "meet" and "mat": a key of few sounds says little.
 */
public final class Metaphone {
  private static final String VOWELS = "aeiou";
  private static final String FRONT = "eiy";

  private final char[] word;
  private final int end;
  private final char[] key;
  private int length;

  private Metaphone(char[] word, int end, char[] key) {
    this.word = word;
    this.end = end;
    this.key = key;
  }

  /**
   * Writes the key of a word.
   *
   * @param chars folded letters, digits and apostrophes; digits are their own sounds
   * @param key where the sounds go; twice as long as the word at least
   * @return how many sounds there are
   */
  public static int key(char[] chars, int from, int to, char[] key) {
    char[] word = new char[to - from];
    int n = 0;
    for (int i = from; i < to; i++) {
      boolean sounds = chars[i] >= 'a' && chars[i] <= 'z' || chars[i] >= '0' && chars[i] <= '9';
      boolean twice = n > 0 && chars[i] == word[n - 1] && chars[i] != 'c' && chars[i] > '9';
      if (sounds && !twice) {
        word[n++] = chars[i];
      }
    }
    Metaphone metaphone = new Metaphone(word, n, key);
    metaphone.write();
    return metaphone.length;
  }

  private void write() {
    int i = start();
    while (i < end) {
      i += sound(i);
    }
  }

  /** Passes over a silent first letter. */
  private int start() {
    if (is(0, "kn") || is(0, "gn") || is(0, "pn") || is(0, "ae") || is(0, "wr")) {
      return 1;
    }
    if (is(0, "x")) {
      put('s');
      return 1;
    }
    if (is(0, "wh")) {
      put('w');
      return 2;
    }
    return 0;
  }

  private void put(char c) {
    key[length++] = c;
  }

  private boolean is(int i, String letters) {
    if (i < 0 || i + letters.length() > end) {
      return false;
    }
    for (int k = 0; k < letters.length(); k++) {
      if (word[i + k] != letters.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOf(int i, String letters) {
    return i >= 0 && i < end && letters.indexOf(word[i]) >= 0;
  }

  /** Adds the sound of the letter at {@code i}; how many letters it took. */
  private int sound(int i) {
    char c = word[i];
    switch (c) {
      case 'a', 'e', 'i', 'o', 'u' -> {
        if (i == 0) {
          put('a');
        }
      }
      case 'b' -> {
        if (!(i == end - 1 && is(i - 1, "m"))) {
          put('b');
        }
      }
      case 'c' -> {
        return soft(i);
      }
      case 'd' -> {
        if (is(i + 1, "ge") || is(i + 1, "gi") || is(i + 1, "gy")) {
          put('j');
          return 2;
        }
        put('t');
      }
      case 'g' -> {
        return hard(i);
      }
      case 'h' -> {
        if (isOf(i + 1, VOWELS) && !isOf(i - 1, "csptg")) {
          put('h');
        }
      }
      case 'k' -> {
        if (!is(i - 1, "c")) {
          put('k');
        }
      }
      case 'p' -> {
        put(is(i + 1, "h") ? 'f' : 'p');
        return is(i + 1, "h") ? 2 : 1;
      }
      case 'q' -> put('k');
      case 's' -> {
        return hissing(i);
      }
      case 't' -> {
        return dental(i);
      }
      case 'v' -> put('f');
      case 'w', 'y' -> {
        if (isOf(i + 1, VOWELS)) {
          put(c);
        }
      }
      case 'x' -> {
        put('k');
        put('s');
      }
      case 'z' -> put('s');
      default -> put(c);
    }
    return 1;
  }

  private int soft(int i) {
    if (is(i + 1, "ia") || is(i + 1, "h")) {
      put(is(i - 1, "sch") ? 'k' : 'x');
      return is(i + 1, "h") ? 2 : 1;
    }
    if (isOf(i + 1, FRONT)) {
      if (!is(i - 1, "s")) {
        put('s');
      }
    } else {
      put('k');
    }
    return 1;
  }

  private int hard(int i) {
    if (is(i + 1, "h") && !isOf(i + 2, VOWELS)) {
      return 2;
    }
    if (is(i + 1, "n") && (i + 2 == end || is(i + 2, "ed"))) {
      return 1;
    }
    put(isOf(i + 1, FRONT) && !is(i - 1, "g") ? 'j' : 'k');
    return 1;
  }

  private int hissing(int i) {
    boolean hushed = is(i + 1, "h") || is(i + 1, "io") || is(i + 1, "ia");
    put(hushed ? 'x' : 's');
    return is(i + 1, "h") ? 2 : 1;
  }

  private int dental(int i) {
    if (is(i + 1, "ia") || is(i + 1, "io")) {
      put('x');
    } else if (is(i + 1, "h")) {
      put('0');
      return 2;
    } else if (!is(i + 1, "ch")) {
      put('t');
    }
    return 1;
  }
}
