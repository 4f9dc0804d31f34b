package io.earshot.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rule sets for the tests: a small valid one, into which the tests put what they are about. */
final class Sample {
  static final String FILE = "rules/a.yaml";

  private static final String HEAD =
      """
      ruleSet: sample
      version: 1.0.0
      title: Sample
      languages: [en]
      scorecard:
        pass: 80
        sections: [{ id: opening, title: Opening, weight: 20 }]
        grades: [{ name: A, from: 90 }, { name: B, from: 0 }]
      """;

  private static final String RULE =
      """
      rules:
        - id: greet
          title: Greets
          section: opening
          worth: { award: 5 }
          examples: [{ expect: met, turns: ["agent: hello"] }]
      """;

  private Sample() {}

  /** A rule set whose only rule requires the condition. */
  static String requiring(String condition) {
    return HEAD + RULE + "    require: " + condition + "\n";
  }

  /** A rule set with more keys at the top; its rule uses the conditions a, b and the list l. */
  static String with(String top) {
    return HEAD + top + "\n" + RULE + "    require: { phrases: [hello] }\n";
  }

  /** A rule set with these rules. */
  static String rules(String rules) {
    return HEAD + "rules:\n" + rules.indent(2);
  }

  /** A rule set whose rule has more keys. */
  static String rule(String keys) {
    return requiring("{ phrases: [hello] }") + keys.indent(4);
  }

  /** A rule set whose rule has this one example. */
  static String example(String example) {
    return requiring("{ phrases: [hello] }")
        .replace("{ expect: met, turns: [\"agent: hello\"] }", example);
  }

  static RuleSetReader.Result read(String... texts) {
    List<SourceFile> files = new ArrayList<>();
    for (String text : texts) {
      String name = files.isEmpty() ? FILE : "rules/" + (char) ('a' + files.size()) + ".yaml";
      files.add(new SourceFile(name, text.getBytes(StandardCharsets.UTF_8), text));
    }
    return RuleSetReader.read(files);
  }

  /** The rule set; fails with its faults if it has any errors. */
  static RuleSet load(String... texts) {
    RuleSetReader.Result result = read(texts);
    if (result.ruleSet() == null) {
      throw new AssertionError(new RuleFaults(result.faults()).getMessage());
    }
    return result.ruleSet();
  }

  /** What the only rule of {@link #requiring} requires. */
  static Condition condition(String yaml) {
    return load(requiring(yaml)).rules().getFirst().require();
  }

  /** The operator of {@link #condition}. */
  static Operator operator(String yaml) {
    return ((Condition.Test) condition(yaml)).operator();
  }

  /** The scope of {@link #condition}. */
  static Scope scope(String yaml) {
    return ((Condition.Test) condition(yaml)).scope();
  }
}
