package io.earshot.pipeline;

import io.earshot.ingest.Archive;
import io.earshot.ingest.ChatItem;
import io.earshot.ingest.FailedItem;
import io.earshot.ingest.Item;
import io.earshot.ingest.RecordingItem;
import io.earshot.ingest.Survey;
import io.earshot.model.Conversation;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * What a run over an archive would take, from hearing a few of its recordings with the installed
 * model.
 *
 * @param survey what the archive holds
 * @param probed recordings heard
 * @param probedFailures recordings among them that could not be used
 * @param audioMillis length of all recordings, extrapolated by bytes
 * @param wallMillis time a run would take
 * @param storedBytes disk it would occupy
 */
public record Forecast(
    Survey survey,
    int probed,
    int probedFailures,
    long audioMillis,
    long wallMillis,
    long storedBytes) {
  /** Recordings heard at most. */
  public static final int PROBE_LIMIT = 20;

  /**
   * Stored bytes a word takes with its times and confidence, and a byte of a chat file: measured.
   */
  private static final double BYTES_PER_WORD = 14;

  private static final double BYTES_PER_CHAT_BYTE = 0.5;
  private static final double CHATS_PER_SECOND = 5_000;

  /** Hears up to {@value #PROBE_LIMIT} recordings spread over the archive. */
  public static Forecast of(Archive archive, Speech speech, List<Role> channels)
      throws InterruptedException, IOException {
    Survey survey = archive.survey();
    List<RecordingItem> chosen = choose(archive, survey.recordings());
    Probe probe = new Probe();
    long start = System.nanoTime();
    probe.hear(chosen, new Recognition(speech, null, new CallAssembly(channels, "")));
    long wallMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    double scale = probe.bytes == 0 ? 0 : (double) survey.recordingBytes() / probe.bytes;
    return new Forecast(
        survey,
        chosen.size(),
        probe.failures,
        Math.round(probe.audioMillis * scale),
        Math.round(wallMillis * scale + survey.chats() / CHATS_PER_SECOND * 1_000),
        Math.round(
            probe.words * BYTES_PER_WORD * scale + survey.chatBytes() * BYTES_PER_CHAT_BYTE));
  }

  private static List<RecordingItem> choose(Archive archive, long recordings) throws IOException {
    List<RecordingItem> chosen = new ArrayList<>();
    long seen = 0;
    try (var items = archive.items()) {
      while (seen < recordings && items.hasNext()) {
        switch (items.next()) {
          case RecordingItem item -> {
            // evenly spread: the next one whenever its share of the archive is reached
            if (chosen.size() * recordings <= seen * PROBE_LIMIT && chosen.size() < PROBE_LIMIT) {
              chosen.add(item);
            }
            seen++;
          }
          case ChatItem chat -> {}
          case FailedItem failed -> {}
        }
      }
    }
    return chosen;
  }

  /** Sums over the recordings heard. */
  private static final class Probe {
    private long bytes;
    private long audioMillis;
    private long words;
    private int failures;

    void hear(List<RecordingItem> items, Recognition recognition) throws InterruptedException {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (RecordingItem item : items) {
        all.add(
            recognition
                .hear(item)
                .thenAccept(spoken -> add(item, spoken.conversation()))
                .toCompletableFuture());
      }
      for (CompletableFuture<Void> one : all) {
        try {
          one.join();
        } catch (CompletionException e) {
          failures++;
        }
      }
    }

    private synchronized void add(Item item, Conversation conversation) {
      bytes += item instanceof RecordingItem recording ? recording.sizeBytes() : 0;
      audioMillis += conversation.durationMillis();
      for (Utterance u : conversation.utterances()) {
        words += u.words().size();
      }
    }
  }
}
