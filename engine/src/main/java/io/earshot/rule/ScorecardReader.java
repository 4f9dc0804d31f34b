package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Scorecard.Grade;
import io.earshot.rule.Scorecard.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the scorecard. */
final class ScorecardReader {
  private final Draft draft;
  private final Faults faults;

  ScorecardReader(Draft draft) {
    this.draft = draft;
    this.faults = draft.faults();
  }

  Scorecard read(@Nullable Node node) {
    if (!(node instanceof Fields fields)) {
      return new Scorecard(100_000, 0, 0.8, List.of(), List.of());
    }
    double start = fields.number("start", 100);
    double pass = fields.number("pass", 0);
    if (start == 0) {
      faults.error(fields.placeOf("start"), "a start score of 0", "usually 100");
    }
    if (pass > start) {
      faults.error(
          fields.placeOf("pass"),
          "the pass mark is above the start score",
          "lower it to " + Numbers.plain(start) + " or less");
    }
    return new Scorecard(
        WorthReader.thousandths(start),
        WorthReader.thousandths(pass),
        fields.number("minimumDecidedShare", 80) / 100,
        sections(fields, start),
        grades(fields, start));
  }

  private List<Section> sections(Fields card, double start) {
    List<Section> sections = new ArrayList<>();
    for (Node node : card.list("sections")) {
      if (node instanceof Fields fields) {
        Scalar id = fields.scalar("id");
        if (id != null && draft.names().define(Kind.SECTION, id) && id.text().equals("card")) {
          faults.error(
              id.at(),
              "a section called \"card\"",
              "choose another id: autoFail: card is the whole card");
        }
        checkBounds(fields, start);
        sections.add(
            new Section(
                id == null ? "" : id.text(),
                fields.has("title") && fields.text("title") != null ? title(fields) : "",
                (int) fields.number("weight", 1),
                points(fields, "floor"),
                points(fields, "cap")));
      }
    }
    return sections;
  }

  private static String title(Fields fields) {
    String title = fields.text("title");
    return title == null ? "" : title;
  }

  private void checkBounds(Fields fields, double start) {
    double floor = fields.number("floor", 0);
    double cap = fields.number("cap", start);
    for (String key : List.of("floor", "cap")) {
      if (fields.number(key, 0) > start) {
        faults.error(
            fields.placeOf(key),
            "the " + key + " is above the start score",
            Numbers.plain(start) + " at most");
      }
    }
    if (floor > cap && cap <= start && floor <= start) {
      faults.error(fields.placeOf("floor"), "the floor is above the cap", "swap the two");
    }
  }

  private static @Nullable Integer points(Fields fields, String key) {
    return fields.has(key) ? WorthReader.thousandths(fields.number(key, 0)) : null;
  }

  private List<Grade> grades(Fields card, double start) {
    List<Grade> grades = new ArrayList<>();
    Set<String> names = new HashSet<>();
    double before = Double.MAX_VALUE;
    for (Node node : card.list("grades")) {
      if (!(node instanceof Fields fields)) {
        continue;
      }
      double from = fields.number("from", 0);
      String name = fields.text("name");
      if (name != null && !names.add(name)) {
        faults.error(
            fields.placeOf("name"), "the grade \"" + name + "\" stands here twice", "rename one");
      }
      if (from >= before) {
        faults.error(
            fields.placeOf("from"),
            "the grades do not descend",
            "order them from the highest to the lowest");
      }
      before = from;
      grades.add(new Grade(name == null ? "" : name, WorthReader.thousandths(from)));
    }
    if (!grades.isEmpty() && before > 0) {
      faults.warn(
          card.placeOf("grades"),
          "scores below " + Numbers.plain(before) + " get no grade",
          "let the last one begin at 0");
    }
    return grades;
  }
}
