package io.earshot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the launcher runs once to record Java's start cache: the usual commands, into the void. */
final class WarmUpCommand extends Command {
  @Override
  public Integer call() throws IOException {
    Path scratch = Files.createTempDirectory("earshot-warm-up-");
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      for (List<String> arguments : commands(scratch.toString())) {
        Main.run(nowhere, nowhere, terminal.environment(), arguments.toArray(new String[0]));
      }
    } finally {
      delete(scratch);
    }
    return Main.DONE;
  }

  private List<List<String>> commands(String scratch) {
    Path demo = installation().demo();
    String transcripts = demo.resolve("transcripts").toString();
    String recording = demo.resolve("recordings/zh-01-cannot-hear.flac").toString();
    return List.of(
        List.of("--help"),
        List.of("config"),
        List.of("rules", "check"),
        List.of("score", transcripts, "--format", "json"),
        List.of("ingest", demo.resolve("chats").toString(), recording, "--data", scratch),
        List.of("list", "--data", scratch));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
