package io.earshot.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How many workers run, how, and within what limits.
 *
 * @param workers worker processes, 1 to {@value #MAX_WORKERS}
 * @param streams recordings at a time in one worker, sharing one model, 1 to {@value #MAX_STREAMS}
 * @param waiting recordings accepted beyond those being transcribed; more make the caller wait
 * @param hangLimit without progress in audio time after which a worker is killed
 * @param startLimit for a worker to start, and for it to load a model
 * @param memoryLimitBytes resident memory of one worker above which it is killed; 0 for {@link
 *     #AUTOMATIC_MEMORY_BYTES} plus four times the size of the largest model in use
 * @param cacheFolder where native libraries are unpacked; shared by all workers
 * @param command how a worker is started, without the socket's path that is added as last argument
 */
public record WorkerOptions(
    int workers,
    int streams,
    int waiting,
    Duration hangLimit,
    Duration startLimit,
    long memoryLimitBytes,
    Path cacheFolder,
    List<String> command) {
  /** Memory a worker may use beside its models, by default. */
  public static final long AUTOMATIC_MEMORY_BYTES = 1L << 30;

  private static final int MAX_WORKERS = 1_024;
  private static final int MAX_STREAMS = 64;

  /** Copies the command and refuses what makes no sense, naming the field and the value. */
  public WorkerOptions {
    command = List.copyOf(command);
    require(workers >= 1 && workers <= MAX_WORKERS, "workers", workers);
    require(streams >= 1 && streams <= MAX_STREAMS, "streams", streams);
    require(waiting >= 1, "waiting", waiting);
    require(hangLimit.isPositive(), "hangLimit", hangLimit);
    require(startLimit.isPositive(), "startLimit", startLimit);
    require(memoryLimitBytes >= 0, "memoryLimitBytes", memoryLimitBytes);
    require(!command.isEmpty(), "command", command);
  }

  /** One worker per core, one recording in each, this JVM and class path, 30 s to a hang. */
  public static WorkerOptions defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    Path cache = WorkerCommand.defaultCacheFolder();
    return new WorkerOptions(
        cores,
        1,
        2 * cores,
        Duration.ofSeconds(30),
        Duration.ofSeconds(120),
        0,
        cache,
        WorkerCommand.ofThisJvm(cache));
  }

  /** With another number of workers. */
  public WorkerOptions withWorkers(int count) {
    return new WorkerOptions(
        count, streams, waiting, hangLimit, startLimit, memoryLimitBytes, cacheFolder, command);
  }

  /** With several recordings at a time in each worker. */
  public WorkerOptions withStreams(int count) {
    return new WorkerOptions(
        workers, count, waiting, hangLimit, startLimit, memoryLimitBytes, cacheFolder, command);
  }

  /** With another bound on the recordings that wait. */
  public WorkerOptions withWaiting(int count) {
    return new WorkerOptions(
        workers, streams, count, hangLimit, startLimit, memoryLimitBytes, cacheFolder, command);
  }

  /** With another time to a hang. */
  public WorkerOptions withHangLimit(Duration limit) {
    return new WorkerOptions(
        workers, streams, waiting, limit, startLimit, memoryLimitBytes, cacheFolder, command);
  }

  /** With another memory limit. */
  public WorkerOptions withMemoryLimitBytes(long limit) {
    return new WorkerOptions(
        workers, streams, waiting, hangLimit, startLimit, limit, cacheFolder, command);
  }

  /** With another cache folder, for this JVM's own workers. */
  public WorkerOptions withCacheFolder(Path folder) {
    return new WorkerOptions(
        workers,
        streams,
        waiting,
        hangLimit,
        startLimit,
        memoryLimitBytes,
        folder,
        WorkerCommand.ofThisJvm(folder));
  }

  /** With another way to start a worker. */
  public WorkerOptions withCommand(List<String> start) {
    return new WorkerOptions(
        workers, streams, waiting, hangLimit, startLimit, memoryLimitBytes, cacheFolder, start);
  }

  private static void require(boolean holds, String field, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("worker option " + field + " cannot be " + value);
    }
  }
}
