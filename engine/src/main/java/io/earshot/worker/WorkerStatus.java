package io.earshot.worker;

import java.util.List;

/**
 * One worker process as it is now.
 *
 * @param pid process id
 * @param recordings content hashes of the recordings in it
 * @param residentBytes its resident memory when last looked at
 */
public record WorkerStatus(long pid, List<String> recordings, long residentBytes) {
  /** Copies the list. */
  public WorkerStatus {
    recordings = List.copyOf(recordings);
  }
}
