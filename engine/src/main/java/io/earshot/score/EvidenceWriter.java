package io.earshot.score;

import io.earshot.model.Evidence;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.model.RuleOutcome.AutoFail;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Rule;
import io.earshot.rule.Rule.Worth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the immutable outcomes of one leg. Outcomes without evidence are made once per rule and
 * shared. Where the absence of words decided there is no evidence: the outcome says which operator
 * looked, and its scope says where.
 */
final class EvidenceWriter {
  /** Most evidence one outcome keeps. */
  static final int EVIDENCE_LIMIT = 20;

  private static final int OUTCOMES = Outcome.values().length;

  private final Workspace space;
  private final RuleOutcome[] written;
  private final Rule[] rules;
  private final String[] usual;
  private final @Nullable RuleOutcome[] bare;
  private final int[] barePoints;
  private final Evidence[] evidence = new Evidence[EVIDENCE_LIMIT];
  private int evidenceCount;
  private final Quotes quotes = new Quotes();

  EvidenceWriter(Program program, Workspace space) {
    this.space = space;
    rules = program.ruleSet().rules().toArray(new Rule[0]);
    written = new RuleOutcome[rules.length];
    bare = new RuleOutcome[rules.length * OUTCOMES];
    barePoints = new int[bare.length];
    usual = new String[rules.length];
    for (Program.Step step : program.steps) {
      usual[step.number()] = Program.firstOperator(step.require());
    }
  }

  /** The outcomes of the current leg, one per rule in file order. */
  List<RuleOutcome> outcomes() {
    for (int r = 0; r < rules.length; r++) {
      written[r] = outcome(r);
    }
    return List.of(written);
  }

  /** What the outcome of one rule on the current leg rests on. */
  List<Evidence> evidenceOf(int rule) {
    return outcome(rule).evidence();
  }

  /** What one test found on the current leg. */
  List<Evidence> evidenceOf(Node.Test test) {
    evidenceCount = 0;
    collect(test);
    return found();
  }

  private RuleOutcome outcome(int r) {
    Outcome outcome = space.outcomes[r];
    Node decider = space.decider[r];
    evidenceCount = 0;
    String operator = usual[r];
    if (decider != null) {
      space.decision.clear();
      decider.decide(space, space.decision);
      operator = space.decision.count > 0 ? space.decision.tests[0].operator : operator;
      collect();
    }
    if (evidenceCount > 0 || !operator.equals(usual[r])) {
      return make(r, outcome, operator, found());
    }
    int place = r * OUTCOMES + outcome.ordinal();
    RuleOutcome shared = bare[place];
    if (shared == null || barePoints[place] != space.points[r]) {
      shared = make(r, outcome, operator, List.of());
      bare[place] = shared;
      barePoints[place] = space.points[r];
    }
    return shared;
  }

  private RuleOutcome make(int r, Outcome outcome, String operator, List<Evidence> found) {
    Rule rule = rules[r];
    return new RuleOutcome(
        rule.id(),
        rule.standard(),
        outcome,
        space.points[r],
        rule.stage(),
        operator,
        autoFail(rule, outcome),
        found);
  }

  private static @Nullable AutoFail autoFail(Rule rule, Outcome outcome) {
    if (outcome == Outcome.NOT_MET
        && rule.stage() == Stage.SCORE
        && rule.worth() instanceof Worth.AutoFail fail) {
      return fail.confirmedByHuman() ? AutoFail.SUSPECTED : AutoFail.CONFIRMED;
    }
    return null;
  }

  private void collect() {
    Decision decision = space.decision;
    for (int t = 0; t < decision.count; t++) {
      if (decision.tests[t].evaluated(space)) {
        collect(decision.tests[t]);
      }
    }
  }

  private void collect(Node.Test test) {
    Hits hits = space.hits(test.id);
    for (int i = 0; i < hits.count && evidenceCount < EVIDENCE_LIMIT; i++) {
      if (hits.onWords(i)) {
        words(hits, i);
      } else {
        interval(test.probe, hits, i);
      }
    }
  }

  /** Adds a piece of evidence, but of two that lie one inside the other only the longer. */
  private void add(Evidence next) {
    int place = evidenceCount;
    for (int i = evidenceCount - 1; i >= 0; i--) {
      if (within(next, evidence[i])) {
        return;
      }
      if (within(evidence[i], next)) {
        System.arraycopy(evidence, i + 1, evidence, i, evidenceCount - i - 1);
        evidenceCount--;
        place = i;
      }
    }
    if (evidenceCount < EVIDENCE_LIMIT) {
      System.arraycopy(evidence, place, evidence, place + 1, evidenceCount - place);
      evidence[place] = next;
      evidenceCount++;
    }
  }

  /** Whether the words lie within the other's; an interval only within its equal. */
  private static boolean within(Evidence inner, Evidence outer) {
    return inner.utterance() >= 0
        ? inner.utterance() == outer.utterance()
            && inner.startChar() >= outer.startChar()
            && inner.endChar() <= outer.endChar()
        : inner.equals(outer);
  }

  private List<Evidence> found() {
    return switch (evidenceCount) {
      case 0 -> List.of();
      case 1 -> List.of(evidence[0]);
      case 2 -> List.of(evidence[0], evidence[1]);
      default -> List.of(Arrays.copyOf(evidence, evidenceCount));
    };
  }

  private void interval(Probe probe, Hits hits, int i) {
    String quote = probe.describe(space, hits, i);
    add(new Evidence(-1, 0, 0, hits.startMillis[i], hits.endMillis[i], quote, 1f));
  }

  /** One piece of evidence per utterance that the hit touches. */
  private void words(Hits hits, int i) {
    int token = hits.tokenFrom[i];
    int end = hits.tokenTo[i];
    if (hits.charFrom[i] >= space.text.end(token) || hits.charTo[i] <= space.text.start(token)) {
      int piece = space.text.pieceAt(hits.charFrom[i]); // punctuation, beside its token
      add(quote(piece, token, token + 1, hits.charFrom[i], hits.charTo[i]));
      return;
    }
    while (token < end) {
      int piece = space.text.piece(token);
      int next = token + 1;
      while (next < end && space.text.piece(next) == piece) {
        next++;
      }
      boolean boundary = space.text.end(next - 1) == space.text.start(token);
      if (!boundary) {
        int from = token == hits.tokenFrom[i] ? hits.charFrom[i] : space.text.start(token);
        int to = next == end ? hits.charTo[i] : space.text.end(next - 1);
        add(quote(piece, token, next, from, to));
      }
      token = next;
    }
  }

  private Evidence quote(int piece, int token, int next, int from, int to) {
    int base = space.text.pieceStart(piece);
    int utterance = space.text.pieceUtterance(piece);
    String text = space.utterance(utterance).text();
    int start = Math.max(0, Math.min(from - base, text.length()));
    int end = Math.max(start, Math.min(to - base, text.length()));
    return new Evidence(
        utterance,
        start,
        end,
        space.tokenStartMillis(token),
        space.tokenEndMillis(next - 1),
        quotes.cut(text, start, end),
        space.confidence(token, next));
  }
}
