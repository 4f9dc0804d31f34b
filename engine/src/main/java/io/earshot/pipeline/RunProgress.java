package io.earshot.pipeline;

import io.earshot.store.Job;

/**
 * Where a run stands.
 *
 * @param counts the whole job's items so far
 * @param doneBefore those of them that the job had done before it was stopped
 * @param heardMillis audio heard in this run
 * @param expectedItems items the archive holds, an estimate where {@code exact} is false
 * @param exact whether {@code expectedItems} was counted
 * @param recordingBytes bytes of recordings done
 * @param expectedRecordingBytes bytes of recordings the archive holds
 * @param elapsedMillis since the start
 */
public record RunProgress(
    Job.Counts counts,
    long doneBefore,
    long heardMillis,
    long expectedItems,
    boolean exact,
    long recordingBytes,
    long expectedRecordingBytes,
    long elapsedMillis) {
  /** Items done so far. */
  public long done() {
    return counts.scored() + counts.notScored() + counts.unchanged() + counts.failed();
  }

  /** Audio heard per wall time, 1.0 is as fast as it was spoken. */
  public double timesRealTime() {
    return elapsedMillis == 0 ? 0 : (double) heardMillis / elapsedMillis;
  }

  /**
   * Milliseconds to go: by the bytes of the recordings where there are any, since they take nearly
   * all of the time, else by items. −1 while too little is known.
   */
  public long remainingMillis() {
    boolean byAudio = expectedRecordingBytes > 0;
    double share =
        byAudio
            ? (double) recordingBytes / expectedRecordingBytes
            : expectedItems == 0 ? 1 : (double) done() / expectedItems;
    return share <= 0 ? -1 : Math.max(0, Math.round(elapsedMillis * (1 - share) / share));
  }
}
