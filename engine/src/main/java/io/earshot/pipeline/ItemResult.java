package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a run. It is told only after everything it speaks of is on disk:
 * telling it is the acknowledgement.
 *
 * @param source the file, line or manifest row
 * @param status what became of it
 * @param updated whether the conversation was known before with other content
 * @param conversation what was stored; null for a failed item
 * @param evaluations one per leg and rule set
 * @param where the place of the fault in a failed item, else empty
 * @param reason why it failed or got no score, else null
 */
public record ItemResult(
    String source,
    Status status,
    boolean updated,
    @Nullable Conversation conversation,
    List<Evaluation> evaluations,
    String where,
    @Nullable String reason) {
  /** Copies the list. */
  public ItemResult {
    evaluations = List.copyOf(evaluations);
  }

  /** What became of an item. */
  public enum Status {
    SCORED,
    /** Stored, without a score, for the reason given. */
    NOT_SCORED,
    /** Stood in the store already, with this content and these scores. */
    UNCHANGED,
    FAILED
  }

  /** What became of an unchanged item when it was stored. */
  Status earlierStatus() {
    boolean scored = evaluations.stream().anyMatch(evaluation -> evaluation.score() != null);
    return scored ? Status.SCORED : Status.NOT_SCORED;
  }

  static ItemResult failed(String source, String where, String reason) {
    return new ItemResult(source, Status.FAILED, false, null, List.of(), where, reason);
  }
}
