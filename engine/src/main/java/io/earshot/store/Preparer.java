package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import java.util.ArrayList;
import java.util.List;

/** Encodes changes. */
final class Preparer {
  /** The largest conversation that is stored, encoded. */
  static final int CONVERSATION_LIMIT_BYTES = 64 * 1024 * 1024;

  private final Layouts layouts;

  Preparer(Layouts layouts) {
    this.layouts = layouts;
  }

  /**
   * A conversation's content with its evaluations.
   *
   * @throws InputException if it is larger than {@link #CONVERSATION_LIMIT_BYTES}
   */
  Prepared.Content content(Change.PutConversation put) {
    Conversation conversation = put.conversation();
    ConversationCodec.Encoded encoded = ConversationCodec.encode(conversation);
    byte[] bytes = encoded.bytes();
    if (bytes.length > CONVERSATION_LIMIT_BYTES) {
      throw new InputException(
          conversation.provenance().source(),
          "the conversation takes "
              + bytes.length
              + " bytes; at most "
              + CONVERSATION_LIMIT_BYTES
              + " can be stored: split it");
    }
    return new Prepared.Content(
        conversation.id(),
        put.expectedRevision(),
        encoded.digest(),
        new Prepared.Origin(conversation.provenance().source(), conversation.provenance().batch()),
        bytes,
        scores(conversation, put.evaluations()));
  }

  /** The evaluations of {@code scored}. */
  Prepared.Scores scores(Conversation scored, List<Evaluation> evaluations) {
    List<Prepared.EncodedEvaluation> encoded = new ArrayList<>(evaluations.size());
    ByteWriter summaries = new ByteWriter(128).varint(evaluations.size());
    for (Evaluation evaluation : evaluations) {
      int layout = layouts.numberOf(evaluation);
      SummaryRow.writeScore(summaries, evaluation, layout);
      encoded.add(
          new Prepared.EncodedEvaluation(
              evaluation.leg(),
              evaluation.ruleSet(),
              EvaluationCodec.encode(evaluation, layout, scored)));
    }
    return new Prepared.Scores(
        scored.startedAtMillis(),
        SummaryRow.Facts.of(scored, evaluations).encode(),
        summaries.toBytes(),
        encoded);
  }

  /** A change of the job table. */
  static Prepared.JobRow jobRow(Change.JobChange change) {
    return switch (change) {
      case Change.PutJob put ->
          row(Keys.named(Keys.JOB, put.job().id()), JobCodec.encode(put.job()));
      case Change.PutBatch put ->
          row(Keys.named(Keys.BATCH, put.batch().id()), JobCodec.encode(put.batch()));
      case Change.PutFailure put ->
          row(
              Keys.named(Keys.FAILURE, put.failure().job(), put.failure().source()),
              JobCodec.encode(put.failure()));
      case Change.DeleteFailure delete ->
          new Prepared.JobRow(Keys.named(Keys.FAILURE, delete.job(), delete.source()), null);
      case Change.PutAttempt put ->
          row(Keys.named(Keys.ATTEMPT, put.attempt().recording()), JobCodec.encode(put.attempt()));
    };
  }

  private static Prepared.JobRow row(byte[] key, byte[] content) {
    return new Prepared.JobRow(key, content);
  }
}
