package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * Stretches of folded text as one sequence for a regular expression, with the way back. A single
 * stretch is a view on the text's own characters; several are copied together with blanks between.
 */
final class CharView implements CharSequence {
  private final PreparedText text;
  private char[] copy = new char[256];
  private int[] origin = new int[256];
  private int stretches;
  private int from;
  private int length;

  CharView(PreparedText text) {
    this.text = text;
  }

  void clear() {
    stretches = 0;
    length = 0;
  }

  /** Appends the folded characters {@code [start, end)}. */
  void append(int start, int end) {
    if (stretches++ == 0) {
      from = start;
      length = end - start;
      return;
    }
    if (stretches == 2) {
      int first = length;
      length = 0;
      copy(from, from + first);
    }
    copy(start, end);
  }

  /** The position among the folded characters of the character at {@code index}. */
  int origin(int index) {
    return stretches > 1 ? origin[index] : from + index;
  }

  private void copy(int start, int end) {
    int needed = length + end - start + 1;
    if (needed > copy.length) {
      copy = Arrays.copyOf(copy, 2 * needed);
      origin = Arrays.copyOf(origin, 2 * needed);
    }
    if (length > 0) {
      copy[length] = ' ';
      origin[length++] = start;
    }
    for (int i = start; i < end; i++) {
      copy[length] = text.chars()[i];
      origin[length++] = i;
    }
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return stretches > 1 ? copy[index] : text.chars()[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return stretches > 1 ? new String(copy, 0, length) : new String(text.chars(), from, length);
  }
}
