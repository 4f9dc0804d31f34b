package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.Medium;
import io.earshot.model.RuleOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's row in the time index: what lists and reports show of it and of its current
 * evaluations, and what its other index entries are made of.
 *
 * @param revision the current revision
 * @param batch the batch that brought it
 * @param facts what the conversation says, encoded
 * @param scores what the evaluations say, encoded
 */
@SuppressWarnings("ArrayRecordComponent") // opaque parts, never compared as a record
record SummaryRow(long revision, String batch, byte[] facts, byte[] scores) {
  private static final Medium[] MEDIA = Medium.values();

  /** What the conversation says. {@code agents} are those of the parties and evaluations. */
  record Facts(
      @Nullable String externalId,
      Medium medium,
      String language,
      long durationMillis,
      @Nullable String customerId,
      @Nullable String team,
      @Nullable String skillGroup,
      @Nullable String recording,
      List<String> agents) {
    static Facts of(Conversation c, List<Evaluation> evaluations) {
      Set<String> agents = new LinkedHashSet<>();
      evaluations.forEach(evaluation -> addTo(agents, evaluation.agentId()));
      c.parties().forEach(party -> addTo(agents, party.agentId()));
      return new Facts(
          c.externalId(),
          c.medium(),
          c.language(),
          c.durationMillis(),
          c.metadata().get(StoreReader.CUSTOMER_ID),
          c.metadata().get(StoreReader.TEAM),
          c.metadata().get(StoreReader.SKILL_GROUP),
          c.provenance().transcript() == null ? null : c.provenance().contentHash(),
          List.copyOf(agents));
    }

    private static void addTo(Set<String> agents, @Nullable String agent) {
      if (agent != null) {
        agents.add(agent);
      }
    }

    byte[] encode() {
      ByteWriter out = new ByteWriter(128);
      out.textOrNull(externalId).octet(medium.ordinal()).text(language).zigzag(durationMillis);
      out.textOrNull(customerId).textOrNull(team).textOrNull(skillGroup);
      out.bool(recording != null).hex(recording == null ? "" : recording);
      Texts.write(out, agents);
      return out.toBytes();
    }

    static Facts decode(ByteReader in) {
      String externalId = in.textOrNull();
      Medium medium = in.constant(MEDIA);
      String language = in.text();
      long durationMillis = in.zigzag();
      String customerId = in.textOrNull();
      String team = in.textOrNull();
      String skillGroup = in.textOrNull();
      boolean recorded = in.bool();
      String recording = in.hex();
      return new Facts(
          externalId,
          medium,
          language,
          durationMillis,
          customerId,
          team,
          skillGroup,
          recorded ? recording : null,
          Texts.read(in));
    }
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter(32 + facts.length + scores.length);
    return out.varint(revision).text(batch).block(facts).block(scores).toBytes();
  }

  static SummaryRow decode(ByteReader in) {
    SummaryRow row = new SummaryRow(in.varint(), in.text(), in.block(), in.block());
    in.end();
    return row;
  }

  Facts readFacts() {
    return Facts.decode(new ByteReader(facts, 0));
  }

  /** Appends what one evaluation says. */
  static void writeScore(ByteWriter out, Evaluation evaluation, int layout) {
    out.varint(evaluation.leg()).varint(layout).textOrNull(evaluation.agentId());
    VerdictCodec.write(out, evaluation);
    for (RuleOutcome outcome : evaluation.outcomes()) {
      out.octet(RuleResults.cell(outcome));
    }
  }

  /** The summaries of the row's evaluations. */
  List<EvaluationSummary> summaries(ConversationId id, long startedAtMillis, Layouts layouts) {
    Facts facts = readFacts();
    ByteReader in = new ByteReader(scores, 0);
    int n = in.count(4);
    List<EvaluationSummary> summaries = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int leg = (int) in.varint();
      Layout layout = layouts.get(EvaluationCodec.layoutOf(in));
      String agentId = in.textOrNull();
      Verdict verdict = VerdictCodec.read(in);
      RuleResults rules = new RuleResults(layout, in.raw(layout.rules().size()));
      summaries.add(
          new EvaluationSummary(
              id,
              revision,
              facts.externalId(),
              facts.medium(),
              facts.language(),
              startedAtMillis,
              facts.durationMillis(),
              batch,
              facts.customerId(),
              facts.team(),
              facts.skillGroup(),
              leg,
              agentId,
              layout.ruleSet(),
              layout.ruleSetVersion(),
              verdict.score(),
              verdict.scoreWithoutSuspected(),
              verdict.grade(),
              verdict.passed(),
              rules.worstAutoFail(),
              verdict.decidedShare(),
              verdict.notScored(),
              verdict.flags(),
              verdict.subScores(),
              rules));
    }
    in.end();
    return summaries;
  }

  /** The keys of the conversation's other index entries. */
  List<byte[]> indexKeys(ConversationId id, long startedAtMillis) {
    Facts facts = readFacts();
    List<byte[]> keys = new ArrayList<>();
    add(keys, Keys.BY_BATCH, batch);
    add(keys, Keys.BY_CUSTOMER, facts.customerId());
    add(keys, Keys.BY_EXTERNAL_ID, facts.externalId());
    add(keys, Keys.BY_RECORDING, facts.recording());
    facts.agents().forEach(agent -> add(keys, Keys.BY_AGENT, agent));
    keys.replaceAll(prefix -> Keys.index(prefix, startedAtMillis, id));
    return keys;
  }

  private static void add(List<byte[]> prefixes, byte tag, @Nullable String value) {
    if (value != null) {
      prefixes.add(Keys.indexPrefix(tag, value));
    }
  }
}
