package io.earshot.worker;

import io.earshot.model.Plain;

/**
 * A recording that twice killed a worker in which it was alone. It is not tried again until its
 * journal entry is cleared.
 */
public final class RecordingQuarantinedException extends RuntimeException {
  private final String contentHash;
  private final String reason;

  RecordingQuarantinedException(String contentHash, String reason) {
    super(Plain.line("quarantined after " + WorkerPool.CRASHES_ALLOWED + " crashes: " + reason));
    this.contentHash = contentHash;
    this.reason = Plain.line(reason);
  }

  /** The recording. */
  public String contentHash() {
    return contentHash;
  }

  /** How the last worker ended, with the end of its log; one line. */
  public String reason() {
    return reason;
  }
}
