package io.earshot.rule;

import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a file's nodes against the grammar: unknown, missing and doubled keys, wrong kinds. */
final class ShapeCheck {
  private final Faults faults;

  ShapeCheck(Faults faults) {
    this.faults = faults;
  }

  void check(Node node, Shape shape) {
    if (node instanceof Node.Broken) {
      return;
    }
    switch (shape) {
      case Shape.Text text -> text(node, text);
      case Shape.Amount amount -> amount(node, amount);
      case Shape.Flag flag -> word(node, List.of("true", "false"));
      case Shape.Choice choice -> word(node, choice.names());
      case Shape.Items items -> items(node, items);
      case Shape.Table table -> table(node, table);
      case Shape.Fields fields -> fields(node, fields);
      case Shape.Ref ref -> fields(node, Grammar.named(ref.name()));
      case Shape.Either either -> either(node, either);
    }
  }

  private void text(Node node, Shape.Text text) {
    Scalar scalar = scalar(node, text);
    if (scalar == null) {
      return;
    }
    String value = scalar.text();
    if (value.isBlank()) {
      faults.error(node.at(), "empty " + noun(text), "write it, or delete the key");
    } else if (value.length() > text.limitChars()) {
      faults.error(
          node.at(), "text of " + value.length() + " characters", text.limitChars() + " at most");
    } else if (text.form() != null && !text.form().matcher(value).matches()) {
      faults.error(node.at(), "\"" + value + "\" is not " + text.says(), "");
    }
  }

  private static String noun(Shape.Text text) {
    return text.says().replaceFirst("^an? ", "").replaceFirst(":.*| such as.*", "");
  }

  private void amount(Node node, Shape.Amount amount) {
    Scalar scalar = scalar(node, amount);
    if (scalar == null) {
      return;
    }
    Double number = Numbers.parse(scalar.text());
    boolean fits =
        number != null
            && number >= amount.least()
            && number <= amount.most()
            && (!amount.whole() || number == Math.rint(number));
    if (!fits) {
      faults.error(node.at(), "\"" + scalar.text() + "\" is not " + says(amount), "");
    }
  }

  private void word(Node node, List<String> names) {
    Scalar scalar = scalar(node, new Shape.Choice(names));
    if (scalar != null && !names.contains(scalar.text())) {
      faults.error(
          node.at(),
          "\"" + scalar.text() + "\" is not allowed here",
          Suggestion.among(names, scalar.text(), "allowed: "));
    }
  }

  private @Nullable Scalar scalar(Node node, Shape shape) {
    if (node instanceof Scalar scalar && !scalar.isNull()) {
      return scalar;
    }
    wrongKind(node, says(shape));
    return null;
  }

  private void wrongKind(Node node, String wanted) {
    String kind =
        switch (node) {
          case Scalar scalar when scalar.isNull() -> "nothing";
          case Scalar scalar -> "text";
          case Node.Items items -> "a list";
          default -> "a mapping";
        };
    faults.error(
        node.at(),
        "expected " + wanted + ", found " + kind,
        kind.equals("nothing") ? "write a value, or delete the key" : "");
  }

  private void items(Node node, Shape.Items items) {
    if (!(node instanceof Node.Items list)) {
      wrongKind(node, says(items));
      return;
    }
    int size = list.items().size();
    if (size < items.least() || size > items.most()) {
      String wanted =
          items.least() == items.most()
              ? Integer.toString(items.least())
              : size < items.least() ? "at least " + items.least() : "at most " + items.most();
      faults.error(node.at(), "a list of " + size, "it must have " + wanted);
    }
    list.items().forEach(item -> check(item, items.item()));
  }

  private void table(Node node, Shape.Table table) {
    if (!(node instanceof Node.Fields fields)) {
      wrongKind(node, "a mapping of names to values");
      return;
    }
    doubled(fields);
    for (Entry entry : fields.entries()) {
      check(entry.key(), table.key());
      check(entry.value(), table.value());
    }
  }

