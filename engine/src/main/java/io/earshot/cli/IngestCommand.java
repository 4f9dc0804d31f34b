package io.earshot.cli;

import io.earshot.config.Setting;
import io.earshot.ingest.Archive;
import io.earshot.ingest.ArchiveOptions;
import io.earshot.ingest.Skipped;
import io.earshot.model.InputException;
import io.earshot.model.RawFormat;
import io.earshot.model.Role;
import io.earshot.pipeline.BulkRun;
import io.earshot.pipeline.RuleBook;
import io.earshot.pipeline.RunPlan;
import io.earshot.pipeline.Speech;
import io.earshot.pipeline.StoreJournal;
import io.earshot.store.Batch;
import io.earshot.store.Change;
import io.earshot.store.Job;
import io.earshot.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "rule sets (default: the packs that come along)")
  @Nullable Path rules;

  @Option(
      names = "--channels",
      paramLabel = "ROLES",
      description = "who speaks on each channel, for example agent,customer")
  @Nullable String channels;

  @Option(
      names = "--language",
      paramLabel = "en|zh",
      description = "language of what declares none (default: found out)")
  @Nullable String language;

  @Option(
      names = "--raw",
      paramLabel = "FORMAT",
      description = "format of headerless recordings, for example s16le:8000:1")
  @Nullable String raw;

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

  @Override
  public Integer call() throws Exception {
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
      return run(store, job, null);
    }
  }

  /** Checks the flags, and that everything named exists. */
  final void prepare() {
    flag(Setting.RULES, rules);
    flag(Setting.CHANNELS, channels);
    flag(Setting.LANGUAGE, language);
    flag(Setting.WORKERS, workers);
    if (paths.isEmpty() && manifest == null) {
      throw new InputException("", "name what to ingest: folders, files, or --manifest FILE");
    }
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new InputException(path.toString(), "does not exist");
      }
    }
  }

  /** Runs the job from where it stands. */
  final int run(Store store, Job job, @Nullable Set<String> only)
      throws InterruptedException, IOException {
    Archive archive = archive(job.batch());
    List<Skipped> skipped = archive.survey().skipped();
    RuleBook book = ruleBook();
    RunPrinter printer = new RunPrinter(terminal, format == Format.JSON);
    skipped.forEach(file -> terminal.say("skipped: " + file.path() + ": " + file.reason()));
    store.apply(new Change.PutBatch(batch(job))).toCompletableFuture().join();
    BulkRun run =
        new BulkRun(
            new RunPlan(
                store,
                archive,
                book,
                speech(store),
                job,
                only,
                roles(),
                configuration().number(Setting.SCORING_THREADS),
                configuration().number(Setting.QUEUE_ITEMS),
                configuration().number(Setting.STOP_SECONDS) * 1_000L,
                InstantSource.system()),
            printer);
    Job done = new JobControl(dataFolder(), job.id()).steer(run, printer);
    store.apply(new Change.PutBatch(batch(done))).toCompletableFuture().join();
    printer.summary(done, run.progress());
    return done.counts().failed() > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  final Archive archive(String batch) {
    ArchiveOptions options =
        ArchiveOptions.defaults()
            .withSource(source, batch)
            .withManifest(manifest, skipBadRows)
            .withLanguage(SpeechSetup.language(configuration()))
            .withZone(configuration().zone())
            .withRawFormat(raw == null ? null : RawFormat.parse(raw));
    return Archive.of(paths, options);
  }

  final Speech speech(@Nullable Store store) {
    return SpeechSetup.speech(
        configuration(), installation(), store == null ? null : new StoreJournal(store));
  }

  final List<Role> roles() {
    return SpeechSetup.roles(configuration());
  }

  private Batch batch(Job job) {
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
    add(arguments, "--rules", rules == null ? null : rules.toAbsolutePath());
    add(arguments, "--channels", channels);
    add(arguments, "--language", language);
    add(arguments, "--raw", raw);
    add(arguments, "--source", source);
    if (skipBadRows) {
      arguments.add("--skip-bad-rows");
    }
    return arguments;
  }

  private static void add(List<String> arguments, String name, @Nullable Object value) {
    if (value != null) {
      arguments.add(name);
      arguments.add(value.toString());
    }
  }
}
