package io.earshot.store;

import io.earshot.model.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change with everything encoded that needs no look at what stands: the costly part, done on the
 * caller's thread so that the writer's thread only compares and commits.
 */
@SuppressWarnings("ArrayRecordComponent") // opaque parts, never compared as records
sealed interface Prepared {
  /** About how many bytes it will write. */
  long sizeBytes();

  /** The conversation it concerns, if it concerns one. */
  @Nullable ConversationId conversation();

  /** A conversation's content with its scores. */
  record Content(
      ConversationId conversation,
      long expectedRevision,
      byte[] digest,
      Origin origin,
      byte[] bytes,
      Scores scores)
      implements Prepared {
    @Override
    public long sizeBytes() {
      return bytes.length + scores.sizeBytes();
    }
  }

  /** Scores only. */
  record Rescore(ConversationId conversation, long expectedRevision, Scores scores)
      implements Prepared {
    @Override
    public long sizeBytes() {
      return scores.sizeBytes();
    }
  }

  /** The end of a conversation. */
  record Erase(ConversationId conversation) implements Prepared {
    @Override
    public long sizeBytes() {
      return 256;
    }
  }

  /** A row of the job table; null content deletes it. */
  record JobRow(byte[] key, byte @Nullable [] content) implements Prepared {
    @Override
    public long sizeBytes() {
      return key.length + (content == null ? 0L : content.length);
    }

    @Override
    public @Nullable ConversationId conversation() {
      return null;
    }
  }

  /** Where a content came from; no part of it. */
  record Origin(String source, String batch) {}

  /** The evaluations of one revision, encoded, with what the summary row says. */
  record Scores(
      long startedAtMillis, byte[] facts, byte[] summaries, List<EncodedEvaluation> evaluations) {
    long sizeBytes() {
      long size = facts.length + summaries.length + 128L;
      for (EncodedEvaluation evaluation : evaluations) {
        size += evaluation.bytes().length;
      }
      return size;
    }
  }

  /** One evaluation, encoded without the revision it was made of. */
  record EncodedEvaluation(int leg, String ruleSet, byte[] bytes) {}
}
