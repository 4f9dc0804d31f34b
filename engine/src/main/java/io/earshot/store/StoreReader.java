package io.earshot.store;

import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a data folder. Safe for use by several threads. Every method throws {@link StoreException}
 * when the disk fails or a value is corrupt, and {@link IllegalStateException} after {@link
 * #close}; a visitor must not close the store it is called by.
 */
public interface StoreReader extends AutoCloseable {
  /** The metadata key of the customer's id, as {@link Selection#ofCustomer} looks it up. */
  String CUSTOMER_ID = "customerId";

  /** The metadata key of the agent's team, as summaries show it. */
  String TEAM = "team";

  /** The metadata key of the skill group, as summaries show it. */
  String SKILL_GROUP = "skillGroup";

  /** The current revision of a conversation. */
  Optional<StoredConversation> conversation(ConversationId id);

  /** Every kept revision, oldest first; empty when there is no such conversation. */
  List<StoredConversation> revisions(ConversationId id);

  /** The current revision's number without loading the conversation; 0 when there is none. */
  long revisionOf(ConversationId id);

  /**
   * The conversations that {@code reference} may mean: those with exactly this external id, else
   * those whose id starts with these hexadecimal digits (at least four).
   *
   * @param limit the most to return; give 2 to tell a unique answer from an ambiguous one
   */
  List<ConversationId> find(String reference, int limit);

  /**
   * The conversations made of a recording, so that it need not be transcribed again; their
   * provenance says by which model. Typed conversations are not found by their content.
   *
   * @param contentHash SHA-256 of the recording's bytes in hexadecimal
   */
  List<ConversationId> ofRecording(String contentHash);

  /** The current evaluations of a conversation, in order of leg, then rule set. */
  List<Evaluation> evaluations(ConversationId id);

  /**
   * All kept evaluations of a conversation, in order of leg, then rule set, then age: also those of
   * earlier revisions and rule set versions.
   */
  List<Evaluation> evaluationHistory(ConversationId id);

  /**
   * Walks over the current evaluations in order of the conversations' start, in bounded memory.
   *
   * @param visitor is given each summary; returns whether to go on
   */
  void forEachSummary(Selection selection, Predicate<EvaluationSummary> visitor);

  /**
   * Walks over the conversations in order of their start, in bounded memory.
   *
   * @param visitor is given each id; returns whether to go on
   */
  void forEachConversation(Selection selection, Predicate<ConversationId> visitor);

  /** The batches, oldest first. */
  List<Batch> batches();

  /** The jobs, oldest first. */
  List<Job> jobs();

  /** One job. */
  Optional<Job> job(String id);

  /** Walks over a job's failures in order of source; the visitor returns whether to go on. */
  void forEachFailure(String job, Predicate<JobFailure> visitor);

  /** The journal entry of a recording. */
  Optional<Attempt> attempt(String recording);

  /** Walks over the journal of recordings; the visitor returns whether to go on. */
  void forEachAttempt(Predicate<Attempt> visitor);

  /** The number of the last change that wrote. */
  long sequence();

  /** How much is stored, roughly. */
  Size size();

  @Override
  void close();

  /**
   * How much is stored.
   *
   * @param conversations about how many conversations
   * @param evaluations about how many evaluations, kept earlier ones included
   * @param sizeBytes what they take on disk, the write-ahead log included
   */
  record Size(long conversations, long evaluations, long sizeBytes) {}
}
