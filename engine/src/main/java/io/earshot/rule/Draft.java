package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule set while it is read: where faults go, which names there are, which anchors are used. */
final class Draft {
  /** What part of a rule set a condition belongs to. */
  enum Part {
    CONDITIONS,
    RULES,
    FLAGS,
    NOT_SCORED,
    APPLIES_TO
  }

  /** A reference to a condition that needs hits to hang on. */
  record Hook(String condition, Place at) {}

  private final Faults faults = new Faults();
  private final Names names = new Names(faults);
  private final Phrasebook phrasebook = new Phrasebook(faults, names);
  private final List<Hook> hooks = new ArrayList<>();
  private final FactTables tables = new FactTables(faults, phrasebook);
  private Part part = Part.CONDITIONS;

  Faults faults() {
    return faults;
  }

  Names names() {
    return names;
  }

  Phrasebook phrasebook() {
    return phrasebook;
  }

  /** The tables that rules refer to. */
  FactTables tables() {
    return tables;
  }

  List<Hook> hooks() {
    return hooks;
  }

  Part part() {
    return part;
  }

  void enter(Part part, Names.@Nullable Name owner) {
    this.part = part;
    names.enter(owner);
  }

  /** Notes a reference to a condition whose hits are needed; its name, or "" if there is none. */
  String hook(@Nullable Scalar name) {
    if (name == null) {
      return "";
    }
    names.use(Kind.CONDITION, name.text(), name.at());
    hooks.add(new Hook(name.text(), name.at()));
    return name.text();
  }
}
