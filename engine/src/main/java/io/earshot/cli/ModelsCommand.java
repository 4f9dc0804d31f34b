package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.pipeline.Speech;
import io.earshot.worker.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** Lists the speech models in use, or verifies them. */
final class ModelsCommand extends Command {
  private static final String CATALOGUE = "models/catalogue.tsv";

  /** What can be done with models. */
  enum Action {
    LIST,
    VERIFY
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description = "list (default), or verify: layout, and content where the catalogue knows it")
  Action action = Action.LIST;

  @Override
  public Integer call() throws IOException {
    Map<String, String> known = action == Action.VERIFY ? catalogue() : Map.of();
    int faulty = 0;
    try (Rows rows =
        new Rows(
            terminal,
            format,
            "language",
            "model",
            "rate",
            "size bytes",
            "state",
            "sha256",
            "folder")) {
      for (String language : Speech.LANGUAGES) {
        faulty += row(rows, language, known) ? 0 : 1;
      }
    }
    return faulty > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private boolean row(Rows rows, String language, Map<String, String> known) {
    Path folder = installation().model(configuration(), language);
    try {
      SpeechModel model = SpeechModel.open(folder);
      String fault = fault(model, language, known);
      rows.row(
          language,
          model.name(),
          model.sampleRate(),
          model.sizeBytes(),
          fault.isEmpty() ? state(model, known) : fault,
          model.hash(),
          model.folder());
      return fault.isEmpty();
    } catch (InputException e) {
      rows.row(language, folder.getFileName(), null, null, e.getMessage(), null, folder);
      return false;
    }
  }

  private static String fault(SpeechModel model, String language, Map<String, String> known) {
    if (!model.language().equals(language)) {
      return "is a model for " + model.language();
    }
    String wanted = known.get(model.name());
    return wanted == null || wanted.equals(model.hash())
        ? ""
        : "differs from the catalogue (" + wanted.substring(0, 12) + "…): fetch it again";
  }

  private String state(SpeechModel model, Map<String, String> known) {
    if (action == Action.LIST) {
      return "usable";
    }
    return known.containsKey(model.name()) ? "verified" : "usable; not in the catalogue";
  }

  /** Name → SHA-256 of the models that come along. */
  private Map<String, String> catalogue() throws IOException {
    Map<String, String> known = new HashMap<>();
    List<String> lines = Files.readAllLines(installation().home().resolve(CATALOGUE));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      known.put(cells[0], cells[cells.length - 1]);
    }
    return known;
  }
}
