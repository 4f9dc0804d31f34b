package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks a rule set at random: it must load or tell faults that lie inside the file. */
class MutationTest {
  private static final String SET =
      """
      ruleSet: s
      version: 1.0.0
      title: "标题 \\u0041"
      languages: [en, zh]
      parameters: { company: Earshot }
      lists: { sorry: [sorry, "{company} ... 抱歉"], more: ["{list.sorry}", '{metadata.a}'] }
      conditions:
        bad: { phrases: { any: [bad, "{list.more}"], hits: 2 }, role: customer, turns: 2..-2 }
        wait: { any: [{ hit: bad }, { silence: { above: 3 } }] }
      notScored: [{ reason: short, when: { turnCount: { below: 3 } } }]
      scorecard:
        pass: 80
        sections: [{ id: o, title: O, weight: 20, floor: 1, cap: 90 }]
        grades: [{ name: A, from: 90 }, { name: B, from: 0 }]
      flags: [{ id: low, title: Low, when: { score: { below: 60 } } }]
      rules:
        - id: a
          title: A
          section: o
          effective: { from: 2026-01-01 }
          when: { pattern: { find: "a[0-9]+(b|c){2}" } }
          require: { phrases: [x], after: { hit: wait, pick: every, turns: 2, of: agent }, seconds: first 30 }
          worth: { deductPerHit: 1, cap: 4 }
          examples:
            - { expect: met, medium: call, events: [hold 3-5 by agent], turns: ["agent[a] 1-2: {x|0.5} y"] }
        - { id: b, title: B, section: o, needs: [a], require: { metadata: { expression: "{a} - 2", below: 3 } }, worth: { autoFail: o } }
      """;
  private static final String ALPHABET = "{}[]:,\"'|>-#&*!%@`\\\t\n ~?0a标…\uFEFF\u0007\u0085";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mutatedRuleSet_loadsOrTellsFaultsInsideTheFile(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      String text = mutated(random);
      String message = "seed " + seed + ", round " + round + ":\n" + text;
      RuleSetReader.Result result;
      try {
        result = Sample.read(text);
        result.faults().forEach(fault -> assertThat(fault.render()).isNotBlank());
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(message, e);
      }
      boolean refused = result.faults().stream().anyMatch(RuleFault::isError);
      assertThat(result.ruleSet() == null).as(message).isEqualTo(refused);
      result.faults().forEach(fault -> assertInside(fault, text, message));
    }
  }

  @Test
  void unbrokenRuleSet_loads() {
    assertThat(Sample.load(SET).rules()).hasSize(2);
  }

  @Test
  void everyPrefix_isToldAsBroken() {
    for (int end = 0; end < SET.length(); end += 7) {
      String text = SET.substring(0, end);
      Sample.read(text).faults().forEach(fault -> assertInside(fault, text, text));
    }
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(SET);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        case 2 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return text.toString();
  }

  private static void assertInside(RuleFault fault, String text, String message) {
    SourceFile file = new SourceFile(Sample.FILE, new byte[0], text);
    int lines = 1;
    while (lines < 100 && file.place(lines + 1, 1, 1).line() == lines + 1) {
      lines++;
    }
    assertThat(fault.at().line()).as(message).isBetween(1, lines);
    int width = file.codePoints(fault.at().line()).length;
    assertThat(fault.at().column()).as(message).isBetween(1, width + 1);
    assertThat(fault.at().column() - 1 + fault.length()).as(message).isBetween(1, width + 1);
  }
}
