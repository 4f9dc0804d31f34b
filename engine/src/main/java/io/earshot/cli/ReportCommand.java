package io.earshot.cli;

import io.earshot.store.EvaluationSummary;
import io.earshot.store.Selection;
import io.earshot.store.StoreReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Figures by agent, team, skill group or day. */
final class ReportCommand extends Command {
  /** What a row of the report stands for. */
  enum By {
    AGENT,
    TEAM,
    SKILL_GROUP,
    DAY
  }

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "agent, team, skill_group or day (default: one table for each)")
  @Nullable By by;

  @Option(names = "--since", paramLabel = "DAY", description = "only from this day on (2026-11-21)")
  @Nullable String since;

  @Option(names = "--agent", paramLabel = "ID", description = "only this agent's")
  @Nullable String agent;

  @Option(names = "--rule-set", paramLabel = "ID", description = "only scores of this rule set")
  @Nullable String ruleSet;

  /** Over everything; has a mean only where there is one rule set. */
  private final ReportTally all = new ReportTally();

  /** A row: scores of different rule sets have no mean in common. */
  private record Key(String name, String ruleSet) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? ruleSet.compareTo(other.ruleSet) : byName;
    }
  }

  @Override
  public Integer call() {
    ZoneId zone = configuration().zone();
    Map<By, Map<Key, ReportTally>> tables = new TreeMap<>();
    Map<Key, ReportTally> totals = new TreeMap<>();
    List<By> wanted = by == null ? List.of(By.values()) : List.of(by);
    wanted.forEach(each -> tables.put(each, new TreeMap<>()));
    try (StoreReader store = Folder.read(dataFolder())) {
      store.forEachSummary(
          selection(zone),
          s -> {
            if (ruleSet == null || ruleSet.equals(s.ruleSet())) {
              all.add(s);
              add(totals, "total", s);
              tables.forEach((each, rows) -> add(rows, key(each, s, zone), s));
            }
            return true;
          });
    }
    if (totals.isEmpty() && ruleSet != null) {
      terminal.say("no scores of a rule set \"" + ruleSet + "\"; `earshot list` names them");
    }
    print(tables, totals);
    return Main.DONE;
  }

  private static void add(Map<Key, ReportTally> rows, String name, EvaluationSummary s) {
    rows.computeIfAbsent(new Key(name, s.ruleSet()), k -> new ReportTally()).add(s);
  }

  private Selection selection(ZoneId zone) {
    Selection selection = agent == null ? Selection.ALL : Selection.ALL.ofAgent(agent);
    return since == null
        ? selection
        : selection.from(
            ListCommand.day("--since", since).atStartOfDay(zone).toInstant().toEpochMilli());
  }

  private static String key(By by, EvaluationSummary s, ZoneId zone) {
    String key =
        switch (by) {
          case AGENT -> s.agentId();
          case TEAM -> s.team();
          case SKILL_GROUP -> s.skillGroup();
          case DAY ->
              s.startedAtMillis() == 0
                  ? null
                  : Instant.ofEpochMilli(s.startedAtMillis()).atZone(zone).toLocalDate().toString();
        };
    return key == null ? "(unknown)" : key;
  }

  private void print(Map<By, Map<Key, ReportTally>> tables, Map<Key, ReportTally> totals) {
    if (format == Format.JSON) {
      json(tables, totals);
      return;
    }
    if (format == Format.CSV) {
      csv(tables, totals);
      return;
    }
    tables.forEach(
        (by, table) -> {
          try (Rows rows = new Rows(terminal, format, columns(label(by)))) {
            table.forEach((key, tally) -> rows.row(forPeople(row(key, tally))));
            totals.forEach((key, tally) -> rows.row(forPeople(row(key, tally))));
          }
          terminal.print("");
        });
  }

  /** Shares become per cent. */
  private static @Nullable Object[] forPeople(@Nullable Object[] row) {
    for (int share : SHARES) {
      row[share] = row[share] instanceof Double value ? ListCommand.percent(value) : null;
    }
    return row;
  }

  /** One table for all, so that a spreadsheet reads it whole. */
  private void csv(Map<By, Map<Key, ReportTally>> tables, Map<Key, ReportTally> totals) {
    String[] columns = columns("key");
    String[] all = new String[columns.length + 1];
    all[0] = "by";
    System.arraycopy(columns, 0, all, 1, columns.length);
    try (Rows rows = new Rows(terminal, format, all)) {
      totals.forEach((key, tally) -> rows.row(withBy("total", row(key, tally))));
      tables.forEach(
          (by, table) ->
              table.forEach((key, tally) -> rows.row(withBy(label(by), row(key, tally)))));
    }
  }

  private static @Nullable Object[] withBy(String by, @Nullable Object[] row) {
    @Nullable Object[] cells = new @Nullable Object[row.length + 1];
    cells[0] = by;
    System.arraycopy(row, 0, cells, 1, row.length);
    return cells;
  }

  private static @Nullable Object[] row(Key key, ReportTally tally) {
    return tally.row(key.name(), key.ruleSet());
  }

  private static String label(By by) {
    return by.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Columns that hold shares. */
  private static final int[] SHARES = {6, 9};

  private static String[] columns(String key) {
    return new String[] {
      key,
      "rule set",
      "conversations",
      "scored",
      "not scored",
      "mean score",
      "pass rate",
      "auto-fails suspected",
      "auto-fails confirmed",
      "decided share",
      "worst rules",
      "flags"
    };
  }

  private void json(Map<By, Map<Key, ReportTally>> tables, Map<Key, ReportTally> totals) {
    try (JsonOut json = new JsonOut(terminal.out())) {
      json.object();
      json.name("total").object();
      all.json(json, totals.size() == 1);
      json.end();
      rows(json, "ruleSets", null, totals);
      tables.forEach((by, rows) -> rows(json, listName(by), camel(by), rows));
      json.end();
    }
  }

  private static void rows(
      JsonOut json, String list, @Nullable String field, Map<Key, ReportTally> rows) {
    json.name(list).array();
    rows.forEach(
        (key, tally) -> {
          json.object();
          if (field != null) {
            json.field(field, key.name());
          }
          json.field("ruleSet", key.ruleSet());
          tally.json(json, true);
          json.end();
        });
    json.end();
  }

  private static String listName(By by) {
    return "by" + Character.toUpperCase(camel(by).charAt(0)) + camel(by).substring(1);
  }

  private static String camel(By by) {
    return by == By.SKILL_GROUP ? "skillGroup" : by.name().toLowerCase(Locale.ROOT);
  }
}
