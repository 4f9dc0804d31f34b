package io.earshot.worker;

import io.earshot.model.Plain;

/** No worker process can be started; the fault is the installation's, not a recording's. */
public final class WorkerUnavailableException extends RuntimeException {
  WorkerUnavailableException(String reason) {
    super(Plain.line("no worker process could be started: " + reason));
  }
}
