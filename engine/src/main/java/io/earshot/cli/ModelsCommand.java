package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.pipeline.Speech;
import io.earshot.worker.ModelCatalogue;
import io.earshot.worker.SpeechModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Lists the speech models: in use, installed, known; or verifies those that are there. */
final class ModelsCommand extends Command {
  private static final String NOT_IN_USE = "";

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
  public Integer call() {
    ModelCatalogue catalogue = ModelCatalogue.of(installation().models());
    int faulty = 0;
    try (Rows rows =
        new Rows(
            terminal,
            format,
            "model",
            "language",
            "rate",
            "size bytes",
            "licence",
            "state",
            "sha256",
            "folder")) {
      Set<Path> shown = new HashSet<>();
      for (String language : Speech.LANGUAGES) {
        Path folder = absolute(installation().model(configuration(), language));
        faulty += row(rows, folder, language, catalogue) ? 0 : 1;
        shown.add(folder);
      }
      for (Path folder : catalogue.installed()) {
        if (shown.add(absolute(folder))) {
          faulty += row(rows, absolute(folder), NOT_IN_USE, catalogue) ? 0 : 1;
        }
      }
      for (ModelCatalogue.Known known : catalogue.known()) {
        if (shown.stream().noneMatch(folder -> folder.endsWith(known.name()))) {
          absent(rows, known);
        }
      }
    }
    return faulty > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private static void absent(Rows rows, ModelCatalogue.Known known) {
    rows.row(
        known.name(),
        known.language(),
        null,
        null,
        known.licence(),
        "not installed",
        known.sha256(),
        null);
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private boolean row(Rows rows, Path folder, String language, ModelCatalogue catalogue) {
    ModelCatalogue.Known known = catalogue.known(String.valueOf(folder.getFileName())).orElse(null);
    String licence = known == null ? null : known.licence();
    String wanted = known == null ? null : known.sha256();
    try {
      SpeechModel model = SpeechModel.open(folder);
      boolean otherLanguage = !language.isEmpty() && !model.language().equals(language);
      boolean changed = wanted != null && !wanted.equals(model.hash());
      String state =
          otherLanguage
              ? "is configured for " + language + ": name another in model." + language
              : changed ? "differs from the catalogue: copy it again" : state(language, wanted);
      rows.row(
          model.name(),
          model.language(),
          model.sampleRate(),
          model.sizeBytes(),
          licence,
          state,
          model.hash(),
          folder);
      return !otherLanguage && !changed;
    } catch (InputException e) {
      rows.row(folder.getFileName(), language, null, null, licence, e.reason(), null, folder);
      return false;
    }
  }

  private String state(String language, @Nullable String wanted) {
    String use = language.isEmpty() ? "installed" : "in use";
    if (action == Action.LIST) {
      return use;
    }
    return use + (wanted == null ? ", not in the catalogue" : ", verified");
  }
}
