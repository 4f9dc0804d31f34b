package io.earshot.cli;

import io.earshot.asr.SpeechRecognition;
import io.earshot.asr.Voices;
import io.earshot.audio.AudioFile;
import io.earshot.audio.DecodedAudio;
import io.earshot.audio.Headerless;
import io.earshot.model.RawFormat;
import io.earshot.worker.AudioProbe;
import io.earshot.worker.RecordingSegment;
import io.earshot.worker.RecordingTask;
import io.earshot.worker.RecordingWork;
import io.earshot.worker.SpeechModel;
import io.earshot.worker.Transcription;
import io.earshot.worker.WorkerEndpoint;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The main of a worker process: decodes and recognises what its parent sends it. */
public final class WorkerMain implements RecordingWork {
  /** System property with the folder for unpacked native libraries. */
  public static final String CACHE_PROPERTY = "earshot.cache";

  private static final int CRASHED = 70;

  private final SpeechRecognition recognition;

  private WorkerMain(SpeechRecognition recognition) {
    this.recognition = recognition;
  }

  /**
   * Serves one parent until it closes the connection.
   *
   * @param args the path of the parent's socket
   */
  public static void main(String[] args) {
    PrintStream log =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          failure.printStackTrace(log);
          Runtime.getRuntime().halt(CRASHED);
        });
    offerToOutOfMemoryKiller();
    try {
      Path cache = Path.of(System.getProperty(CACHE_PROPERTY, "."));
      WorkerEndpoint.serve(
          Path.of(args[args.length - 1]), new WorkerMain(new SpeechRecognition(cache)));
    } catch (IOException e) {
      log.println("the connection to the parent failed: " + e.getMessage());
    }
    // Threads in native code cannot be stopped otherwise.
    Runtime.getRuntime().halt(0);
  }

  @Override
  public void load(SpeechModel model) {
    recognition.load(model.folder(), model.sampleRate());
  }

  @Override
  public Hearing begin(RecordingTask task) {
    Voices voices = new Voices();
    return (index, offsetMillis, report) -> {
      var job =
          new SpeechRecognition.Job(
              task.model().folder(),
              task.contentHash(),
              index,
              offsetMillis,
              task.options().voiceActivity(),
              voices);
      return transcribe(task, job, report);
    };
  }

  private Transcription transcribe(
      RecordingTask task, SpeechRecognition.Job job, TaskReport report) {
    RecordingSegment segment = task.segments().get(job.segment());
    try (AudioFile file = open(segment)) {
      var listener = new SpeechRecognition.Listener(report::heard, report::progress);
      return transcription(task, file, recognition.transcribe(file, job, listener));
    }
  }

  private static Transcription transcription(
      RecordingTask task, AudioFile file, SpeechRecognition.Heard heard) {
    DecodedAudio audio = heard.audio();
    return new Transcription(
        audio.durationMillis(),
        audio.samples() == 0 ? file.channelCount() : audio.channelCount(),
        file.sampleRate(),
        file.codec(),
        List.of(),
        audio.faults(),
        audio.cut(),
        heard.speechMillis(),
        heard.lines(),
        task.model().hash(),
        task.options().label());
  }

  @Override
  public AudioProbe probe(RecordingSegment segment) {
    try (AudioFile file = open(segment)) {
      return new AudioProbe(
          file.estimatedMillis(), file.channelCount(), file.sampleRate(), file.codec());
    }
  }

  private static AudioFile open(RecordingSegment segment) {
    RawFormat raw = segment.raw();
    return raw == null
        ? AudioFile.open(segment.file(), null)
        : AudioFile.openDeclared(
            segment.file(),
            new Headerless(raw.encoding().label(), raw.sampleRate(), raw.channels()));
  }

  /** If memory runs out, a worker goes before the process that holds the store. */
  private static void offerToOutOfMemoryKiller() {
    try {
      Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
    } catch (IOException e) {
      // a kernel that does not offer it
    }
  }
}
