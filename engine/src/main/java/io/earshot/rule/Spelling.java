package io.earshot.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How constants are written in rule files: lower case with hyphens. */
final class Spelling {
  private Spelling() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of that spelling, or {@code otherwise}. */
  static <E extends Enum<E>> E find(E[] values, @Nullable String name, E otherwise) {
    for (E value : values) {
      if (of(value).equals(name)) {
        return value;
      }
    }
    return otherwise;
  }
}
