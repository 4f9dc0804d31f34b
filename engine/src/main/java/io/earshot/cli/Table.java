package io.earshot.cli;

import io.earshot.model.Plain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table for people (columns lined up, Han characters two columns wide) or for programs (CSV). */
final class Table {
  private final String[] header;
  private final List<String[]> rows = new ArrayList<>();

  Table(String... header) {
    this.header = header;
  }

  void row(@Nullable Object... cells) {
    String[] row = new String[header.length];
    for (int i = 0; i < row.length; i++) {
      Object cell = i < cells.length ? cells[i] : null;
      row[i] = cell == null ? "" : cell.toString();
    }
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(Terminal terminal, boolean csv) {
    if (csv) {
      terminal.print(csvLine(header));
      rows.forEach(row -> terminal.print(csvLine(row)));
      return;
    }
    int[] widths = widths();
    terminal.print(terminal.paint("1", line(header, widths)));
    rows.forEach(row -> terminal.print(line(row, widths)));
  }

  private int[] widths() {
    int[] widths = new int[header.length];
    for (int i = 0; i < header.length; i++) {
      widths[i] = Plain.columns(header[i]);
      for (String[] row : rows) {
        widths[i] = Math.max(widths[i], Plain.columns(Plain.line(row[i])));
      }
    }
    return widths;
  }

  private static String line(String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String cell = Plain.line(cells[i]);
      line.append(cell);
      if (i + 1 < cells.length) {
        line.repeat(' ', widths[i] - Plain.columns(cell) + 2);
      }
    }
    return line.toString().stripTrailing();
  }

  /**
   * A record by RFC 4180; a cell that a spreadsheet would run as a formula gets a quote in front.
   */
  static String csvLine(@Nullable String... cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      String cell = cells[i];
      line.append(csvCell(cell == null ? "" : cell));
    }
    return line.toString();
  }

  private static String csvCell(String text) {
    String cell = isFormula(text) ? "'" + text : text;
    boolean quoted = false;
    for (int i = 0; i < cell.length() && !quoted; i++) {
      char c = cell.charAt(i);
      quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        && !text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
  }
}
