package io.earshot.rule;

import io.earshot.model.Event;
import io.earshot.model.Role;
import io.earshot.rule.Node.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads an example's event: {@code hold 35-60.5}, {@code transfer_cold 40 by agent to a2}. */
final class EventLine {
  private static final String FORM =
      "write \"hold 35-60.5\", \"hang_up 80 by customer\" or \"transfer_cold 40 by agent to a2\"";

  private EventLine() {}

  /** The event; null after a fault, which is told. */
  static @Nullable Event parse(Scalar line, Faults faults) {
    String[] words = line.text().strip().split(" +");
    Event.Kind kind = Event.Kind.ofLabel(words[0]).orElse(null);
    if (kind == null) {
      faults.error(
          line.at(),
          "there is no event \"" + words[0] + "\"",
          Suggestion.among(Grammar.EVENTS.names(), words[0], "events: "));
      return null;
    }
    double[] times = words.length < 2 ? null : TurnLine.times(words[1]);
    Role by = null;
    String to = null;
    boolean fits = times != null && words.length % 2 == 0;
    for (int i = 2; fits && i < words.length; i += 2) {
      if (words[i].equals("by")) {
        by = Role.ofLabel(words[i + 1]).orElse(null);
        fits = by != null;
      } else if (words[i].equals("to")) {
        to = words[i + 1];
      } else {
        fits = false;
      }
    }
    if (times == null || !fits) {
      faults.error(line.at(), "\"" + line.text() + "\" is no event", FORM);
      return null;
    }
    long from = Math.round(times[0] * 1000);
    return new Event(kind, from, times[1] < 0 ? from : Math.round(times[1] * 1000), by, to);
  }
}
