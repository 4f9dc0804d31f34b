package io.earshot.bench;

import io.earshot.model.Utterance;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.DecodeOptions;
import io.earshot.worker.RecordingSegment;
import io.earshot.worker.RecordingTask;
import io.earshot.worker.SpeechModel;
import io.earshot.worker.Transcription;
import io.earshot.worker.WorkerOptions;
import io.earshot.worker.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vosk.Model;

/**
 * One arm of {@link SpeechCost} in a process of its own. It hears {@code warm-*} first, then counts
 * the CPU seconds, its worker's included, that all other recordings of the folder take.
 */
public final class SpeechCostArm {
  private SpeechCostArm() {}

  /**
   * Arguments: {@code plain}, {@code all} or {@code earshot}; folder of models; folder of
   * recordings; file for the result: CPU seconds, then one line of text per channel.
   */
  public static void main(String[] args) throws Exception {
    Path models = Path.of(args[1]);
    Path recordings = Path.of(args[2]);
    StringBuilder out = new StringBuilder();
    if (args[0].equals("plain")) {
      plain(models, recordings, out);
    } else {
      worker(models, recordings, new DecodeOptions(args[0].equals("earshot")), out);
    }
    Files.writeString(Path.of(args[3]), out);
  }

  private static void plain(Path models, Path recordings, StringBuilder out) throws IOException {
    org.vosk.LibVosk.setLogLevel(org.vosk.LogLevel.WARNINGS);
    try (Model english = new Model(models.resolve("demo-en").toString());
        Model mandarin = new Model(models.resolve("demo-zh").toString())) {
      BareVoskLoop.recognise(files(recordings, "warm-", ".pcm"), english, mandarin);
      Duration before = cpu(ProcessHandle.current());
      BareVoskLoop.recognise(files(recordings, "call-", ".pcm"), english, mandarin);
      out.append(seconds(cpu(ProcessHandle.current()).minus(before)));
    }
  }

  private static void worker(Path models, Path recordings, DecodeOptions decode, StringBuilder out)
      throws Exception {
    WorkerOptions options = WorkerOptions.defaults().withWorkers(1);
    try (WorkerPool pool = WorkerPool.start(options, AttemptJournal.inMemory())) {
      for (Path file : files(recordings, "warm-", ".wav")) {
        hear(pool, models, file, decode);
      }
      Duration before = cpuOfAll();
      StringBuilder text = new StringBuilder();
      for (Path file : files(recordings, "call-", ".wav")) {
        write(file, hear(pool, models, file, decode), text);
      }
      out.append(seconds(cpuOfAll().minus(before))).append('\n').append(text);
    }
  }

  private static Transcription hear(WorkerPool pool, Path models, Path file, DecodeOptions decode)
      throws Exception {
    String name = String.valueOf(file.getFileName());
    SpeechModel model =
        SpeechModel.open(models.resolve(name.contains("zh") ? "demo-zh" : "demo-en"));
    List<RecordingSegment> segments = List.of(new RecordingSegment(file, 0, null));
    RecordingTask task = new RecordingTask("hash of " + name, segments, model, decode);
    return pool.transcribe(task, millis -> {}).toCompletableFuture().get();
  }

  /** File, channel, start, end and text of each word. */
  private static void write(Path file, Transcription heard, StringBuilder out) {
    for (Utterance utterance : heard.utterances()) {
      var words = utterance.words();
      for (int i = 0; i < words.size(); i++) {
        out.append(file.getFileName()).append('\t').append(utterance.party());
        out.append('\t').append(words.startMillis()[i]).append('\t').append(words.endMillis()[i]);
        out.append('\t').append(utterance.text(), words.startChar()[i], words.endChar()[i]);
        out.append('\n');
      }
    }
  }

  private static List<Path> files(Path folder, String prefix, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).startsWith(prefix))
          .filter(f -> f.toString().endsWith(suffix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of this process and its workers, those included that have ended. */
  private static Duration cpuOfAll() throws IOException {
    return ProcessHandle.current()
        .descendants()
        .map(SpeechCostArm::cpu)
        .reduce(cpu(ProcessHandle.current()).plus(cpuOfEndedChildren()), Duration::plus);
  }

  /** Fields 16 and 17 of the kernel's line on this process, in hundredths of a second. */
  private static Duration cpuOfEndedChildren() throws IOException {
    String line = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Duration.ofMillis(10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String seconds(Duration cpu) {
    return String.format(Locale.ROOT, "%.2f", cpu.toMillis() / 1_000.0);
  }
}
