package io.earshot.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts an archive before it is read. */
final class Surveyor {
  private static final int SAMPLE_BYTES = 1 << 20;

  private final Classifier classifier;
  private final ArchiveOptions options;
  private long recordings;
  private long chats;
  private long failures;
  private long recordingBytes;
  private long chatBytes;
  private boolean exact = true;
  private long skippedCount;
  private final List<Skipped> skipped = new ArrayList<>();

  Surveyor(Classifier classifier, ArchiveOptions options) {
    this.classifier = classifier;
    this.options = options;
  }

  Survey survey(FolderWalk walk) {
    for (FolderWalk.@Nullable Entry e = walk.next(); e != null; e = walk.next()) {
      count(classifier.classify(e));
    }
    return new Survey(
        recordings, chats, failures, recordingBytes, chatBytes, exact, skippedCount, skipped);
  }

  /** Counts the conversations of a manifest. */
  void add(Manifest manifest) {
    failures += manifest.faultyRows();
    for (ManifestCall call : manifest.goodCalls()) {
      Path chats = call.chatFile();
      if (chats == null) {
        addRecording(call.sizeBytes());
      } else {
        addChats(chats, call.sizeBytes());
      }
    }
  }

  private void addRecording(long sizeBytes) {
    recordings++;
    recordingBytes += sizeBytes;
  }

  /** Counts the conversations of a chat file. */
  private void addChats(Path file, long sizeBytes) {
    chatBytes += sizeBytes;
    try {
      chats += countChats(file, sizeBytes);
    } catch (IOException e) {
      failures++;
    }
  }

  private void count(Classifier.Place place) {
    switch (place.verdict()) {
      case RECORDING -> {
        if (Sidecar.isUndeclared(place, options)) {
          failures++;
        } else {
          addRecording(place.sizeBytes());
        }
      }
      case CHATS -> addChats(place.path(), place.sizeBytes());
      case FAILED -> failures++;
      case SKIPPED -> skip(place);
      case SILENT -> {}
    }
  }

  private void skip(Classifier.Place place) {
    skippedCount++;
    if (skipped.size() < Survey.LISTED_LIMIT) {
      skipped.add(
          new Skipped(io.earshot.model.Plain.line(place.path().toString()), place.reason()));
    }
  }

  /** Lines in the first megabyte, extrapolated; documents by the turns lists they hold. */
  private long countChats(Path file, long sizeBytes) throws IOException {
    byte[] sample;
    try (InputStream in = Files.newInputStream(file)) {
      sample = in.readNBytes(SAMPLE_BYTES);
    }
    boolean lines = FileKind.ofName(String.valueOf(file.getFileName())) == FileKind.CHAT_LINES;
    long counted = Math.max(1, lines ? countLines(sample) : countTurnLists(sample));
    if (sample.length < SAMPLE_BYTES) {
      return counted;
    }
    exact = false;
    return Math.max(1, Math.round((double) counted * sizeBytes / sample.length));
  }

  private static long countLines(byte[] sample) {
    long count = 0;
    int from = 0;
    for (int end = LineReader.indexOfNewline(sample, 0, sample.length);
        end >= 0;
        end = LineReader.indexOfNewline(sample, from, sample.length)) {
      count += end > from + 1 ? 1 : 0;
      from = end + 1;
    }
    return count + (sample.length > from ? 1 : 0);
  }

  private static long countTurnLists(byte[] sample) {
    byte[] wanted = {'"', 't', 'u', 'r', 'n', 's', '"'};
    long count = 0;
    for (int i = 0; i + wanted.length <= sample.length; i++) {
      int k = 0;
      while (k < wanted.length && sample[i + k] == wanted[k]) {
        k++;
      }
      count += k == wanted.length ? 1 : 0;
    }
    return count;
  }
}
