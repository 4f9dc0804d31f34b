package io.earshot.worker;

import io.earshot.model.Utterance;

/** What a worker process can do; the worker's main puts the native rooms behind it. */
public interface RecordingWork {
  /**
   * Loads a model, if it is not loaded.
   *
   * @throws io.earshot.model.InputException if it cannot be
   */
  void load(SpeechModel model);

  /** Begins a recording, whose segments follow in order. */
  Hearing begin(RecordingTask task);

  /**
   * Looks at a file's header.
   *
   * @throws io.earshot.model.InputException if it is not audio that can be used
   */
  AudioProbe probe(RecordingSegment segment);

  /** One recording being heard; used by one thread. */
  @FunctionalInterface
  interface Hearing {
    /**
     * Transcribes one segment on the calling thread.
     *
     * @param segment index into the task's segments
     * @param offsetMillis where the segment begins, added to all times
     * @return the transcription of that segment, its duration counted from the segment's own start,
     *     its utterances having gone to {@code report}
     * @throws io.earshot.model.InputException if the segment cannot be used
     */
    Transcription transcribe(int segment, long offsetMillis, TaskReport report);
  }

  /** Where a task tells how it gets on. */
  interface TaskReport {
    /** One utterance was heard, its times counted from the conversation's start. */
    void heard(Utterance utterance);

    /** So much of the segment has been recognised. */
    void progress(long audioMillis);
  }
}
