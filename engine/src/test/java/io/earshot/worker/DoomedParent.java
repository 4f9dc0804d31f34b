package io.earshot.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A parent whose one worker is busy; it prints the worker's pid and waits to be killed. */
final class DoomedParent {
  private DoomedParent() {}

  public static void main(String[] args) throws InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path file = Path.of(args[0]);
    WorkerOptions options =
        WorkerOptions.defaults()
            .withWorkers(1)
            .withCacheFolder(file.resolveSibling("cache"))
            .withCommand(ScriptedWorker.command());
    WorkerPool pool = WorkerPool.start(options, AttemptJournal.inMemory());
    SpeechModel model = new SpeechModel(Path.of("/no/model"), "en", 8_000, "m0", 0);
    pool.transcribe(RecordingTask.ofFile("hang", file, model), millis -> {});
    while (pool.workers().isEmpty() || pool.workers().getFirst().recordings().isEmpty()) {
      LockSupport.parkNanos(5_000_000);
    }
    out.println(pool.workers().getFirst().pid());
    while (true) {
      LockSupport.park();
    }
  }
}
