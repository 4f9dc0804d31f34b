package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One self-contained change, the only thing that can be written. It carries values, never
 * references to anything outside, so that a log could carry it as it stands.
 */
public sealed interface Change {
  /** Expects nothing: the change applies whatever stands. */
  long ANY_REVISION = -1;

  /** The highest number of an agent leg. */
  int HIGHEST_LEG = 65_535;

  /** Expects that the conversation is not there yet. */
  long NO_REVISION = 0;

  /**
   * Stores a conversation with the evaluations made of exactly this content; they replace all
   * current ones. Content that stands already is never a conflict: it gives {@link
   * Applied.Result#UNCHANGED}, or {@link Applied.Result#RESCORED} where the evaluations differ.
   * Batch and source are no content: a conversation keeps those of the revision that brought it.
   *
   * @param conversation the whole conversation
   * @param evaluations one per leg and rule set, of this conversation
   * @param expectedRevision the revision it is based on, {@link #NO_REVISION} or {@link
   *     #ANY_REVISION}
   */
  record PutConversation(
      Conversation conversation, List<Evaluation> evaluations, long expectedRevision)
      implements Change {
    /** Copies the list; refuses evaluations of another conversation. */
    public PutConversation {
      evaluations = ofOne(conversation.id(), evaluations);
    }
  }

  /**
   * Replaces all current evaluations of a conversation, which stays as it is.
   *
   * @param conversation the conversation's id
   * @param evaluations one per leg and rule set
   * @param expectedRevision the revision that was scored
   */
  record PutEvaluations(
      ConversationId conversation, List<Evaluation> evaluations, long expectedRevision)
      implements Change {
    /** Copies the list; refuses evaluations of another conversation. */
    public PutEvaluations {
      evaluations = ofOne(conversation, evaluations);
    }
  }

  /**
   * Erases a conversation: every revision, evaluation, index entry, review, audit and blob row.
   *
   * @param conversation the conversation's id
   */
  record DeleteConversation(ConversationId conversation) implements Change {}

  /** A change of jobs, batches, failures and the journal: always applies. */
  sealed interface JobChange extends Change {}

  /** Writes a job over the one of the same id. */
  record PutJob(Job job) implements JobChange {}

  /** Writes a batch over the one of the same id. */
  record PutBatch(Batch batch) implements JobChange {}

  /** Writes a failure over the one of the same job and source. */
  record PutFailure(JobFailure failure) implements JobChange {}

  /** Forgets a job's failure, once a retry succeeded. */
  record DeleteFailure(String job, String source) implements JobChange {}

  /** Writes the journal entry of a recording over the earlier one. */
  record PutAttempt(Attempt attempt) implements JobChange {}

  private static List<Evaluation> ofOne(ConversationId id, List<Evaluation> evaluations) {
    Set<String> seen = new HashSet<>();
    for (Evaluation evaluation : evaluations) {
      if (!evaluation.conversation().equals(id)) {
        throw new IllegalArgumentException(
            "an evaluation of " + evaluation.conversation() + " cannot be stored with " + id);
      }
      if (evaluation.leg() < 0 || evaluation.leg() > HIGHEST_LEG) {
        throw new IllegalArgumentException(
            "leg " + evaluation.leg() + " is not between 0 and " + HIGHEST_LEG);
      }
      if (!seen.add(evaluation.leg() + " " + evaluation.ruleSet())) {
        throw new IllegalArgumentException(
            "leg " + evaluation.leg() + " has two evaluations by " + evaluation.ruleSet());
      }
    }
    return List.copyOf(evaluations);
  }
}
