package io.earshot.config;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The effective configuration: defaults, then {@code earshot.yaml} in the data folder, then {@code
 * EARSHOT_*} variables, then flags; the last one wins. Unknown keys and values out of bounds are
 * errors.
 */
public final class Configuration {
  /** Name of the file in the data folder. */
  public static final String FILE_NAME = "earshot.yaml";

  private static final int FILE_LIMIT_BYTES = 1 << 20;

  /** Variables of the launcher, the data folder, and the tests. */
  private static final Set<String> RESERVED =
      Set.of(
          "EARSHOT_JAVA_HOME",
          "EARSHOT_JAVA_OPTS",
          "EARSHOT_CACHE",
          "EARSHOT_AOT",
          "EARSHOT_DATA",
          "EARSHOT_SHARED");

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private Configuration() {}

  /**
   * An effective value and where it comes from.
   *
   * @param text as written
   * @param source "default", the file, or the variable or flag's name
   */
  public record Value(String text, String source) {}

  /**
   * Reads the configuration.
   *
   * @param dataFolder the data folder; need not exist
   * @param environment the process's environment
   * @param flags values given on the command line
   * @throws InputException naming the file or variable, the key, the value and what is allowed
   */
  public static Configuration load(
      Path dataFolder, Map<String, String> environment, Map<Setting, String> flags) {
    Configuration configuration = new Configuration();
    for (Setting setting : Setting.values()) {
      configuration.values.put(setting, new Value(setting.fallback(), "default"));
    }
    configuration.readFile(dataFolder.resolve(FILE_NAME));
    configuration.readEnvironment(environment);
    flags.forEach((setting, value) -> configuration.set(setting, value, "--" + setting.key()));
    configuration.zone();
    return configuration;
  }

  /** The value and its source. */
  public Value value(Setting setting) {
    Value value = values.get(setting);
    if (value == null) {
      throw new AssertionError(setting);
    }
    return value;
  }

  /** The value as text. */
  public String text(Setting setting) {
    return value(setting).text();
  }

  /** The value as a number; "cores" is the number of processors. */
  public int number(Setting setting) {
    String text = text(setting);
    return text.equals("cores")
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(text);
  }

  /** Whether a setting that is {@code on} or {@code off} is on. */
  public boolean isOn(Setting setting) {
    return text(setting).equals("on");
  }

  /** The installation's time zone. */
  public ZoneId zone() {
    Value value = value(Setting.ZONE);
    if (value.text().equals("system")) {
      return ZoneId.systemDefault();
    }
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException e) {
      throw new InputException(
          value.source(),
          "zone: \"" + value.text() + "\" is no time zone; use one like Asia/Shanghai or +08:00");
    }
  }

  private void readFile(Path file) {
    String yaml;
    try {
      if (Files.size(file) > FILE_LIMIT_BYTES) {
        throw new InputException(file.toString(), "is larger than 1 MiB");
      }
      yaml = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new InputException(file.toString(), "cannot be read: " + e.getMessage());
    }
    addEntries(file.toString(), "", parse(file, yaml));
  }

  private static Object parse(Path file, String yaml) {
    try {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return root == null ? Map.of() : root;
    } catch (YAMLException e) {
      throw new InputException(file.toString(), "is not valid YAML: " + e.getMessage());
    }
  }

  /** Nested mappings and dotted keys mean the same. */
  private void addEntries(String source, String prefix, Object node) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              addEntries(source, prefix.isEmpty() ? "" + key : prefix + "." + key, value));
      return;
    }
    Setting setting =
        Setting.ofKey(prefix)
            .orElseThrow(
                () ->
                    new InputException(
                        source, "unknown key \"" + prefix + "\"; `earshot config` lists the keys"));
    // YAML reads a bare on or off as a truth value.
    String text = node instanceof Boolean on ? on ? "on" : "off" : String.valueOf(node);
    set(setting, text, source);
  }

  private void readEnvironment(Map<String, String> environment) {
    for (String name : environment.keySet()) {
      if (name.startsWith("EARSHOT_") && !RESERVED.contains(name) && !isSetting(name)) {
        throw new InputException(name, "unknown variable; `earshot config` lists them");
      }
    }
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.environmentName());
      if (value != null) {
        set(setting, value, setting.environmentName());
      }
    }
  }

  private static boolean isSetting(String name) {
    for (Setting setting : Setting.values()) {
      if (setting.environmentName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void set(Setting setting, String value, String source) {
    setting
        .refusal(value)
        .ifPresent(
            why -> {
              throw new InputException(source, setting.key() + ": \"" + value + "\" " + why);
            });
    values.put(setting, new Value(value, source));
  }
}
