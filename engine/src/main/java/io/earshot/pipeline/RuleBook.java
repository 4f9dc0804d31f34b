package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.nio.file.Path;
import java.util.List;

/** TEMPORARY until score is there. */
public final class RuleBook {
  private final List<RuleSet> sets;

  private RuleBook(List<RuleSet> sets) {
    this.sets = sets;
  }

  /** x. */
  public static RuleBook load(Path path) {
    return new RuleBook(RuleSets.loadAll(path));
  }

  /** x. */
  public Session session() {
    return new Session(sets);
  }

  /** x. */
  public static final class Session {
    private final List<RuleSet> sets;

    Session(List<RuleSet> sets) {
      this.sets = sets;
    }

    /** x. */
    public List<Evaluation> score(Conversation c) {
      return List.of(
          new Evaluation(
              c.id(),
              0,
              null,
              sets.isEmpty() ? "none" : sets.get(0).id(),
              "",
              "",
              List.of(),
              null,
              null,
              null,
              false,
              1,
              "not yet",
              List.of()));
    }
  }
}
