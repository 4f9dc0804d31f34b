package io.earshot.model;

import java.util.Optional;
import java.util.function.Function;

/** Looks up enum constants by their label. */
final class Labels {
  private Labels() {}

  static <E> Optional<E> find(E[] values, Function<E, String> label, String wanted) {
    for (E value : values) {
      if (label.apply(value).equalsIgnoreCase(wanted.strip())) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
