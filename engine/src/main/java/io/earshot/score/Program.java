package io.earshot.score;

import io.earshot.rule.Condition;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule set compiled for matching: immutable, shared by threads, made in milliseconds. Replacing a
 * rule set is swapping one program for another.
 */
public final class Program {
  private final RuleSet ruleSet;
  final LiteralTable literals;
  final Step[] steps;

  /** Per step: its rule's number. */
  final int[] order;

  final Quiet quiet;

  /** Per step: the requirement of a plain one, else null. */
  final @Nullable Node[] plain;

  /** Whether the rule set is for a conversation; null: for every one. */
  final @Nullable Node appliesTo;

  final Node[] exclusions;
  final Node[] flags;
  final boolean countsUtterances;
  final Workspace.Sizes sizes;
  final Card card;
  final String version;

  /** One rule, ready to be evaluated. */
  record Step(int number, Rule rule, List<Integer> needs, @Nullable Node when, Node require) {
    /** Whether nothing but its requirement decides. */
    boolean isPlain() {
      return needs.isEmpty()
          && when == null
          && rule.effectiveFrom() == null
          && rule.effectiveTo() == null
          && rule.answeredBy() != Rule.AnsweredBy.HUMAN;
    }
  }

  private Program(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    Compiler compiler = new Compiler(ruleSet);
    List<Step> inOrder = new ArrayList<>();
    for (int number : RuleOrder.of(ruleSet)) {
      inOrder.add(step(compiler, ruleSet.rules().get(number), number));
    }
    steps = inOrder.toArray(new Step[0]);
    plain = new Node[steps.length];
    order = new int[steps.length];
    for (int i = 0; i < steps.length; i++) {
      order[i] = steps[i].number();
      plain[i] = steps[i].isPlain() ? steps[i].require() : null;
    }
    Condition applies = ruleSet.appliesTo();
    appliesTo = applies == null ? null : compiler.compile(applies);
    exclusions = new Node[ruleSet.exclusions().size()];
    for (int i = 0; i < exclusions.length; i++) {
      exclusions[i] = compiler.compile(ruleSet.exclusions().get(i).when());
    }
    flags = new Node[ruleSet.flags().size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = compiler.compile(ruleSet.flags().get(i).when());
    }
    quiet = new Quiet(steps, compiler.phrases.listCount());
    literals = compiler.phrases.literals();
    countsUtterances = compiler.countsUtterances;
    sizes =
        new Workspace.Sizes(
            compiler.nodeCount(),
            compiler.phrases.listCount(),
            compiler.phrases.mostPhrases(),
            compiler.phrases.partedCount(),
            ruleSet.rules().size());
    card = new Card(ruleSet);
    String hash = ruleSet.contentHash();
    version = ruleSet.version() + "+" + hash.substring(0, Math.min(12, hash.length()));
  }

  /**
   * Compiles a rule set.
   *
   * @throws io.earshot.model.InputException with the place in the rule file, if it refers to what
   *     is not there, rests on itself, or holds a pattern or expression that cannot be read
   */
  public static Program compile(RuleSet ruleSet) {
    return new Program(ruleSet);
  }

  /** What it was compiled from. */
  public RuleSet ruleSet() {
    return ruleSet;
  }

  /** The author's version and the beginning of the content hash, as evaluations carry it. */
  public String version() {
    return version;
  }

  /** Number of different phrases looked for, word forms and lists spelled out. */
  public int literalCount() {
    return literals.size();
  }

  /** Bytes held by the matching tables. */
  public long tableBytes() {
    return literals.sizeBytes();
  }

  /** Whether the rule set scores conversations of that language. */
  public boolean scores(String language) {
    return ruleSet.languages().isEmpty() || ruleSet.languages().contains(language);
  }

  private static Step step(Compiler compiler, Rule rule, int number) {
    List<Integer> needs = new ArrayList<>();
    for (String id : rule.needs()) {
      needs.add(compiler.ruleNumber(id, rule.at()));
    }
    Condition when = rule.when();
    return new Step(
        number,
        rule,
        List.copyOf(needs),
        when == null ? null : compiler.compile(when),
        compiler.compile(rule.require()));
  }

  /** The operator named where nothing in particular decided: the requirement's first. */
  static String firstOperator(Node node) {
    return switch (node) {
      case Node.Test test -> test.operator;
      case Node.Not not -> firstOperator(not.part);
      case Node.Several several ->
          several.parts.length == 0 ? "all" : firstOperator(several.parts[0]);
    };
  }
}
