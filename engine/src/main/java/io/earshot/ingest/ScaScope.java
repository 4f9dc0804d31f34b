package io.earshot.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a condition looks: {@code check_range} as the keys of scope that rule files have. */
final class ScaScope {
  private static final int FARTHEST = 10_000;

  private final JsonNode range;
  private final @Nullable String role;
  private final Set<String> allowed;

  /**
   * The scope of a condition for one operator.
   *
   * @param range its {@code check_range}
   * @param allowed the keys of scope that the operator takes
   */
  ScaScope(JsonNode range, Set<String> allowed) {
    this.range = range;
    this.role = roleOf(ScaRules.text(range, "role"));
    this.allowed = allowed;
  }

  /** A role as rule files spell it; null for anyone's. */
  static @Nullable String roleOf(String role) {
    return switch (role) {
      case "客服", "agent" -> "agent";
      case "客户", "customer" -> "customer";
      case "", "所有", "all" -> null;
      default -> throw new IllegalArgumentException("role \"" + role + "\" is not known");
    };
  }

  /** The operator in its scope; several, of which any, where one window cannot say it. */
  String around(String operator, List<String> more) {
    if (range.has("timeRange") || range.has("TimeRange")) {
      throw new IllegalArgumentException("timeRange has no documented unit");
    }
    List<String> keys = new ArrayList<>(more);
    if (role != null && allowed.contains("role")) {
      keys.add("role: " + role);
    }
    if (ScaRules.flag(range, "allSentencesSatisfy") && allowed.contains("every")) {
      keys.add("every: true");
    }
    JsonNode anchor = ScaRules.field(range, "anchor");
    List<String> windows = anchor.isObject() ? anchored(anchor) : List.of(positions());
    List<String> tests = new ArrayList<>();
    for (String window : windows) {
      List<String> all = new ArrayList<>(List.of(operator));
      all.addAll(keys);
      if (!window.isEmpty()) {
        all.add(window);
      }
      tests.add("{ " + String.join(", ", all) + " }");
    }
    return tests.size() == 1 ? tests.getFirst() : "{ any: [" + String.join(", ", tests) + "] }";
  }

  /** Without an anchor: counted among the role's sentences from either end. */
  private String positions() {
    JsonNode wanted = ScaRules.field(range, "range");
    if (!wanted.isObject()) {
      return "";
    }
    int from = ScaRules.number(wanted, "from", 1);
    int to = ScaRules.number(wanted, "to", -1);
    if (from < 0 && to < 0 && from > to) {
      int swapped = from; // {-1,-3} is the last three
      from = to;
      to = swapped;
    }
    if (from == 1 && to == -1) {
      return "";
    }
    if (from == 0 || to == 0) {
      throw new IllegalArgumentException("range from " + from + " to " + to + " without an anchor");
    }
    if (!allowed.contains("utterances")) {
      throw new IllegalArgumentException("a range, which this operator does not take here");
    }
    return "utterances: \"" + from + ".." + to + "\"";
  }

  private List<String> anchored(JsonNode anchor) {
    String hit = "hit: " + ScaRules.conditionName(ScaRules.text(anchor, "cid"));
    int time = ScaRules.number(anchor, "hit_time", -1);
    String pick = time == 0 ? ", pick: every" : time > 0 ? ", pick: " + time : "";
    String location = ScaRules.text(anchor, "location");
    JsonNode wanted = ScaRules.field(range, "range");
    int from = ScaRules.number(wanted, "from", 1);
    int to = ScaRules.number(wanted, "to", -1);
    if (!allowed.contains("anchor")) {
      throw new IllegalArgumentException("an anchor, which this operator does not take here");
    }
    return switch (location) {
      case "CURRENT" -> List.of("sameTurn: { " + hit + pick + " }");
      case "AFTER", "BEFORE" ->
          outwards(location.equals("AFTER") ? "after" : "before", hit + pick, from, to);
      case "AROUND" -> about(hit + pick, from, to);
      default -> throw new IllegalArgumentException("location \"" + location + "\" is not known");
    };
  }

  /** 1 is the nearest sentence, −1 the farthest, 0 the hit's own. */
  private List<String> outwards(String side, String hit, int from, int to) {
    if (from > 1 || from < 0) {
      throw new IllegalArgumentException(
          "a window from sentence " + from + " on: windows here begin at the hit");
    }
    List<String> windows = new ArrayList<>();
    if (from == 0) {
      windows.add("sameTurn: { " + hit + " }");
    }
    if (to != 0) {
      windows.add(side + ": { " + hit + turns(to) + " }");
    }
    return windows;
  }

  private List<String> about(String hit, int from, int to) {
    if (from > 0 || to < 0) {
      throw new IllegalArgumentException("a window from " + from + " to " + to + " around a hit");
    }
    if (-from == to && to > 0) {
      return List.of("around: { " + hit + turns(to) + " }");
    }
    List<String> windows = new ArrayList<>(List.of("sameTurn: { " + hit + " }"));
    if (from < 0) {
      windows.add("before: { " + hit + turns(-from) + " }");
    }
    if (to > 0) {
      windows.add("after: { " + hit + turns(to) + " }");
    }
    return windows;
  }

  private String turns(int count) {
    if (count < 0) {
      return "";
    }
    String of = role == null ? "" : ", of: " + role;
    return ", turns: " + Math.min(count, FARTHEST) + of;
  }
}
