package io.earshot.ingest;

/**
 * What is wrong with a document, found at the parser's current token. It carries no stack trace:
 * hostile archives throw millions.
 */
final class DocumentFault extends Exception {
  private final String reason;

  DocumentFault(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What is wrong and what to do. */
  String reason() {
    return reason;
  }
}
