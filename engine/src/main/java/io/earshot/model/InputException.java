package io.earshot.model;

/**
 * Input that cannot be used, told to the person who gave it: what, where, why, and what to do. Its
 * message is one line without control characters and is printed as it stands.
 */
public final class InputException extends RuntimeException {
  private final String where;
  private final String reason;

  /**
   * Describes one fault.
   *
   * @param where file, {@code file:line:column}, row, turn or byte
   * @param reason what is wrong and what to do
   */
  public InputException(String where, String reason) {
    super(Plain.line(where.isEmpty() ? reason : where + ": " + reason));
    this.where = Plain.line(where);
    this.reason = Plain.line(reason);
  }

  /** The place of the fault. */
  public String where() {
    return where;
  }

  /** What is wrong and what to do. */
  public String reason() {
    return reason;
  }
}
