package io.earshot.worker;

import io.earshot.model.InputException;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A worker process that speaks the protocol and does to each recording what the file's name says:
 * {@code die}, {@code hang}, {@code eat} memory, {@code wait}, as over a long call, until the file
 * is deleted, {@code refuse}, or hear one word.
 */
final class ScriptedWorker implements RecordingWork {
  private ScriptedWorker() {}

  public static void main(String[] args) throws IOException {
    WorkerEndpoint.serve(Path.of(args[args.length - 1]), new ScriptedWorker());
    Runtime.getRuntime().halt(0);
  }

  /** How to start it. */
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:MaxDirectMemorySize=4g",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        ScriptedWorker.class.getName());
  }

  @Override
  public void load(SpeechModel model) {}

  @Override
  public Hearing begin(RecordingTask task) {
    return (segment, offsetMillis, report) -> transcribe(task, segment, report);
  }

  private static Transcription transcribe(RecordingTask task, int segment, TaskReport report) {
    Path file = task.segments().get(segment).file();
    AtomicLong audioMillis = new AtomicLong(100);
    report.progress(100);
    act(file, () -> report.progress(audioMillis.addAndGet(10)));
    report.heard(new Utterance(0, 0, 900, Utterance.Kind.SPEECH, "hello", Words.NONE));
    return new Transcription(
        1_000,
        1,
        8_000,
        "scripted",
        List.of(),
        List.of(),
        false,
        List.of(900L),
        List.of(),
        task.model().hash(),
        DecodeOptions.DEFAULT.label());
  }

  @Override
  public AudioProbe probe(RecordingSegment segment) {
    act(segment.file(), () -> {});
    return new AudioProbe(1_000, 1, 8_000, "scripted");
  }

  private static void act(Path file, Runnable progress) {
    String name = file.getFileName().toString();
    if (name.startsWith("die")) {
      Runtime.getRuntime().halt(3);
    } else if (name.startsWith("hang")) {
      park(() -> true, () -> {});
    } else if (name.startsWith("wait")) {
      park(() -> Files.exists(file), progress);
    } else if (name.startsWith("eat")) {
      eat();
    } else if (name.startsWith("refuse")) {
      throw new InputException(file.toString(), "is refused by its name");
    }
  }

  private static void park(BooleanSupplier condition, Runnable progress) {
    while (condition.getAsBoolean()) {
      progress.run();
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Memory outside the heap, touched, as a native decoder would take it. */
  private static void eat() {
    List<ByteBuffer> taken = new ArrayList<>();
    while (true) {
      ByteBuffer block = ByteBuffer.allocateDirect(8 << 20);
      for (int i = 0; i < block.capacity(); i += 4_096) {
        block.put(i, (byte) 1);
      }
      taken.add(block);
    }
  }
}
