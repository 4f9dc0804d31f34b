package io.earshot.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the launcher runs once to record Java's start cache: the usual commands, into the void. */
final class WarmUpCommand extends Command {
  @Override
  public Integer call() {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      for (List<String> arguments : commands()) {
        Main.run(nowhere, nowhere, terminal.environment(), arguments.toArray(new String[0]));
      }
    }
    return Main.DONE;
  }

  private List<List<String>> commands() {
    String transcripts = installation().demo().resolve("transcripts").toString();
    return List.of(
        List.of("--help"),
        List.of("config"),
        List.of("rules", "check"),
        List.of("score", transcripts, "--format", "json"));
  }
}
