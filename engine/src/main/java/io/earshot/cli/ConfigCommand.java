package io.earshot.cli;

import io.earshot.config.Configuration;
import io.earshot.config.Setting;

/** Prints each effective value and where it comes from. */
final class ConfigCommand extends Command {
  @Override
  public Integer call() {
    if (format == Format.JSON) {
      try (JsonOut json = new JsonOut(terminal.out())) {
        json.object();
        for (Setting setting : Setting.values()) {
          Configuration.Value value = configuration().value(setting);
          json.name(setting.key()).object();
          json.field("value", value.text()).field("source", value.source());
          json.field("environment", setting.environmentName());
          json.field("default", setting.fallback()).field("meaning", setting.meaning()).end();
        }
        json.end();
      }
      return Main.DONE;
    }
    Table table = new Table("key", "value", "from", "environment variable", "meaning");
    for (Setting setting : Setting.values()) {
      Configuration.Value value = configuration().value(setting);
      table.row(
          setting.key(),
          value.text(),
          value.source(),
          setting.environmentName(),
          setting.meaning());
    }
    table.print(terminal, format == Format.CSV);
    return Main.DONE;
  }
}
