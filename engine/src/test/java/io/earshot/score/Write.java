package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Position;
import io.earshot.rule.Rule;
import io.earshot.rule.Rule.AnsweredBy;
import io.earshot.rule.Rule.ErrorClass;
import io.earshot.rule.Rule.Worth;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.rule.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes conditions, rules and rule sets in code. */
final class Write {
  static final Position HERE = new Position("test.yaml", 1, 1);

  private Write() {}

  /** A scope, built step by step. */
  record In(
      @Nullable Role role,
      boolean whole,
      Scope.@Nullable Positions positions,
      Scope.@Nullable TimeWindow time,
      Scope.@Nullable LocalTimes local,
      Scope.@Nullable Anchor anchor,
      Scope.Unit unit,
      boolean every) {
    static In leg() {
      return new In(null, false, null, null, null, null, Scope.Unit.TURN, false);
    }

    static In by(Role role) {
      return new In(role, false, null, null, null, null, Scope.Unit.TURN, false);
    }

    In conversation() {
      return new In(role, true, positions, time, local, anchor, unit, every);
    }

    In turns(int from, int to) {
      return new In(
          role, whole, new Scope.Positions(false, from, to), time, local, anchor, unit, every);
    }

    In utterances(int from, int to) {
      return new In(
          role, whole, new Scope.Positions(true, from, to), time, local, anchor, unit, every);
    }

    In seconds(double from, double to) {
      var window = new Scope.TimeWindow(false, Math.round(from * 1000), Math.round(to * 1000));
      return new In(role, whole, positions, window, local, anchor, unit, every);
    }

    In percent(long from, long to) {
      var window = new Scope.TimeWindow(true, from, to);
      return new In(role, whole, positions, window, local, anchor, unit, every);
    }

    In local(int fromMinute, int toMinute) {
      var hours = new Scope.LocalTimes(fromMinute, toMinute);
      return new In(role, whole, positions, time, hours, anchor, unit, every);
    }

    In anchored(Scope.Anchor hung) {
      return new In(role, whole, positions, time, local, hung, unit, every);
    }

    In unit(Scope.Unit of) {
      return new In(role, whole, positions, time, local, anchor, of, every);
    }

    In everyTurn() {
      return new In(role, whole, positions, time, local, anchor, unit, true);
    }

    Scope scope() {
      return new Scope(role, whole, positions, time, local, anchor, unit, every);
    }
  }

  static Scope.Anchor after(String name, Scope.Pick pick, int turns, @Nullable Role of) {
    return new Scope.Anchor(name, Scope.Side.AFTER, pick, 1, turns, of, 0, true);
  }

  static Scope.Anchor before(String name, Scope.Pick pick, int turns, @Nullable Role of) {
    return new Scope.Anchor(name, Scope.Side.BEFORE, pick, 1, turns, of, 0, true);
  }

  /** A phrase: {@code ...n} is a gap, {@code {field}} a slot, {@code a/b/c} a list. */
  static Phrase phrase(String source) {
    List<Part> parts = new ArrayList<>();
    var text = new StringBuilder();
    for (String word : source.split(" ")) {
      boolean gap = word.startsWith("...");
      boolean slot = word.startsWith("{");
      boolean list = word.contains("/");
      if (!gap && !slot && !list) {
        text.append(text.length() > 0 ? " " : "").append(word);
        continue;
      }
      flush(parts, text);
      if (gap) {
        parts.add(new Part.Gap(word.length() > 3 ? Integer.parseInt(word.substring(3)) : 5));
      } else if (slot) {
        parts.add(new Part.Slot(word.substring(1, word.length() - 1)));
      } else {
        parts.add(new Part.OneOf("list", List.of(word.split("/"))));
      }
    }
    flush(parts, text);
    return new Phrase(source, parts);
  }

  private static void flush(List<Part> parts, StringBuilder text) {
    if (text.length() > 0) {
      parts.add(new Part.Text(text.toString()));
      text.setLength(0);
    }
  }

  static Condition any(In in, String... phrases) {
    return test(new Operator.Phrases(Mode.ANY, 1, 1, phrases(phrases), false, true), in);
  }

  static Condition all(In in, String... phrases) {
    return test(new Operator.Phrases(Mode.ALL, 1, 1, phrases(phrases), false, true), in);
  }

  static Condition none(In in, String... phrases) {
    return test(new Operator.Phrases(Mode.NONE, 1, 1, phrases(phrases), false, true), in);
  }

  static Condition pattern(In in, String find) {
    return test(new Operator.Pattern(find, null), in);
  }

  static List<Phrase> phrases(String... sources) {
    List<Phrase> phrases = new ArrayList<>();
    for (String source : sources) {
      phrases.add(phrase(source));
    }
    return phrases;
  }

  static Condition test(Operator operator, In in) {
    return new Condition.Test(operator, in.scope(), HERE);
  }

  static Condition not(Condition part) {
    return new Condition.Not(part, HERE);
  }

  static Condition and(Condition... parts) {
    return new Condition.All(List.of(parts), HERE);
  }

  static Condition or(Condition... parts) {
    return new Condition.AnyOf(List.of(parts), HERE);
  }

  static Condition named(String name) {
    return new Condition.Named(name, HERE);
  }

  static Limit above(double value) {
    return new Limit(Bound.ABOVE, value);
  }

  static Limit below(double value) {
    return new Limit(Bound.BELOW, value);
  }

  static Limit atLeast(double value) {
    return new Limit(Bound.AT_LEAST, value);
  }

  static Limit atMost(double value) {
    return new Limit(Bound.AT_MOST, value);
  }

  static Rule rule(String id, Condition require, Worth worth) {
    return rule(id, null, require, worth);
  }

  static Rule rule(String id, @Nullable Condition when, Condition require, Worth worth) {
    return new Rule(
        id,
        null,
        id,
        "",
        "",
        "s",
        ErrorClass.NON_CRITICAL,
        null,
        Stage.SCORE,
        AnsweredBy.MACHINE,
        null,
        null,
        List.of(),
        when,
        require,
        worth,
        List.of(),
        HERE);
  }

  static Worth deduct(int points) {
    return new Worth.Deduct(points * 1_000);
  }

  static RuleSet set(Map<String, Condition> conditions, Rule... rules) {
    return set(
        conditions, new Scorecard(100_000, 80_000, 0, List.of(section("s")), List.of()), rules);
  }

  static Scorecard.Section section(String id) {
    return new Scorecard.Section(id, id, 1, null, null);
  }

  static RuleSet set(Map<String, Condition> conditions, Scorecard card, Rule... rules) {
    return new RuleSet(
        "test",
        "1",
        "",
        "Test",
        List.of(),
        Map.of(),
        new LinkedHashMap<>(conditions),
        null,
        List.of(),
        card,
        List.of(),
        List.of(rules));
  }

  /** The outcome of one requirement on a conversation's first leg. */
  static Outcome outcome(Conversation conversation, Condition require) {
    return outcome(conversation, Map.of(), require).outcome();
  }

  static RuleOutcome outcome(
      Conversation conversation, Map<String, Condition> conditions, Condition require) {
    return evaluate(conversation, conditions, rule("r", require, deduct(10))).outcomes().get(0);
  }

  static Evaluation evaluate(
      Conversation conversation, Map<String, Condition> conditions, Rule... rules) {
    Program program = Program.compile(set(conditions, rules));
    return new Scorer(program).score(conversation).get(0);
  }
}
