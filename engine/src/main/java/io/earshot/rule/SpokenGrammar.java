package io.earshot.rule;

import static io.earshot.rule.Grammar.FLAG;
import static io.earshot.rule.Grammar.ID;
import static io.earshot.rule.Grammar.LINE;
import static io.earshot.rule.Grammar.PHRASE;
import static io.earshot.rule.Grammar.ROLES;
import static io.earshot.rule.Grammar.may;
import static io.earshot.rule.Grammar.must;

import io.earshot.model.EntityKind;
import io.earshot.rule.Shape.Amount;
import io.earshot.rule.Shape.Choice;
import io.earshot.rule.Shape.Either;
import io.earshot.rule.Shape.Fields;
import io.earshot.rule.Shape.Items;
import io.earshot.rule.Shape.Table;
import io.earshot.rule.Shape.Text;
import java.util.ArrayList;
import java.util.List;

/** The keys of the operators on values, promises, facts, tickets, sounds and likeness. */
final class SpokenGrammar {
  private static final int MOST_EXAMPLES = 1_000;
  private static final Text VALUE = new Text("a value such as 48 hours or {field}", null, 500);

  private SpokenGrammar() {}

  /** The kinds of values, as rule files name them. */
  static List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    for (EntityKind kind : EntityKind.values()) {
      kinds.add(kind.label());
    }
    return kinds;
  }

  static Fields entity() {
    Choice kind = new Choice(kinds());
    return new Fields(
        "entity",
        List.of(
            must("kind", new Either(List.of(kind, Grammar.listOf(kind, 1))), "Which values."),
            may("equals", VALUE, "The same value."),
            may("notEquals", VALUE, "Another value."),
            may("in", Grammar.listOf(VALUE, 1), "One of these values."),
            may("below", VALUE, "Less, earlier, shorter than."),
            may("atMost", VALUE, "That much or less."),
            may("above", VALUE, "More, later, longer than."),
            may("atLeast", VALUE, "That much or more."),
            may("contains", VALUE, "Has these signs in it."),
            may("partOf", VALUE, "Its signs are part of these."),
            may(
                "form",
                new Text("a regular expression", null, 1_000),
                "RE2, on the whole value.")));
  }

  static Fields commitment() {
    return OperatorGrammar.limited(
        "commitment",
        new Amount(0, 100_000, false),
        may("promise", ID, "A named condition whose hits are promises; a built-in list if not."),
        may("dated", FLAG, "It says (or does not say) by when."),
        may("owned", FLAG, "It says (or does not say) who does it."));
  }

  static Fields fact() {
    Either topics = new Either(List.of(ID, Grammar.listOf(ID, 1)));
    return new Fields(
        "fact",
        List.of(
            must("file", LINE, "The table, a CSV file seen from this file's folder."),
            may("topic", topics, "Which topics of it; all if left out."),
            may("askedBy", ROLES, "Who asks; customer if left out."),
            may("turns", new Amount(1, 100, true), "Agent turns that may answer; 2.")));
  }

  static Fields ticket() {
    List<String> kinds = new ArrayList<>(kinds());
    kinds.add("promise");
    return new Fields(
        "ticket",
        List.of(
            must("field", LINE, "The metadata field that the agent typed."),
            may("kind", new Choice(kinds), "What was said of it."),
            may("unit", LINE, "What a bare number in the field counts: hours, working days."),
            may("promise", ID, "With kind: promise, a named condition whose hits are promises."),
            may("said", new Table(LINE, ID), "Value of the field: condition that tells it.")));
  }

  static Either soundsLike() {
    Items list = Grammar.listOf(PHRASE, 1);
    Either several = new Either(List.of(PHRASE, list));
    Fields fields =
        new Fields(
            "soundsLike",
            List.of(
                must("any", several, "One of them is enough."),
                may("distance", new Amount(0, 3, true), "Sounds that may differ; 0.")));
    return new Either(List.of(PHRASE, list, fields));
  }

  static Fields similar() {
    return new Fields(
        "similar",
        List.of(
            must("to", new Items(PHRASE, 1, MOST_EXAMPLES), "Example sentences."),
            may("atLeast", new Amount(10, 100, false), "Least similarity, per cent; 60.")));
  }
}
