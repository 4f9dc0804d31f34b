package io.earshot.cli;

import io.earshot.config.Setting;
import io.earshot.ingest.Archive;
import io.earshot.ingest.ArchiveOptions;
import io.earshot.model.Conversation;
import io.earshot.model.InputException;
import io.earshot.model.RawFormat;
import io.earshot.pipeline.OneShot;
import io.earshot.pipeline.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Commands that read files and store nothing. */
abstract class OneShotCommand extends Command {
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

  /**
   * Hands the flags to the configuration; call before anything else. Without --format people get
   * text and programs JSON.
   */
  final void readFlags() {
    if (!formatChosen && !terminal.interactive()) {
      format = Format.JSON;
    }
    flag(Setting.LANGUAGE, language);
    flag(Setting.CHANNELS, channels);
  }

  /** Reads every conversation in the files; the number of items that failed, each told. */
  final int forEachConversation(List<Path> files, Consumer<Conversation> use)
      throws InterruptedException, IOException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new InputException(file.toString(), "does not exist");
      }
    }
    String declared = SpeechSetup.language(configuration());
    ArchiveOptions options =
        ArchiveOptions.defaults()
            .withLanguage(declared)
            .withZone(configuration().zone())
            .withRawFormat(raw == null ? null : RawFormat.parse(raw));
    try (Speech speech = SpeechSetup.speech(configuration(), installation(), null)) {
      OneShot reader = new OneShot(speech, SpeechSetup.roles(configuration()));
      return reader.read(
          Archive.of(files, options),
          use,
          failure -> terminal.say("failed: " + failure.getMessage()));
    }
  }
}
