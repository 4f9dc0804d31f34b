package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.score.Packs;
import io.earshot.score.Program;
import io.earshot.score.Scorers;
import io.earshot.score.ScoringOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * The rule sets of a run, compiled: every conversation is scored by all whose languages and {@code
 * appliesTo} fit.
 */
public final class RuleBook {
  private final List<Program> programs;
  private final ScoringOptions options;

  private RuleBook(List<Program> programs, ScoringOptions options) {
    this.programs = programs;
    this.options = options;
  }

  /**
   * Loads and compiles every rule set at or below some paths, and runs its examples.
   *
   * @throws io.earshot.rule.RuleFaults if anything is wrong with any of them
   * @throws InputException if there is none, or an example comes out otherwise than it says
   */
  public static RuleBook load(List<Path> paths, ScoringOptions options) {
    List<Program> programs = Packs.loadVerified(paths);
    if (programs.isEmpty()) {
      throw new InputException(String.valueOf(paths.getFirst()), "holds no rule set");
    }
    return new RuleBook(programs, options);
  }

  /** Scorers for one thread. */
  public Session session() {
    return new Session(new Scorers(programs, options));
  }

  /** Scorers with their buffers; belongs to one thread. */
  public static final class Session {
    private final Scorers scorers;

    private Session(Scorers scorers) {
      this.scorers = scorers;
    }

    /**
     * One evaluation per agent leg and rule set; without a score, and saying so, where no rule set
     * fits.
     */
    public List<Evaluation> score(Conversation conversation) {
      return scorers.score(conversation);
    }
  }
}
