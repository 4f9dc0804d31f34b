package io.earshot.cli;

import io.earshot.config.Setting;
import io.earshot.ingest.ArchiveOptions;
import io.earshot.model.RawFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that reads conversations can be told about those that say nothing. */
final class ReadingOptions {
  @Option(
      names = "--language",
      paramLabel = "en|zh",
      description = "language of what declares none (default: found out)")
  @Nullable String language;

  @Option(
      names = "--channels",
      paramLabel = "ROLES",
      description = "who speaks on each channel, for example agent,customer")
  @Nullable String channels;

  @Option(
      names = "--raw",
      paramLabel = "FORMAT",
      description = "format of headerless recordings, for example s16le:8000:1")
  @Nullable String raw;

  /** Hands the flags to the command's configuration; call before that is used. */
  void flags(Command command) {
    command.flag(Setting.LANGUAGE, language);
    command.flag(Setting.CHANNELS, channels);
  }

  /** How files are read that do not say it themselves. */
  ArchiveOptions archive(Command command) {
    return ArchiveOptions.defaults()
        .withLanguage(SpeechSetup.language(command.configuration()))
        .withZone(command.configuration().zone())
        .withRawFormat(raw == null ? null : RawFormat.parse(raw));
  }

  /** The flags as they were given. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    IngestCommand.add(arguments, "--language", language);
    IngestCommand.add(arguments, "--channels", channels);
    IngestCommand.add(arguments, "--raw", raw);
    return arguments;
  }
}
