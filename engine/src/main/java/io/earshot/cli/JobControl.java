package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.pipeline.BulkRun;
import io.earshot.store.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets other processes steer a running job, and Ctrl-C stop it. The one process that writes a data
 * folder watches a small file in it; whoever wants something writes one word there.
 */
final class JobControl {
  static final String PAUSE = "pause";
  static final String RESUME = "resume";
  static final String CANCEL = "cancel";

  /** What people call a job that can be resumed. */
  static final String STOPPED = "stopped";

  private static final long LOOK_MILLIS = 250;
  private static final long LAST_MOMENT_MILLIS = 4_800;

  private final Path file;

  /** Holds the number of the process that runs the job, while it does. */
  private final Path runner;

  JobControl(Path dataFolder, String job) {
    this.file = dataFolder.resolve("control").resolve(job);
    this.runner = dataFolder.resolve("control").resolve(job + ".pid");
  }

  /** Whether a process runs the job now; another with the same number does not count. */
  boolean running() {
    try {
      String[] words = Files.readString(runner).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(process -> process.isAlive() && name(process).equals(String.join(" ", words)))
          .isPresent();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** Number and start of a process. */
  private static String name(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
  }

  /**
   * Where a job stands, for people: what its record says is under way, and no process does, was
   * stopped or killed, or met a full disk.
   */
  static String state(Path dataFolder, Job job) {
    boolean left = !job.state().finished() && !new JobControl(dataFolder, job.id()).running();
    return left ? STOPPED : job.state().name().toLowerCase(Locale.ROOT);
  }

  /** Asks the process that runs the job to do something. */
  void ask(String word) {
    Path folder = file.resolveSibling("");
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "ask", ".tmp");
      Files.writeString(fresh, word);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private InputException refused(IOException e) {
    return new InputException(
        file.resolveSibling("").toString(),
        "cannot be written: " + e.getMessage() + "; check that the disk is writable and not full");
  }

  /** Runs to the end while listening; returns the job's record as it stands on disk. */
  Job steer(BulkRun run, RunPrinter printer) throws InterruptedException, IOException {
    enter();
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().unstarted(() -> interrupted(run, printer, written));
    Runtime.getRuntime().addShutdownHook(hook);
    Thread ear = Thread.ofVirtual().start(() -> listen(run, ended));
    try {
      return run.run();
    } finally {
      ended.countDown();
      ear.join();
      Files.deleteIfExists(runner);
      written.countDown();
      forget(hook);
    }
  }

  private void enter() {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.deleteIfExists(file); // a word meant for an earlier process
      Files.writeString(runner, name(ProcessHandle.current()));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static void interrupted(BulkRun run, RunPrinter printer, CountDownLatch written) {
    printer.stopping();
    run.stop();
    try {
      if (written.await(LAST_MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
        // the main thread now closes the store; everything told is on disk already
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(BulkRun run, CountDownLatch ended) {
    try {
      while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        obey(run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void obey(BulkRun run) throws IOException {
    String word;
    try {
      word = Files.readString(file).strip();
      Files.delete(file);
    } catch (NoSuchFileException e) {
      return;
    }
    switch (word) {
      case PAUSE -> run.pause();
      case RESUME -> run.resume();
      case CANCEL -> run.cancel();
      default -> {} // a word of a later version
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is going down: the hook is what waits for us
    }
  }
}
