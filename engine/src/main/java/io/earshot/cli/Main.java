package io.earshot.cli;

import io.earshot.model.InputException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The program. Exit codes: {@value #DONE} done, {@value #SOME_FAILED} some items failed, {@value
 * #BAD_INPUT} bad input or usage, {@value #INTERNAL_ERROR} internal error.
 */
public final class Main {
  static final int DONE = 0;
  static final int SOME_FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERNAL_ERROR = 4;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int code = run(out, err, System.getenv(), args);
    out.flush();
    err.flush();
    if (out.checkError()) {
      code = Math.max(code, SOME_FAILED);
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
    Terminal terminal = new Terminal(out, err, environment);
    CommandLine line = new CommandLine(new EarshotCommand(terminal), new Commands(terminal));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(terminal, e));
    line.setParameterExceptionHandler((e, rest) -> usage(terminal, e));
    line.setUsageHelpAutoWidth(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(args);
  }

  private static int usage(Terminal terminal, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.error(String.valueOf(e.getMessage()).replace('\n', ' '));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      var suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        terminal.say("Did you mean: " + String.join(", ", suggestions) + "?");
      }
    }
    terminal.say("`" + command + " --help` shows how it is used.");
    return BAD_INPUT;
  }

  private static int explain(Terminal terminal, Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException) {
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
