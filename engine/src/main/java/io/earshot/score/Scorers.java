package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores conversations against every rule set in use: one evaluation per agent leg and rule set
 * whose languages and {@code appliesTo} fit. Holds buffers, so it belongs to one thread.
 *
 * <p>The rule sets share the reading of a conversation (turns, tokens, weak stretches); each scans
 * the tokens for its own phrases.
 */
public final class Scorers {
  /** Stands for the rule set of a leg that none of them is for. */
  public static final String NO_RULE_SET = "none";

  private final List<Scorer> scorers = new ArrayList<>();
  private final List<Scorer> fitting = new ArrayList<>();
  private final String engineVersion;

  /** Scorers for one thread, in the order of the programs. */
  public Scorers(List<Program> programs, ScoringOptions options) {
    engineVersion = Scorer.engineVersion(options);
    Scorer reader = null;
    for (Program program : programs) {
      Scorer scorer = new Scorer(program, options, reader);
      reader = reader == null ? scorer : reader;
      scorers.add(scorer);
    }
  }

  /**
   * The evaluations of all legs, leg by leg, in the order of the rule sets; one without a score
   * that says why, by {@link #NO_RULE_SET}, for a leg that no rule set is for.
   */
  public List<Evaluation> score(Conversation conversation) {
    fitting.clear();
    for (Scorer scorer : scorers) {
      if (scorer.program().scores(conversation.language())) {
        fitting.add(scorer);
      }
    }
    if (fitting.isEmpty()) {
      return List.of(
          unscored(conversation, 0, null, "no rule set for language " + conversation.language()));
    }
    return scoreAll(conversation, read(conversation));
  }

  /** Reads the conversation once for all that fit; the number of legs. */
  private int read(Conversation conversation) {
    Scorer reader = scorers.getFirst();
    int legs =
        fitting.getFirst() == reader ? reader.prepare(conversation) : reader.readOnly(conversation);
    for (Scorer scorer : fitting) {
      if (scorer != reader) {
        scorer.prepareAs(reader);
      }
    }
    return legs;
  }

  private List<Evaluation> scoreAll(Conversation conversation, int legs) {
    List<Evaluation> evaluations = new ArrayList<>(legs * fitting.size());
    for (int leg = 0; leg < legs; leg++) {
      int before = evaluations.size();
      for (Scorer scorer : fitting) {
        Evaluation evaluation = scorer.scoreLeg(leg);
        if (evaluation != null) {
          evaluations.add(evaluation);
        }
      }
      if (evaluations.size() == before) {
        String agent = fitting.getFirst().agentOf(leg);
        evaluations.add(unscored(conversation, leg, agent, "no rule set applies"));
      }
    }
    return List.copyOf(evaluations);
  }

  private Evaluation unscored(
      Conversation conversation, int leg, @Nullable String agentId, String reason) {
    return new Evaluation(
        conversation.id(),
        leg,
        agentId,
        NO_RULE_SET,
        "",
        engineVersion,
        List.of(),
        null,
        null,
        null,
        false,
        1,
        reason,
        List.of(),
        Map.of());
  }
}
