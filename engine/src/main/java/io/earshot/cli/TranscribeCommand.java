package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.InputException;
import io.earshot.model.Plain;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Transcribes one recording without storing anything. */
final class TranscribeCommand extends OneShotCommand {
  @Parameters(paramLabel = "FILE", description = "a recording")
  Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException, IOException {
    readFlags();
    refuseCsv();
    if (Files.isDirectory(file)) {
      throw new InputException(file.toString(), "is a folder; name one recording");
    }
    Conversation[] found = new Conversation[1];
    int failures = forEachConversation(List.of(file), conversation -> found[0] = conversation);
    if (found[0] != null && found[0].provenance().transcript() == null) {
      throw new InputException(file.toString(), "holds conversations in text, not a recording");
    }
    if (found[0] == null) {
      return failures > 0 ? Main.BAD_INPUT : Main.DONE;
    }
    print(found[0]);
    return Main.DONE;
  }

  private void print(Conversation conversation) {
    if (format == Format.JSON) {
      try (JsonOut json = new JsonOut(terminal.out())) {
        Json.conversation(json, conversation);
      }
      return;
    }
    for (Utterance u : conversation.utterances()) {
      String who = Speakers.label(conversation, u.party());
      terminal.print(
          terminal.paint("2", ShowCommand.clock(u.startMillis()))
              + "  "
              + who
              + ": "
              + Plain.line(u.text()));
    }
    Speakers.notes(conversation).forEach(note -> terminal.say("note: " + note));
    if (conversation.utterances().isEmpty()) {
      terminal.say("no speech");
    }
  }
}
