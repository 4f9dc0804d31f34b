package io.earshot.worker;

import io.earshot.model.Utterance;

/** What one frame says. */
sealed interface Message {
  /** The protocol both ends must speak. */
  int PROTOCOL_VERSION = 2;

  /** From a worker, once connected. */
  record Hello(int protocolVersion) implements Message {}

  /** To a worker: transcribe a recording. */
  record Transcribe(int task, RecordingTask recording) implements Message {}

  /** To a worker: look at a file's header. */
  record Probe(int task, RecordingSegment segment) implements Message {}

  /** From a worker, about one task. */
  sealed interface Report extends Message {
    int task();
  }

  /** The model is loaded; what happens from now on is the recording's doing. */
  record ModelReady(int task) implements Report {}

  /** How far the recording has been recognised. */
  record Progress(int task, long audioMillis) implements Report {}

  /** One utterance; those of one channel come in order. */
  record Heard(int task, Utterance utterance) implements Report {}

  /** The file cannot be used. */
  record Refused(int task, String where, String reason) implements Report {}

  /** The end of a transcription, its utterances having been sent before. */
  record Done(int task, Transcription transcription) implements Report {}

  /** The end of a probe. */
  record Probed(int task, AudioProbe probe) implements Report {}
}
