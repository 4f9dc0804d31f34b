package io.earshot.rule;

import com.google.re2j.PatternSyntaxException;
import io.earshot.model.EntityKind;
import io.earshot.model.Role;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.ValueTest;
import io.earshot.rule.Operator.ValueTest.Comparison;
import io.earshot.rule.Phrase.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the operators on values, promises, facts, tickets, sounds and likeness. */
final class SpokenReader {
  private static final double USUAL_SIMILARITY = 60;
  private static final int USUAL_TURNS = 2;
  private static final Map<String, Comparison> COMPARISONS = comparisons();

  private final Draft draft;
  private final Faults faults;
  private final Phrasebook phrasebook;

  SpokenReader(Draft draft) {
    this.draft = draft;
    this.faults = draft.faults();
    this.phrasebook = draft.phrasebook();
  }

  private static Map<String, Comparison> comparisons() {
    Map<String, Comparison> comparisons = new LinkedHashMap<>();
    comparisons.put("equals", Comparison.EQUALS);
    comparisons.put("notEquals", Comparison.NOT_EQUALS);
    comparisons.put("in", Comparison.IN);
    comparisons.put("below", Comparison.BELOW);
    comparisons.put("atMost", Comparison.AT_MOST);
    comparisons.put("above", Comparison.ABOVE);
    comparisons.put("atLeast", Comparison.AT_LEAST);
    comparisons.put("contains", Comparison.CONTAINS);
    comparisons.put("partOf", Comparison.PART_OF);
    comparisons.put("form", Comparison.FORM);
    return comparisons;
  }

  // ---------------------------------------------------------------- values

  Operator entity(Fields fields) {
    List<EntityKind> kinds = new ArrayList<>();
    for (Scalar kind : scalars(fields.get("kind"))) {
      EntityKind.ofLabel(kind.text()).ifPresent(kinds::add);
      if (kind.text().equals("person") || kind.text().equals("place")) {
        faults.error(
            kind.at(),
            "persons and places are not told from other words in this version",
            "write phrases: [\"{metadata.name}\"], or soundsLike, with the name that is known");
      }
    }
    ValueTest test = test(fields);
    if (test != null && kinds.size() > 1 && test.comparison() != Comparison.FORM) {
      faults.error(
          fields.placeOf("kind"),
          "several kinds, and a value to compare with",
          "compare one kind; for several write any: [..]");
    }
    return new Operator.Entity(kinds, test);
  }

  private @Nullable ValueTest test(Fields fields) {
    Entry found = null;
    for (Entry entry : fields.entries()) {
      if (!COMPARISONS.containsKey(entry.key().text())) {
        continue;
      }
      if (found != null) {
        faults.error(
            entry.key().at(), "a second comparison of one value", "write all: [..] with one each");
        break;
      }
      found = entry;
    }
    if (found == null) {
      return null;
    }
    Comparison comparison = COMPARISONS.getOrDefault(found.key().text(), Comparison.EQUALS);
    if (comparison == Comparison.FORM) {
      return form(found);
    }
    List<Phrase> values = new ArrayList<>();
    scalars(found.value()).forEach(value -> values.addAll(asItStands(value, "a value")));
    return new ValueTest(comparison, values);
  }

  private ValueTest form(Entry entry) {
    String expression = entry.value() instanceof Scalar scalar ? scalar.text() : "";
    try {
      com.google.re2j.Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      faults.error(entry.value().at(), "not a regular expression (RE2): " + e.getDescription(), "");
    }
    Phrase phrase = new Phrase(expression, List.of(new Part.Text(expression)));
    return new ValueTest(Comparison.FORM, List.of(phrase));
  }

  /** The phrases of a text without gaps. */
  private List<Phrase> asItStands(Scalar source, String what) {
    if (source.isNull() || source.text().isBlank()) {
      faults.error(source.at(), what + " without anything in it", "write it out");
      return List.of();
    }
    List<Phrase> phrases = phrasebook.phrases(source, false);
    for (Phrase phrase : phrases) {
      if (phrase.parts().stream().anyMatch(part -> part instanceof Part.Gap)) {
        faults.error(source.at(), what + " with a gap", "write it out, without ...");
        return List.of();
      }
    }
    return phrases;
  }

