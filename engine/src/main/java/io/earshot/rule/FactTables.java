package io.earshot.rule;

import io.earshot.model.EntityKind;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Operator.Fact;
import io.earshot.rule.Operator.Phrases;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of approved facts that a rule set refers to: CSV files with the columns topic,
 * question, kind, allowed and, where wanted, wrong, from, to. Several values of one cell stand
 * between bars.
 */
final class FactTables {
  /** Most rows of one table. */
  static final int LIMIT_ROWS = 5_000;

  private static final List<String> COLUMNS =
      List.of("topic", "question", "kind", "allowed", "wrong", "from", "to");
  private static final int NEEDED = 4;
  private static final String WORDS = "text";

  private final Faults faults;
  private final Phrasebook phrasebook;
  private final Map<Path, List<Fact.Row>> known = new LinkedHashMap<>();
  private final List<SourceFile> files = new ArrayList<>();

  FactTables(Faults faults, Phrasebook phrasebook) {
    this.faults = faults;
    this.phrasebook = phrasebook;
  }

  /** The tables' files, in the order in which they were first named. */
  List<SourceFile> files() {
    return files;
  }

  /** The rows of a table on some topics, all if none are named. What is wrong is told. */
  List<Fact.Row> rows(Scalar name, List<Scalar> topics) {
    Path path = beside(name);
    if (path == null || !Files.isRegularFile(path)) {
      faults.error(
          name.at(),
          "no table at \"" + name.text() + "\"",
          "name a CSV file, seen from the folder of this file");
      return List.of();
    }
    List<Fact.Row> rows = known.get(path);
    if (rows == null) {
      rows = read(path);
      known.put(path, rows);
    }
    return topics.isEmpty() ? rows : chosen(rows, topics);
  }

  private List<Fact.Row> chosen(List<Fact.Row> rows, List<Scalar> topics) {
    List<Fact.Row> chosen = new ArrayList<>();
    for (Scalar topic : topics) {
      int before = chosen.size();
      Set<String> names = new LinkedHashSet<>();
      for (Fact.Row row : rows) {
        names.add(row.topic());
        if (row.topic().equals(topic.text())) {
          chosen.add(row);
        }
      }
      if (chosen.size() == before && !names.isEmpty()) {
        faults.error(
            topic.at(),
            "the table has no topic \"" + topic.text() + "\"",
            Suggestion.among(names, topic.text(), "it has "));
      }
    }
    return chosen;
  }

