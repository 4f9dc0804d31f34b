package io.earshot.rule;

/**
 * A place in a rule file.
 *
 * @param file as given on the command line
 * @param line counted from 1
 * @param column counted from 1, in characters
 */
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