  private void fields(Node node, Shape.Fields shape) {
    if (!(node instanceof Node.Fields fields)) {
      wrongKind(node, says(shape));
      return;
    }
    doubled(fields);
    for (Entry entry : fields.entries()) {
      Shape.Key key = shape.key(entry.key().text());
      if (key == null) {
        unknown(entry, shape);
      } else {
        check(entry.value(), key.shape());
      }
    }
    for (Shape.Key key : shape.keys()) {
      if (key.required() && !fields.has(key.name())) {
        faults.error(
            node.at(), shape.name() + " without \"" + key.name() + "\"", "add " + key.name() + ":");
      }
    }
  }

  private void unknown(Entry entry, Shape.Fields shape) {
    String name = entry.key().text();
    if (Grammar.LATER.containsKey(name)) {
      faults.error(
          entry.key().at(),
          "\"" + name + "\" is not in this version of the language yet",
          Grammar.LATER.getOrDefault(name, ""));
    } else if (shape == Grammar.PART && Grammar.RULE_SET.key(name) != null) {
      faults.error(
          entry.key().at(),
          "\"" + name + "\" stands in a file without \"ruleSet\"",
          "move it to the file that begins with ruleSet:");
    } else {
      boolean lone = entry.value() instanceof Scalar value && value.isNull();
      faults.error(
          entry.key().at(),
          "unknown key \"" + name + "\"",
          lone && Suggestion.nearest(shape.names(), name) == null
              ? "it has no value: text with a comma needs quotes inside { }"
              : fixOf(name, shape));
    }
  }

  /** Where the key belongs, or what was meant, or what there is. */
  private static String fixOf(String name, Shape.Fields shape) {
    for (Shape.Key key : shape.keys()) {
      if (fieldsOf(key.shape()) instanceof Shape.Fields inner && inner.key(name) != null) {
        return "it belongs inside " + key.name() + ": { .. }";
      }
    }
    return Suggestion.among(shape.names(), name, "allowed here: ");
  }

  private static @Nullable Shape fieldsOf(Shape shape) {
    return shape instanceof Shape.Either either ? either.shapes().getLast() : shape;
  }

  private void doubled(Node.Fields fields) {
    Map<String, Place> first = new HashMap<>();
    for (Entry entry : fields.entries()) {
      Place before = first.putIfAbsent(entry.key().text(), entry.key().at());
      if (before != null) {
        faults.error(
            entry.key().at(),
            "the key \"" + entry.key().text() + "\" stands here twice",
            "first at " + before.position() + "; delete one");
      }
    }
  }

  /** Chooses by kind, the mapping last so that its faults are told in detail. */
  private void either(Node node, Shape.Either either) {
    for (Shape shape : either.shapes()) {
      boolean fits =
          switch (node) {
            case Scalar scalar -> shape instanceof Shape.Text || shape instanceof Shape.Choice;
            case Node.Items items -> shape instanceof Shape.Items;
            default -> shape instanceof Shape.Fields;
          };
      if (fits) {
        check(node, shape);
        return;
      }
    }
    wrongKind(
        node, either.shapes().stream().map(ShapeCheck::says).collect(Collectors.joining(" or ")));
  }

  private static String says(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text.says();
      case Shape.Amount amount ->
          (amount.whole() ? "a whole number" : "a number")
              + (" from " + Numbers.plain(amount.least()) + " to " + Numbers.plain(amount.most()));
      case Shape.Flag flag -> "true or false";
      case Shape.Choice choice -> "one of " + Suggestion.list(choice.names());
      case Shape.Items items -> "a list";
      case Shape.Table table -> "a mapping";
      case Shape.Fields fields -> fields.name() + " (a mapping)";
      case Shape.Ref ref -> Grammar.named(ref.name()).name() + " (a mapping)";
      case Shape.Either either -> "text, a list or a mapping";
    };
  }
}
