package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.store.EvaluationSummary;
import io.earshot.store.Selection;
import io.earshot.store.StoreReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lists evaluations. */
final class ListCommand extends Command {
  private static final int MOST_POINTS = 1_000;

  @Option(names = "--below", paramLabel = "POINTS", description = "only scores below this")
  @Nullable Double below;

  @Option(
      names = "--flagged",
      description = "only what is flagged or has a suspected or confirmed auto-fail")
  boolean flagged;

  @Option(names = "--not-scored", description = "only what has no score")
  boolean notScored;

  @Option(names = "--agent", paramLabel = "ID", description = "only this agent's")
  @Nullable String agent;

  @Option(names = "--rule-set", paramLabel = "ID", description = "only scores of this rule set")
  @Nullable String ruleSet;

  @Option(names = "--since", paramLabel = "DAY", description = "only from this day on (2026-11-21)")
  @Nullable String since;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many rows")
  @Nullable Integer limit;

  @Override
  public Integer call() {
    if (below != null && !(below >= 0 && below <= MOST_POINTS)) {
      throw new InputException(
          "--below", below + " can be no score; give points from 0 to " + MOST_POINTS);
    }
    if (limit != null && limit < 1) {
      throw new InputException("--limit", limit + " rows are none; give a number from 1");
    }
    ZoneId zone = configuration().zone();
    Selection selection = Selection.ALL;
    selection = agent == null ? selection : selection.ofAgent(agent);
    selection =
        since == null
            ? selection
            : selection.from(day("--since", since).atStartOfDay(zone).toInstant().toEpochMilli());
    Titles titles = flagged ? Titles.load(installation(), configuration()) : Titles.NONE;
    int most = limit == null ? Integer.MAX_VALUE : limit;
    int[] shown = new int[1];
    try (StoreReader store = Folder.read(dataFolder());
        Rows rows = new Rows(terminal, format, columns())) {
      store.forEachSummary(
          selection,
          s -> {
            if (wanted(s)) {
              row(rows, s, zone, titles);
              shown[0]++;
            }
            return shown[0] < most;
          });
    }
    if (shown[0] == 0) {
      terminal.say("nothing matches");
    }
    return Main.DONE;
  }

  private String[] columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "id",
                "started",
                "medium",
                "language",
                "agent",
                "leg",
                "rule set",
                "score",
                "grade",
                "decided",
                "auto-fail",
                "flags",
                "not scored"));
    if (flagged) {
      columns.addAll(columns.indexOf("flags") + 1, List.of("priority", "route", "due"));
    }
    return columns.toArray(new String[0]);
  }

  private boolean wanted(EvaluationSummary s) {
    if (ruleSet != null && !ruleSet.equals(s.ruleSet())) {
      return false;
    }
    Integer score = s.score();
    if (below != null && (score == null || score >= below * 1_000)) {
      return false;
    }
    if (notScored && score != null) {
      return false;
    }
    return !flagged || !s.flags().isEmpty() || s.autoFail() != null;
  }

  /** People count legs from 1 and in per cent, programs from 0 and in shares. */
  private void row(Rows rows, EvaluationSummary s, ZoneId zone, Titles titles) {
    boolean people = format == Format.TEXT;
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(s.displayId());
    cells.add(s.startedAtMillis() == 0 ? null : Json.dateTime(s.startedAtMillis(), zone.getId()));
    cells.add(s.medium().label());
    cells.add(s.language());
    cells.add(s.agentId());
    cells.add(people ? s.leg() + 1 : s.leg());
    cells.add(s.ruleSet());
    cells.add(points(s.score()));
    cells.add(s.grade());
    cells.add(people ? percent(s.decidedShare()) : Math.rint(s.decidedShare() * 1_000) / 1_000);
    cells.add(s.autoFail() == null ? null : s.autoFail().name().toLowerCase(Locale.ROOT));
    cells.add(s.flags().isEmpty() ? null : String.join(" ", s.flags()));
    if (flagged) {
      FlagTexts flags = FlagTexts.of(s, titles);
      cells.add(flags.priority());
      cells.add(flags.route());
      cells.add(flags.due(zone.getId()));
    }
    cells.add(s.notScored());
    rows.row(cells.toArray());
  }

  /** A share for people: {@code 97 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  /** Thousandths as points. */
  static @Nullable Double points(@Nullable Integer thousandths) {
    return thousandths == null ? null : Double.valueOf(Math.rint(thousandths / 100.0) / 10);
  }

  /**
   * A day written {@code 2026-11-21}.
   *
   * @throws InputException naming {@code option}, if it is anything else
   */
  static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InputException(option, "\"" + text + "\" is no day; write it like 2026-11-21");
    }
  }
}
