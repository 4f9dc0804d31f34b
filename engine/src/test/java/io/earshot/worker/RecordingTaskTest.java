package io.earshot.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTaskTest {
  private static final SpeechModel MODEL =
      new SpeechModel(Path.of("/models/en"), "en", 8_000, "ab12", 5_000_000);

  @Test
  void transcript_heardWithOtherOptions_isAnotherTranscript() {
    assertThat(task(true).transcriptIdentity()).isNotEqualTo(task(false).transcriptIdentity());
    assertThat(task(true).transcriptIdentity()).isEqualTo(task(true).transcriptIdentity());
  }

  @Test
  void segments_areKnownAgainFromTheIdentityWhateverTheOptions() {
    for (boolean voiceActivity : new boolean[] {true, false}) {
      String identity = task(voiceActivity).transcriptIdentity();

      assertThat(RecordingTask.segments(identity, List.of(Path.of("/x.wav"), Path.of("/y.wav"))))
          .extracting(RecordingSegment::offsetMillis)
          .containsExactly(0L, 60_000L);
    }
  }

  private static RecordingTask task(boolean voiceActivity) {
    List<RecordingSegment> segments =
        List.of(
            new RecordingSegment(Path.of("/a.wav"), 0, null),
            new RecordingSegment(Path.of("/b.wav"), 60_000, null));
    return new RecordingTask("c0ffee", segments, MODEL, new DecodeOptions(voiceActivity));
  }
}
