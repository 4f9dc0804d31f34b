package io.earshot.cli;

import io.earshot.model.RuleOutcome;
import io.earshot.store.EvaluationSummary;
import io.earshot.store.Selection;
import io.earshot.store.StoreReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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

  @Override
  public Integer call() {
    ZoneId zone = configuration().zone();
    Map<By, Map<String, Tally>> tables = new TreeMap<>();
    Tally total = new Tally();
    List<By> wanted = by == null ? List.of(By.values()) : List.of(by);
    wanted.forEach(each -> tables.put(each, new TreeMap<>()));
    try (StoreReader store = Folder.read(dataFolder())) {
      store.forEachSummary(
          selection(zone),
          s -> {
            total.add(s);
            tables.forEach(
                (each, rows) -> rows.computeIfAbsent(key(each, s, zone), k -> new Tally()).add(s));
            return true;
          });
    }
    print(tables, total);
    return Main.DONE;
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

  private void print(Map<By, Map<String, Tally>> tables, Tally total) {
    if (format == Format.JSON) {
      json(tables, total);
      return;
    }
    if (format == Format.CSV) {
      csv(tables, total);
      return;
    }
    tables.forEach(
        (by, table) -> {
          try (Rows rows = new Rows(terminal, format, columns(label(by)))) {
            table.forEach((key, tally) -> rows.row(forPeople(tally.row(key))));
            rows.row(forPeople(total.row("total")));
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
  private void csv(Map<By, Map<String, Tally>> tables, Tally total) {
    String[] columns = columns("key");
    String[] all = new String[columns.length + 1];
    all[0] = "by";
    System.arraycopy(columns, 0, all, 1, columns.length);
    try (Rows rows = new Rows(terminal, format, all)) {
      rows.row(withBy("total", total.row("total")));
      tables.forEach(
          (by, table) ->
              table.forEach((key, tally) -> rows.row(withBy(label(by), tally.row(key)))));
    }
  }

  private static @Nullable Object[] withBy(String by, @Nullable Object[] row) {
    @Nullable Object[] cells = new @Nullable Object[row.length + 1];
    cells[0] = by;
    System.arraycopy(row, 0, cells, 1, row.length);
    return cells;
  }

  private static String label(By by) {
    return by.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Columns that hold shares. */
  private static final int[] SHARES = {4, 7};

  private static String[] columns(String key) {
    return new String[] {
      key,
      "conversations",
      "scored",
      "mean score",
      "pass rate",
      "auto-fails suspected",
      "auto-fails confirmed",
      "decided share",
      "worst rules"
    };
  }

  private void json(Map<By, Map<String, Tally>> tables, Tally total) {
    try (JsonOut json = new JsonOut(terminal.out())) {
      json.object();
      json.name("total").object();
      total.json(json);
      json.end();
      tables.forEach(
          (key, rows) -> {
            json.name("by" + Character.toUpperCase(camel(key).charAt(0)) + camel(key).substring(1));
            json.array();
            rows.forEach(
                (name, tally) -> {
                  json.object().field(camel(key), name);
                  tally.json(json);
                  json.end();
                });
            json.end();
          });
      json.end();
    }
  }

  private static String camel(By by) {
    return by == By.SKILL_GROUP ? "skillGroup" : by.name().toLowerCase(Locale.ROOT);
  }

  /** Sums over evaluations. A conversation counts once in a row, however many legs it has there. */
  private static final class Tally {
    private static final int WORST = 3;

    private long conversations;
    private @Nullable Object lastConversation;
    private long evaluations;
    private long scored;
    private long passed;
    private long suspected;
    private long confirmed;
    private long points;
    private double decided;
    private final Map<String, long[]> rules = new TreeMap<>();

    void add(EvaluationSummary s) {
      if (!s.conversation().equals(lastConversation)) {
        conversations++;
        lastConversation = s.conversation();
      }
      evaluations++;
      decided += s.decidedShare();
      if (s.autoFail() != null) {
        switch (s.autoFail()) {
          case SUSPECTED -> suspected++;
          case CONFIRMED -> confirmed++;
        }
      }
      Integer score = s.score();
      if (score == null) {
        return;
      }
      scored++;
      points += score;
      passed += s.passed() ? 1 : 0;
      for (int i = 0; i < s.rules().size(); i++) {
        if (s.rules().stage(i) != RuleOutcome.Stage.SCORE) {
          continue;
        }
        long[] counts = rules.computeIfAbsent(s.rules().rule(i), k -> new long[2]);
        switch (s.rules().outcome(i)) {
          case MET -> counts[0]++;
          case NOT_MET -> counts[1]++;
          case NOT_APPLICABLE, UNDECIDABLE, PENDING -> {}
        }
      }
    }

    private double meanScore() {
      return Math.rint(points / 100.0 / Math.max(1, scored)) / 10;
    }

    private double passRate() {
      return Math.rint(1_000.0 * passed / Math.max(1, scored)) / 1_000;
    }

    private double decidedShare() {
      return Math.rint(1_000.0 * decided / Math.max(1, evaluations)) / 1_000;
    }

    /** The rules missed most often, each with its misses among the decided. */
    private List<Map.Entry<String, long[]>> worst() {
      List<Map.Entry<String, long[]>> missed = new ArrayList<>();
      for (Map.Entry<String, long[]> rule : rules.entrySet()) {
        if (rule.getValue()[1] > 0) {
          missed.add(rule);
        }
      }
      missed.sort((a, b) -> Long.compare(b.getValue()[1], a.getValue()[1]));
      return missed.subList(0, Math.min(WORST, missed.size()));
    }

    @Nullable Object[] row(String key) {
      StringBuilder worst = new StringBuilder();
      for (Map.Entry<String, long[]> rule : worst()) {
        long[] c = rule.getValue();
        worst.append(worst.isEmpty() ? "" : ", ").append(rule.getKey());
        worst.append(' ').append(c[1]).append('/').append(c[0] + c[1]);
      }
      boolean any = scored > 0;
      return new @Nullable Object[] {
        key,
        conversations,
        scored,
        any ? meanScore() : null,
        any ? passRate() : null,
        suspected,
        confirmed,
        decidedShare(),
        worst.toString()
      };
    }

    void json(JsonOut json) {
      json.field("conversations", conversations).field("evaluations", evaluations);
      json.field("scored", scored);
      if (scored > 0) {
        json.figure("meanScore", meanScore()).figure("passRate", passRate());
      }
      json.field("autoFailsSuspected", suspected).field("autoFailsConfirmed", confirmed);
      json.figure("decidedShare", decidedShare()).name("worstRules").array();
      for (Map.Entry<String, long[]> rule : worst()) {
        json.object().field("rule", rule.getKey()).field("notMet", rule.getValue()[1]);
        json.field("met", rule.getValue()[0]).end();
      }
      json.end();
    }
  }
}
