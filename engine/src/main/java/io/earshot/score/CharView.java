package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * Stretches of folded text as one sequence for a regular expression, with the way back. A single
 * stretch is a view on the text's own characters; several are copied together with blanks between.
 */
final class CharView {
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

  /** Holds the characters from {@link #from()} to {@link #to()}; never to be written to. */
  char[] chars() {
    return stretches > 1 ? copy : text.chars();
  }

  int from() {
    return stretches > 1 ? 0 : from;
  }

  int to() {
    return from() + length;
  }

  /** The position among the folded characters of the character at {@code index} of the view. */
  int origin(int index) {
    return stretches > 1 ? origin[index] : index;
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
}
