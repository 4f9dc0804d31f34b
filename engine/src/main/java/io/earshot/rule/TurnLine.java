package io.earshot.rule;

import io.earshot.model.Role;
import io.earshot.model.Voice;
import io.earshot.rule.Node.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * A turn of an example as written: {@code role[agentId] start-end voice: text}.
 *
 * @param role who speaks
 * @param agentId in brackets, or null
 * @param fromMillis start, or −1 where none is given
 * @param toMillis end, or −1 where none is given
 * @param voice how it sounds, {@link Voice#NONE} where it is not said
 * @param text what follows the colon
 * @param textFrom where the text begins in the line, in UTF-16 units
 */
record TurnLine(
    Role role,
    @Nullable String agentId,
    long fromMillis,
    long toMillis,
    Voice voice,
    String text,
    int textFrom) {
  private static final String FORM = "write \"agent: text\" or \"agent[a2] 12.5-15: text\"";
  private static final double LATEST_SECONDS = 86_400;

  /** The line; null after a fault, which is told. */
  static @Nullable TurnLine parse(Scalar line, Faults faults) {
    String text = line.text();
    int colon = colon(text);
    if (colon < 0) {
      faults.error(line.at(), "a turn without a colon", FORM);
      return null;
    }
    String head = text.substring(0, colon).strip();
    int roleEnd = wordEnd(head);
    Role role = Role.ofLabel(head.substring(0, roleEnd)).orElse(null);
    if (role == null) {
      faults.error(
          line.part(0, Math.max(1, Math.min(roleEnd, colon))),
          "nobody has the role \"" + head.substring(0, roleEnd) + "\"",
          Suggestion.among(
              Grammar.ROLES.names().subList(0, 6), head.substring(0, roleEnd), "roles: "));
      return null;
    }
    String agentId = null;
    String rest = head.substring(roleEnd);
    if (rest.startsWith("[")) {
      int close = rest.indexOf(']');
      if (close < 2) {
        faults.error(line.part(roleEnd, colon), "an agent id that does not end", FORM);
        return null;
      }
      agentId = rest.substring(1, close);
      rest = rest.substring(close + 1);
    }
    int sound = VoiceLine.begin(rest);
    Voice voice = VoiceLine.parse(rest.substring(sound));
    if (voice == null) {
      faults.error(
          line.part(0, colon),
          "\"" + rest.substring(sound).strip() + "\" is no voice",
          "write its level and pitch, -18dB 210Hz, with ranges -18dB/9dB 210Hz/6st");
      return null;
    }
    rest = rest.substring(0, sound);
    double[] times = times(rest.strip());
    if (times == null) {
      faults.error(
          line.part(0, colon), "\"" + rest.strip() + "\" is no time from-to in seconds", FORM);
      return null;
    }
    int from = colon + 1;
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    return new TurnLine(
        role,
        agentId,
        Math.round(times[0] * 1000),
        Math.round(times[1] * 1000),
        voice,
        text.substring(from).stripTrailing(),
        from);
  }

  private static int colon(String text) {
    int ascii = text.indexOf(':');
    int wide = text.indexOf('：');
    return ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide);
  }

  private static int wordEnd(String head) {
    int end = 0;
    while (end < head.length() && head.charAt(end) != ' ' && head.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  /** From and to in seconds, −0.001 for what is not given; null for what is no time. */
  static double @Nullable [] times(String text) {
    if (text.isEmpty()) {
      return new double[] {-0.001, -0.001};
    }
    int dash = text.indexOf('-');
    Double from = Numbers.parse((dash < 0 ? text : text.substring(0, dash)).strip());
    Double to = dash < 0 ? null : Numbers.parse(text.substring(dash + 1).strip());
    if (from == null || from < 0 || from > LATEST_SECONDS || (dash >= 0 && to == null)) {
      return null;
    }
    if (to != null && (to < from || to > LATEST_SECONDS)) {
      return null;
    }
    return new double[] {from, to == null ? -0.001 : to};
  }
}
