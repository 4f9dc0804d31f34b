package io.earshot.pipeline;

import io.earshot.ingest.Archive;
import io.earshot.ingest.ChatItem;
import io.earshot.ingest.FailedItem;
import io.earshot.ingest.Items;
import io.earshot.ingest.RecordingItem;
import io.earshot.ingest.Segment;
import io.earshot.ingest.Survey;
import io.earshot.model.Conversation;
import io.earshot.model.InputException;
import io.earshot.worker.AudioProbe;
import io.earshot.worker.WorkerPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the headers of many recordings, hears a few with the installed models, reads some chats,
 * scores and stores all of these in a scratch store, and concludes from them on the archive.
 */
public final class Forecaster {
  private static final int LOOK_LIMIT = 1_000;
  private static final int HEAR_LIMIT = 20;
  private static final int CHAT_LIMIT = 2_000;
  private static final int READ_LIMIT = 100_000;
  private static final int FAULTS_LIMIT = 10_000;

  private final Archive archive;
  private final Speech speech;
  private final RuleBook rules;
  private final Recognition recognition;
  private final Survey survey;
  private final List<RecordingItem> chosen = new ArrayList<>();
  private final List<RecordingItem> sound = new ArrayList<>();
  private final List<Conversation> chats = new ArrayList<>();
  private final List<FailedItem> faults = new ArrayList<>();
  private long failures;
  private long chatSampleBytes;
  private boolean exhausted;
  private long lookedBytes;
  private long lookedMillis;
  private long wallMillis;
  private long storedBytes;

  /**
   * A forecaster for one archive.
   *
   * @param roles how roles are given that a recording does not declare
   */
  public Forecaster(Archive archive, Speech speech, RuleBook rules, SpeakerRoles roles) {
    this.archive = archive;
    this.speech = speech;
    this.rules = rules;
    this.recognition = new Recognition(speech, null, new CallAssembly(roles, ""));
    this.survey = archive.survey();
  }

  /** Looks, hears and stores; takes about as long as hearing twenty recordings. */
  public Forecast forecast() throws InterruptedException, IOException {
    sample();
    look();
    double audioMillis =
        lookedBytes == 0 ? 0 : (double) lookedMillis * survey.recordingBytes() / lookedBytes;
    try (ScratchStore scratch = new ScratchStore(rules)) {
      tryChats(scratch);
      int heard = tryRecordings(scratch, audioMillis);
      return new Forecast(
          survey,
          Math.max(failures, survey.failures()),
          exhausted && chosen.size() == survey.recordings(),
          faults,
          chosen.size(),
          heard,
          Math.round(audioMillis),
          wallMillis,
          storedBytes);
    }
  }

  private void tryChats(ScratchStore scratch) {
    if (!chats.isEmpty()) {
      double share = chatSampleBytes / (double) Math.max(1, survey.chatBytes());
      storedBytes += Math.round(scratch.store(chats) / share);
      wallMillis += Math.round(scratch.warmMillis() / share);
    }
  }

  /** Hears some recordings; how many could be used. */
  private int tryRecordings(ScratchStore scratch, double audioMillis) throws InterruptedException {
    List<Conversation> heard = new ArrayList<>();
    long start = System.nanoTime();
    hear(heard);
    long hearing = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    long heardMillis = heard.stream().mapToLong(Conversation::durationMillis).sum();
    if (heardMillis > 0) {
      storedBytes += Math.round(scratch.store(heard) * audioMillis / heardMillis);
      wallMillis += Math.round(hearing * audioMillis / heardMillis);
    }
    return heard.size();
  }

  /** Recordings evenly spread over the archive, and the first chats. */
  private void sample() throws IOException {
    long recordings = 0;
    long read = 0;
    try (Items items = archive.items()) {
      while ((recordings < survey.recordings() || read < READ_LIMIT) && items.hasNext()) {
        read++;
        switch (items.next()) {
          case RecordingItem item -> choose(item, recordings++);
          case ChatItem chat -> add(chat, items);
          case FailedItem failed -> fail(failed);
        }
      }
      exhausted = !items.hasNext();
    }
    if (exhausted && chats.size() < CHAT_LIMIT) {
      chatSampleBytes = survey.chatBytes();
    }
  }

  /** The next one whenever its share of the archive is reached. */
  private void choose(RecordingItem item, long before) {
    if (chosen.size() * survey.recordings() <= before * LOOK_LIMIT && chosen.size() < LOOK_LIMIT) {
      chosen.add(item);
    }
  }

  private void add(ChatItem chat, Items items) {
    if (chats.size() < CHAT_LIMIT) {
      chats.add(chat.conversation());
      chatSampleBytes = items.chatBytesRead();
    }
  }

  private void fail(FailedItem failed) {
    failures++;
    if (faults.size() < FAULTS_LIMIT) {
      faults.add(failed);
    }
  }

  /** Reads the headers of the chosen ones. */
  private void look() throws InterruptedException {
    if (chosen.isEmpty()) {
      return;
    }
    WorkerPool pool = speech.pool();
    List<List<CompletionStage<AudioProbe>>> probes = new ArrayList<>();
    for (RecordingItem item : chosen) {
      List<CompletionStage<AudioProbe>> probesOfItem = new ArrayList<>();
      for (Segment segment : item.segments()) {
        probesOfItem.add(pool.probe(segment.path(), item.rawFormat()));
      }
      probes.add(probesOfItem);
    }
    for (int i = 0; i < chosen.size(); i++) {
      judge(chosen.get(i), probes.get(i));
    }
  }

  /** Adds up a recording's files; one that cannot be used costs the whole recording. */
  private void judge(RecordingItem item, List<CompletionStage<AudioProbe>> probes)
      throws InterruptedException {
    lookedBytes += item.sizeBytes();
    long millis = 0;
    for (CompletionStage<AudioProbe> probe : probes) {
      AudioProbe found = await(item, probe);
      if (found == null) {
        return;
      }
      millis += found.durationMillis();
    }
    lookedMillis += millis;
    sound.add(item);
  }

  private void hear(List<Conversation> heard) throws InterruptedException {
    List<CompletableFuture<Recognition.Spoken>> all = new ArrayList<>();
    List<RecordingItem> some = new ArrayList<>();
    for (int i = 0; i < Math.min(HEAR_LIMIT, sound.size()); i++) {
      RecordingItem item = sound.get(i * sound.size() / Math.min(HEAR_LIMIT, sound.size()));
      some.add(item);
      all.add(recognition.hear(item).toCompletableFuture());
    }
    for (int i = 0; i < some.size(); i++) {
      Recognition.Spoken spoken = await(some.get(i), all.get(i));
      if (spoken != null) {
        heard.add(spoken.conversation());
      }
    }
  }

  /** What came of it; null, and told, where the recording cannot be used. */
  private <T> @Nullable T await(RecordingItem item, CompletionStage<T> stage)
      throws InterruptedException {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      Throwable cause = Recognition.cause(e);
      String reason =
          cause instanceof InputException bad ? bad.reason() : String.valueOf(cause.getMessage());
      fail(new FailedItem(item.source(), item.source(), reason));
      return null;
    }
  }
}
