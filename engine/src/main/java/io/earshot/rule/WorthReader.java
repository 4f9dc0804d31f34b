package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Rule.Worth;
import java.util.List;

/** Reads what a rule's outcome is worth. */
final class WorthReader {
  private static final List<String> KINDS =
      List.of("award", "deduct", "deductPerHit", "bonus", "autoFail");

  private final Draft draft;
  private final Faults faults;

  WorthReader(Draft draft) {
    this.draft = draft;
    this.faults = draft.faults();
  }

  Worth read(Fields fields) {
    String kind = kind(fields);
    refuseStray(fields, kind, "cap", "deductPerHit");
    refuseStray(fields, kind, "confirm", "autoFail");
    return switch (kind) {
      case "deduct" -> new Worth.Deduct(points(fields, kind));
      case "deductPerHit" -> perHit(fields);
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
