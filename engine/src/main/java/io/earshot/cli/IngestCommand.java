package io.earshot.cli;

import io.earshot.config.Setting;
import io.earshot.ingest.Archive;
import io.earshot.ingest.ArchiveOptions;
import io.earshot.ingest.Column;
import io.earshot.ingest.Skipped;
import io.earshot.model.InputException;
import io.earshot.pipeline.BulkRun;
import io.earshot.pipeline.RuleBook;
import io.earshot.pipeline.RunPlan;
import io.earshot.pipeline.SpeakerRoles;
import io.earshot.pipeline.Speech;
import io.earshot.pipeline.StoreJournal;
import io.earshot.store.Batch;
import io.earshot.store.Change;
import io.earshot.store.Job;
import io.earshot.store.Store;
import io.earshot.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in an archive: transcribes, scores, stores. */
class IngestCommand extends Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "folders (with everything below), recordings, chat files")
  List<Path> paths = new ArrayList<>();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "CSV or JSON Lines that says what the recordings are")
  @Nullable Path manifest;

  @Option(names = "--skip-bad-rows", description = "go on although manifest rows are faulty")
  boolean skipBadRows;

  @Mixin RulesOption rules = new RulesOption();

  @Mixin ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = ArchiveOptions.DEFAULT_SOURCE_NAME,
      description =
          "the system the chats come from; their ids are unique in it (default: ${DEFAULT-VALUE})")
  String source = ArchiveOptions.DEFAULT_SOURCE_NAME;

  @Option(names = "--workers", paramLabel = "N", description = "worker processes (default: cores)")
  @Nullable Integer workers;

  @Option(
      names = "--dry-run",
      description = "only say what there is, how long it will take and what it will occupy")
  boolean dryRun;

  @Option(
      names = "--columns",
      description = "only list the columns that a manifest or sidecar may have")
  boolean columns;

  @Override
  public Integer call() throws Exception {
    if (columns) {
      return listColumns();
    }
    refuseCsv();
    prepare();
    RowFaults.refuse(terminal, archive("check").manifestFaults(), skipBadRows);
    if (dryRun) {
      return new DryRun(this).run();
    }
    try (Store store = Folder.write(dataFolder(), configuration(), "ingest")) {
      String id = JobNames.next(store, InstantSource.system());
      Job job =
          new Job(
              id,
              Job.State.RUNNING,
              arguments(),
              id,
              InstantSource.system().millis(),
              0,
              Job.Counts.NONE);
      return run(store, job, null, false);
    }
  }

  private int listColumns() {
    try (Rows rows = new Rows(terminal, format, "column", "meaning", "other names")) {
      for (Column column : Column.values()) {
        List<String> others = column.names().subList(1, column.names().size());
        rows.row(column.label(), column.meaning(), String.join(" ", others));
      }
    }
    return Main.DONE;
  }

  /** Checks the flags, and that everything named exists. */
  final void prepare() {
    rules.flag(this);
    reading.flags(this);
    flag(Setting.WORKERS, workers);
    if (paths.isEmpty() && manifest == null) {
      throw new InputException("", "name what to ingest: folders, files, or --manifest FILE");
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new InputException(path.toString(), "does not exist");
      }
    }
    roles();
    reading.archive(this);
  }

  /**
   * Runs the job from where it stands.
   *
   * @param only sources to take, for a retry; null for all
   * @param resumed whether the job was stopped before
   */
  final int run(Store store, Job job, @Nullable Set<String> only, boolean resumed)
      throws InterruptedException, IOException {
    RuleBook book = ruleBook();
    RunPrinter printer = new RunPrinter(terminal, format == Format.JSON);
    Archive archive = archive(job.batch());
    List<Skipped> skipped = archive.survey().skipped();
    skipped.forEach(file -> terminal.say("skipped: " + file.path() + ": " + file.reason()));
    RunPlan plan = plan(store, archive, book, job, only, resumed);
    BulkRun run = new BulkRun(plan, printer);
    try {
      put(store, job);
      Job done = new JobControl(dataFolder(), job.id()).steer(run, printer);
      put(store, done);
      printer.summary(done, run.progress());
      return done.counts().failed() > 0 ? Main.SOME_FAILED : Main.DONE;
    } catch (StoreException e) {
      printer.clearLine();
      throw refused(job, e);
    }
  }

  private RunPlan plan(
      Store store,
      Archive archive,
      RuleBook book,
      Job job,
      @Nullable Set<String> only,
      boolean resumed) {
    return new RunPlan(
        store,
        archive,
        book,
        speech(store),
        job,
        only,
        resumed,
        roles(),
        configuration().number(Setting.SCORING_THREADS),
        configuration().number(Setting.QUEUE_ITEMS),
        configuration().number(Setting.STOP_SECONDS) * 1_000L,
        InstantSource.system());
  }

  /** Writes the batch as it now stands. */
  private static void put(Store store, Job job) {
    try {
      store.apply(new Change.PutBatch(batch(job))).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException refused ? refused : e;
    }
  }

  private InputException refused(Job job, StoreException e) {
    return new InputException(
        dataFolder().toString(),
        "the run stopped: "
            + e.getMessage()
            + ". What was done is stored; `earshot jobs resume "
            + job.id()
            + "` goes on with the rest");
  }

  final Archive archive(String batch) {
    ArchiveOptions options =
        reading.archive(this).withSource(source, batch).withManifest(manifest, skipBadRows);
    return Archive.of(paths, options, dataFolder());
  }

  final Speech speech(@Nullable Store store) {
    return SpeechSetup.speech(
        configuration(), installation(), store == null ? null : new StoreJournal(store));
  }

  final SpeakerRoles roles() {
    return SpeechSetup.roles(configuration());
  }

  private static Batch batch(Job job) {
    Job.Counts counts = job.counts();
    return new Batch(
        job.batch(),
        job.startedAtMillis(),
        String.join(" ", job.arguments()),
        counts.total(),
        counts.scored() + counts.notScored());
  }

  /** The command line that does the same from any folder. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (Path path : paths) {
      arguments.add(path.toAbsolutePath().normalize().toString());
    }
    add(arguments, "--manifest", manifest == null ? null : manifest.toAbsolutePath());
    for (Path folder : rules.folders) {
      add(arguments, "--rules", folder.toAbsolutePath());
    }
    arguments.addAll(reading.arguments());
    add(arguments, "--source", source.equals(ArchiveOptions.DEFAULT_SOURCE_NAME) ? null : source);
    if (skipBadRows) {
      arguments.add("--skip-bad-rows");
    }
    return arguments;
  }

  static void add(List<String> arguments, String name, @Nullable Object value) {
    if (value != null) {
      arguments.add(name);
      arguments.add(value.toString());
    }
  }
}
