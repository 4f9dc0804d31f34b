package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Phrase;
import io.earshot.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tests as a rule file spells them, shortened for people. */
final class Spelled {
  private static final int PHRASES_SHOWN = 6;

  private Spelled() {}

  /** The parameters and the scope, {@code key: value} by {@code key: value}. */
  static String test(Condition.Test test) {
    List<String> parts = new ArrayList<>();
    switch (test.operator()) {
      case Phrases o -> parts.add(phrases(o));
      case Operator.Pattern o -> parts.add("find: " + o.find());
      case Operator.Verbatim o -> parts.add("script: " + o.script().source());
      case Operator.Entity o -> {
        parts.add("kind: " + String.join(", ", o.kinds().stream().map(EntityKind::label).toList()));
        Operator.ValueTest value = o.test();
        if (value != null) {
          List<String> values = value.values().stream().map(Phrase::source).toList();
          parts.add(Knobs.camel(value.comparison()) + ": " + String.join(", ", values));
        }
      }
      case Operator.SoundsLike o ->
          parts.add(
              "any: " + String.join(" | ", o.phrases().stream().map(Phrase::source).toList()));
      case Operator.Ticket o -> parts.add("field: " + o.field());
      case Operator.Metadata o ->
          parts.add(
              o.left() + " " + Knobs.camel(o.comparison()) + " " + String.join(", ", o.values()));
      case Operator.EventTest o -> parts.add("kind: " + o.kind().label());
      case Operator.RuleOutcomeTest o ->
          parts.add(o.rule() + (o.is() == null ? "" : " is " + o.is().label().replace('_', ' ')));
      default -> {}
    }
    for (Knob knob : Knobs.of(test)) {
      boolean shown = parts.stream().anyMatch(part -> part.startsWith(name(knob) + ":"));
      if (!shown && !isUsual(knob)) {
        parts.add(name(knob) + ": " + knob.value());
      }
    }
    scope(test.scope(), parts);
    return String.join(", ", parts);
  }

  private static String name(Knob knob) {
    return knob.path().substring(knob.path().indexOf('.') + 1);
  }

  /** What a rule file leaves out, or what stands with the scope. */
  private static boolean isUsual(Knob knob) {
    return switch (knob.path()) {
      case "phrases.negation" -> knob.value().equals("guard");
      case "phrases.hits" -> knob.value().equals("1");
      case "turns", "utterances", "seconds", "percent", "every", "rule.is" -> true;
      default ->
          knob.path().startsWith("metadata.")
              || knob.path().startsWith("after.")
              || knob.path().startsWith("before.")
              || knob.path().startsWith("around.")
              || knob.path().startsWith("sameTurn.")
              || (knob.path().startsWith("sequence.") && knob.value().equals("false"));
    };
  }

  private static String phrases(Phrases o) {
    StringBuilder text = new StringBuilder();
    text.append(o.mode() == Phrases.Mode.AT_LEAST ? "of" : Knobs.camel(o.mode())).append(": ");
    int shown = Math.min(PHRASES_SHOWN, o.phrases().size());
    for (int i = 0; i < shown; i++) {
      text.append(i == 0 ? "" : " | ").append(o.phrases().get(i).source());
    }
    int more = o.phrases().size() - shown;
    return more > 0
        ? text.append(" | … ").append(more).append(" more").toString()
        : text.toString();
  }

  private static void scope(Scope s, List<String> parts) {
    if (s.role() != null) {
      parts.add("role: " + s.role().label().replace('_', '-'));
    }
    if (s.wholeConversation()) {
      parts.add("scope: conversation");
    }
    if (s.positions() != null) {
      parts.add(
          (s.positions().utterances() ? "utterances: " : "turns: ") + positions(s.positions()));
    }
    if (s.time() != null) {
      parts.add((s.time().percent() ? "percent: " : "seconds: ") + time(s.time()));
    }
    if (s.localTime() != null) {
      parts.add(
          "localTime: "
              + clock(s.localTime().fromMinute())
              + "-"
              + clock(s.localTime().toMinute()));
    }
    if (s.anchor() != null) {
      parts.add(anchor(s.anchor()));
    }
    if (s.unit() != Scope.Unit.TURN) {
      parts.add("unit: " + s.unit().name().toLowerCase(Locale.ROOT));
    }
    if (s.every()) {
      parts.add("every: true");
    }
  }

  static String positions(Scope.Positions p) {
    if (p.from() == 1 && p.to() > 0) {
      return "first " + p.to();
    }
    if (p.to() == -1 && p.from() < 0) {
      return "last " + -p.from();
    }
    return p.from() == p.to() ? Integer.toString(p.from()) : p.from() + ".." + p.to();
  }

  static String time(Scope.TimeWindow t) {
    double unit = t.percent() ? 1 : 1_000;
    if (t.from() == 0 && t.to() > 0) {
      return "first " + Knobs.plain(t.to() / unit);
    }
    if (t.from() < 0 && t.to() == 0) {
      return "last " + Knobs.plain(-t.from() / unit);
    }
    String to = t.to() == 0 ? "end" : Knobs.plain(t.to() / unit);
    return Knobs.plain(t.from() / unit) + ".." + to;
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  static String side(Scope.Side side) {
    return Knobs.camel(side);
  }

  private static String anchor(Scope.Anchor a) {
    StringBuilder text =
        new StringBuilder(side(a.side())).append(": { hit: ").append(a.condition());
    if (a.pick() != Scope.Pick.ANY) {
      String nth = Integer.toString(a.nth());
      text.append(", pick: ").append(a.pick() == Scope.Pick.NTH ? nth : Knobs.camel(a.pick()));
    }
    if (a.turns() > 0) {
      text.append(", turns: ").append(a.turns());
      text.append(a.turnsOf() == null ? "" : ", of: " + a.turnsOf().label());
    }
    if (a.withinMillis() > 0) {
      text.append(", seconds: ").append(Knobs.plain(a.withinMillis() / 1_000.0));
    }
    return text.append(" }").toString();
  }
}
