package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.store.Attempt;
import io.earshot.store.Change;
import io.earshot.store.Job;
import io.earshot.store.Store;
import io.earshot.store.StoreReader;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists runs, and pauses, resumes, retries or cancels one. */
final class JobsCommand extends Command {
  /** What can be done with jobs. */
  enum Action {
    LIST,
    FAILURES,
    PAUSE,
    RESUME,
    RETRY,
    CANCEL
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "list (default), failures, pause, resume, retry or cancel")
  Action action = Action.LIST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JOB",
      description = "the job's id (default: the latest)")
  @Nullable String id;

  @Override
  public Integer call() throws Exception {
    return switch (action) {
      case LIST -> list();
      case FAILURES -> failures();
      case PAUSE -> steer(JobControl.PAUSE, Job.State.PAUSED);
      case CANCEL -> steer(JobControl.CANCEL, Job.State.CANCELLED);
      case RESUME -> resume();
      case RETRY -> retry();
    };
  }

  private int list() {
    try (StoreReader store = Folder.read(dataFolder());
        Rows rows =
            new Rows(
                terminal,
                format,
                "job",
                "state",
                "started",
                "items",
                "scored",
                "not scored",
                "unchanged",
                "failed",
                "skipped",
                "audio h")) {
      for (Job job : store.jobs()) {
        Job.Counts c = job.counts();
        rows.row(
            job.id(),
            JobControl.state(dataFolder(), job),
            Json.dateTime(job.startedAtMillis(), configuration().zone().getId()),
            c.total(),
            c.scored(),
            c.notScored(),
            c.unchanged(),
            c.failed(),
            c.skipped(),
            Math.rint(c.audioMillis() / 3_600.0) / 1_000);
      }
    }
    return Main.DONE;
  }

  private int failures() {
    try (StoreReader store = Folder.read(dataFolder())) {
      Job job = job(store);
      try (Rows rows =
          new Rows(terminal, format, "source", "where", "reason", "attempts", "quarantined")) {
        store.forEachFailure(
            job.id(),
            f -> {
              rows.row(f.source(), f.where(), f.reason(), f.attempts(), f.quarantined());
              return true;
            });
      }
    }
    return Main.DONE;
  }

  /** Tells the process that runs the job; where there is none, changes the job's record. */
  private int steer(String word, Job.State state) {
    Job job;
    try (StoreReader store = Folder.read(dataFolder())) {
      job = job(store);
    }
    if (job.state().finished()) {
      throw new InputException(
          job.id(), "is " + job.state().name().toLowerCase(Locale.ROOT) + " already");
    }
    JobControl control = new JobControl(dataFolder(), job.id());
    if (control.running()) {
      control.ask(word);
      terminal.say(job.id() + ": asked the running process to " + word);
      return Main.DONE;
    }
    try (Store store = Folder.write(dataFolder(), configuration(), "jobs")) {
      long end = state.finished() ? InstantSource.system().millis() : 0;
      Job changed =
          new Job(
              job.id(),
              state,
              job.arguments(),
              job.batch(),
              job.startedAtMillis(),
              end,
              job.counts());
      store.apply(new Change.PutJob(changed)).toCompletableFuture().join();
      terminal.say(
          job.id() + " was not running; it is now " + state.name().toLowerCase(Locale.ROOT));
    }
    return Main.DONE;
  }

  private int resume() throws Exception {
    Job job;
    try (StoreReader reader = Folder.read(dataFolder())) {
      job = job(reader);
    }
    if (job.state().finished() && job.state() != Job.State.FAILED) {
      throw new InputException(
          job.id(), "is " + job.state().name().toLowerCase(Locale.ROOT) + "; nothing to resume");
    }
    JobControl control = new JobControl(dataFolder(), job.id());
    if (control.running()) {
      control.ask(JobControl.RESUME);
      terminal.say(job.id() + ": asked the running process to go on");
      return Main.DONE;
    }
    IngestCommand ingest = again(job);
    try (Store store = Folder.write(dataFolder(), configuration(), "jobs resume")) {
      return ingest.run(store, reopened(job), null, true);
    }
  }

  private int retry() throws Exception {
    try (Store store = Folder.write(dataFolder(), configuration(), "jobs retry")) {
      Job job = job(store);
      if (!job.state().finished()) {
        throw new InputException(
            job.id(), "was stopped before its end; `earshot jobs resume " + job.id() + "` goes on");
      }
      Set<String> sources = new HashSet<>();
      store.forEachFailure(job.id(), failure -> sources.add(failure.source()) || true);
      if (sources.isEmpty()) {
        terminal.say(job.id() + " has no failures");
        return Main.DONE;
      }
      IngestCommand ingest = again(job);
      release(store);
      Job.Counts c = job.counts();
      Job reopened =
          new Job(
              job.id(),
              Job.State.RUNNING,
              job.arguments(),
              job.batch(),
              job.startedAtMillis(),
              0,
              new Job.Counts(
                  c.total() - c.failed(),
                  c.scored(),
                  c.notScored(),
                  c.unchanged(),
                  c.updated(),
                  0,
                  c.skipped(),
                  c.speechMillis(),
                  c.audioMillis()));
      return ingest.run(store, reopened, sources, false);
    }
  }

  /** A retry is a person's decision: what was quarantined gets another chance. */
  private static void release(Store store) {
    store.forEachAttempt(
        attempt -> {
          if (attempt.quarantined()) {
            store.apply(
                new Change.PutAttempt(
                    new Attempt(
                        attempt.recording(),
                        attempt.source(),
                        attempt.attempts(),
                        0,
                        false,
                        false,
                        "")));
          }
          return true;
        });
  }

  /**
   * A resumed job reads its archive again and counts what it had stored as it did then; only what
   * cannot be seen again goes on from where it stood.
   */
  private static Job reopened(Job job) {
    Job.Counts c = job.counts();
    return new Job(
        job.id(),
        Job.State.RUNNING,
        job.arguments(),
        job.batch(),
        job.startedAtMillis(),
        0,
        new Job.Counts(0, 0, 0, 0, c.updated(), 0, 0, c.speechMillis(), c.audioMillis()));
  }

  private IngestCommand again(Job job) {
    IngestCommand ingest = new IngestCommand();
    ingest.terminal = terminal;
    new CommandLine(ingest).parseArgs(job.arguments().toArray(new String[0]));
    ingest.data = dataFolder();
    ingest.format = format;
    ingest.prepare();
    return ingest;
  }

  private Job job(StoreReader store) {
    List<Job> jobs = store.jobs();
    if (jobs.isEmpty()) {
      throw new InputException(dataFolder().toString(), "holds no jobs yet");
    }
    if (id == null) {
      return jobs.get(jobs.size() - 1);
    }
    return store
        .job(id)
        .orElseThrow(
            () -> new InputException(String.valueOf(id), "no such job; `earshot jobs` lists them"));
  }
}
