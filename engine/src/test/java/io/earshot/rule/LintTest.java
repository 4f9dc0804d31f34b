package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every class of doubt with its message. « stands where the finding must point; it is taken out
 * before the text is read.
 */
class LintTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final String HEAD =
      """
      ruleSet: sample
      version: 1.0.0
      title: Sample
      languages: [en]
      """;

  private static final String CARD =
      """
      scorecard:
        pass: 80
        sections: [{ id: s, title: S, weight: 1 }]
        grades: [{ name: A, from: 90 }, { name: B, from: 0 }]
      """;

  private static List<LintFinding> lint(String text) {
    SourceFile file = new SourceFile("rules/a.yaml", text.getBytes(StandardCharsets.UTF_8), text);
    RuleSetReader.Result result = RuleSetReader.read(List.of(file));
    RuleSet set = result.ruleSet();
    if (set == null) {
      throw new AssertionError(new RuleFaults(result.faults()).getMessage());
    }
    return new Lint(set, Objects.requireNonNull(result.header()), result.files(), TODAY)
        .findings().stream()
            .filter(finding -> finding.kind() != LintFinding.Kind.UNPROVEN)
            .toList();
  }

  /** A rule set, and the one finding it must give: {@code class: message → fix}. */
  record Doubt(String text, String finding) {}

  private static Doubt rules(String rules, String finding) {
    return new Doubt(HEAD + CARD + "rules:\n" + rules.indent(2), finding);
  }

  private static Doubt requiring(String condition, String finding) {
    return rules(rule("r", "") + "  require: " + condition + "\n", finding);
  }

  private static String rule(String id, String keys) {
    return "- id: " + id + "\n  title: T\n  section: s\n  worth: { deduct: 5 }\n" + keys;
  }

  private static String marked(String id, String keys) {
    return "- «" + rule(id, keys).substring(2);
  }

  private static final String HELLO = "  require: { phrases: [hello], role: agent }\n";
  private static final String NO_HELLO = "  require: { phrases: { none: [hello] }, role: agent }\n";

  static List<Doubt> doubts() {
    return List.of(
        rules(
            marked("old", HELLO + "  effective: { to: 2026-01-31 }\n"),
            "dead: rule \"old\" has not been asked since 2026-01-31"
                + " → delete it, or move effective: to: to a later day"),
        rules(
            marked("r", HELLO + "  when: { phrases: [hello], role: agent }\n"),
            "dead: rule \"r\" requires just what its when asks: it is always met"
                + " → require something else than when"),
        rules(
            marked("r", NO_HELLO + "  when: { phrases: [hello], role: agent }\n"),
            "dead: rule \"r\" is never met where it applies: when excludes require"
                + " → loosen when or require"),
        requiring(
            "«{ talkShare: { of: agent, above: 100 } }",
            "dead: talkShare can never be on that side of its limit → change the limit"),
        requiring(
            "«{ turnCount: { atLeast: 0 } }",
            "dead: turnCount is always at least 0: this always holds → raise the limit"),
        requiring(
            "«{ metadata: { field: medium, equals: telephone } }",
            "dead: medium is never telephone → it is one of call, chat, email, social"),
        rules(
            rule("h", HELLO + "  answeredBy: human\n")
                + marked("r", "  require: { phrases: [bye] }\n  needs: [h]\n"),
            "unreachable: rule \"r\" is never decided: it needs \"h\", which only a person answers"
                + " → leave it out of needs, or let the machine answer it"),
        rules(
            rule("h", HELLO)
                + marked(
                    "r",
                    "  require: { all: [{ phrases: { none: [hello] }, role: agent }, { phrases: [bye] }] }\n  needs: [h]\n"),
            "unreachable: rule \"r\" can never be met: it needs \"h\", which excludes what it requires"
                + " → leave it out of needs, or change one of the two"),
        rules(
            rule("a", HELLO) + marked("b", NO_HELLO),
            "contradictory: rule \"b\" requires the opposite of \"a\": only one of them can be met"
                + " → delete one, or give one of them another when"),
        requiring(
            "{ all: [{ turnCount: { above: 10 } }, «{ turnCount: { below: 5 } }] }",
            "contradictory: this excludes the part at line 14: all of them never hold"
                + " → delete one of the two, or write any:"),
        requiring(
            "{ any: [{ phrases: [hi] }, «{ phrases: { none: [hi] } }] }",
            "contradictory: this is the opposite of the part at line 14: any of them always holds"
                + " → delete one of the two, or write all:"),
        rules(
            rule("a", HELLO) + marked("b", HELLO),
            "duplicate: rule \"b\" asks the same as \"a\" → delete one of them"),
        requiring(
            "{ all: [{ phrases: [hi] }, «{ phrases: { any: [hi] } }] }",
            "duplicate: this part says the same as the one at line 14 → delete one of them"),
        requiring(
            "{ any: [«{ phrases: [hi] }, { phrases: [hi, hello] }] }",
            "shadowed: never needed: the part at line 14 holds all of its phrases → delete it"),
        requiring(
            "«{ phrases: { none: [very sorry, sorry], negation: ignore } }",
            "shadowed: never needed beside shorter ones: \"very sorry\" (holds \"sorry\")"
                + " → delete the longer phrases; of a list that others share, only if they do not need them"),
        rules(
            marked("a", "  group: g\n  require: { phrases: { none: [damn] } }\n")
                    .replace("deduct: 5", "deduct: 2")
                + rule("b", "  group: g\n  require: { phrases: { none: [damn, hell] } }\n"),
            "shadowed: rule \"a\" never costs anything: where it is not met, \"b\" of the same group takes more"
                + " → take it out of the group, or let it deduct more"),
        rules(
            marked("r", "  require: { not: { silence: { above: 20 } } }\n")
                .replace(
                    "{ deduct: 5 }",
                    "{ levels: [{ above: 5, deduct: 1 }, { above: 10, deduct: 2 }] }"),
            "shadowed: the level above 5 is never taken: what is found is above 20 already"
                + " → delete the level, or lower the operator's limit"),
        requiring(
            "«{ phrases: [recorded], role: system, turns: first 1 }",
            "empty-scope: system turns do not count in positions: nothing lies in there → leave out turns"),
        new Doubt(
            HEAD
                + CARD
                + "conditions:\n  angry: { phrases: [unacceptable], role: customer }\nrules:\n"
                + (rule("r", "")
                        + "  require: «{ phrases: [sorry], role: agent, sameTurn: { hit: angry } }\n")
                    .indent(2),
            "empty-scope: a turn of the agent is never the turn of \"angry\", which is the customer's"
                + " → use after: or around: with turns: 1, or the other role"),
        new Doubt(
            HEAD
                + CARD
                + "conditions:\n  late: { phrases: [by the way], role: agent, turns: 5..8 }\nrules:\n"
                + (rule("r", "")
                        + "  require: «{ phrases: [sorry], role: agent, turns: first 2, after: { hit: late } }\n")
                    .indent(2),
            "empty-scope: the turns asked for never lie after those of \"late\""
                + " → widen turns here or in the named condition"),
        new Doubt(
            HEAD
                + """
                scorecard:
                  «pass: 80
                  sections: [{ id: s, title: S, weight: 1, cap: 70 }]
                  grades: [{ name: A, from: 0 }]
                rules:
                """
                + (rule("r", HELLO)).indent(2),
            "scorecard: no conversation can reach the pass mark: the caps let the card have 70 points at most"
                + " → raise the caps, or lower pass to 70"),
        new Doubt(
            HEAD
                + """
                scorecard:
                  «pass: 60
                  sections: [{ id: s, title: S, weight: 1, floor: 65 }]
                  grades: [{ name: A, from: 0 }]
                rules:
                """
                + (rule("r", HELLO)).indent(2),
            "scorecard: every conversation passes: the floors keep the card at 65 points"
                + " → lower the floors, or raise pass"),
        new Doubt(
            HEAD
                + """
                scorecard:
                  pass: 60
                  sections: [{ id: s, title: S, weight: 1 }, { id: «idle, title: I, weight: 9 }]
                  grades: [{ name: A, from: 0 }]
                rules:
                """
                + (rule("r", HELLO)).indent(2),
            "scorecard: the section \"idle\" has no rule at stage score: its weight never counts"
                + " → add a rule, or delete the section"),
        new Doubt(
            HEAD
                + """
                scorecard:
                  pass: 60
                  sections: [{ id: s, title: S, weight: 1, cap: 90 }]
                  «grades: [{ name: A, from: 95 }, { name: B, from: 0 }]
                rules:
                """
                + (rule("r", HELLO)).indent(2),
            "scorecard: no conversation can have the grade \"A\" from 95 points: the card has 90 at most"
                + " → lower its from:, or raise the caps"));
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void doubt_isToldAtItsPlaceWithTheFix(Doubt doubt) {
    int mark = doubt.text.indexOf('«');
    String before = doubt.text.substring(0, mark);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = mark - before.lastIndexOf('\n');
    List<LintFinding> findings = lint(doubt.text.replace("«", ""));
    assertThat(findings).hasSize(1);
    RuleFault fault = findings.getFirst().fault();
    assertThat(findings.getFirst().kind().label() + ": " + fault.message() + " → " + fault.fix())
        .isEqualTo(doubt.finding);
    assertThat(fault.at()).isEqualTo(new Position("rules/a.yaml", line, column));
  }

  @Test
  void everyClass_hasADoubt() {
    for (LintFinding.Kind kind : LintFinding.Kind.values()) {
      if (kind != LintFinding.Kind.COSTLY && kind != LintFinding.Kind.UNPROVEN) {
        assertThat(doubts()).anyMatch(doubt -> doubt.finding.startsWith(kind.label() + ": "));
      }
    }
  }

  /** A phrase with the guard on is looked at by itself; a second hit may count. */
  @Test
  void longerPhrase_isNeededWhereItMayMatter() {
    assertThat(lint(requiring("{ phrases: [not sorry, sorry] }", "").text)).isEmpty();
    assertThat(
            lint(
                requiring(
                        "{ phrases: { any: [very sorry, sorry], hits: 2, negation: ignore } }", "")
                    .text))
        .isEmpty();
  }

  @Test
  void rulesThatCount_areToldToBeUnproven() {
    String text = HEAD + CARD + "rules:\n" + rule("r", HELLO).indent(2);
    SourceFile file = new SourceFile("rules/a.yaml", text.getBytes(StandardCharsets.UTF_8), text);
    RuleSetReader.Result result = RuleSetReader.read(List.of(file));
    List<LintFinding> findings =
        new Lint(
                Objects.requireNonNull(result.ruleSet()),
                Objects.requireNonNull(result.header()),
                result.files(),
                TODAY)
            .findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().fault().message())
        .contains("1 rule at stage score", "50 human verdicts", "keeps none yet");
  }
}
