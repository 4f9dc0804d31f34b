package io.earshot.cli;

import io.earshot.config.Configuration;
import io.earshot.config.Installation;
import io.earshot.config.Setting;
import io.earshot.model.InputException;
import io.earshot.pipeline.RuleBook;
import io.earshot.score.ScoringOptions;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command has: where the data lies, how to print, and help. */
abstract class Command implements Callable<Integer> {
  /** Forms of output. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: $EARSHOT_DATA, else ./earshot-data)")
  @Nullable Path data;

  Format format = Format.TEXT;

  /** Whether the form of output was asked for. */
  boolean formatChosen;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  boolean help;

  @SuppressWarnings("NullAway.Init") // set by the factory that makes the commands
  Terminal terminal;

  /** Flags that stand for configuration keys. */
  final Map<Setting, String> flags = new EnumMap<>(Setting.class);

  private @Nullable Configuration configuration;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default) or json; some commands also csv")
  final void setFormat(Format wanted) {
    format = wanted;
    formatChosen = true;
  }

  /** The data folder. */
  final Path dataFolder() {
    if (data != null) {
      return data;
    }
    String variable = terminal.environment().get("EARSHOT_DATA");
    return Path.of(variable == null || variable.isBlank() ? "earshot-data" : variable);
  }

  /** The effective configuration. */
  final Configuration configuration() {
    if (configuration == null) {
      configuration = Configuration.load(dataFolder(), terminal.environment(), flags);
    }
    return configuration;
  }

  final Installation installation() {
    return Installation.current();
  }

  /** The rule sets in use, compiled. */
  final RuleBook ruleBook() {
    float confidence = configuration().number(Setting.CONFIDENCE_PERCENT) / 100f;
    return RuleBook.load(installation().rules(configuration()), new ScoringOptions(confidence));
  }

  /** Refuses CSV where a command has no table to print. */
  final void refuseCsv() {
    if (format == Format.CSV) {
      throw new InputException("--format", "csv is not available here; use text or json");
    }
  }

  /** Sets the flag's configuration key if the flag was given. */
  final void flag(Setting setting, @Nullable Object value) {
    if (value != null) {
      flags.put(setting, value.toString());
    }
  }
}
