package io.earshot.rule;

import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Operator.Metadata.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads comparisons of metadata. */
final class MetadataReader {
  private static final Map<String, Comparison> COMPARISONS = comparisons();

  private final Faults faults;

  MetadataReader(Faults faults) {
    this.faults = faults;
  }

  private static Map<String, Comparison> comparisons() {
    Map<String, Comparison> comparisons = new LinkedHashMap<>();
    comparisons.put("equals", Comparison.EQUAL);
    comparisons.put("notEquals", Comparison.NOT_EQUAL);
    comparisons.put("below", Comparison.BELOW);
    comparisons.put("atMost", Comparison.AT_MOST);
    comparisons.put("above", Comparison.ABOVE);
    comparisons.put("atLeast", Comparison.AT_LEAST);
    comparisons.put("between", Comparison.BETWEEN);
    comparisons.put("in", Comparison.IN);
    comparisons.put("contains", Comparison.CONTAINS);
    comparisons.put("missing", Comparison.MISSING);
    comparisons.put("present", Comparison.PRESENT);
    return comparisons;
  }

  Operator read(Fields fields) {
    String left = left(fields);
    Entry entry = comparison(fields);
    if (entry == null) {
      return new Operator.Metadata(left, Comparison.PRESENT, List.of());
    }
    Comparison comparison = COMPARISONS.getOrDefault(entry.key().text(), Comparison.PRESENT);
    List<String> values = values(entry, comparison);
    if (fields.has("expression")) {
      checkNumeric(entry, comparison, values);
    }
    return new Operator.Metadata(left, comparison, values);
  }

  private String left(Fields fields) {
    Scalar field = fields.scalar("field");
    Scalar expression = fields.scalar("expression");
    if (fields.has("field") == fields.has("expression")) {
      faults.error(
          fields.has("field") ? fields.placeOf("expression") : fields.at(),
          fields.has("field")
              ? "\"field\" and \"expression\" in one comparison"
              : "metadata of what?",
          "write either field: name or expression: \"{a} - {b}\"");
    }
    if (expression != null) {
      Arithmetic.check(expression, faults);
      return expression.text();
    }
    return field == null ? "" : field.text();
  }

  private @Nullable Entry comparison(Fields fields) {
    Entry found = null;
    for (Entry entry : fields.entries()) {
      if (!COMPARISONS.containsKey(entry.key().text())) {
        continue;
      }
      if (found != null) {
        faults.error(
            entry.key().at(),
            "a second comparison of one field",
            "for a range write between: [from, to]; else all: [..]");
        return found;
      }
      found = entry;
    }
    if (found == null) {
      faults.error(
          fields.at(), "nothing to compare with", "add " + String.join(", ", COMPARISONS.keySet()));
    }
    return found;
  }

  private List<String> values(Entry entry, Comparison comparison) {
    List<String> values = new ArrayList<>();
    if (entry.value() instanceof Node.Items items) {
      for (Node item : items.items()) {
        if (item instanceof Scalar scalar) {
          values.add(scalar.text());
        }
      }
    } else if (entry.value() instanceof Scalar scalar) {
      values.add(scalar.text());
    }
    if (comparison == Comparison.MISSING || comparison == Comparison.PRESENT) {
      if (values.contains("false")) {
        String other = comparison == Comparison.MISSING ? "present" : "missing";
        faults.error(entry.value().at(), "false", "write " + other + ": true");
      }
      return List.of();
    }
    checkRange(entry, comparison, values);
    return List.copyOf(values);
  }

  private void checkRange(Entry entry, Comparison comparison, List<String> values) {
    if (comparison == Comparison.BETWEEN && values.size() == 2) {
      Double from = Numbers.parse(values.get(0));
      Double to = Numbers.parse(values.get(1));
      if (from != null && to != null && from > to) {
        faults.error(entry.value().at(), "the range ends before it begins", "swap the numbers");
      }
    }
  }

  private void checkNumeric(Entry entry, Comparison comparison, List<String> values) {
    boolean numeric = comparison != Comparison.CONTAINS && comparison != Comparison.IN;
    for (String value : values) {
      numeric &= Numbers.parse(value) != null;
    }
    if (!numeric) {
      faults.error(
          entry.key().at(),
          "an expression is a number; \"" + entry.key().text() + "\" compares text",
          "use below, atMost, above, atLeast, between or equals with a number");
    }
  }
}
