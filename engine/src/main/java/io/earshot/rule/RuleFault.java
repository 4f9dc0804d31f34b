package io.earshot.rule;

import io.earshot.model.Plain;

/**
 * One thing wrong (or doubtful) in a rule file, told to the person who wrote it.
 *
 * @param severity whether the rule set is refused because of it
 * @param at the first character concerned
 * @param length how many characters are concerned, at least 1
 * @param message what is wrong; one line
 * @param fix what to do; one line, may be empty
 * @param sourceLine the line of the file, empty where there is none to show
 */
public record RuleFault(
    Severity severity, Position at, int length, String message, String fix, String sourceLine) {

  /** Whether a rule set with this fault loads. */
  public enum Severity {
    /** The rule set is refused. */
    ERROR,
    /** The rule set loads; somebody should look at it. */
    WARNING
  }

  /** Makes message and fix safe to print on one line each. */
  public RuleFault {
    message = Plain.line(message);
    fix = Plain.line(fix);
    length = Math.max(1, length);
  }

  /** Whether the rule set is refused because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * The fault as a terminal shows it, without a line break at the end: {@code file:line:column:
   * message}, the source line, and carets under the characters concerned with the fix beside them.
   */
  public String render() {
    String head = Plain.line(at.toString()) + ": " + (isError() ? "" : "warning: ") + message;
    if (sourceLine.isBlank()) {
      return fix.isEmpty() ? head : head + "\n" + CaretLine.GUTTER + " " + fix;
    }
    return head + "\n" + CaretLine.under(this);
  }

  @Override
  public String toString() {
    return render();
  }
}
