package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Rule.Worth;
import java.util.ArrayList;
import java.util.List;

/** Reads what a rule's outcome is worth. */
final class WorthReader {
  private static final List<String> KINDS =
      List.of("award", "deduct", "deductPerHit", "levels", "bonus", "autoFail");

  private final Draft draft;
  private final Faults faults;

  WorthReader(Draft draft) {
    this.draft = draft;
    this.faults = draft.faults();
  }

  Worth read(Fields fields) {
    String kind = kind(fields);
    if (!kind.equals("levels")) {
      refuseStray(fields, kind, "cap", "deductPerHit");
    }
    refuseStray(fields, kind, "confirm", "autoFail");
    return switch (kind) {
      case "deduct" -> new Worth.Deduct(points(fields, kind));
      case "deductPerHit" -> perHit(fields);
      case "levels" -> levels(fields);
      case "bonus" -> new Worth.Bonus(points(fields, kind));
      case "autoFail" -> autoFail(fields);
      default -> new Worth.Award(points(fields, "award"));
    };
  }

  static boolean isNothing(Worth worth) {
    return switch (worth) {
      case Worth.Award award -> award.points() == 0;
      case Worth.Deduct deduct -> deduct.points() == 0;
      case Worth.DeductPerHit perHit -> perHit.points() == 0;
      case Worth.Levels levels -> levels.most() == 0;
      case Worth.Bonus bonus -> bonus.points() == 0;
      case Worth.AutoFail autoFail -> false;
    };
  }

  private String kind(Fields fields) {
    String kind = "";
    for (Entry entry : fields.entries()) {
      String key = entry.key().text();
      if (KINDS.contains(key) && !kind.isEmpty() && !kind.equals(key)) {
        faults.error(
            entry.key().at(), "\"" + kind + "\" and \"" + key + "\" in one worth", "keep one");
      }
      kind = KINDS.contains(key) && kind.isEmpty() ? key : kind;
    }
    if (kind.isEmpty()) {
      faults.error(fields.at(), "a worth without points", "add one of " + String.join(", ", KINDS));
    }
    return kind;
  }

  private void refuseStray(Fields fields, String kind, String key, String wanted) {
    if (fields.has(key) && !kind.equals(wanted)) {
      faults.error(fields.placeOf(key), "\"" + key + "\" without \"" + wanted + "\"", "delete it");
    }
  }

  private Worth perHit(Fields fields) {
    int points = points(fields, "deductPerHit");
    int cap = points(fields, "cap");
    if (!fields.has("cap")) {
      faults.error(fields.placeOf("deductPerHit"), "deductPerHit without a cap", "add cap: n");
    } else if (cap < points) {
      faults.error(
          fields.placeOf("cap"),
          "the cap is lower than one deduction",
          "raise it, or write deduct");
    }
    return new Worth.DeductPerHit(points, cap);
  }

  private Worth levels(Fields fields) {
    List<Worth.Step> steps = new ArrayList<>();
    String unit = null;
    for (Node node : fields.list("levels")) {
      if (!(node instanceof Fields level)) {
        continue;
      }
      String key = level.has("hits") ? "hits" : "above";
      if (level.has("hits") == level.has("above")) {
        faults.error(level.at(), "a level needs either \"above\" or \"hits\"", "keep one of them");
      } else if (unit != null && !unit.equals(key)) {
        faults.error(
            level.placeOf(key),
            "levels by \"" + unit + "\" and by \"" + key + "\"",
            "use the same key in every level");
      } else {
        checkRise(level, key, steps);
      }
      unit = unit == null ? key : unit;
      var step = new Worth.Step(level.number(key, 0), points(level, "deduct"));
      steps.add(step);
    }
    int cap = points(fields, "cap");
    if (fields.has("cap") && !steps.isEmpty() && cap < steps.getLast().points()) {
      faults.error(fields.placeOf("cap"), "the cap is lower than the worst level", "raise it");
    }
    return new Worth.Levels("hits".equals(unit), steps, cap);
  }

  private void checkRise(Fields level, String key, List<Worth.Step> milder) {
    if (!milder.isEmpty()
        && (level.number(key, 0) <= milder.getLast().from()
            || points(level, "deduct") <= milder.getLast().points())) {
      faults.error(
          level.at(),
          "this level is not worse than the one before",
          "write levels from the mildest to the worst, each with a higher limit and deduction");
    }
  }

  private Worth autoFail(Fields fields) {
    boolean confirmedByHuman = !"machine".equals(fields.text("confirm"));
    Scalar target = fields.scalar("autoFail");
    if (target == null || target.text().equals("card")) {
      return new Worth.AutoFail(null, confirmedByHuman);
    }
    draft.names().use(Kind.SECTION, target.text(), target.at());
    return new Worth.AutoFail(target.text(), confirmedByHuman);
  }

  private static int points(Fields fields, String key) {
    return thousandths(fields.number(key, 0));
  }

  /** Points in thousandths. */
  static int thousandths(double points) {
    return (int) Math.clamp(Math.round(points * 1000), 0L, 1_000_000_000L);
  }
}
