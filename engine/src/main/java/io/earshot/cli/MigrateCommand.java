package io.earshot.cli;

import io.earshot.store.Stores;

/** Brings a data folder of an earlier format to the present one. */
final class MigrateCommand extends Command {
  @Override
  public Integer call() {
    refuseCsv();
    int had = Stores.migrate(dataFolder());
    terminal.say(dataFolder() + " had format " + had + " and has the present format now");
    return Main.DONE;
  }
}
