package io.earshot.cli;

import io.earshot.ingest.Amendment;
import io.earshot.ingest.Amendments;
import io.earshot.ingest.ArchiveOptions;
import io.earshot.ingest.Manifest;
import io.earshot.pipeline.Amender;
import io.earshot.pipeline.ItemResult;
import io.earshot.pipeline.RuleBook;
import io.earshot.pipeline.Speech;
import io.earshot.pipeline.StoreJournal;
import io.earshot.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Corrects what is known about stored conversations. */
final class AmendCommand extends Command {
  @Option(
      names = "--manifest",
      required = true,
      paramLabel = "FILE",
      description = "CSV or JSON Lines: callId, conversation or file, and the columns to correct")
  Path manifest = Path.of("");

  @Option(names = "--skip-bad-rows", description = "go on although rows are faulty")
  boolean skipBadRows;

  @Mixin RulesOption rules = new RulesOption();

  @Override
  public Integer call() throws InterruptedException {
    refuseCsv();
    rules.flag(this);
    ArchiveOptions options = ArchiveOptions.defaults().withZone(configuration().zone());
    Amendments amendments = Manifest.amendments(manifest, options);
    RowFaults.refuse(terminal, amendments.faults(), skipBadRows);
    RuleBook book = ruleBook();
    RunPrinter printer = new RunPrinter(terminal, format == Format.JSON);
    int[] counts = new int[3];
    try (Store store = Folder.write(dataFolder(), configuration(), "amend");
        Speech speech =
            SpeechSetup.speech(configuration(), installation(), new StoreJournal(store))) {
      Amender amender = new Amender(store, book, speech, SpeechSetup.roles(configuration()));
      for (Amendment amendment : amendments.amendments()) {
        ItemResult result = amender.amend(amendment);
        printer.items(List.of(result));
        counts[place(result)]++;
      }
    }
    terminal.say(
        String.format(
            Locale.ROOT,
            "%d corrected, %d as they were, %d failed",
            counts[0],
            counts[1],
            counts[2]));
    return counts[2] > 0 || !amendments.faults().isEmpty() ? Main.SOME_FAILED : Main.DONE;
  }

  private static int place(ItemResult result) {
    return switch (result.status()) {
      case SCORED, NOT_SCORED -> 0;
      case UNCHANGED -> 1;
      case FAILED -> 2;
    };
  }
}
