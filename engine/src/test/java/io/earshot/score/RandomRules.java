package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.EntityKind;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Phrase;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Pick;
import io.earshot.rule.Scope.Side;
import io.earshot.rule.Scope.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random rule sets and conversations over a vocabulary so small that things happen. */
final class RandomRules {
  private static final String[] WORDS = {
    "sorry", "refund", "please", "wait", "angry", "not", "but", "order", "call", "12", "345", "Ａsk",
    "你", "不", "謝", "生", "气", "退", "款", "Sorry", "REFUND", "nine", "dollars"
  };
  private static final String[] FIND = {
    "refund", "(sorry|wait)", "[0-9]+", "退", "ord[a-z]+", "sor"
  };

  private final Random random;

  RandomRules(long seed) {
    random = new Random(seed);
  }

  // ---------------------------------------------------------------- conversations

  Conversation conversation() {
    return random.nextInt(3) == 0 ? chat() : call();
  }

  private Conversation chat() {
    Talk talk = Talk.chat().with("team", "north").with("name", "sorry 谢");
    double at = 0;
    int n = random.nextInt(9);
    for (int i = 0; i < n; i++) {
      talk.typed(speaker(), at, text(1 + random.nextInt(8)));
      at += pick(1, 10, 59.9, 60, 61, 200);
    }
    return talk.end();
  }

  private Conversation call() {
    Talk talk = Talk.call().with("team", "south").with("name", "12");
    double at = random.nextInt(3);
    int n = random.nextInt(9);
    for (int i = 0; i < n; i++) {
      int words = random.nextInt(7);
      double length = Math.max(0.3, words * 0.4);
      talk.says(speaker(), at, at + length, spoken(words));
      at += Math.max(0.1, length + pick(-0.5, 0, 0.3, 1.4, 1.6, 5));
    }
    return talk.end();
  }

  private String speaker() {
    return random.nextInt(12) == 0 ? "system" : random.nextBoolean() ? "agent" : "customer";
  }

