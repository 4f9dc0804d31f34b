package io.earshot.rule;

import java.util.ArrayList;
import java.util.List;

/** One rule file: its bytes, its text, and its lines counted the way YAML counts them. */
final class SourceFile {
  private final String name;
  private final byte[] bytes;
  private final String text;
  private final List<String> lines;
  private int cachedLine;
  private int[] cachedCodePoints = new int[0];

  /**
   * Holds a file.
   *
   * @param name shown in messages
   * @param bytes as read
   * @param text the bytes decoded
   */
  SourceFile(String name, byte[] bytes, String text) {
    this.name = name;
    this.bytes = bytes;
    this.text = text;
    this.lines = split(text);
  }

  String name() {
    return name;
  }

  /** The bytes, not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  String text() {
    return text;
  }

  /** The line of that number, counted from 1; empty past the end. */
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The characters of a line. The last line asked for is kept: files of one long line are read. */
  int[] codePoints(int number) {
    if (cachedLine != number) {
      cachedCodePoints = line(number).codePoints().toArray();
      cachedLine = number;
    }
    return cachedCodePoints;
  }

  /** The place {@code length} characters long at a line and column counted from 1. */
  Place place(int line, int column, int length) {
    int lineInside = Math.clamp(line, 1, lines.size());
    int longest = codePoints(lineInside).length + 1;
    return new Place(this, lineInside, Math.clamp(column, 1, longest), length);
  }

  /** The place of the first character. */
  Place start() {
    return new Place(this, 1, 1, 1);
  }

  /** The place of the character at a UTF-16 offset of the text. */
  Place placeOf(int offset) {
    List<String> before = split(text.substring(0, Math.min(offset, text.length())));
    String last = before.getLast();
    return place(before.size(), last.codePointCount(0, last.length()) + 1, 1);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = text.startsWith("\uFEFF") ? 1 : 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        lines.add(text.substring(from, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
      }
    }
    lines.add(text.substring(from));
    return lines;
  }
}
