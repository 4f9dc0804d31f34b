package io.earshot.rule;

import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file (RFC 4180: commas, quotes doubled inside quotes) cut into cells that know their place.
 * A cell stands on one line; lines that are empty or begin with # are passed over.
 */
final class CsvText {
  private final SourceFile file;
  private final Faults faults;
  private String line = "";
  private int number;
  private int next;

  CsvText(SourceFile file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /** The rows, the header first; more than {@code limit} are told and left out. */
  List<List<Scalar>> rows(int limit) {
    List<List<Scalar>> rows = new ArrayList<>();
    int lines = file.text().split("\r\n|[\r\n\u0085\u2028\u2029]", -1).length;
    for (number = 1; number <= lines; number++) {
      line = file.line(number);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (rows.size() == limit) {
        faults.error(
            file.place(number, 1, 1), "more than " + (limit - 1) + " rows", "split the table");
        return rows;
      }
      rows.add(cells());
    }
    return rows;
  }

  private List<Scalar> cells() {
    List<Scalar> cells = new ArrayList<>();
    next = 0;
    do {
      cells.add(next < line.length() && line.charAt(next) == '"' ? quoted() : plain());
    } while (next++ < line.length());
    return cells;
  }

  private Scalar plain() {
    int end = line.indexOf(',', next);
    end = end < 0 ? line.length() : end;
    Scalar cell = cell(line.substring(next, end), (char) 0, next, end);
    next = end;
    return cell;
  }

  private Scalar quoted() {
    int begin = next;
    StringBuilder text = new StringBuilder();
    int i = begin + 1;
    while (i < line.length() && !(line.charAt(i) == '"' && !isDoubled(i))) {
      i += line.charAt(i) == '"' ? 1 : 0;
      text.append(line.charAt(i++));
    }
    Scalar cell = cell(text.toString(), '"', begin, Math.min(i + 1, line.length()));
    boolean closed = i < line.length() && (i + 1 == line.length() || line.charAt(i + 1) == ',');
    if (!closed) {
      faults.error(
          cell.at(), "a quote that is not closed before the next comma", "close it with \"");
      next = line.length();
      return cell;
    }
    next = i + 1;
    return cell;
  }

  private boolean isDoubled(int i) {
    return i + 1 < line.length() && line.charAt(i + 1) == '"';
  }

  private Scalar cell(String text, char quote, int from, int to) {
    int column = line.codePointCount(0, from) + 1;
    int length = Math.max(1, line.codePointCount(from, to));
    return new Scalar(text, quote, file.place(number, column, length));
  }
}
