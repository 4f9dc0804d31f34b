package io.earshot.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./earshot ingest} of 100,000 generated chats under {@code -Xmx512m}, its start cache made,
 * against {@link BareChatLoop}, interleaved. Goals: at most 2.5 × its CPU; stored bytes at most
 * half the JSON.
 *
 * <pre>
 * bench/run ChatIngestDuel [rounds] [chats]
 * </pre>
 */
public final class ChatIngestDuel {
  private static final int ROUNDS = 7;
  private static final int CHATS = 100_000;

  private ChatIngestDuel() {}

  /** Arguments: rounds, chats. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    int chats = args.length > 1 ? Integer.parseInt(args[1]) : CHATS;
    Path folder = Files.createTempDirectory("earshot-duel-");
    Path corpus = folder.resolve("chats.jsonl");
    ChatCorpus.write(corpus, chats, 42);
    Path home = Path.of(System.getProperty("earshot.home"));
    Launcher launcher = Launcher.warm(home, folder, "-Xmx512m");
    List<Arm.Taken> ours = new ArrayList<>();
    List<Arm.Taken> bare = new ArrayList<>();
    long stored = 0;
    for (int round = 0; round < rounds; round++) {
      Path data = folder.resolve("data-" + round);
      List<String> ingest =
          launcher.command(
              "ingest", corpus.toString(), "--data", data.toString(), "--format", "json");
      ours.add(new Arm("earshot ingest", ingest).run(folder));
      stored = size(data);
      Path database = folder.resolve("bare-" + round);
      bare.add(
          new Arm(
                  "bare loop",
                  Arm.java("512m", BareChatLoop.class, corpus.toString(), database.toString()))
              .run(folder));
      delete(data);
      delete(database);
    }
    PrintStream out =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(Arm.table("earshot ingest", ours, "bare loop", bare));
    out.println(
        String.format(
            Locale.ROOT,
            "%,d chats, %,d bytes of JSON, %,d bytes stored: %.2f × the JSON, %,d bytes a chat",
            chats,
            Files.size(corpus),
            stored,
            (double) stored / Files.size(corpus),
            stored / chats));
    delete(folder);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long total = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        total += Files.size(file);
      }
      return total;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
