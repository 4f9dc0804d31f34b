package io.earshot.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, giving each the terminal it speaks to. */
final class Commands implements IFactory {
  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (Command.class.isAssignableFrom(type)) {
      K command = type.getDeclaredConstructor().newInstance();
      ((Command) command).terminal = terminal;
      return command;
    }
    return CommandLine.defaultFactory().create(type);
  }
}
