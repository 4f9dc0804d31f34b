package io.earshot.rule;

import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.rule.Shape.Amount;
import io.earshot.rule.Shape.Choice;
import io.earshot.rule.Shape.Fields;
import io.earshot.rule.Shape.Flag;
import io.earshot.rule.Shape.Items;
import io.earshot.rule.Shape.Key;
import io.earshot.rule.Shape.Ref;
import io.earshot.rule.Shape.Table;
import io.earshot.rule.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a rule file and what their values may be: the one description that the reader's
 * checks and the published schema are made from. {@link OperatorGrammar} adds the operators.
 */
final class Grammar {
  static final Text ID =
      new Text(
          "an id: letters, digits, - and _, 64 at most",
          Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,63}"),
          64);
  static final Text LINE = new Text("text", null, 2_000);
  static final Text PHRASE = new Text("a phrase", null, 500);
  static final Flag FLAG = new Flag();
  static final Choice OUTCOMES =
      new Choice(
          List.of(
              "met",
              "not met",
              "not_met",
              "not applicable",
              "not_applicable",
              "undecidable",
              "pending"));
  static final Choice ROLES =
      new Choice(
          List.of(
              "agent",
              "customer",
              "bot",
              "system",
              "supervisor",
              "third-party",
              "third_party",
              "any"));
  static final Choice EVENTS = new Choice(eventKinds());
  static final Ref CONDITION = new Ref("condition");

  private static final Text VERSION =
      new Text("a version such as 1.0.0", Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]*"), 64);
  private static final Text DATE =
      new Text("a date such as 2026-01-31", Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), 10);
  private static final Text DUE =
      new Text("a time such as 30m, 4h or 2d", Pattern.compile("[1-9][0-9]{0,3}\\s?(m|h|d)"), 8);
  private static final Text WINDOW =
      new Text("a window such as \"first 2\", \"last 3\" or \"2..-2\"", null, 40);
  private static final Amount POINTS = new Amount(0, 1_000_000, false);
  private static final Choice LANGUAGES = new Choice(List.of("en", "zh"));

  /** What the language will have one day, with what to say until then. */
  static final Map<String, String> LATER = Later.SENTENCES;

  /** The shapes referred to by name. */
  static final Map<String, Fields> NAMED =
      Map.of("condition", condition(), "rule", rule(), "example", example());

  /** The file that begins a rule set. */
  static final Fields RULE_SET = ruleSet();

  /** The file that begins a rule set which takes over most of another. */
  static final Fields EXTENSION = extension();

  /** The further files of a rule set that is spread over several. */
  static final Fields PART = new Fields("a part of a rule set", shared());

  private Grammar() {}

  /** The shape of that name. */
  static Fields named(String name) {
    return Objects.requireNonNull(NAMED.get(name), name);
  }

  static Key must(String name, Shape shape, String says) {
    return new Key(name, shape, true, says);
  }

  static Key may(String name, Shape shape, String says) {
    return new Key(name, shape, false, says);
  }

  static Items listOf(Shape item, int least) {
    return new Items(item, least, 100_000);
  }

  private static Fields ruleSet() {
    List<Key> keys = new ArrayList<>();
    keys.add(must("ruleSet", ID, "The rule set's id."));
    keys.add(must("version", VERSION, "The author's version."));
    keys.add(must("title", LINE, "What people call it."));
    keys.add(must("languages", listOf(LANGUAGES, 1), "The languages it scores."));
    keys.add(
        may("appliesTo", CONDITION, "The conversations it is for; false: left to other sets."));
    keys.add(must("scorecard", scorecard(), "How outcomes become a score."));
    keys.addAll(shared());
    return new Fields("a rule set", keys);
  }

  private static Fields extension() {
    List<Key> keys = new ArrayList<>();
    for (Key key : ruleSet().keys()) {
      boolean taken = key.name().equals("languages") || key.name().equals("scorecard");
      keys.add(taken ? may(key.name(), key.shape(), key.says()) : key);
    }
    keys.add(must("extends", LINE, "The other's folder or file, seen from this file."));
    keys.add(may("without", listOf(ID, 1), "Rules of the other that are not taken over."));
    keys.add(may("overrides", listOf(override(), 1), "Rules of the other with other values."));
    return new Fields("a rule set that extends another", keys);
  }

  private static Fields override() {
    List<Key> keys = new ArrayList<>();
    for (Key key : rule().keys()) {
      keys.add(key.name().equals("id") ? key : may(key.name(), key.shape(), key.says()));
    }
    return new Fields("an override", keys);
  }

  private static List<Key> shared() {
    return List.of(
        may("parameters", new Table(ID, LINE), "Values that {name} in phrases stands for."),
        may("lists", new Table(ID, listOf(PHRASE, 1)), "Named lists of phrases: {list.name}."),
        may("conditions", new Table(ID, CONDITION), "Named conditions: anchors, shared parts."),
        may("notScored", listOf(exclusion(), 0), "Conversations without a score, and why."),
        may("flags", listOf(flag(), 0), "What to raise about an evaluation."),
        may("rules", listOf(new Ref("rule"), 0), "The questions asked."));
  }

  private static Fields exclusion() {
    return new Fields(
        "an exclusion",
        List.of(
            must("reason", LINE, "Shown to people: too short."),
            must("when", CONDITION, "True: the conversation is not scored.")));
  }

  private static Fields flag() {
    return new Fields(
        "a flag",
        List.of(
            must("id", ID, "Unique in the rule set."),
            must("title", LINE, "What people call it."),
            may("priority", new Amount(1, 5, true), "1 (highest) to 5; 3 if left out."),
            may("route", LINE, "Who is to look at it: a team, a queue, a person."),
            may("due", DUE, "How long after the conversation it must be settled: 4h."),
            must("when", CONDITION, "Over outcomes, score, decided share and metadata.")));
  }

  private static Fields scorecard() {
    return new Fields(
        "a scorecard",
        List.of(
            may("start", POINTS, "Start score in points; 100 if left out."),
            must("pass", POINTS, "Pass mark in points."),
            may(
                "minimumDecidedShare",
                new Amount(0, 100, false),
                "Per cent of the applicable weight that must be decided; 80 if left out."),
            must("sections", listOf(section(), 1), "The parts of the card."),
            must("grades", listOf(grade(), 1), "Bands from the highest to the lowest.")));
  }

  private static Fields section() {
    return new Fields(
        "a section",
        List.of(
            must("id", ID, "Unique in the scorecard."),
            must("title", LINE, "What people call it."),
            must("weight", new Amount(1, 1_000_000, true), "Relative to the other sections."),
            may("floor", POINTS, "Lowest score of the section, in points."),
            may("cap", POINTS, "Highest score of the section, in points.")));
  }

  private static Fields grade() {
    return new Fields(
        "a grade",
        List.of(
            must("name", LINE, "Shown to people."),
            must("from", POINTS, "Lowest score of the band, in points.")));
  }

  private static Fields rule() {
    return new Fields(
        "a rule",
        List.of(
            must("id", ID, "Unique in the rule set."),
            may("standard", ID, "The service standard it checks."),
            must("title", LINE, "What people call it."),
            may("why", LINE, "Why it matters."),
            may("advice", LINE, "What to do better, shown to the agent."),
            must("section", ID, "The scorecard section it belongs to."),
            may("errorClass", choice(Rule.ErrorClass.values()), "What kind of error its miss is."),
            may("group", ID, "Of the rules of a group only the worst deduction counts."),
            may("stage", new Choice(List.of("shadow", "suggest", "score")), "How far it counts."),
            may("answeredBy", choice(Rule.AnsweredBy.values()), "Who may answer it."),
            may("effective", effective(), "The days it holds."),
            may("needs", listOf(ID, 0), "Rules that must be met, else not applicable."),
            may("when", CONDITION, "Where it applies; false: not applicable."),
            must("require", CONDITION, "What must hold."),
            may("worth", worth(), "What the outcome is worth; needed at stage score."),
            may("examples", listOf(new Ref("example"), 0), "Conversations and their outcome.")));
  }

  private static Fields effective() {
    return new Fields(
        "a period",
        List.of(may("from", DATE, "First day it holds."), may("to", DATE, "Last day it holds.")));
  }

  private static Fields worth() {
    return new Fields(
        "a worth",
        List.of(
            may("award", POINTS, "Points earned when met."),
            may("deduct", POINTS, "Points taken once when not met."),
            may("deductPerHit", POINTS, "Points taken for every sure hit; with cap."),
            may("levels", listOf(level(), 1), "Points taken by how bad the miss is."),
            may("cap", POINTS, "Most that deductPerHit, or the levels of all hits, take."),
            may("bonus", POINTS, "Points on top when met."),
            may("autoFail", ID, "\"card\" or the id of the section that falls to 0."),
            may("confirm", new Choice(List.of("human", "machine")), "Who confirms an auto-fail.")));
  }

  private static Fields level() {
    return new Fields(
        "a level",
        List.of(
            may("above", new Amount(0, 1_000_000, false), "The figure above which it holds."),
            may("hits", new Amount(1, 1_000_000, true), "The number of hits from which it holds."),
            must("deduct", POINTS, "Points taken.")));
  }

  private static Fields example() {
    return new Fields(
        "an example",
        List.of(
            must("expect", new Choice(OUTCOMES.names().subList(0, 6)), "The outcome."),
            may("medium", choice(Medium.values()), "chat (if left out) or call."),
            may("language", LANGUAGES, "The rule set's first one if left out."),
            may("metadata", new Table(LINE, LINE), "The conversation's fields."),
            may("events", listOf(LINE, 0), "\"hold 35-60.5\", \"hang_up 80 by customer\"."),
            may("startedAt", LINE, "When it began: 2026-03-01T09:30:00+08:00."),
            may("zone", LINE, "Its time zone: Asia/Shanghai."),
            may("duration", new Amount(0, 86_400, false), "Its length in seconds."),
            must("turns", listOf(new Text("a turn", null, 10_000), 0), "\"agent: hello\".")));
  }

  private static Fields condition() {
    List<Key> keys = new ArrayList<>(OperatorGrammar.operators());
    keys.add(may("all", listOf(CONDITION, 1), "Holds if every part holds."));
    keys.add(may("any", listOf(CONDITION, 1), "Holds if any part holds."));
    keys.add(may("not", CONDITION, "Holds if the part does not."));
    keys.add(may("hit", ID, "A named condition."));
    keys.addAll(scope());
    return new Fields("a condition", keys);
  }

  /** The keys of a scope, which stand beside an operator. */
  static List<Key> scope() {
    return List.of(
        may("role", ROLES, "Whose turns; any if left out."),
        may("scope", new Choice(List.of("leg", "conversation")), "leg if left out."),
        may("turns", WINDOW, "first 2, last 3, 2, 2..-2 of that role's turns."),
        may("utterances", WINDOW, "The same, counting utterances."),
        may("seconds", WINDOW, "first 30, last 20, 10..60, -60..-10, 30..end."),
        may("percent", WINDOW, "first 10, last 25, 20..80."),
        may("localTime", new Text("hours such as 09:00-18:00", null, 20), "Hours of the day."),
        may("after", anchor(), "After another condition's hit."),
        may("before", anchor(), "Before another condition's hit."),
        may("around", anchor(), "On both sides of another condition's hit."),
        may("sameTurn", anchor(), "In the turn of another condition's hit."),
        may("unit", choice(Scope.Unit.values()), "What is matched at a time."),
        may("every", FLAG, "Every turn in scope must satisfy the operator."));
  }

  private static Fields anchor() {
    return new Fields(
        "an anchor",
        List.of(
            must("hit", ID, "The named condition it hangs on."),
            may(
                "pick",
                new Text(
                    "first, last, any, every or a number from 1",
                    Pattern.compile("first|last|any|every|[1-9][0-9]{0,3}"),
                    10),
                "Which of its hits; any if left out."),
            may("turns", new Amount(1, 10_000, true), "Window length in turns."),
            may("of", ROLES, "Whose turns are counted; any if left out."),
            may("seconds", new Amount(0.001, 86_400, false), "Window length in seconds."),
            may("from", new Choice(List.of("end", "start")), "Where time counts from.")));
  }

  /** The constants as rule files write them: lower case with hyphens. */
  static <E extends Enum<E>> Choice choice(E[] values) {
    List<String> names = new ArrayList<>();
    for (E value : values) {
      names.add(Spelling.of(value));
    }
    return new Choice(names);
  }

  private static List<String> eventKinds() {
    List<String> names = new ArrayList<>();
    for (Event.Kind kind : Event.Kind.values()) {
      names.add(kind.label());
    }
    return names;
  }

  /** The role of that spelling; null for any, or if there is none. */
  static @Nullable Role role(@Nullable String name) {
    return name == null ? null : Role.ofLabel(name).orElse(null);
  }

  static @Nullable Outcome outcome(@Nullable String name) {
    return name == null ? null : Outcome.ofLabel(name).orElse(null);
  }
}
