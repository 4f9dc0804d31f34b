package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads conditions: how they are put together. Operators and scopes have readers of their own. */
final class ConditionReader {
  private static final Set<String> COMPOSERS = Set.of("all", "any", "not", "hit");
  private static final Set<String> OPERATORS =
      OperatorGrammar.operators().stream().map(Shape.Key::name).collect(Collectors.toSet());
  private static final Set<String> SCOPES =
      Grammar.scope().stream().map(Shape.Key::name).collect(Collectors.toSet());

  private final Draft draft;
  private final OperatorReader operators;
  private final ScopeReader scopes;

  ConditionReader(Draft draft) {
    this.draft = draft;
    this.operators = new OperatorReader(draft, this);
    this.scopes = new ScopeReader(draft);
  }

  /** The condition; one that holds nowhere after a fault, which is told. */
  Condition read(@Nullable Node node) {
    if (!(node instanceof Fields fields)) {
      return new Condition.AnyOf(
          List.of(), node == null ? new Position("", 1, 1) : node.at().position());
    }
    Entry main = main(fields);
    Position at = fields.at().position();
    if (main == null) {
      return new Condition.AnyOf(List.of(), at);
    }
    Node value = main.value();
    return switch (main.key().text()) {
      case "all" -> new Condition.All(parts(value), at);
      case "any" -> new Condition.AnyOf(parts(value), at);
      case "not" -> new Condition.Not(read(value), at);
      case "hit" -> named(value, at);
      default -> test(fields, main, at);
    };
  }

  private Condition named(Node value, Position at) {
    String name = "";
    if (value instanceof Scalar scalar && !scalar.isNull()) {
      name = scalar.text();
      draft.names().use(Kind.CONDITION, name, scalar.at());
    }
    return new Condition.Named(name, at);
  }

  private List<Condition> parts(Node value) {
    List<Condition> parts = new ArrayList<>();
    if (value instanceof Node.Items items) {
      items.items().forEach(item -> parts.add(read(item)));
    }
    return List.copyOf(parts);
  }

  private Condition test(Fields fields, Entry main, Position at) {
    Operator operator = operators.read(main);
    if (operator == null) {
      return new Condition.AnyOf(List.of(), at);
    }
    return new Condition.Test(operator, scopes.read(fields, operator), at);
  }

  /** The one entry that makes the condition; null after telling that there is none or two. */
  private @Nullable Entry main(Fields fields) {
    Entry main = null;
    boolean onlyKnown = true;
    for (Entry entry : fields.entries()) {
      String key = entry.key().text();
      onlyKnown &= OPERATORS.contains(key) || COMPOSERS.contains(key) || SCOPES.contains(key);
      if (!OPERATORS.contains(key) && !COMPOSERS.contains(key)) {
        continue;
      }
      if (main != null && !main.key().text().equals(key)) {
        draft
            .faults()
            .error(
                entry.key().at(),
                "\"" + main.key().text() + "\" and \"" + key + "\" in one condition",
                "write all: [..] or any: [..] with one of them in each part");
        return null;
      }
      main = main == null ? entry : main;
    }
    if (main == null && onlyKnown) {
      draft
          .faults()
          .error(
              fields.at(),
              "a condition without an operator",
              "add one such as phrases:, or all:, any:, not:, hit:");
    }
    if (main != null && COMPOSERS.contains(main.key().text())) {
      refuseScope(fields, main.key().text());
    }
    return main;
  }

  private void refuseScope(Fields fields, String composer) {
    for (Entry entry : fields.entries()) {
      if (SCOPES.contains(entry.key().text())) {
        draft
            .faults()
            .error(
                entry.key().at(),
                "\"" + entry.key().text() + "\" stands beside \"" + composer + "\"",
                composer.equals("hit")
                    ? "put it beside the operator inside the named condition"
                    : "put it beside the operator inside each part");
      }
    }
  }
}
