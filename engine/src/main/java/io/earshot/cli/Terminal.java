package io.earshot.cli;

import io.earshot.model.Plain;
import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/** Where a command speaks: results to standard output, everything else to standard error. */
final class Terminal {
  private static final int DEFAULT_COLUMNS = 100;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final boolean interactive;
  private final boolean colour;

  Terminal(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    Console console = System.console();
    this.interactive = console != null && console.isTerminal();
    this.colour = interactive && !environment.containsKey("NO_COLOR");
  }

  /** Standard output. */
  PrintStream out() {
    return out;
  }

  /** Standard error. */
  PrintStream messages() {
    return err;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Whether a person is watching. */
  boolean interactive() {
    return interactive;
  }

  /** Prints a line of results. */
  void print(String line) {
    out.println(line);
  }

  /** Prints a message. */
  void say(String message) {
    err.println(Plain.line(message));
    err.flush();
  }

  /** Prints why the command failed. */
  void error(String message) {
    err.println(paint("31", "earshot: ") + Plain.line(message));
    err.flush();
  }

  /** The terminal's width in columns. */
  int columns() {
    String columns = environment.get("COLUMNS");
    try {
      return columns == null ? DEFAULT_COLUMNS : Math.clamp(Integer.parseInt(columns), 60, 240);
    } catch (NumberFormatException e) {
      return DEFAULT_COLUMNS;
    }
  }

  /** {@code text} in an ANSI style where colours are wanted. */
  String paint(String style, String text) {
    return colour ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }
}
