package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.rule.RuleFaults;
import io.earshot.store.StoreException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The program. Exit codes: {@value #DONE} done, {@value #SOME_FAILED} some items failed, {@value
 * #BAD_INPUT} bad input or usage, or a disk that refuses, {@value #INTERNAL_ERROR} internal error.
 */
public final class Main {
  static final int DONE = 0;
  static final int SOME_FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERNAL_ERROR = 4;

  /** What the command-line library puts before some of its messages. */
  private static final String PREFIX = "Error: ";

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int code = run(out, err, System.getenv(), args);
    out.flush();
    err.flush();
    if (out.checkError() && code == DONE) {
      code = SOME_FAILED;
    }
    Runtime.getRuntime().exit(code);
  }

  /**
   * Runs one command.
   *
   * @param out what was asked for
   * @param err messages, progress, failures
   * @param environment the environment variables
   * @param args the command line
   * @return the exit code
   */
  public static int run(
      PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
    String word = args.length == 0 ? "" : args[0];
    switch (word) {
      case "-h", "--help", "help" -> {
        out.println(Commands.overview());
        return DONE;
      }
      case "-V", "--version" -> {
        out.println(Commands.VERSION);
        return DONE;
      }
      default -> {
        return runCommand(new Terminal(out, err, environment), word, args);
      }
    }
  }

  private static int runCommand(Terminal terminal, String word, String[] args) {
    Commands command = Commands.ofWord(word);
    if (command == null) {
      List<String> near = Commands.resembling(word);
      terminal.error(
          (word.isEmpty() ? "which command?" : "there is no command \"" + word + "\".")
              + (near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?")
              + " `earshot --help` lists them.");
      return BAD_INPUT;
    }
    CommandLine line = new CommandLine(command.make(terminal));
    line.setCommandName("earshot " + command.word());
    line.getCommandSpec().usageMessage().description(command.purpose(), "").autoWidth(false);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.messages(), true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, failed, parsed) -> explain(terminal, e));
    line.setParameterExceptionHandler((e, rest) -> usage(terminal, e));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(Arrays.copyOfRange(args, 1, args.length));
  }

  private static int usage(Terminal terminal, ParameterException e) {
    String message = String.valueOf(e.getMessage()).replace('\n', ' ');
    terminal.error(message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message);
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.say("`" + command + " --help` shows how it is used.");
    return BAD_INPUT;
  }

  private static int explain(Terminal terminal, Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RuleFaults faults) {
        faults.faults().forEach(fault -> terminal.messages().println(fault.render()));
        terminal.error("the rules have faults; nothing was done");
        return BAD_INPUT;
      }
      if (cause instanceof InputException || cause instanceof StoreException) {
        terminal.error(String.valueOf(cause.getMessage()));
        return BAD_INPUT;
      }
    }
    terminal.error("internal error, please report it: " + e);
    e.printStackTrace(terminal.messages());
    return INTERNAL_ERROR;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
