package io.earshot.score;

import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Unit;
import io.earshot.score.Combinations.In;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What was asked how often: operators by kinds of scope by kinds of anchor. */
final class Coverage {
  /** Columns: on which side of an anchor, then of which of its hits. */
  static final List<String> COLUMNS =
      List.of(
          "none", "before", "after", "around", "same turn", "first", "last", "nth", "any", "every");

  private static final int SIDES = 5;

  private final Combinations all = Combinations.ALL;
  private final Map<String, Map<In, int[]>> counts = new TreeMap<>();
  private final Set<Class<?>> seen = new HashSet<>();

  Coverage() {
    for (String operator : all.operators()) {
      Map<In, int[]> rows = new EnumMap<>(In.class);
      all.scopes(operator).forEach(in -> rows.put(in, new int[COLUMNS.size()]));
      counts.put(operator, rows);
    }
  }

  /** Notes that a test has looked at a conversation. */
  void looked(Condition.Test test) {
    seen.add(test.operator().getClass());
    Scope.Anchor anchor = test.scope().anchor();
    Map<In, int[]> rows = Objects.requireNonNull(counts.get(name(test.operator())));
    for (In in : kinds(test.scope())) {
      int[] row = Objects.requireNonNull(rows.get(in));
      if (anchor == null) {
        row[0]++;
      } else {
        row[1 + anchor.side().ordinal()]++;
        row[SIDES + anchor.pick().ordinal()]++;
      }
    }
  }

  static String name(Operator operator) {
    String variant =
        switch (operator) {
          case Operator.Phrases wish -> wish.mode().name();
          case Operator.Count wish -> wish.measure().name().replace("_MILLIS", "");
          case Operator.ResponseTime wish -> wish.which().name();
          case Operator.SpeakingRate wish -> wish.perTurn() ? "turn" : "leg";
          case Operator.Metadata wish -> wish.comparison().name();
          default -> "";
        };
    return (operator.key() + " " + variant.toLowerCase(Locale.ROOT)).strip();
  }

  private static Set<In> kinds(Scope scope) {
    Set<In> kinds = EnumSet.noneOf(In.class);
    add(kinds, scope.role() != null, In.ROLE);
    Scope.Positions positions = scope.positions();
    add(kinds, positions != null && !positions.utterances(), In.TURNS);
    add(kinds, positions != null && positions.utterances(), In.UTTERANCES);
    add(kinds, scope.time() != null && !scope.time().percent(), In.SECONDS);
    add(kinds, scope.time() != null && scope.time().percent(), In.PERCENT);
    add(kinds, scope.localTime() != null, In.HOURS);
    add(kinds, scope.unit() == Unit.CLAUSE, In.CLAUSE);
    add(kinds, scope.unit() == Unit.JOINED, In.JOINED);
    add(kinds, scope.every(), In.EVERY);
    add(kinds, scope.wholeConversation(), In.CONVERSATION);
    add(kinds, kinds.isEmpty(), In.NONE);
    return kinds;
  }

  private static void add(Set<In> kinds, boolean is, In kind) {
    if (is) {
      kinds.add(kind);
    }
  }

  /** Whether a column of an operator's row is one that can be asked for. */
  private boolean counted(String operator, int column) {
    return column == 0 || all.hangs(operator);
  }

  /** The combinations that were asked less often than that. */
  List<String> below(int least) {
    List<String> rare = new ArrayList<>();
    counts.forEach(
        (operator, rows) ->
            rows.forEach(
                (in, row) -> {
                  for (int k = 0; k < row.length; k++) {
                    if (counted(operator, k) && row[k] < least) {
                      rare.add(operator + " × " + in + " × " + COLUMNS.get(k) + ": " + row[k]);
                    }
                  }
                }));
    return rare;
  }

  /** The operators of the language that were never asked; score and decided share are flags'. */
  List<String> unasked() {
    return Arrays.stream(Operator.class.getPermittedSubclasses())
        .filter(type -> type.isRecord() && Operator.class.isAssignableFrom(type))
        .filter(type -> type != Operator.ScoreTest.class && type != Operator.DecidedShareTest.class)
        .filter(type -> !seen.contains(type))
        .map(Class::getSimpleName)
        .toList();
  }

  /** The table, one line an operator and kind of scope. */
  String table() {
    var text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-20s %-12s", "operator", "scope"));
    COLUMNS.forEach(c -> text.append(String.format(Locale.ROOT, "%10s", c)));
    counts.forEach(
        (operator, rows) ->
            rows.forEach(
                (in, row) -> {
                  String scope = in.label();
                  text.append(String.format(Locale.ROOT, "%n%-20s %-12s", operator, scope));
                  for (int k = 0; k < row.length; k++) {
                    Object cell = counted(operator, k) ? row[k] : "-";
                    text.append(String.format(Locale.ROOT, "%10s", cell));
                  }
                }));
    text.append("\nrefused by the language:");
    all.refused()
        .forEach(
            (reason, what) ->
                text.append("\n  ").append(reason).append(" (").append(what).append(')'));
    return text.toString();
  }
}
