package io.earshot.config;

import io.earshot.model.InputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  /** The rule packs that come along, or the folders and files configured instead, in order. */
  public List<Path> rules(Configuration configuration) {
    Configuration.Value value = configuration.value(Setting.RULES);
    if (Files.exists(Path.of(value.text()))) {
      return List.of(Path.of(value.text()));
    }
    List<Path> paths = new ArrayList<>();
    for (String text : value.text().split(File.pathSeparator, -1)) {
      paths.add(path(value, Setting.RULES, text.strip(), "rules"));
    }
    return paths;
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
    return path(value, setting, value.text(), shipped);
  }

  private Path path(Configuration.Value value, Setting setting, String text, String shipped) {
    Path folder = text.equals("shipped") ? home.resolve(shipped) : Path.of(text);
    if (!Files.exists(folder)) {
      throw new InputException(value.source(), setting.key() + ": " + folder + " does not exist");
    }
    return folder;
  }
}
