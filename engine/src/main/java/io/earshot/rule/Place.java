package io.earshot.rule;

/**
 * A stretch of a rule file's line.
 *
 * @param file the file
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param length in characters, at least 1
 */
record Place(SourceFile file, int line, int column, int length) {
  Position position() {
    return new Position(file.name(), line, column);
  }

  RuleFault fault(RuleFault.Severity severity, String message, String fix) {
    return new RuleFault(severity, position(), length, message, fix, file.line(line));
  }
}
