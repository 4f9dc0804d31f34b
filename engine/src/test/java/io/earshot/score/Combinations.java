package io.earshot.score;

import io.earshot.rule.Operator;
import io.earshot.rule.RuleFault;
import io.earshot.rule.RuleFaults;
import io.earshot.rule.Scope.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the language lets people ask: operators in kinds of scope on sides of an anchor. It is found
 * by asking: every combination is written down and loaded.
 */
final class Combinations {
  /** Kinds of scope, with how they are written. */
  enum In {
    NONE(""),
    ROLE("role: agent"),
    TURNS("turns: first 2"),
    UTTERANCES("utterances: last 2"),
    SECONDS("seconds: first 30"),
    PERCENT("percent: last 25"),
    HOURS("localTime: '09:00-18:00'"),
    CLAUSE("unit: clause"),
    JOINED("unit: joined"),
    EVERY("every: true"),
    CONVERSATION("scope: conversation");

    private final String spelling;

    In(String spelling) {
      this.spelling = spelling;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Found once for all tests. */
  static final Combinations ALL = new Combinations();

  private final Map<String, Set<In>> allowed = new LinkedHashMap<>();
  private final Set<String> hanging = new LinkedHashSet<>();
  private final Map<String, Set<String>> refused = new TreeMap<>();

  private Combinations() {
    spellings().forEach(this::ask);
  }

  private void ask(String operator, String spelling) {
    Set<In> scopes = EnumSet.noneOf(In.class);
    for (In in : In.values()) {
      if (loads(operator, in.label(), spelling, in.spelling)) {
        scopes.add(in);
      }
    }
    allowed.put(operator, scopes);
    if (loads(operator, "anchors", spelling, "after: { hit: a, turns: 2 }")) {
      hanging.add(operator);
    }
  }

  private static Map<String, String> spellings() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("phrases any", "phrases: [x]");
    all.put("phrases all", "phrases: { all: [x, y] }");
    all.put("phrases none", "phrases: { none: [x] }");
    all.put("phrases at_least", "phrases: { atLeast: 1, of: [x, y] }");
    all.put("pattern", "pattern: { find: x }");
    all.put("verbatim", "verbatim: { script: x y }");
    all.put("entity", "entity: { kind: money }");
    all.put("soundsLike", "soundsLike: [refund]");
    all.put("repeated", "repeated: { times: 2 }");
    all.put("sequence", "sequence: [{ hit: a }, { hit: b }]");
    all.put("count hits", "count: { of: { hit: a }, atLeast: 1 }");
    all.put("count distinct", "count: { of: { hit: a }, distinct: true, atLeast: 1 }");
    all.put("count sum", "count: { of: { hit: a }, sum: seconds, atLeast: 1 }");
    all.put("count longest", "count: { of: { hit: a }, longest: seconds, atLeast: 1 }");
    all.put("silence", "silence: { above: 1 }");
    all.put("responseTime first", "responseTime: { of: agent, which: first, atMost: 1 }");
    all.put("responseTime mean", "responseTime: { of: agent, which: mean, atMost: 1 }");
    all.put("responseTime each", "responseTime: { of: agent, which: each, atMost: 1 }");
    all.put("interruption", "interruption: { above: 1 }");
    all.put("speakingRate turn", "speakingRate: { per: turn, above: 1 }");
    all.put("speakingRate leg", "speakingRate: { per: leg, above: 1 }");
    all.put("turnLength", "turnLength: { above: 1 }");
    all.put("talkShare", "talkShare: { of: agent, above: 1 }");
    all.put("turnCount", "turnCount: { above: 1 }");
    all.put("duration", "duration: { above: 1 }");
    all.put("whoSpokeLast", "whoSpokeLast: { is: agent }");
    all.put("whoHungUp", "whoHungUp: { is: agent }");
    all.put("hangUpDelay", "hangUpDelay: { above: 1 }");
    all.put("event", "event: { kind: hold }");
    for (Operator.Metadata.Comparison how : Operator.Metadata.Comparison.values()) {
      all.put(
          "metadata " + how.name().toLowerCase(Locale.ROOT), "metadata: { field: x, equals: y }");
    }
    all.put("rule", "rule: { id: other }");
    return all;
  }

  /** Whether the language takes the operator beside a key; notes the reason where it does not. */
  private boolean loads(String operator, String what, String spelling, String key) {
    String rule =
        """
        ruleSet: asked
        version: 1.0.0
        title: Asked
        languages: [en]
        scorecard: { pass: 80, sections: [{ id: s, title: S, weight: 1 }], grades: [{ name: A, from: 0 }] }
        conditions: { a: { phrases: [x] }, b: { phrases: [y] } }
        rules:
          - { id: other, title: O, section: s, worth: { deduct: 1 }, require: { any: [{ hit: a }, { hit: b }] } }
          - { id: r, title: R, section: s, worth: { deduct: 1 }, require: { %s } }
        """
            .replace("%s", key.isEmpty() ? spelling : spelling + ", " + key);
    try {
      Asked.load(rule);
      return true;
    } catch (RuleFaults faults) {
      String reason =
          faults.faults().stream().filter(RuleFault::isError).findFirst().orElseThrow().message();
      String kind = operator + ": " + reason.replaceAll("\"[^\"]*\"", "it");
      refused.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(what);
      return false;
    }
  }

  /** What may be asked: an operator in a kind of scope on a side of an anchor (null: none). */
  record Cell(String operator, In in, @Nullable Side side) {}

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    allowed.forEach((operator, scopes) -> scopes.forEach(in -> add(cells, operator, in)));
    return cells;
  }

  private void add(List<Cell> cells, String operator, In in) {
    int times = in == In.NONE ? 2 : 1; // other scopes are also met beside each other
    for (int i = 0; i < times; i++) {
      cells.add(new Cell(operator, in, null));
      for (Side side : hangs(operator) ? Side.values() : new Side[0]) {
        cells.add(new Cell(operator, in, side));
      }
    }
  }

  Set<String> operators() {
    return allowed.keySet();
  }

  Set<In> scopes(String operator) {
    return allowed.getOrDefault(operator, Set.of());
  }

  /** Whether an operator may hang on an anchor. */
  boolean hangs(String operator) {
    return hanging.contains(operator);
  }

  /** What the language does not take, by operator and reason. */
  Map<String, Set<String>> refused() {
    return refused;
  }
}
