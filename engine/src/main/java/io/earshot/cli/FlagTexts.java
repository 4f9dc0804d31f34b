package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Plain;
import io.earshot.rule.RuleSet;
import io.earshot.store.EvaluationSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the flags of one evaluation ask for: how urgent, of whom, until when. The evaluation holds
 * their ids; the rest is what the rule set says of them now, and is left out where it says nothing.
 */
final class FlagTexts {
  private static final int LOWEST_PRIORITY = 5;

  private final List<String> ids;
  private final List<Raised> flags = new ArrayList<>();

  /** When the conversation ended, epoch milliseconds; 0 when unknown: due times count from it. */
  private final long endMillis;

  /** What is known of one flag; priority and due time are 0 where nothing is. */
  private record Raised(
      String id, String title, int priority, @Nullable String route, long dueMillis) {
    static Raised of(RuleSet.Flag flag) {
      return new Raised(flag.id(), flag.title(), flag.priority(), flag.route(), flag.dueMillis());
    }
  }

  private FlagTexts(List<String> ids, String ruleSet, Titles titles, long start, long duration) {
    this.ids = ids;
    this.endMillis = start == 0 ? 0 : start + duration;
    for (String id : ids) {
      RuleSet.Flag flag = titles.flag(ruleSet, id);
      flags.add(flag == null ? new Raised(id, id, 0, null, 0) : Raised.of(flag));
    }
  }

  static FlagTexts of(EvaluationSummary s, Titles titles) {
    return new FlagTexts(s.flags(), s.ruleSet(), titles, s.startedAtMillis(), s.durationMillis());
  }

  static FlagTexts of(Evaluation e, Conversation c, Titles titles) {
    return new FlagTexts(e.flags(), e.ruleSet(), titles, c.startedAtMillis(), c.durationMillis());
  }

  /** The most urgent priority; null where there is none. */
  @Nullable Integer priority() {
    int least = LOWEST_PRIORITY + 1;
    for (Raised flag : flags) {
      least = flag.priority() == 0 ? least : Math.min(least, flag.priority());
    }
    return least > LOWEST_PRIORITY ? null : Integer.valueOf(least);
  }

  /** Where they go, each place once; null where nowhere. */
  @Nullable String route() {
    List<String> routes = new ArrayList<>();
    for (Raised flag : flags) {
      if (flag.route() != null && !routes.contains(flag.route())) {
        routes.add(flag.route());
      }
    }
    return routes.isEmpty() ? null : String.join(", ", routes);
  }

  /** The earliest due time in a zone; null where there is none or the start is not known. */
  @Nullable String due(String zone) {
    long earliest = Long.MAX_VALUE;
    for (Raised flag : flags) {
      earliest = flag.dueMillis() > 0 ? Math.min(earliest, flag.dueMillis()) : earliest;
    }
    return earliest == Long.MAX_VALUE ? null : due(earliest, zone);
  }

  private @Nullable String due(long afterMillis, String zone) {
    return endMillis == 0 || afterMillis == 0 ? null : Json.dateTime(endMillis + afterMillis, zone);
  }

  /** One line per flag for people. */
  List<String> lines(String zone) {
    List<String> lines = new ArrayList<>();
    for (Raised flag : flags) {
      StringBuilder line = new StringBuilder("⚑ ").append(Plain.line(flag.id()));
      if (!flag.title().equals(flag.id())) {
        line.append("  ").append(Plain.line(flag.title()));
      }
      line.append(flag.priority() == 0 ? "" : ", priority " + flag.priority());
      line.append(flag.route() == null ? "" : ", for " + Plain.line(flag.route()));
      if (flag.dueMillis() > 0) {
        String due = due(flag.dueMillis(), zone);
        line.append(", due ").append(due == null ? span(flag.dueMillis()) + " after the end" : due);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String span(long millis) {
    long minutes = TimeUnit.MILLISECONDS.toMinutes(millis);
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }

  /** The field {@code flags} (ids) and the field {@code raised} with all that is known of them. */
  void json(JsonOut json, String zone) {
    json.name("raised").array();
    for (Raised flag : flags) {
      json.object().field("id", flag.id()).field("title", flag.title());
      if (flag.priority() > 0) {
        json.field("priority", flag.priority());
      }
      json.field("route", flag.route()).field("dueAt", due(flag.dueMillis(), zone)).end();
    }
    json.end();
  }

  /** The flags' ids; null where there are none. */
  @Nullable String ids() {
    return ids.isEmpty() ? null : String.join(" ", ids);
  }
}
