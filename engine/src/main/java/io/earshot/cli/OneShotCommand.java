package io.earshot.cli;

import io.earshot.ingest.Archive;
import io.earshot.model.Conversation;
import io.earshot.model.InputException;
import io.earshot.pipeline.OneShot;
import io.earshot.pipeline.Speech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** Commands that read files and store nothing. */
abstract class OneShotCommand extends Command {
  @Mixin ReadingOptions reading = new ReadingOptions();

  /**
   * Hands the flags to the configuration; call before anything else. Without --format people get
   * text and programs JSON.
   */
  final void readFlags() {
    if (!formatChosen && !terminal.interactive()) {
      format = Format.JSON;
    }
    reading.flags(this);
  }

  /** Reads every conversation in the files; the number of items that failed, each told. */
  final int forEachConversation(List<Path> files, Consumer<Conversation> use)
      throws InterruptedException, IOException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new InputException(file.toString(), "does not exist");
      }
    }
    try (Speech speech = SpeechSetup.speech(configuration(), installation(), null)) {
      OneShot reader = new OneShot(speech, SpeechSetup.roles(configuration()));
      return reader.read(
          Archive.of(files, reading.archive(this)),
          use,
          failure -> terminal.say("failed: " + failure.getMessage()));
    }
  }
}
