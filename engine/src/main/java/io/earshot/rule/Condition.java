package io.earshot.rule;

import java.util.List;

/**
 * What can hold, not hold, or be undecidable in a conversation. Combined by strong Kleene logic.
 */
public sealed interface Condition {
  /** Where it stands in the rule file. */
  Position at();

  /** Holds if every part holds. */
  record All(List<Condition> parts, Position at) implements Condition {}

  /** Holds if any part holds. */
  record AnyOf(List<Condition> parts, Position at) implements Condition {}

  /** Holds if the part does not. */
  record Not(Condition part, Position at) implements Condition {}

  /** The named condition of the rule set; its hits are the named condition's hits. */
  record Named(String name, Position at) implements Condition {}

  /** One operator looked for in one scope. */
  record Test(Operator operator, Scope scope, Position at) implements Condition {}
}