  private static @Nullable Path beside(Scalar name) {
    try {
      return Path.of(name.at().file().name()).resolveSibling(name.text()).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private List<Fact.Row> read(Path path) {
    SourceFile file = new RuleFiles(faults).read(path);
    if (file == null) {
      return List.of();
    }
    files.add(file);
    List<List<Scalar>> lines = new CsvText(file, faults).rows(LIMIT_ROWS + 1);
    if (lines.isEmpty()) {
      faults.error(file.start(), "an empty table", "begin with the columns: " + columns());
      return List.of();
    }
    Map<String, Integer> columns = columns(lines.getFirst());
    List<Fact.Row> rows = new ArrayList<>();
    for (List<Scalar> line : lines.subList(1, lines.size())) {
      Fact.Row row = columns.size() < NEEDED ? null : row(line, columns);
      if (row != null) {
        rows.add(row);
      }
    }
    return List.copyOf(rows);
  }

  private static String columns() {
    return String.join(",", COLUMNS);
  }

  private Map<String, Integer> columns(List<Scalar> header) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).text().strip();
      if (!COLUMNS.contains(name)) {
        faults.error(
            header.get(i).at(),
            "no column is called \"" + name + "\"",
            Suggestion.among(COLUMNS, name, "columns: "));
      } else if (columns.putIfAbsent(name, i) != null) {
        faults.error(header.get(i).at(), "the column \"" + name + "\" twice", "delete one");
      }
    }
    for (String name : COLUMNS.subList(0, NEEDED)) {
      if (!columns.containsKey(name)) {
        faults.error(
            header.getFirst().at(),
            "the column \"" + name + "\" is missing",
            "add it: " + columns());
        columns.clear();
        return columns;
      }
    }
    return columns;
  }

  private Fact.@Nullable Row row(List<Scalar> line, Map<String, Integer> columns) {
    if (line.size() > columns.size()) {
      faults.error(
          line.get(columns.size()).at(),
          line.size() + " cells in a table of " + columns.size() + " columns",
          "put a cell with a comma in it into quotes");
      return null;
    }
    for (String name : COLUMNS.subList(0, NEEDED)) {
      Scalar cell = cell(line, columns, name);
      if (cell == null || cell.text().isBlank()) {
        Place at = cell == null ? line.getLast().at() : cell.at();
        faults.error(at, "no " + name + " in this row", "fill the cell in");
        return null;
      }
    }
    return row(new Cells(line, columns));
  }

  /** The cells of one row by column. */
  private record Cells(List<Scalar> line, Map<String, Integer> columns) {
    @Nullable Scalar get(String name) {
      return cell(line, columns, name);
    }

    Scalar needed(String name) {
      Scalar cell = get(name);
      return cell == null ? line.getFirst() : cell;
    }
  }

  private static @Nullable Scalar cell(
      List<Scalar> line, Map<String, Integer> columns, String name) {
    Integer column = columns.get(name);
    return column == null || column >= line.size() ? null : line.get(column);
  }

  private Fact.Row row(Cells cells) {
    Scalar kind = cells.needed("kind");
    EntityKind entity = EntityKind.ofLabel(kind.text().strip()).orElse(null);
    if (entity == null && !kind.text().strip().equals(WORDS)) {
      List<String> kinds = new ArrayList<>(SpokenGrammar.kinds());
      kinds.add(WORDS);
      faults.error(
          kind.at(),
          "no kind of value is called \"" + kind.text().strip() + "\"",
          Suggestion.among(kinds, kind.text().strip(), "kinds: "));
    }
    LocalDate from = date(cells.get("from"));
    LocalDate to = date(cells.get("to"));
    if (from != null && to != null && from.isAfter(to)) {
      faults.error(cells.needed("to").at(), "it ends before it begins", "swap the dates");
    }
    Scalar allowed = cells.needed("allowed");
    Scalar wrong = cells.get("wrong");
    return new Fact.Row(
        cells.needed("topic").text().strip(),
        question(cells.needed("question")),
        entity,
        values(allowed),
        wrong == null ? List.of() : values(wrong),
        from,
        to,
        allowed.at().position());
  }

  private @Nullable LocalDate date(@Nullable Scalar cell) {
    if (cell == null || cell.text().isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(cell.text().strip());
    } catch (DateTimeException e) {
      faults.error(cell.at(), "no date: \"" + cell.text() + "\"", "write it as 2026-01-31");
      return null;
    }
  }

  private Condition question(Scalar cell) {
    List<Phrase> phrases = new ArrayList<>();
    int from = 0;
    for (String part : cell.text().split("\\|", -1)) {
      if (!part.isBlank()) {
        Place at = cell.part(from, from + part.length());
        phrases.addAll(phrasebook.phrases(new Scalar(part.strip(), (char) 0, at), false));
      }
      from += part.length() + 1;
    }
    Phrases wish = new Phrases(Phrases.Mode.ANY, 1, 1, phrases, false, true);
    return new Condition.Test(wish, Scope.LEG, cell.at().position());
  }

  private static List<String> values(Scalar cell) {
    List<String> values = new ArrayList<>();
    for (String part : cell.text().split("\\|", -1)) {
      if (!part.isBlank()) {
        values.add(part.strip());
      }
    }
    return List.copyOf(values);
  }
}
