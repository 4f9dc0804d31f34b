package io.earshot.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a conversation stands: what a conditional write compares, and where its current parts are.
 *
 * @param revision the current revision
 * @param digest of the current revision's content, 16 bytes
 * @param startedAtMillis where its row stands in the time index
 * @param evaluations the current ones
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
record Head(long revision, byte[] digest, long startedAtMillis, List<EvaluationRef> evaluations) {
  static final int DIGEST_BYTES = 16;

  byte[] encode() {
    ByteWriter out = new ByteWriter(64);
    out.varint(revision).raw(digest).zigzag(startedAtMillis).varint(evaluations.size());
    for (EvaluationRef ref : evaluations) {
      out.varint(ref.leg()).text(ref.ruleSet()).varint(ref.version());
    }
    return out.toBytes();
  }

  static Head decode(ByteReader in) {
    long revision = in.varint();
    byte[] digest = in.raw(DIGEST_BYTES);
    long startedAtMillis = in.zigzag();
    int n = in.count(3);
    List<EvaluationRef> evaluations = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      evaluations.add(new EvaluationRef((int) in.varint(), in.text(), in.varint()));
    }
    in.end();
    return new Head(revision, digest, startedAtMillis, evaluations);
  }
}
