package io.earshot.cli;

import org.jspecify.annotations.Nullable;

/** Rows printed as a table, as CSV, or as JSON Lines whose fields are named after the columns. */
final class Rows implements AutoCloseable {
  private final Terminal terminal;
  private final Command.Format format;
  private final String[] columns;
  private final Table table;
  private final @Nullable JsonOut json;

  Rows(Terminal terminal, Command.Format format, String... columns) {
    this.terminal = terminal;
    this.format = format;
    this.columns = columns;
    this.table = new Table(columns);
    this.json = format == Command.Format.JSON ? new JsonOut(terminal.out()) : null;
    if (format == Command.Format.CSV) {
      terminal.print(Table.csvLine(columns));
    }
  }

  /** One row; numbers and booleans stay what they are in JSON, nulls are left out. */
  void row(@Nullable Object... cells) {
    if (json != null) {
      json.object();
      for (int i = 0; i < columns.length; i++) {
        field(json, camel(columns[i]), cells[i]);
      }
      json.end().line();
    } else if (format == Command.Format.CSV) {
      String[] texts = new String[cells.length];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = cells[i] == null ? "" : String.valueOf(cells[i]);
      }
      terminal.print(Table.csvLine(texts));
    } else {
      table.row(cells);
    }
  }

  private static void field(JsonOut json, String name, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Long number -> json.field(name, number);
      case Integer number -> json.field(name, number);
      case Double number -> json.figure(name, number);
      case Boolean truth -> json.field(name, truth);
      default -> json.field(name, cell.toString());
    }
  }

  /** {@code not scored} becomes {@code notScored}. */
  private static String camel(String column) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == ' ' || c == '-') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }

  @Override
  public void close() {
    if (json == null && format == Command.Format.TEXT) {
      table.print(terminal, false);
    }
  }
}
