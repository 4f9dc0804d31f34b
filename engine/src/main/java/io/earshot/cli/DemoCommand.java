package io.earshot.cli;

import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.model.Medium;
import io.earshot.store.EvaluationSummary;
import io.earshot.store.Selection;
import io.earshot.store.StoreReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** Ingests the sample archive and shows the scores, the low ones, and why. */
final class DemoCommand extends Command {
  private static final int LOWEST = 3;

  @Override
  public Integer call() throws Exception {
    refuseCsv();
    Path demo = installation().demo();
    if (!Files.isDirectory(demo)) {
      throw new InputException(demo.toString(), "the sample archive is missing");
    }
    Path folder = data != null ? data : Files.createTempDirectory("earshot-demo-");
    data = folder;
    int code = ingest(demo);
    if (format == Format.TEXT) {
      show(folder);
    }
    return code;
  }

  private int ingest(Path demo) throws Exception {
    IngestCommand ingest = new IngestCommand();
    ingest.terminal = terminal;
    new CommandLine(ingest)
        .parseArgs(
            demo.resolve("chats").toString(),
            "--manifest",
            demo.resolve("recordings/manifest.csv").toString());
    ingest.data = data;
    ingest.format = format;
    return ingest.call();
  }

  private void show(Path folder) {
    List<EvaluationSummary> scored = new ArrayList<>();
    try (StoreReader store = Folder.read(folder)) {
      store.forEachSummary(
          Selection.ALL,
          s -> {
            if (s.score() != null) {
              scored.add(s);
            }
            return true;
          });
      scored.sort(Comparator.comparingInt(s -> s.score() == null ? 0 : s.score()));
      List<EvaluationSummary> calls =
          scored.stream().filter(s -> s.medium() == Medium.CALL).toList();
      terminal.print("");
      terminal.print(terminal.paint("1", "Calls"));
      print(calls, calls.size());
      terminal.print("");
      terminal.print(terminal.paint("1", "The lowest scores of all " + scored.size()));
      print(scored, 8);
      terminal.print("");
      Titles titles = Titles.load(installation(), configuration());
      for (int i = 0; i < Math.min(LOWEST, calls.size()); i++) {
        why(store, calls.get(i), titles);
      }
    }
    String where = " --data " + folder;
    terminal.print("Look further:");
    terminal.print("  ./earshot show " + scored.get(0).displayId() + where);
    terminal.print("  ./earshot list --below 60" + where);
    terminal.print("  ./earshot report --by agent" + where);
  }

  private void print(List<EvaluationSummary> rows, int limit) {
    Table table = new Table("id", "agent", "language", "score", "grade", "decided", "auto-fail");
    for (EvaluationSummary s : rows.subList(0, Math.min(limit, rows.size()))) {
      table.row(
          s.displayId(),
          s.agentId(),
          s.language(),
          ListCommand.points(s.score()),
          s.grade(),
          ListCommand.percent(s.decidedShare()),
          s.autoFail() == null ? "" : s.autoFail().name().toLowerCase(Locale.ROOT));
    }
    table.print(terminal, false);
  }

  private void why(StoreReader store, EvaluationSummary s, Titles titles) {
    terminal.print(
        terminal.paint("1", "Why " + s.displayId() + " got " + ListCommand.points(s.score())));
    for (Evaluation evaluation : store.evaluations(s.conversation())) {
      ShowCommand.missed(
          terminal, store.conversation(s.conversation()).orElseThrow(), evaluation, titles);
    }
    terminal.print("");
  }
}
