package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Evidence;
import io.earshot.model.RuleOutcome;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A conversation and a question, both spelled as in a rule file, and the answer in one line: {@code
 * "met: 21.0 s silence"}.
 */
final class Asked {
  private static final String HEAD =
      """
      ruleSet: asked
      version: 1.0.0
      title: Asked
      languages: [en, zh]
      """;

  private static final String CARD =
      """
      scorecard:
        pass: 80
        minimumDecidedShare: 0
        sections: [{ id: s, title: S, weight: 1 }]
        grades: [{ name: A, from: 0 }]
      """;

  private final StringBuilder example = new StringBuilder();
  private final StringBuilder conditions = new StringBuilder();

  private Asked(String medium, String... turns) {
    example.append("        medium: ").append(medium).append("\n        turns:\n");
    for (String turn : turns) {
      example.append("          - \"").append(turn).append("\"\n");
    }
  }

  static Asked call(String... turns) {
    return new Asked("call", turns);
  }

  static Asked chat(String... turns) {
    return new Asked("chat", turns);
  }

  /** One more key of the example: its events, metadata, language, start. */
  Asked with(String key) {
    example.append("        ").append(key).append('\n');
    return this;
  }

  /** A named condition. */
  Asked where(String condition) {
    conditions.append("  ").append(condition).append('\n');
    return this;
  }

  Conversation conversation() {
    return set("{ turnCount: { atLeast: 0 } }").rules().get(0).examples().get(0).conversation();
  }

  /** What the first leg's answer is: the outcome and the evidence. */
  String requires(String condition) {
    return legs(condition).get(0);
  }

  /** The answer for each agent leg. */
  List<String> legs(String condition) {
    RuleSet set = set(condition);
    Conversation told = set.rules().get(0).examples().get(0).conversation();
    List<String> answers = new ArrayList<>();
    for (Evaluation leg : new Scorer(Program.compile(set)).score(told)) {
      answers.add(line(leg.outcomes().get(0)));
    }
    return answers;
  }

  /** The answer about a conversation made otherwise. */
  static String about(Conversation told, String condition) {
    return line(score(told, CARD + rule(condition)).get(0).outcomes().get(0));
  }

  /** The evaluations by a rule set of which only the head is left out. */
  List<Evaluation> score(String rest) {
    return score(conversation(), rest);
  }

  static List<Evaluation> score(Conversation told, String rest) {
    return new Scorer(Program.compile(load(HEAD + rest))).score(told);
  }

  /** The outcome, then what it rests on. */
  static String line(RuleOutcome outcome) {
    StringJoiner quotes = new StringJoiner("; ");
    for (Evidence evidence : outcome.evidence()) {
      quotes.add(evidence.quote());
    }
    String name = outcome.outcome().label().replace('_', ' ');
    return outcome.evidence().isEmpty() ? name : name + ": " + quotes;
  }

  static RuleSet load(String yaml) {
    try {
      Path file = Files.createTempFile("asked", ".yaml");
      try {
        Files.writeString(file, yaml);
        return RuleSets.load(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RuleSet set(String condition) {
    String named = conditions.isEmpty() ? "" : "conditions:\n" + conditions;
    return load(
        HEAD + CARD + named + rule(condition) + "    examples:\n      - expect: met\n" + example);
  }

  private static String rule(String condition) {
    return "rules:\n"
        + "  - id: r\n"
        + "    title: R\n"
        + "    section: s\n"
        + "    worth: { deduct: 1 }\n"
        + "    require: "
        + condition
        + "\n";
  }
}
