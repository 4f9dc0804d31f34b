package io.earshot.worker;

import io.earshot.model.LineQuality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts together what came of the segments of one recording. */
final class RecordingResult {
  private final RecordingTask task;
  private final List<Long> speechMillis = new ArrayList<>();
  private final List<LineQuality> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long audioMillis;
  private long endMillis;
  private int channelCount;
  private int sampleRate;
  private String codec = "";
  private boolean cut;

  RecordingResult(RecordingTask task) {
    this.task = task;
  }

  /** Audio recognised so far, over all segments. */
  long audioMillis() {
    return audioMillis;
  }

  /** Where the next segment begins. */
  long offsetMillis(RecordingSegment next) {
    return next.offsetMillis() == RecordingSegment.FOLLOWS ? endMillis : next.offsetMillis();
  }

  /** Adds a segment, whose duration counts from its own start. */
  void add(RecordingSegment segment, long offsetMillis, Transcription heard) {
    audioMillis += heard.durationMillis();
    endMillis = Math.max(endMillis, offsetMillis + heard.durationMillis());
    channelCount = Math.max(channelCount, heard.channelCount());
    if (codec.isEmpty()) {
      codec = heard.codec();
      sampleRate = heard.sampleRate();
    }
    cut |= heard.cut();
    Path name = segment.file().getFileName();
    for (String fault : heard.faults()) {
      faults.add(task.segments().size() > 1 ? name + ": " + fault : fault);
    }
    addSpeech(heard.speechMillis());
    addLines(heard.lines());
  }

  /** The whole, without utterances. */
  Transcription transcription() {
    while (speechMillis.size() < channelCount) {
      speechMillis.add(0L);
    }
    return new Transcription(
        endMillis,
        channelCount,
        sampleRate,
        codec,
        List.of(),
        faults,
        cut,
        speechMillis,
        lines,
        task.model().hash(),
        task.options().label());
  }

  private void addSpeech(List<Long> ofSegment) {
    for (int i = 0; i < ofSegment.size(); i++) {
      if (i == speechMillis.size()) {
        speechMillis.add(0L);
      }
      speechMillis.set(i, speechMillis.get(i) + ofSegment.get(i));
    }
  }

  private void addLines(List<LineQuality> ofSegment) {
    for (int i = 0; i < ofSegment.size(); i++) {
      if (i == lines.size()) {
        lines.add(ofSegment.get(i));
      } else {
        lines.set(i, lines.get(i).and(ofSegment.get(i)));
      }
    }
  }
}
