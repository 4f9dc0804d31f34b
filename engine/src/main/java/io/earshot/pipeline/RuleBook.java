package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.score.Packs;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import io.earshot.score.ScoringOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rule sets of a run, compiled: each conversation is scored by the first that knows its
 * language.
 */
public final class RuleBook {
  private static final String NONE = "none";

  private final List<Program> programs;
  private final ScoringOptions options;

  private RuleBook(List<Program> programs, ScoringOptions options) {
    this.programs = programs;
    this.options = options;
  }

  /**
   * Loads and compiles every rule set at or below a path, and runs its examples.
   *
   * @throws io.earshot.rule.RuleFaults if anything is wrong with any of them
   * @throws InputException if there is none, or an example comes out otherwise than it says
   */
  public static RuleBook load(Path path, ScoringOptions options) {
    List<Program> programs = Packs.loadVerified(path);
    if (programs.isEmpty()) {
      throw new InputException(path.toString(), "holds no rule set");
    }
    return new RuleBook(programs, options);
  }

  /** Scorers for one thread. */
  public Session session() {
    return new Session(programs, options);
  }

  /** Scorers with their buffers; belongs to one thread. */
  public static final class Session {
    private final List<Scorer> scorers = new ArrayList<>();

    private Session(List<Program> programs, ScoringOptions options) {
      for (Program program : programs) {
        scorers.add(new Scorer(program, options));
      }
    }

    /** One evaluation per agent leg; without a score, and saying so, where no rule set fits. */
    public List<Evaluation> score(Conversation conversation) {
      for (Scorer scorer : scorers) {
        if (scorer.program().scores(conversation.language())) {
          return scorer.score(conversation);
        }
      }
      return List.of(unscored(conversation));
    }

    private static Evaluation unscored(Conversation conversation) {
      return new Evaluation(
          conversation.id(),
          0,
          null,
          NONE,
          "",
          Scorer.engineVersion(),
          List.of(),
          null,
          null,
          null,
          false,
          1,
          "no rule set for language " + conversation.language(),
          List.of(),
          Map.of());
    }
  }
}
