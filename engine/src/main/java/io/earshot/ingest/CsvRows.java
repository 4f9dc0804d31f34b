package io.earshot.ingest;

import io.earshot.model.InputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file after RFC 4180: quotes doubled within quotes, line breaks within quotes. The
 * separator is the one of comma, semicolon and tab that the header line has most of.
 */
final class CsvRows implements RowSource {
  private static final int FIELD_CHARS = 1 << 16;
  private static final int FIELDS = 1_000;
  private static final int HEADER_CHARS = 1 << 16;

  private final Reader in;
  private final char separator;
  private final List<String> header;
  private final StringBuilder field = new StringBuilder();
  private final List<String> fields = new ArrayList<>();
  private long line = 1;
  private @Nullable String fault;

  private CsvRows(Path file, Reader in) throws IOException {
    this.in = in;
    this.separator = separator(in);
    this.header = header(file);
  }

  static CsvRows open(Path file) throws IOException {
    Reader in = TextDecoding.open(file);
    try {
      return new CsvRows(file, in);
    } catch (IOException | InputException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    while (true) {
      long start = line;
      if (!readFields()) {
        return null;
      }
      if (fault != null) {
        return new RawRow(start, Map.of(), fault);
      }
      Map<String, String> values = values();
      if (fault != null || !values.isEmpty()) {
        return new RawRow(start, values, fault);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String value = fields.get(i).strip();
      if (value.isEmpty()) {
        continue;
      }
      if (i >= header.size()) {
        fault =
            String.format(
                Locale.ROOT,
                "the row has %d fields, the header %d: put a field that holds %s into quotes",
                fields.size(),
                header.size(),
                separatorName());
        return values;
      }
      values.put(header.get(i), value);
    }
    return values;
  }

  private String separatorName() {
    return separator == ',' ? "a comma" : separator == ';' ? "a semicolon" : "a tab";
  }

  private List<String> header(Path file) throws IOException {
    String name = file.toString();
    if (!readFields() || fault != null) {
      throw new InputException(name + ":1", fault == null ? "is empty: no header line" : fault);
    }
    List<String> headings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      String heading = fields.get(i).strip();
      if (!heading.isEmpty() && !seen.add(heading)) {
        throw new InputException(name + ":1", "the column " + heading + " occurs twice");
      }
      headings.add(heading.isEmpty() ? "column" + (i + 1) : heading);
    }
    return headings;
  }

  private static char separator(Reader in) throws IOException {
    in.mark(HEADER_CHARS);
    int[] counts = new int[3];
    boolean quoted = false;
    for (int i = 0, c = in.read(); i < HEADER_CHARS - 1 && c >= 0; i++, c = in.read()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted) {
        counts[0] += c == ',' ? 1 : 0;
        counts[1] += c == ';' ? 1 : 0;
        counts[2] += c == '\t' ? 1 : 0;
      }
    }
    in.reset();
    boolean tab = counts[2] > counts[0] && counts[2] > counts[1];
    return tab ? '\t' : counts[1] > counts[0] ? ';' : ',';
  }

  /** Reads one record into {@link #fields}; false at the end of the file. */
  private boolean readFields() throws IOException {
    fields.clear();
    field.setLength(0);
    fault = null;
    int c = in.read();
    if (c < 0) {
      return false;
    }
    while (true) {
      if (c == '"' && field.isEmpty()) {
        c = quoted();
      } else if (c == separator) {
        endField();
        c = in.read();
      } else if (c == '\n' || c == '\r' || c < 0) {
        endField();
        endLine(c);
        return true;
      } else {
        append((char) c);
        c = in.read();
      }
    }
  }

  /** Reads behind an opening quote; the first character after the closing one. */
  private int quoted() throws IOException {
    long start = line;
    while (true) {
      int c = in.read();
      if (c < 0) {
        fault = "the quote opened in line " + start + " is never closed";
        return c;
      }
      if (c == '"') {
        int after = in.read();
        if (after != '"') {
          return after;
        }
      } else if (c == '\n') {
        line++;
      }
      append((char) c);
    }
  }

  private void append(char c) {
    if (field.length() < FIELD_CHARS) {
      field.append(c);
    } else {
      fault = "a field has more than " + FIELD_CHARS + " characters: is a quote not closed?";
    }
  }

  private void endField() {
    if (fields.size() < FIELDS) {
      fields.add(field.toString());
    } else {
      fault = "the row has more than " + FIELDS + " fields";
    }
    field.setLength(0);
  }

  private void endLine(int c) throws IOException {
    line++;
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
  }
}
