package io.earshot.store;

import io.earshot.model.ConversationId;
import io.earshot.store.Applied.Result;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a prepared change into writes: compares with what stands, then writes. It reads only what
 * is committed, so the writer never puts two changes of one conversation into one group. Where the
 * conversations of a group stand is read at once: that costs half of reading one by one.
 */
final class Applier {
  private static final byte[] NOTHING = {};

  private final Tables tables;
  private final InstantSource clock;
  private final Map<ConversationId, byte[]> heads = new HashMap<>();

  Applier(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** Reads where the conversations of the coming changes stand. */
  void readHeads(Collection<ConversationId> ids) {
    heads.clear();
    List<byte[]> keys = new ArrayList<>(ids.size());
    for (ConversationId id : ids) {
      keys.add(Keys.head(id));
    }
    List<byte @Nullable []> found = tables.getAll(Table.CONVERSATION, keys);
    int i = 0;
    for (ConversationId id : ids) {
      byte[] sealed = found.get(i++);
      if (sealed != null) {
        heads.put(id, sealed);
      }
    }
  }

  /** Adds the change's writes to {@code out}; {@code sequence} is its number if it writes. */
  Applied apply(Prepared change, long sequence, WriteSet out) {
    return switch (change) {
      case Prepared.Content content -> put(content, sequence, out);
      case Prepared.Rescore rescore -> rescore(rescore, sequence, out);
      case Prepared.Erase erase -> erase(erase.conversation(), sequence, out);
      case Prepared.JobRow row -> {
        if (row.content() == null) {
          out.delete(Table.JOB, row.key());
        } else {
          out.put(Table.JOB, row.key(), row.content());
        }
        yield new Applied(Result.RECORDED, sequence, 0);
      }
    };
  }

  private Applied put(Prepared.Content put, long sequence, WriteSet out) {
    Head head = headOf(put.conversation());
    if (head != null && Arrays.equals(head.digest(), put.digest())) {
      return replaceScores(put.conversation(), head, put.scores(), sequence, out);
    }
    long current = head == null ? 0 : head.revision();
    if (put.expectedRevision() != Change.ANY_REVISION && put.expectedRevision() != current) {
      return new Applied(Result.CONFLICT, sequence - 1, current);
    }
    long revision = current + 1;
    out.put(
        Table.CONVERSATION,
        Keys.revision(put.conversation(), revision),
        StoredConversationCodec.encode(put, clock.millis()));
    State next = new State(revision, put.digest(), put.origin().batch());
    writeScores(put.conversation(), head, next, put.scores(), sequence, out);
    return new Applied(head == null ? Result.CREATED : Result.UPDATED, sequence, revision);
  }

  private Applied rescore(Prepared.Rescore change, long sequence, WriteSet out) {
    Head head = headOf(change.conversation());
    if (head == null) {
      return new Applied(Result.MISSING, sequence - 1, 0);
    }
    if (head.revision() != change.expectedRevision()) {
      return new Applied(Result.CONFLICT, sequence - 1, head.revision());
    }
    return replaceScores(change.conversation(), head, change.scores(), sequence, out);
  }

  private Applied replaceScores(
      ConversationId id, Head head, Prepared.Scores scores, long sequence, WriteSet out) {
    if (sameEvaluations(id, head, scores)) {
      return new Applied(Result.UNCHANGED, sequence - 1, head.revision());
    }
    State next = new State(head.revision(), head.digest(), rowOf(id, head).batch());
    writeScores(id, head, next, scores, sequence, out);
    return new Applied(Result.RESCORED, sequence, head.revision());
  }

  private boolean sameEvaluations(ConversationId id, Head head, Prepared.Scores scores) {
    int n = scores.evaluations().size();
    if (head.evaluations().size() != n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      EvaluationRef ref = head.evaluations().get(i);
      Prepared.EncodedEvaluation next = scores.evaluations().get(i);
      byte[] content = evaluationContent(head.revision(), next);
      if (ref.leg() != next.leg()
          || !ref.ruleSet().equals(next.ruleSet())
          || !Arrays.equals(stored(Table.EVALUATION, Keys.evaluation(id, ref)), content)) {
        return false;
      }
    }
    return true;
  }

  private void writeScores(
      ConversationId id,
      @Nullable Head before,
      State next,
      Prepared.Scores scores,
      long sequence,
      WriteSet out) {
    if (before != null) {
      dropIndex(id, before, out);
    }
    List<EvaluationRef> refs = new ArrayList<>(scores.evaluations().size());
    for (Prepared.EncodedEvaluation evaluation : scores.evaluations()) {
      EvaluationRef ref = new EvaluationRef(evaluation.leg(), evaluation.ruleSet(), sequence);
      refs.add(ref);
      out.put(
          Table.EVALUATION,
          Keys.evaluation(id, ref),
          evaluationContent(next.revision(), evaluation));
    }
    long startedAtMillis = scores.startedAtMillis();
    out.put(
        Table.CONVERSATION,
        Keys.head(id),
        new Head(next.revision(), next.digest(), startedAtMillis, refs).encode());
    SummaryRow row =
        new SummaryRow(next.revision(), next.batch(), scores.facts(), scores.summaries());
    out.put(Table.INDEX, Keys.time(startedAtMillis, id), row.encode());
    for (byte[] key : row.indexKeys(id, startedAtMillis)) {
      out.put(Table.INDEX, key, NOTHING);
    }
  }

  private Applied erase(ConversationId id, long sequence, WriteSet out) {
    Head head = headOf(id);
    if (head == null) {
      return new Applied(Result.MISSING, sequence - 1, 0);
    }
    dropIndex(id, head, out);
    for (Table table : Table.OF_CONVERSATIONS) {
      out.deleteRange(table, id.bytes(), Keys.endOf(id));
    }
    return new Applied(Result.DELETED, sequence, 0);
  }

  private void dropIndex(ConversationId id, Head head, WriteSet out) {
    for (byte[] key : rowOf(id, head).indexKeys(id, head.startedAtMillis())) {
      out.delete(Table.INDEX, key);
    }
    out.delete(Table.INDEX, Keys.time(head.startedAtMillis(), id));
  }

  private @Nullable Head headOf(ConversationId id) {
    byte[] sealed = heads.get(id);
    return sealed == null
        ? null
        : Rows.read(Table.CONVERSATION, Keys.head(id), sealed, Head::decode);
  }

  private SummaryRow rowOf(ConversationId id, Head head) {
    byte[] key = Keys.time(head.startedAtMillis(), id);
    SummaryRow row = Rows.get(tables, Table.INDEX, key, SummaryRow::decode);
    if (row == null) {
      throw Envelope.corrupt(Table.INDEX, key, "it is missing", null);
    }
    return row;
  }

  private byte @Nullable [] stored(Table table, byte[] key) {
    return Rows.get(tables, table, key, ByteReader::rest);
  }

  private static byte[] evaluationContent(long revision, Prepared.EncodedEvaluation evaluation) {
    ByteWriter out = new ByteWriter(evaluation.bytes().length + 4);
    return out.varint(revision).raw(evaluation.bytes()).toBytes();
  }

  /** What a conversation's head and row say next. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record State(long revision, byte[] digest, String batch) {}
}
