package io.earshot.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What every UTF-16 unit folds to and what kind it is: two flat tables, one look-up per character.
 *
 * <p>Folding maps one unit to one unit, so offsets into folded text are offsets into the original.
 * The tables come from {@code folding.txt}, made from the Unicode data of ICU4J by a test that also
 * checks that the resource is still what it would make: the result of folding never depends on the
 * Java version.
 */
final class CharTable {
  /** Separates tokens. */
  static final byte BREAK = 0;

  /** Separates tokens and ends a clause. */
  static final byte STOP = 1;

  /** Letter, mark or digit of a script written with spaces. */
  static final byte WORD = 2;

  /** A token by itself: an ideograph, kana, a symbol. */
  static final byte SINGLE = 3;

  /** As if it were not there: zero-width and formatting characters. */
  static final byte SKIP = 4;

  /** Part of a word when it stands between two letters. */
  static final byte APOSTROPHE = 5;

  /** First half of a pair that makes one token. */
  static final byte HIGH = 6;

  private static final int SIZE = 1 << 16;
  private static final String RESOURCE = "folding.txt";

  static final char[] FOLD = new char[SIZE];
  static final byte[] KIND = new byte[SIZE];

  /** What characters of words fold to; 0 for all others: one look-up per letter instead of two. */
  static final char[] LETTER = new char[SIZE];

  static {
    for (int c = 0; c < SIZE; c++) {
      FOLD[c] = (char) c;
    }
    load();
    for (int c = 0; c < SIZE; c++) {
      LETTER[c] = KIND[c] == WORD ? FOLD[c] : 0;
    }
  }

  private CharTable() {}

  private static void load() {
    InputStream in = CharTable.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("the class path lacks io/earshot/text/" + RESOURCE);
    }
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        apply(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line: {@code K first last kind} or {@code F first last difference}, in hexadecimal. */
  private static void apply(String line) {
    if (line.startsWith("#")) {
      return;
    }
    String[] field = line.split(" ", 4);
    int first = Integer.parseInt(field[1], 16);
    int last = Integer.parseInt(field[2], 16);
    int value = Integer.parseInt(field[3], 16);
    for (int c = first; c <= last; c++) {
      if (field[0].equals("K")) {
        KIND[c] = (byte) value;
      } else {
        FOLD[c] = (char) (c + value);
      }
    }
  }
}