  private String text(int words) {
    if (random.nextInt(10) == 0) {
      return "hello";
    }
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : random.nextInt(5) == 0 ? ", " : " ").append(word());
    }
    return text.toString();
  }

  private String spoken(int words) {
    if (words == 1 && random.nextBoolean()) {
      return random.nextBoolean() ? "yes" : "hello";
    }
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int kind = random.nextInt(12);
      String word = kind == 0 ? "[unk]" : word();
      text.append(kind == 1 ? "{" + word + "|0.3} " : word + " ");
    }
    return text.toString();
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  // ---------------------------------------------------------------- rules

  RuleSet ruleSet(int rules) {
    Map<String, Condition> named = new LinkedHashMap<>();
    named.put("first", condition(1, named));
    named.put("second", condition(1, named));
    named.put("third", condition(2, named));
    List<Rule> all = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      all.add(rule(i, named));
    }
    return Write.set(named, all.toArray(new Rule[0]));
  }

  private Rule rule(int number, Map<String, Condition> named) {
    Condition when = random.nextInt(3) == 0 ? condition(1, named) : null;
    Condition require = number > 0 && random.nextInt(8) == 0 ? ofRule(number) : condition(2, named);
    List<String> needs =
        number > 0 && random.nextInt(8) == 0 ? List.of("r" + random.nextInt(number)) : List.of();
    return new Rule(
        "r" + number,
        null,
        "",
        "",
        "",
        "s",
        Rule.ErrorClass.NON_CRITICAL,
        null,
        Stage.SCORE,
        Rule.AnsweredBy.MACHINE,
        null,
        null,
        needs,
        when,
        require,
        Write.deduct(5),
        List.of(),
        Write.HERE);
  }

  private Condition ofRule(int number) {
    Outcome is = random.nextBoolean() ? null : Outcome.values()[random.nextInt(4)];
    return test(new Operator.RuleOutcomeTest("r" + random.nextInt(number), is), Scope.LEG);
  }

  private Condition condition(int depth, Map<String, Condition> named) {
    int kind = depth == 0 ? 0 : random.nextInt(10);
    return switch (kind) {
      case 1 -> new Condition.All(parts(depth, named), Write.HERE);
      case 2 -> new Condition.AnyOf(parts(depth, named), Write.HERE);
      case 3 -> new Condition.Not(condition(depth - 1, named), Write.HERE);
      case 4 -> named.isEmpty() ? leaf(named) : Write.named(name(named));
      case 5 -> count(depth, named);
      default -> leaf(named);
    };
  }

  private List<Condition> parts(int depth, Map<String, Condition> named) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      parts.add(condition(depth - 1, named));
    }
    return parts;
  }

  private String name(Map<String, Condition> named) {
    return List.copyOf(named.keySet()).get(random.nextInt(named.size()));
  }

  private Condition count(int depth, Map<String, Condition> named) {
    var count =
        new Operator.Count(condition(depth - 1, named), Operator.Count.Measure.HITS, limit(3));
    return test(count, scope(named));
  }

  private Condition leaf(Map<String, Condition> named) {
    return switch (random.nextInt(18)) {
      case 12 -> test(new Operator.WhoSpokeLast(role()), Scope.LEG);
      case 13 -> named.isEmpty() ? leaf(named) : test(sequence(named), Scope.LEG);
      case 14 -> repeated(named);
      case 15 -> spoken(money(), named);
      case 16 -> spoken(sound(), named);
      case 0 -> test(new Operator.Pattern(FIND[random.nextInt(FIND.length)], null), scope(named));
      case 1 -> test(new Operator.TurnCount(limit(5)), scope(named));
      case 2 -> test(new Operator.TurnLength(true, limit(6)), scope(named));
      case 3 ->
          test(
              new Operator.Metadata("team", Operator.Metadata.Comparison.EQUAL, List.of("north")),
              Scope.LEG);
      default -> test(phrases(), scope(named));
    };
  }

  private Role role() {
    return random.nextBoolean() ? Role.AGENT : Role.CUSTOMER;
  }

  private Operator sequence(Map<String, Condition> named) {
    List<Operator.Sequence.Step> steps = new ArrayList<>();
    int n = 2 + random.nextInt(2);
    for (int k = 0; k < n; k++) {
      boolean limited = k > 0 && random.nextBoolean();
      steps.add(
          new Operator.Sequence.Step(
              name(named),
              limited ? 1 + random.nextInt(3) : 0,
              random.nextBoolean() ? null : role(),
              k > 0 && random.nextInt(4) == 0 ? 5_000 : 0,
              k > 0 && random.nextInt(3) == 0));
    }
    return new Operator.Sequence(steps);
  }

  private Condition repeated(Map<String, Condition> named) {
    Operator wish =
        new Operator.Repeated(
            2 + random.nextInt(2),
            1 + random.nextInt(4),
            random.nextBoolean() ? 40 : 70,
            1 + random.nextInt(2),
            named.isEmpty() || random.nextInt(3) > 0 ? null : name(named));
    Scope scope = scope(named);
    Unit unit = scope.unit() == Unit.CLAUSE ? Unit.CLAUSE : Unit.TURN;
    return test(
        wish,
        new Scope(
            scope.role(),
            scope.wholeConversation(),
            scope.positions(),
            scope.time(),
            null,
            scope.anchor(),
            unit,
            false));
  }

  private Operator money() {
    var nine =
        new Operator.ValueTest(
            Operator.ValueTest.Comparison.EQUALS, List.of(Write.phrase("9 dollars")));
    return new Operator.Entity(List.of(EntityKind.MONEY), random.nextBoolean() ? nine : null);
  }

  private Operator sound() {
    String[] sounds = {"refund", "退款", "生气", "angry", "order", "退还"};
    List<Phrase> phrases = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      phrases.add(Write.phrase(sounds[random.nextInt(sounds.length)]));
    }
    return new Operator.SoundsLike(phrases, random.nextInt(2));
  }

  /** What looks at each turn by itself: no unit, no every. */
  private Condition spoken(Operator wish, Map<String, Condition> named) {
    Scope scope = scope(named);
    return test(
        wish,
        new Scope(
            scope.role(),
            scope.wholeConversation(),
            scope.positions(),
            scope.time(),
            null,
            scope.anchor(),
            Unit.TURN,
            false));
  }

  private Limit limit(int most) {
    Bound[] bounds = Bound.values();
    return new Limit(bounds[random.nextInt(bounds.length)], random.nextInt(most));
  }

  private Operator.Phrases phrases() {
    Mode mode = Mode.values()[random.nextInt(4)];
    List<Phrase> phrases = new ArrayList<>();
    int n = 1 + random.nextInt(3);
    for (int i = 0; i < n; i++) {
      phrases.add(Write.phrase(phrase()));
    }
    int least = 1 + random.nextInt(n);
    int hits = random.nextInt(4) == 0 ? 2 : 1;
    return new Operator.Phrases(
        mode, least, hits, phrases, random.nextInt(4) == 0, random.nextBoolean());
  }

  private String phrase() {
    return switch (random.nextInt(8)) {
      case 0 -> word() + " ..." + random.nextInt(4) + " " + word();
      case 1 -> word() + "/" + word() + " ..." + random.nextInt(3) + " " + word() + "/" + word();
      case 2 -> word() + "/" + word() + " " + word();
      case 3 -> word() + " {name}";
      case 4 -> word() + " ...2 {name}";
      case 5 -> word() + " " + word();
      default -> word();
    };
  }

  private Scope scope(Map<String, Condition> named) {
    Role role = random.nextInt(3) == 0 ? null : random.nextBoolean() ? Role.AGENT : Role.CUSTOMER;
    Unit unit = random.nextInt(4) == 0 ? Unit.values()[random.nextInt(3)] : Unit.TURN;
    return new Scope(
        role,
        random.nextBoolean(),
        positions(),
        window(),
        null,
        anchor(named),
        unit,
        random.nextInt(6) == 0 && unit == Unit.TURN);
  }

  private Scope.@Nullable Positions positions() {
    if (random.nextInt(3) != 0) {
      return null;
    }
    int[] ends = {1, 2, 3, -1, -2, -3};
    return new Scope.Positions(
        random.nextInt(3) == 0, ends[random.nextInt(6)], ends[random.nextInt(6)]);
  }

  private Scope.@Nullable TimeWindow window() {
    return switch (random.nextInt(8)) {
      case 0 -> new Scope.TimeWindow(false, 0, 3_000);
      case 1 -> new Scope.TimeWindow(false, -5_000, 0);
      case 2 -> new Scope.TimeWindow(true, 20, 70);
      default -> null;
    };
  }

  private Scope.@Nullable Anchor anchor(Map<String, Condition> named) {
    if (named.isEmpty() || random.nextInt(3) != 0) {
      return null;
    }
    Role of = random.nextInt(3) == 0 ? null : random.nextBoolean() ? Role.AGENT : Role.CUSTOMER;
    return new Scope.Anchor(
        name(named),
        Side.values()[random.nextInt(4)],
        Pick.values()[random.nextInt(5)],
        1 + random.nextInt(2),
        random.nextInt(3),
        of,
        random.nextInt(3) == 0 ? 4_000 : 0,
        random.nextBoolean());
  }

  private static Condition test(Operator operator, Scope scope) {
    return new Condition.Test(operator, scope, Write.HERE);
  }
}
