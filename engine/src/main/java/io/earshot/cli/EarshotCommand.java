package io.earshot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself: lists the commands. */
@CommandLine.Command(
    name = "earshot",
    version = "earshot 0.1.0",
    header =
        "Listens to every conversation of a contact centre and shows why each one scored as it"
            + " did.",
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Every command takes --data DIR and --format json, and explains itself with --help.",
      "Start with `earshot demo`. Exit codes: 0 done, 1 some items failed, 2 bad input, 4 internal"
          + " error."
    },
    subcommands = {
      ConfigCommand.class,
    })
final class EarshotCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "show the version and exit")
  boolean version;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  EarshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.messages());
    return Main.BAD_INPUT;
  }
}
