package io.earshot.cli;

import io.earshot.config.Setting;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that scores. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "rule sets: a folder or file; may be repeated (default: the packs that come along)")
  List<Path> folders = new ArrayList<>();

  /** Hands the flag to the command's configuration; call before that is used. */
  void flag(Command command) {
    command.flag(Setting.RULES, setting(folders));
  }

  /** Several paths as the setting has them; null: none was given. */
  static @Nullable String setting(List<Path> folders) {
    return folders.isEmpty()
        ? null
        : String.join(File.pathSeparator, folders.stream().map(Path::toString).toList());
  }
}
