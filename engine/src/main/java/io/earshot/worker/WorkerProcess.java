package io.earshot.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One running worker process: its connection, its attempts in flight, and its end. */
final class WorkerProcess implements AutoCloseable {
  /** Progress as recent as this needs no look at the CPU used since. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final long ACCEPT_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(1);
  private static final int SIGNAL_BASE = 128;

  private final Process process;
  private final FrameChannel channel;
  private final LogTail log;
  private final AtomicInteger lastTask = new AtomicInteger();
  private final Map<Integer, Attempt> attempts = new ConcurrentHashMap<>();
  private final Map<String, Long> modelBytes = new ConcurrentHashMap<>();
  private volatile @Nullable String killedBecause;
  private volatile boolean ended;
  private volatile long residentBytes;

  private WorkerProcess(Process process, FrameChannel channel, LogTail log) {
    this.process = process;
    this.channel = channel;
    this.log = log;
  }

  /** Starts a process and waits until it has connected. */
  static WorkerProcess start(WorkerOptions options, Path socket)
      throws IOException, InterruptedException {
    Files.createDirectories(options.cacheFolder());
    Files.deleteIfExists(socket);
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(socket));
      listener.configureBlocking(false);
      Process process = launch(options, socket);
      LogTail log = new LogTail(process.getInputStream(), "worker-log-" + process.pid());
      try {
        SocketChannel connection = accept(listener, process, options.startLimit());
        return new WorkerProcess(process, new FrameChannel(connection), log).listening();
      } catch (IOException e) {
        process.destroyForcibly();
        String said = log.lastLines(PATIENCE_AT_EXIT);
        throw new IOException(e.getMessage() + (said.isEmpty() ? "" : "; it said: " + said), e);
      }
    } finally {
      Files.deleteIfExists(socket);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean usable() {
    return !ended && killedBecause == null;
  }

  /** Resident memory when last looked at. */
  long residentBytes() {
    return residentBytes;
  }

  /** Attempts in flight. */
  List<Attempt> attempts() {
    return new ArrayList<>(attempts.values());
  }

  /** Sends a job; its attempt ends when the worker answers or is gone. */
  Attempt submit(Job job) {
    Attempt attempt = new Attempt(job);
    int task = lastTask.incrementAndGet();
    attempts.put(task, attempt);
    RecordingTask recording = job.task();
    if (recording != null) {
      modelBytes.put(recording.model().hash(), recording.model().sizeBytes());
    }
    try {
      channel.send(job.request(task));
    } catch (IOException e) {
      kill("the task could not be sent: " + e.getMessage());
    }
    if (ended) {
      attempt.crash("the worker had just ended", true);
    }
    attempt.ending().whenComplete((ending, failure) -> attempts.remove(task));
    return attempt;
  }

  /** Ends the process at once; its attempts crash with this reason. */
  void kill(String reason) {
    if (killedBecause == null) {
      killedBecause = reason;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    channel.close();
  }

  /** Kills the worker if it uses too much memory or stands still. */
  void check(WorkerOptions options) {
    residentBytes = ProcessMemory.residentBytes(process.pid());
    long limit = memoryLimitBytes(options);
    if (residentBytes > limit) {
      kill("it used " + (residentBytes >> 20) + " MB of memory, its limit is " + (limit >> 20));
    }
    for (Attempt attempt : attempts()) {
      Duration idle = Duration.ofNanos(attempt.idleNanos());
      Duration used = idle.compareTo(FRESH) < 0 ? Duration.ZERO : attempt.cpuSince(cpu());
      boolean loading = attempt.job().task() != null && !attempt.modelReady();
      Duration allowed = loading ? options.startLimit() : options.hangLimit();
      if (Patience.isOver(idle, used, allowed)) {
        kill(
            "no progress for "
                + allowed.toSeconds()
                + " s "
                + (loading
                    ? "while loading the model"
                    : "at second " + attempt.audioMillis() / 1_000));
      }
    }
  }

  private Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Closes the connection, upon which a healthy worker ends by itself; then makes sure it has. */
  @Override
  public void close() {
    if (killedBecause == null) {
      killedBecause = "it was stopped";
    }
    channel.close();
    process
        .onExit()
        .orTimeout(PATIENCE_AT_EXIT.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(late -> process.destroyForcibly());
  }

  private long memoryLimitBytes(WorkerOptions options) {
    if (options.memoryLimitBytes() > 0) {
      return options.memoryLimitBytes();
    }
    long models = 0;
    for (long bytes : modelBytes.values()) {
      models += bytes;
    }
    return WorkerOptions.AUTOMATIC_MEMORY_BYTES + 4 * models;
  }

  private WorkerProcess listening() {
    Thread.ofPlatform().name("worker-" + process.pid()).daemon().start(this::listen);
    return this;
  }

  private void listen() {
    String reason = "the worker ended";
    try {
      receive();
    } catch (IOException e) {
      reason = "the connection broke: " + e.getMessage();
      if (e instanceof WireException) {
        kill("the worker sent " + e.getMessage());
      }
    } catch (RuntimeException e) {
      kill("its reports cannot be taken: " + e);
    }
    ended = true;
    channel.close();
    try {
      crash(attempts(), endOf(reason));
    } catch (InterruptedException e) {
      crash(attempts(), reason);
    }
  }

  private void receive() throws IOException {
    if (!(channel.receive() instanceof Message.Hello hello)
        || hello.protocolVersion() != Message.PROTOCOL_VERSION) {
      throw new WireException("no greeting in protocol version " + Message.PROTOCOL_VERSION);
    }
    for (Message message = channel.receive(); message != null; message = channel.receive()) {
      if (!(message instanceof Message.Report report)) {
        throw new WireException("a frame that only parents send");
      }
      Attempt attempt = attempts.get(report.task());
      FrameReader.check(attempt != null, "task " + report.task() + ", which is not in flight");
      if (attempt != null) {
        attempt.take(report);
      }
    }
  }

  private void crash(List<Attempt> crashed, String reason) {
    boolean alone = attempts.size() == 1;
    for (Attempt attempt : crashed) {
      attempt.crash(reason, alone);
    }
  }

  /** Waits for the process to be gone and says how it went. */
  private String endOf(String reason) throws InterruptedException {
    if (!process.waitFor(PATIENCE_AT_EXIT)) {
      process.destroyForcibly();
    }
    String why = killedBecause;
    if (why == null) {
      why = process.waitFor(PATIENCE_AT_EXIT) ? exit(process.exitValue()) : reason;
    }
    String said = log.lastLines(PATIENCE_AT_EXIT);
    return said.isEmpty() ? why : why + "; it said: " + said;
  }

  private static String exit(int code) {
    return code > SIGNAL_BASE
        ? "the worker was ended by signal " + (code - SIGNAL_BASE)
        : "the worker ended with exit code " + code;
  }

  private static Process launch(WorkerOptions options, Path socket) throws IOException {
    List<String> command = new ArrayList<>(options.command());
    command.add(socket.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    // Under other character sets a JVM cannot open Chinese file names.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static SocketChannel accept(ServerSocketChannel listener, Process process, Duration limit)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      SocketChannel connection = listener.accept();
      if (connection != null) {
        return connection;
      }
      if (!process.isAlive()) {
        throw new IOException(exit(process.exitValue()) + " before it connected");
      }
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new IOException("the worker did not connect within " + limit.toSeconds() + " s");
      }
      if (Thread.interrupted()) {
        process.destroyForcibly();
        throw new InterruptedException("stopped while a worker was starting");
      }
      LockSupport.parkNanos(ACCEPT_POLL_NANOS);
    }
  }
}
