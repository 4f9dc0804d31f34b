package io.earshot.rule;

import io.earshot.rule.Shape.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule language as a JSON Schema (draft 2020-12) for editors to complete and check with. It is
 * made from the same description the loader checks with; the loader checks much more.
 */
public final class RuleSchema {
  private RuleSchema() {}

  /** The schema: one JSON document, indented, with a line break at its end. */
  public static String json() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Earshot rule set");
    schema.put("description", "A rule set, or a further file of one. See rules/README.md.");
    schema.put("anyOf", List.of(of(Grammar.RULE_SET), of(Grammar.EXTENSION), of(Grammar.PART)));
    Map<String, Object> definitions = new LinkedHashMap<>();
    for (String name : Grammar.NAMED.keySet().stream().sorted().toList()) {
      definitions.put(name, of(Grammar.named(name)));
    }
    schema.put("$defs", definitions);
    return JsonText.of(schema);
  }

  private static Map<String, Object> of(Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (shape) {
      case Shape.Text text -> text(schema, text);
      case Shape.Amount amount -> {
        schema.put("type", amount.whole() ? "integer" : "number");
        schema.put("minimum", amount.least());
        schema.put("maximum", amount.most());
      }
      case Shape.Flag flag -> schema.put("type", "boolean");
      case Shape.Choice choice -> schema.put("enum", choice.names());
      case Shape.Items items -> {
        schema.put("type", "array");
        schema.put("items", of(items.item()));
        schema.put("minItems", items.least());
        schema.put("maxItems", items.most());
      }
      case Shape.Table table -> {
        schema.put("type", "object");
        schema.put("propertyNames", propertyNames(table.key()));
        schema.put("additionalProperties", of(table.value()));
      }
      case Shape.Fields fields -> fields(schema, fields);
      case Shape.Ref ref -> schema.put("$ref", "#/$defs/" + ref.name());
      case Shape.Either either ->
          schema.put("anyOf", either.shapes().stream().map(RuleSchema::of).toList());
    }
    return schema;
  }

  /** Text may be written without quotes, so YAML may take it for a number or a truth value. */
  private static void text(Map<String, Object> schema, Shape.Text text) {
    schema.put("type", List.of("string", "number", "boolean"));
    schema.putAll(propertyNames(text));
  }

  private static Map<String, Object> propertyNames(Shape.Text text) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("minLength", 1);
    schema.put("maxLength", text.limitChars());
    if (text.form() != null) {
      schema.put("pattern", "^(?:" + text.form().pattern() + ")$");
    }
    return schema;
  }

  private static void fields(Map<String, Object> schema, Shape.Fields fields) {
    schema.put("type", "object");
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key key : fields.keys()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.says());
      property.putAll(of(key.shape()));
      properties.put(key.name(), property);
    }
    schema.put("properties", properties);
    List<String> required = fields.keys().stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
  }
}
