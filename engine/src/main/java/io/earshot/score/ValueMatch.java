package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.rule.Operator.ValueTest;
import io.earshot.rule.Operator.ValueTest.Comparison;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.signal.Entities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value said must be: read once where the rule file says it, per look where metadata do. */
final class ValueMatch {
  private final ValueTest test;
  private final EntityKind kind;
  private final List<KnownValue> fixed = new ArrayList<>();
  private final boolean slots;
  private final @Nullable Regex form;

  /**
   * Reads the rule's own values.
   *
   * @throws IllegalArgumentException where one of them is no value of the kind, with the reason
   */
  ValueMatch(ValueTest test, EntityKind kind) {
    this.test = test;
    this.kind = kind;
    boolean open = false;
    if (test.comparison() == Comparison.FORM) {
      form = Regex.compile(test.values().getFirst().source());
      slots = false;
      return;
    }
    form = null;
    for (Phrase phrase : test.values()) {
      boolean slot = phrase.parts().stream().anyMatch(part -> part instanceof Part.Slot);
      open |= slot;
      if (!slot) {
        written(phrase, Map.of(), kind, fixed);
      }
    }
    slots = open;
    for (KnownValue value : fixed) {
      if (!value.isRead()) {
        throw new IllegalArgumentException(
            "\""
                + value.text
                + "\" is no "
                + kind.label()
                + ": write it as it would be said or typed");
      }
    }
  }

  /** The values a phrase stands for. */
  private static void written(
      Phrase phrase, Map<String, String> metadata, EntityKind kind, List<KnownValue> out) {
    StringBuilder text = new StringBuilder();
    for (Part part : phrase.parts()) {
      switch (part) {
        case Part.Text words -> text.append(words.text()).append(' ');
        case Part.Slot slot -> text.append(metadata.getOrDefault(slot.field(), "")).append(' ');
        case Part.OneOf list -> list.texts().forEach(one -> out.add(KnownValue.of(one, kind)));
        case Part.Gap gap -> {}
      }
    }
    if (!text.toString().isBlank()) {
      out.add(KnownValue.of(text.toString().strip(), kind));
    }
  }

  /** The values to compare with in this conversation. */
  List<KnownValue> values(Workspace space) {
    if (!slots) {
      return fixed;
    }
    List<KnownValue> all = new ArrayList<>(fixed);
    for (Phrase phrase : test.values()) {
      if (phrase.parts().stream().anyMatch(part -> part instanceof Part.Slot)) {
        written(phrase, space.conversation().metadata(), kind, all);
      }
    }
    return all;
  }

  /** Whether a value said is what it must be. */
  byte holds(Workspace space, List<KnownValue> values, Entities e, int i) {
    if (form != null) {
      return Truth.of(hasForm(e.written(i)));
    }
    byte any = Truth.FALSE;
    boolean known = false;
    for (int k = 0; k < values.size(); k++) {
      KnownValue value = values.get(k);
      if (value.isRead()) {
        known = true;
        any = Truth.or(any, one(space, value, e, i));
      }
    }
    if (!known) {
      return Truth.FALSE;
    }
    return test.comparison() == Comparison.NOT_EQUALS ? Truth.not(any) : any;
  }

  private byte one(Workspace space, KnownValue value, Entities e, int i) {
    return switch (test.comparison()) {
      case EQUALS, NOT_EQUALS, IN -> value.equals(space, e, i, false);
      case CONTAINS -> Truth.of(value.overlaps(e, i, true));
      case PART_OF -> Truth.of(value.overlaps(e, i, false));
      case BELOW -> ordered(value.order(space, e, i), -1, false);
      case AT_MOST -> ordered(value.order(space, e, i), -1, true);
      case ABOVE -> ordered(value.order(space, e, i), 1, false);
      case AT_LEAST -> ordered(value.order(space, e, i), 1, true);
      case FORM -> Truth.FALSE;
    };
  }

  private static byte ordered(double order, int side, boolean orEqual) {
    return Double.isNaN(order)
        ? Truth.UNDECIDED
        : Truth.of(order * side > 0 || (orEqual && order == 0));
  }

  private boolean hasForm(String written) {
    Regex whole = form;
    if (whole == null) {
      return false;
    }
    char[] chars = written.toCharArray();
    long match = whole.find(chars, 0, chars.length, 0);
    return match != Regex.NONE && Regex.start(match) == 0 && Regex.end(match) == chars.length;
  }
}
