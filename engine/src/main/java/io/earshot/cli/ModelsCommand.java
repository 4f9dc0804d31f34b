package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.pipeline.Speech;
import io.earshot.worker.SpeechModel;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Lists the speech models in use, or verifies them. */
final class ModelsCommand extends Command {
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
      description = "list (default), or verify: check layout and content against the catalogue")
  Action action = Action.LIST;

  @Override
  public Integer call() {
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
        faulty += row(rows, language) ? 0 : 1;
      }
    }
    return faulty > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private boolean row(Rows rows, String language) {
    Path folder = installation().model(configuration(), language);
    try {
      SpeechModel model = SpeechModel.open(folder);
      boolean right = model.language().equals(language);
      rows.row(
          language,
          model.name(),
          model.sampleRate(),
          model.sizeBytes(),
          right ? "usable" : "is a model for " + model.language(),
          model.hash(),
          folder);
      return right;
    } catch (InputException e) {
      rows.row(language, folder.getFileName(), null, null, e.getMessage(), null, folder);
      return false;
    }
  }
}
