package io.earshot.score;

import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads rule packs for use: a pack whose example fails does not load. */
public final class Packs {
  private Packs() {}

  /**
   * Loads, compiles and verifies every rule set at or below some paths, in their order.
   *
   * @throws io.earshot.rule.RuleFaults if a file is wrong
   * @throws io.earshot.model.InputException if a rule cannot be compiled or an example fails
   */
  public static List<Program> loadVerified(List<Path> paths) {
    List<Program> programs = new ArrayList<>();
    for (RuleSet ruleSet : RuleSets.loadAll(paths)) {
      programs.add(Examples.verify(ruleSet));
    }
    return List.copyOf(programs);
  }
}
