package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Evidence;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.rule.Rule;
import io.earshot.rule.Rule.AnsweredBy;
import io.earshot.signal.BaseLines;
import io.earshot.text.Normaliser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores conversations against one program: one evaluation per agent leg. Holds buffers that it
 * reuses, so it belongs to one thread; what it returns is immutable.
 *
 * <p>The result depends on nothing but the conversation, the rule set, the options and {@link
 * #engineVersion()}.
 */
public final class Scorer {
  /** Raised whenever evaluation, evidence or the card's arithmetic would give another result. */
  private static final String EVALUATION_VERSION = "2";

  private static final double PERCENT = 100.0;

  /** What a rule comes to by the truth of its requirement. */
  private static final Outcome[] OF_TRUTH = {
    Outcome.NOT_MET, Outcome.UNDECIDABLE, Outcome.MET, Outcome.NOT_APPLICABLE
  };

  private final Program program;
  private final String engineVersion;
  final Workspace space;
  private final EvidenceWriter writer;

  /** A scorer with the default options. */
  public Scorer(Program program) {
    this(program, ScoringOptions.DEFAULT);
  }

  /** A scorer for one thread. */
  public Scorer(Program program, ScoringOptions options) {
    this(program, options, null);
  }

  /** A scorer that scores what {@code reader} has just read, where one is given. */
  Scorer(Program program, ScoringOptions options, @Nullable Scorer reader) {
    this.program = program;
    engineVersion = engineVersion(options);
    Workspace read = reader == null ? null : reader.space;
    space = new Workspace(program.sizes, options.confidenceThreshold(), read);
    writer = new EvidenceWriter(program, space);
  }

  /** The version of matching, turns, legs and arithmetic with the default options. */
  public static String engineVersion() {
    return engineVersion(ScoringOptions.DEFAULT);
  }

  /** The version of matching, turns, legs and arithmetic with these options. */
  public static String engineVersion(ScoringOptions options) {
    return "evaluation-"
        + EVALUATION_VERSION
        + " text-"
        + Normaliser.VERSION
        + " turns-"
        + Turns.VERSION
        + " negation-"
        + Negation.VERSION
        + " baselines-"
        + BaseLines.VERSION
        + " confidence-"
        + options.confidenceThreshold();
  }

  /** The program it scores against. */
  public Program program() {
    return program;
  }

  /**
   * Scores a conversation: one evaluation per agent leg, in order, whatever the rule set's {@code
   * appliesTo} says.
   */
  public List<Evaluation> score(Conversation conversation) {
    List<Evaluation> evaluations = new ArrayList<>(1);
    int legs = prepare(conversation);
    for (int leg = 0; leg < legs; leg++) {
      evaluateLeg(leg, false);
      evaluations.add(evaluation());
    }
    return List.copyOf(evaluations);
  }

  /** The evaluation of one leg of the conversation read last; null if it is not for this set. */
  @Nullable Evaluation scoreLeg(int leg) {
    if (!appliesTo(leg)) {
      return null;
    }
    evaluateLeg(leg, false);
    return evaluation();
  }

  /** Where that is undecidable it applies: what cannot be heard goes to a person, with a reason. */
  private boolean appliesTo(int leg) {
    Node condition = program.appliesTo;
    if (condition == null) {
      return true;
    }
    space.openLeg(leg, program.countsUtterances);
    byte truth = condition.evaluate(space);
    return truth == Truth.TRUE || truth == Truth.UNDECIDED;
  }

  /** What a rule's outcome on the leg evaluated last rests on. */
  List<Evidence> evidenceOf(int rule) {
    return writer.evidenceOf(rule);
  }

  /** What a test found on the leg evaluated last. */
  List<Evidence> evidenceOf(Node.Test test) {
    return writer.evidenceOf(test);
  }

  /** Takes over what the reader given to the constructor has just read. */
  void prepareAs(Scorer reader) {
    space.prepareAs(reader.space, program.literals, program.countsUtterances);
  }

  /**
   * Scores a conversation into this scorer's own memory without making evaluations: the hot path
   * alone, which allocates nothing once the buffers have grown. For back-tests and benchmarks.
   *
   * @return the sum of the legs' scores in thousandths, legs without a score left out
   */
  public long scoreOnly(Conversation conversation) {
    long sum = 0;
    int legs = prepare(conversation);
    for (int leg = 0; leg < legs; leg++) {
      evaluateLeg(leg, false);
      sum += space.scored ? space.score : 0;
    }
    return sum;
  }

  /** Number of times a regular expression was run on the conversation scored last. */
  public int patternRuns() {
    return space.patternRuns;
  }

  /** Reads a conversation for others without looking for this rule set's phrases. */
  int readOnly(Conversation conversation) {
    space.read(conversation);
    return space.turns.legCount;
  }

  /** Who served a leg, if known. */
  @Nullable String agentOf(int leg) {
    return space.turns.legAgent[leg];
  }

  int prepare(Conversation conversation) {
    space.prepare(conversation, program.literals, program.countsUtterances);
    return space.turns.legCount;
  }

  /**
   * Comes to the outcomes and the score of one leg; {@code all} evaluates also those rules for
   * which nothing was said.
   */
  void evaluateLeg(int leg, boolean all) {
    space.openLeg(leg, program.countsUtterances);
    Quiet quiet = program.quiet;
    boolean sure = !all && space.surelyHeard(quiet.shortest);
    if (sure) {
      quiet.listen(space.events, space.heard);
    }
    for (int i = 0; i < program.steps.length; i++) {
      Node plain = program.plain[i];
      int number = program.order[i];
      if (plain == null) {
        space.outcomes[number] = outcome(program.steps[i]);
      } else if (sure && !space.heard[number] && quiet.truth[number] != Truth.UNKNOWN) {
        space.decider[number] = null;
        space.outcomes[number] = OF_TRUTH[quiet.truth[number]];
      } else {
        space.decider[number] = plain;
        space.outcomes[number] = OF_TRUTH[plain.evaluate(space)];
      }
      space.points[number] = program.card.points(number, space.outcomes[number], space);
    }
    program.card.settle(space);
  }

  private Outcome outcome(Program.Step step) {
    space.decider[step.number()] = null;
    Outcome outcome = applicability(step);
    return outcome == null ? requirement(step) : outcome;
  }

  /** Not applicable or undecidable, or null where the requirement is to be looked at. */
  private @Nullable Outcome applicability(Program.Step step) {
    if (!inEffect(step.rule())) {
      return Outcome.NOT_APPLICABLE;
    }
    Outcome prerequisites = prerequisites(step);
    if (prerequisites != null) {
      return prerequisites;
    }
    Node when = step.when();
    if (when == null) {
      return null;
    }
    byte truth = when.evaluate(space);
    if (truth == Truth.TRUE) {
      return null;
    }
    space.decider[step.number()] = when;
    return truth == Truth.UNDECIDED ? Outcome.UNDECIDABLE : Outcome.NOT_APPLICABLE;
  }

  private @Nullable Outcome prerequisites(Program.Step step) {
    Outcome result = null;
    List<Integer> needs = step.needs();
    for (int i = 0; i < needs.size(); i++) {
      switch (space.outcomes[needs.get(i)]) {
        case MET -> {}
        case NOT_MET, NOT_APPLICABLE -> {
          return Outcome.NOT_APPLICABLE;
        }
        case UNDECIDABLE, PENDING -> result = Outcome.UNDECIDABLE;
      }
    }
    return result;
  }

  private Outcome requirement(Program.Step step) {
    byte truth = step.require().evaluate(space);
    space.decider[step.number()] = step.require();
    if (step.rule().answeredBy() == AnsweredBy.HUMAN && truth != Truth.NOT_APPLICABLE) {
      return Outcome.UNDECIDABLE;
    }
    return OF_TRUTH[truth];
  }

  /** By the conversation's local date; always where the date is not known. */
  boolean inEffect(Rule rule) {
    LocalDate from = rule.effectiveFrom();
    LocalDate to = rule.effectiveTo();
    if (from == null && to == null) {
      return true;
    }
    long day = space.clock.localDay();
    return day == Long.MIN_VALUE
        || ((from == null || day >= from.toEpochDay()) && (to == null || day <= to.toEpochDay()));
  }

  private Evaluation evaluation() {
    Conversation conversation = space.conversation();
    String reason = notScored(conversation);
    space.scored = reason == null;
    Integer score = reason == null ? Integer.valueOf(space.score) : null;
    return new Evaluation(
        conversation.id(),
        space.leg,
        space.turns.legAgent[space.leg],
        program.ruleSet().id(),
        program.version(),
        engineVersion,
        writer.outcomes(),
        score,
        reason == null ? Integer.valueOf(space.scoreWithoutSuspected) : null,
        score == null ? null : program.card.grade(score),
        score != null && program.card.passes(score),
        space.decidedShare,
        reason,
        flags(),
        reason == null ? space.sums.classes.inPerCent() : Map.of());
  }

  /** Why there is no score, or null. */
  private @Nullable String notScored(Conversation conversation) {
    if (!program.scores(conversation.language())) {
      return "language " + conversation.language() + " is not scored by this rule set";
    }
    if (!conversation.hasWords()) {
      return conversation.medium() == Medium.CALL ? "no speech" : "no words";
    }
    Node condition = program.appliesTo;
    if (condition != null && condition.evaluate(space) == Truth.UNDECIDED) {
      return "whether the rule set applies cannot be heard";
    }
    for (int i = 0; i < program.exclusions.length; i++) {
      if (program.exclusions[i].evaluate(space) == Truth.TRUE) {
        return program.ruleSet().exclusions().get(i).reason();
      }
    }
    double least = program.card.minimumDecidedShare();
    if (space.decidedShare < least) {
      return String.format(
          Locale.ROOT,
          "decided share %.0f %% below %.0f %%",
          Math.floor(PERCENT * space.decidedShare),
          PERCENT * least);
    }
    return space.scored ? null : "no rule that counts was decided";
  }

  private List<String> flags() {
    if (program.flags.length == 0) {
      return List.of();
    }
    List<String> raised = new ArrayList<>();
    for (int i = 0; i < program.flags.length; i++) {
      if (program.flags[i].evaluate(space) == Truth.TRUE) {
        raised.add(program.ruleSet().flags().get(i).id());
      }
    }
    return raised;
  }
}
