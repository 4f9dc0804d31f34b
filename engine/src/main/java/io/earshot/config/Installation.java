package io.earshot.config;

import io.earshot.model.InputException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds what came along with the program: models, rule packs, the sample archive.
 *
 * @param home the unpacked distribution
 */
public record Installation(Path home) {
  private static final String MODELS = "models";

  /** The installation the launcher named in the system property {@code earshot.home}. */
  public static Installation current() {
    String home = System.getProperty("earshot.home");
    if (home == null) {
      throw new InputException(
          "earshot.home", "is not set; start the program with the launcher ./earshot");
    }
    return new Installation(Path.of(home));
  }

  /** The rule packs that come along, or the folder configured instead. */
  public Path rules(Configuration configuration) {
    return folder(configuration, Setting.RULES, "rules");
  }

  /** The speech model for {@code language}. */
  public Path model(Configuration configuration, String language) {
    return switch (language) {
      case "en" -> folder(configuration, Setting.MODEL_EN, MODELS + "/demo-en");
      case "zh" -> folder(configuration, Setting.MODEL_ZH, MODELS + "/demo-zh");
      default -> throw new InputException("language", "\"" + language + "\" is neither en nor zh");
    };
  }

  /** The speech models that come along, and their catalogue. */
  public Path models() {
    return home.resolve(MODELS);
  }

  /** The sample archive of {@code earshot demo}. */
  public Path demo() {
    return home.resolve("demo");
  }

  private Path folder(Configuration configuration, Setting setting, String shipped) {
    Configuration.Value value = configuration.value(setting);
    Path folder = value.text().equals("shipped") ? home.resolve(shipped) : Path.of(value.text());
    if (!Files.exists(folder)) {
      throw new InputException(value.source(), setting.key() + ": " + folder + " does not exist");
    }
    return folder;
  }
}
