package io.earshot.rule;

import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a rule set together with the one it extends. What it defines under a name replaces what the
 * other defines under that name; {@code without} leaves rules out, {@code overrides} changes single
 * values of rules. The other's languages, scorecard and appliesTo are taken over where it has none
 * of its own.
 */
final class Extension {
  /** Most rule sets in a line, each extending the next. */
  static final int DEEPEST = 5;

  private static final List<String> TABLES = List.of("parameters", "lists", "conditions");
  private static final List<String> IDENTIFIED = List.of("rules", "flags");

  private final Faults faults;
  private final Fields header;
  private final List<Fields> own;
  private final Map<String, Fields> overrides = new LinkedHashMap<>();
  private final Map<String, Scalar> unused = new LinkedHashMap<>();
  private final Set<String> without = new TreeSet<>();

  /** {@code own} are the parts of the rule set that extends, its header among them. */
  Extension(Faults faults, Fields header, List<Fields> own) {
    this.faults = faults;
    this.header = header;
    this.own = own;
    for (Node node : header.list("overrides")) {
      if (node instanceof Fields fields && fields.scalar("id") instanceof Scalar id) {
        overrides.put(id.text(), fields);
        unused.put(id.text(), id);
      }
    }
    for (Node node : header.list("without")) {
      if (node instanceof Scalar id) {
        without.add(id.text());
        unused.put(id.text(), id);
      }
    }
  }

  /** The header, with what it takes over from the other's. */
  Fields header(Fields other) {
    List<Entry> entries = new ArrayList<>(header.entries());
    for (String key : List.of("languages", "appliesTo", "scorecard")) {
      Entry entry = other.entry(key);
      if (entry != null && !header.has(key)) {
        entries.add(entry);
      }
    }
    return new Fields(entries, header.at());
  }

  /** What is left of the other's parts, changed where it is overridden. */
  List<Fields> taken(List<Fields> others) {
    List<Fields> taken = new ArrayList<>();
    for (Fields part : others) {
      List<Entry> entries = new ArrayList<>();
      for (Entry entry : part.entries()) {
        String key = entry.key().text();
        if (TABLES.contains(key) && entry.value() instanceof Fields table) {
          entries.add(new Entry(entry.key(), left(key, table)));
        } else if (IDENTIFIED.contains(key) && entry.value() instanceof Node.Items items) {
          entries.add(new Entry(entry.key(), left(key, items)));
        } else {
          entries.add(entry);
        }
      }
      taken.add(new Fields(entries, part.at()));
    }
    tellUnused(others);
    return taken;
  }

  private Fields left(String key, Fields table) {
    List<Entry> left = new ArrayList<>();
    for (Entry entry : table.entries()) {
      String name = entry.key().text();
      boolean replaced =
          own.stream()
              .flatMap(part -> part.table(key).stream())
              .anyMatch(mine -> mine.key().text().equals(name));
      if (!replaced) {
        left.add(entry);
      }
    }
    return new Fields(left, table.at());
  }

  private Node.Items left(String key, Node.Items items) {
    List<Node> left = new ArrayList<>();
    for (Node node : items.items()) {
      String id = node instanceof Fields fields ? fields.text("id") : null;
      if (!(node instanceof Fields fields) || id == null) {
        left.add(node);
        continue;
      }
      boolean rule = key.equals("rules");
      if (rule) {
        unused.remove(id);
      }
      if (!(rule && without.contains(id)) && !definesItself(key, id)) {
        left.add(rule ? overridden(fields, id) : fields);
      }
    }
    return new Node.Items(left, items.at());
  }

  private boolean definesItself(String key, String id) {
    return own.stream()
        .flatMap(part -> part.list(key).stream())
        .anyMatch(mine -> mine instanceof Fields fields && id.equals(fields.text("id")));
  }

  private Fields overridden(Fields rule, String id) {
    Fields override = overrides.get(id);
    if (override == null) {
      return rule;
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : rule.entries()) {
      if (!override.has(entry.key().text())) {
        entries.add(entry);
      }
    }
    entries.addAll(override.entries());
    return new Fields(entries, rule.at());
  }

  private void tellUnused(List<Fields> others) {
    List<String> known = new ArrayList<>();
    for (Fields part : others) {
      for (Node node : part.list("rules")) {
        if (node instanceof Fields fields && fields.text("id") instanceof String id) {
          known.add(id);
        }
      }
    }
    for (Scalar id : unused.values()) {
      faults.error(
          id.at(),
          "the rule set that is extended has no rule \"" + id.text() + "\"",
          Suggestion.among(known, id.text(), "it has: "));
    }
  }
}
