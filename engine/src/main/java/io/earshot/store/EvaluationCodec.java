package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.RuleOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes of an evaluation without what its key, its {@link Layout} and its conversation say: the
 * verdict, then the outcomes as columns, then the evidence.
 */
final class EvaluationCodec {
  /**
   * The operators' names, stored by position: append only. Others are stored as text, after
   * position 0.
   */
  private static final List<String> OPERATORS =
      List.of(
          "",
          "phrases",
          "pattern",
          "count",
          "silence",
          "responseTime",
          "interruption",
          "speakingRate",
          "turnLength",
          "talkShare",
          "turnCount",
          "duration",
          "metadata",
          "event",
          "rule",
          "score",
          "decidedShare",
          "all",
          "any",
          "not",
          "whoSpokeLast",
          "whoHungUp",
          "hangUpDelay",
          "verbatim",
          "repeated",
          "sequence");

  private static final Map<String, Integer> OPERATOR_CODES = new HashMap<>();

  static {
    for (String operator : OPERATORS) {
      OPERATOR_CODES.put(operator, OPERATOR_CODES.size() + 1);
    }
  }

  private EvaluationCodec() {}

  static byte[] encode(Evaluation evaluation, int layout, Conversation scored) {
    ByteWriter out = new ByteWriter(1024);
    out.varint(layout).textOrNull(evaluation.agentId());
    VerdictCodec.write(out, evaluation);
    List<RuleOutcome> outcomes = evaluation.outcomes();
    for (RuleOutcome outcome : outcomes) {
      out.octet(RuleResults.cell(outcome));
    }
    for (RuleOutcome outcome : outcomes) {
      out.zigzag(outcome.points());
    }
    for (RuleOutcome outcome : outcomes) {
      writeOperator(out, outcome.operator());
    }
    for (RuleOutcome outcome : outcomes) {
      EvidenceCodec.write(out, outcome.evidence(), scored);
    }
    return out.toBytes();
  }

  /** The layout number of an encoded evaluation. */
  static int layoutOf(ByteReader in) {
    long number = in.varint();
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new MalformedException("layout " + number + " is out of range");
    }
    return (int) number;
  }

  /** Reads on after {@link #layoutOf}. */
  static Evaluation decode(ByteReader in, int leg, Layout layout, Conversation scored) {
    String agentId = in.textOrNull();
    Verdict verdict = VerdictCodec.read(in);
    List<RuleOutcome> outcomes = readOutcomes(in, layout, scored);
    in.end();
    return new Evaluation(
        scored.id(),
        leg,
        agentId,
        layout.ruleSet(),
        layout.ruleSetVersion(),
        layout.engineVersion(),
        outcomes,
        verdict.score(),
        verdict.scoreWithoutSuspected(),
        verdict.grade(),
        verdict.passed(),
        verdict.decidedShare(),
        verdict.notScored(),
        verdict.flags(),
        verdict.subScores());
  }

  private static List<RuleOutcome> readOutcomes(ByteReader in, Layout layout, Conversation scored) {
    int n = layout.rules().size();
    byte[] cells = in.raw(n);
    int[] points = new int[n];
    for (int i = 0; i < n; i++) {
      points[i] = in.int32();
    }
    String[] operators = new String[n];
    for (int i = 0; i < n; i++) {
      operators[i] = readOperator(in);
    }
    List<RuleOutcome> outcomes = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      Layout.Column rule = layout.rules().get(i);
      outcomes.add(
          new RuleOutcome(
              rule.rule(),
              rule.standard(),
              RuleResults.outcomeOf(cells[i]),
              points[i],
              rule.stage(),
              operators[i],
              RuleResults.autoFailOf(cells[i]),
              EvidenceCodec.read(in, scored)));
    }
    return outcomes;
  }

  private static void writeOperator(ByteWriter out, String operator) {
    Integer code = OPERATOR_CODES.get(operator);
    if (code == null) {
      out.octet(0).text(operator);
    } else {
      out.octet(code);
    }
  }

  private static String readOperator(ByteReader in) {
    long code = in.varint();
    if (code < 0 || code > OPERATORS.size()) {
      throw new MalformedException("operator " + code + " is not known");
    }
    return code == 0 ? in.text() : OPERATORS.get((int) code - 1);
  }
}
