package io.earshot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the launcher runs once to record Java's start cache: the usual commands, into the void. The
 * cache keeps what the just-in-time compiler learned too, so enough chats go through an ingest that
 * its every method is known.
 */
final class WarmUpCommand extends Command {
  private static final int INGESTS = 4;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("earshot-warm-up-");
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      for (List<String> arguments : commands(folder.resolve("data").toString())) {
        Main.run(nowhere, nowhere, terminal.environment(), arguments.toArray(new String[0]));
      }
    } finally {
      delete(folder);
    }
    return Main.DONE;
  }

  private List<List<String>> commands(String data) {
    String transcripts = installation().demo().resolve("transcripts").toString();
    String chats = installation().demo().resolve("chats").toString();
    String call = installation().demo().resolve("recordings/zh-01-cannot-hear.flac").toString();
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("--help"));
    commands.add(List.of("config"));
    commands.add(List.of("rules", "check"));
    commands.add(List.of("score", transcripts, "--format", "json"));
    for (int i = 0; i < INGESTS; i++) { // each from another source: new conversations
      String source = "warm-up-" + i;
      commands.add(
          List.of("ingest", chats, "--data", data, "--source", source, "--format", "json"));
    }
    commands.add(List.of("ingest", call, "--data", data, "--format", "json"));
    commands.add(List.of("report", "--data", data));
    commands.add(List.of("list", "--data", data, "--format", "json"));
    return commands;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
