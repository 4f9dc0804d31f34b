package io.earshot.cli;

import io.earshot.config.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that scores. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "rule sets (default: the packs that come along)")
  @Nullable Path folder;

  /** Hands the flag to the command's configuration; call before that is used. */
  void flag(Command command) {
    command.flag(Setting.RULES, folder);
  }
}
