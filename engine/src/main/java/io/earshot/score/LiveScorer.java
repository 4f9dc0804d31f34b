package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Event;
import io.earshot.model.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores a conversation while it goes on: {@code begin}, then {@code accept} every utterance and
 * event in order of start time, then {@code close}, which gives the same evaluations as scoring the
 * whole conversation at once. One conversation at a time, one thread.
 *
 * <p>Every utterance re-evaluates what was said so far, about as long as scoring it takes.
 */
public final class LiveScorer {
  private final Scorer scorer;
  private final Settled settled;
  private final List<Utterance> utterances = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private @Nullable Conversation header;

  /** For each leg the rules that were settled with some utterance: they stay so. */
  private final List<boolean[]> known = new ArrayList<>();

  /** A live scorer with the default options. */
  public LiveScorer(Program program) {
    this(program, ScoringOptions.DEFAULT);
  }

  /** A live scorer. */
  public LiveScorer(Program program, ScoringOptions options) {
    scorer = new Scorer(program, options);
    settled = new Settled(program, scorer.space);
  }

  /**
   * Begins a conversation, forgetting the one before.
   *
   * @param conversation who takes part, language, medium, metadata; its utterances and events are
   *     passed over
   */
  public void begin(Conversation conversation) {
    header = conversation;
    utterances.clear();
    events.clear();
    known.clear();
  }

  /**
   * Takes an event; it shows in the outcomes with the next utterance. One that starts with an
   * utterance comes before it.
   */
  public void accept(Event event) {
    current();
    events.add(event);
  }

  /**
   * Takes the next utterance.
   *
   * @return what every rule has come to, leg by leg, in the rule set's order
   * @throws IllegalArgumentException if it starts before the one before it
   */
  public List<LiveOutcome> accept(Utterance utterance) {
    current();
    if (!utterances.isEmpty() && utterance.startMillis() < utterances.getLast().startMillis()) {
      throw new IllegalArgumentException(
          "utterances come in order of start: "
              + utterance.startMillis()
              + " ms after "
              + utterances.getLast().startMillis()
              + " ms");
    }
    utterances.add(utterance);
    int legs = scorer.prepare(soFar(0));
    List<LiveOutcome> outcomes = new ArrayList<>();
    for (int leg = 0; leg < legs; leg++) {
      scorer.evaluateLeg(leg, true);
      boolean[] now = settled.judge();
      if (leg == known.size()) {
        known.add(new boolean[now.length]);
      }
      boolean[] sure = known.get(leg);
      for (int r = 0; r < sure.length; r++) {
        sure[r] |= now[r];
        String rule = scorer.program().ruleSet().rules().get(r).id();
        outcomes.add(new LiveOutcome(leg, rule, scorer.space.outcomes[r], sure[r]));
      }
    }
    return List.copyOf(outcomes);
  }

  /**
   * Ends the conversation.
   *
   * @param durationMillis its length; the end of the last utterance where that is later
   * @return the evaluations of the whole conversation, one per agent leg
   */
  public List<Evaluation> close(long durationMillis) {
    List<Evaluation> evaluations = scorer.score(soFar(durationMillis));
    header = null;
    return evaluations;
  }

  private Conversation current() {
    Conversation begun = header;
    if (begun == null) {
      throw new IllegalStateException("no conversation has begun");
    }
    return begun;
  }

  private Conversation soFar(long durationMillis) {
    Conversation c = current();
    return new Conversation(
        c.id(),
        c.externalId(),
        c.medium(),
        c.startedAtMillis(),
        c.zone(),
        c.language(),
        durationMillis,
        c.metadata(),
        c.parties(),
        utterances,
        events,
        c.provenance());
  }
}
