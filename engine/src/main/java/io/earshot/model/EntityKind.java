package io.earshot.model;

import java.util.Optional;

/** What kind of value is said: the kinds that are told apart. */
public enum EntityKind {
  /** A count or figure without a unit that makes it one of the others. */
  NUMBER("number"),
  PERCENT("percent"),
  /** An amount of a currency. */
  MONEY("money"),
  /** A day: of the calendar, of the week, or seen from today. */
  DATE("date"),
  /** A time of day. */
  TIME("time"),
  /** A length of time. */
  DURATION("duration"),
  PHONE("phone"),
  /** The number of a payment card. */
  CARD("card"),
  EMAIL("email"),
  /** An order, account, ticket or other number read out sign by sign. */
  ID("id");

  private final String label;

  EntityKind(String label) {
    this.label = label;
  }

  /** The name in rule files and reports. */
  public String label() {
    return label;
  }

  /** The kind of that name. */
  public static Optional<EntityKind> ofLabel(String label) {
    for (EntityKind kind : values()) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