  private static List<Scalar> scalars(@Nullable Node node) {
    List<Scalar> scalars = new ArrayList<>();
    if (node instanceof Scalar scalar) {
      scalars.add(scalar);
    } else if (node instanceof Node.Items items) {
      for (Node item : items.items()) {
        if (item instanceof Scalar scalar) {
          scalars.add(scalar);
        }
      }
    }
    return scalars;
  }

  // ---------------------------------------------------------------- promises

  Operator.Commitment commitment(Fields fields, @Nullable Limit due) {
    Boolean dated = fields.has("dated") ? Boolean.valueOf(fields.flag("dated")) : null;
    if (due != null && Boolean.FALSE.equals(dated)) {
      faults.error(
          fields.placeOf("dated"),
          "\"dated: false\" with a limit: what has no date is never in time",
          "delete one of the two");
    }
    return new Operator.Commitment(
        promise(fields),
        fields.has("promise"),
        dated,
        fields.has("owned") ? Boolean.valueOf(fields.flag("owned")) : null,
        due);
  }

  private Condition promise(Fields fields) {
    Scalar own = fields.scalar("promise");
    Position at = fields.at().position();
    return own == null ? Promises.any(at) : new Condition.Named(draft.hook(own), at);
  }

  // ---------------------------------------------------------------- facts and tickets

  Operator fact(Fields fields) {
    Scalar file = fields.scalar("file");
    List<Operator.Fact.Row> rows = List.of();
    if (file != null) {
      rows = draft.tables().rows(file, scalars(fields.get("topic")));
    }
    String by = fields.text("askedBy");
    return new Operator.Fact(
        rows,
        by == null ? Role.CUSTOMER : Grammar.role(by),
        (int) fields.number("turns", USUAL_TURNS));
  }

  Operator ticket(Fields fields) {
    String field = fields.text("field");
    String kind = fields.text("kind");
    boolean promise = "promise".equals(kind);
    if (fields.has("kind") == fields.has("said")) {
      faults.error(
          fields.has("kind") ? fields.placeOf("said") : fields.at(),
          fields.has("kind")
              ? "\"kind\" and \"said\" in one ticket"
              : "a ticket's field compared with what?",
          "write kind: for a value or promise, or said: { value: condition } for a category");
    }
    if (fields.has("promise") && !promise) {
      faults.error(
          fields.placeOf("promise"), "\"promise\" without \"kind: promise\"", "add it, or delete");
    }
    Map<String, String> said = new LinkedHashMap<>();
    for (Entry entry : fields.table("said")) {
      if (entry.value() instanceof Scalar name) {
        said.put(entry.key().text(), draft.hook(name));
      }
    }
    String unit = fields.text("unit");
    return new Operator.Ticket(
        field == null ? "" : field,
        promise || kind == null ? null : EntityKind.ofLabel(kind).orElse(null),
        unit == null ? "" : unit,
        promise
            ? new Operator.Commitment(promise(fields), fields.has("promise"), true, null, null)
            : null,
        said);
  }

  // ---------------------------------------------------------------- sounds and likeness

  Operator soundsLike(Node node) {
    Node written = node instanceof Fields fields ? fields.get("any") : node;
    List<Phrase> phrases = new ArrayList<>();
    scalars(written).forEach(text -> phrases.addAll(asItStands(text, "a phrase for its sound")));
    int distance = node instanceof Fields fields ? (int) fields.number("distance", 0) : 0;
    return new Operator.SoundsLike(phrases, distance);
  }

  Operator similar(Fields fields) {
    List<String> examples = new ArrayList<>();
    for (Scalar example : scalars(fields.get("to"))) {
      for (Phrase phrase : asItStands(example, "an example")) {
        for (Part part : phrase.parts()) {
          switch (part) {
            case Part.Text text -> examples.add(text.text());
            case Part.OneOf oneOf -> examples.addAll(oneOf.texts());
            default ->
                faults.error(
                    example.at(), "an example with a field", "write a sentence as it is said");
          }
        }
      }
    }
    return new Operator.Similar(examples, fields.number("atLeast", USUAL_SIMILARITY));
  }
}
