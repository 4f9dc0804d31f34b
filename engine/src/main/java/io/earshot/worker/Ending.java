package io.earshot.worker;

import io.earshot.model.InputException;

/** How an attempt ended. */
sealed interface Ending {
  /** Transcribed. */
  record Transcribed(Transcription transcription) implements Ending {}

  /** Probed. */
  record Looked(AudioProbe probe) implements Ending {}

  /** The file cannot be used, and the reason is known. */
  record Refused(InputException reason) implements Ending {}

  /**
   * The worker is gone.
   *
   * @param reason one line
   * @param alone whether nothing else was in the worker
   * @param loadingModel whether the recording had not been touched yet
   */
  record Crashed(String reason, boolean alone, boolean loadingModel) implements Ending {}
}
