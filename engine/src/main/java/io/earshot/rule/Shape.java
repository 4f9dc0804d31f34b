package io.earshot.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a rule file may be. {@link Grammar} describes the whole language in shapes;
 * {@link ShapeCheck} holds files against them, and {@link RuleSchema} publishes them as a JSON
 * Schema, so the two cannot differ.
 */
sealed interface Shape {
  /**
   * Text.
   *
   * @param says what it is, for messages: "an id: letters, digits, - and _"
   * @param form a regular expression for the whole text, or null for any text
   * @param limitChars most UTF-16 units
   */
  record Text(String says, java.util.regex.@Nullable Pattern form, int limitChars)
      implements Shape {}

  /** A number between two bounds, both included; without decimals if {@code whole}. */
  record Amount(double least, double most, boolean whole) implements Shape {}

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** One of a few words. */
  record Choice(List<String> names) implements Shape {}

  /** A list of {@code least} to {@code most} items. */
  record Items(Shape item, int least, int most) implements Shape {}

  /** A mapping with keys of the author's choice. */
  record Table(Text key, Shape value) implements Shape {}

  /**
   * A mapping with known keys.
   *
   * @param name what it is, for messages and the schema: "a rule"
   * @param keys the keys it may have
   */
  record Fields(String name, List<Key> keys) implements Shape {
    public Fields {
      keys = List.copyOf(keys);
    }

    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }

    @Nullable Key key(String name) {
      for (Key key : keys) {
        if (key.name().equals(name)) {
          return key;
        }
      }
      return null;
    }
  }

  /** Another shape of the grammar, by name: what makes conditions nest. */
  record Ref(String name) implements Shape {}

  /** One of several shapes that differ in kind: a value, a list, a mapping. */
  record Either(List<Shape> shapes) implements Shape {}

  /**
   * A key of a mapping.
   *
   * @param name as written
   * @param shape what its value may be
   * @param required whether it must be there
   * @param says what it means; one line
   */
  record Key(String name, Shape shape, boolean required, String says) {}
}
