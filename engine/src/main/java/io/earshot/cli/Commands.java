package io.earshot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The list of commands: the one place that knows their names and what they do. The overview is
 * printed from it without loading the command-line library, which would cost most of a start.
 */
enum Commands {
  DEMO(
      "demo",
      "Ingest the sample archive and show the scores, the low ones and why.",
      DemoCommand::new),
  INGEST(
      "ingest",
      "Transcribe, score and store an archive of recordings and chats.",
      IngestCommand::new),
  TRANSCRIBE("transcribe", "Transcribe one recording; stores nothing.", TranscribeCommand::new),
  SCORE("score", "Score files; stores nothing.", ScoreCommand::new),
  LIST("list", "List evaluations: low, flagged, of an agent, since a day.", ListCommand::new),
  SHOW("show", "Show one conversation with the words its scores rest on.", ShowCommand::new),
  REPORT("report", "Figures by agent, team, skill group and day.", ReportCommand::new),
  EXPORT("export", "Write evaluations as JSON Lines or CSV.", ExportCommand::new),
  JOBS("jobs", "List runs; pause, resume, retry or cancel one; its failures.", JobsCommand::new),
  AMEND("amend", "Correct agents, roles, channels, languages or metadata.", AmendCommand::new),
  BATCHES("batches", "List the batches that conversations came in with.", BatchesCommand::new),
  DELETE("delete", "Erase a batch, a customer, or what began before a day.", DeleteCommand::new),
  RULES(
      "rules",
      "Check, test and lint rule sets, explain an outcome, import rules.",
      RulesCommand::new),
  MODELS("models", "List the speech models, verify them, or fetch one.", ModelsCommand::new),
  CONFIG("config", "Show every setting, its value and its source.", ConfigCommand::new),
  MIGRATE("migrate", "Bring a data folder of an earlier version up to date.", MigrateCommand::new),
  WARM_UP("warm-up", null, WarmUpCommand::new);

  static final String VERSION = "earshot 0.1.0";

  private static final String PURPOSE =
      "Listens to every conversation of a contact centre and shows why each one scored as it did.";

  private final String word;
  private final @Nullable String purpose;
  private final Supplier<Command> maker;

  Commands(String word, @Nullable String purpose, Supplier<Command> maker) {
    this.word = word;
    this.purpose = purpose;
    this.maker = maker;
  }

  /** The word that calls the command. */
  String word() {
    return word;
  }

  /** What it does, one line; empty for a hidden command. */
  String purpose() {
    return purpose == null ? "" : purpose;
  }

  /** A fresh command that speaks to {@code terminal}. */
  Command make(Terminal terminal) {
    Command command = maker.get();
    command.terminal = terminal;
    return command;
  }

  /** The command called by {@code word}, or null. */
  static @Nullable Commands ofWord(String word) {
    for (Commands command : values()) {
      if (command.word.equals(word)) {
        return command;
      }
    }
    return null;
  }

  /** The overview that {@code earshot --help} prints; it fits one screen. */
  static String overview() {
    StringBuilder out =
        new StringBuilder(PURPOSE).append("\n\nUsage: earshot COMMAND [OPTIONS]\n\n");
    for (Commands command : values()) {
      if (command.purpose != null) {
        out.append("  ").append(command.word).repeat(' ', 12 - command.word.length());
        out.append(command.purpose).append('\n');
      }
    }
    return out.append(
            """

            Start with `earshot demo`. Every command explains itself with --help, and takes --data DIR
            (default: $EARSHOT_DATA, else ./earshot-data) and --format json.
            Exit codes: 0 done, 1 some items failed, 2 bad input or full disk, 4 internal error.\
            """)
        .toString();
  }

  /** The commands whose names resemble {@code word}, the likeliest first. */
  static List<String> resembling(String word) {
    List<String> near = new ArrayList<>();
    for (Commands command : values()) {
      if (command.purpose != null && distance(command.word, word) <= 2) {
        near.add(command.word);
      }
    }
    return near;
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
