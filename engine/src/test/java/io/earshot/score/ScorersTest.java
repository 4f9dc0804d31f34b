package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several rule sets on one conversation. */
class ScorersTest {
  private static Program program(String id, String language, String rest) {
    return Program.compile(
        Asked.load(
            """
            ruleSet: %s
            version: 1.0.0
            title: T
            languages: [%s]
            scorecard:
              pass: 80
              sections: [{ id: s, title: S, weight: 1 }]
              grades: [{ name: A, from: 0 }]
            rules:
              - { id: greets, title: G, section: s, require: { phrases: [hello, 您好], role: agent }, worth: { deduct: 10 } }
            %s
            """
                .replaceFirst("%s", id)
                .replaceFirst("%s", language)
                .replaceFirst("%s", rest)));
  }

  private static List<String> scored(Conversation conversation, Program... programs) {
    List<String> lines = new ArrayList<>();
    for (Evaluation e :
        new Scorers(List.of(programs), ScoringOptions.DEFAULT).score(conversation)) {
      String agent = e.agentId() == null ? "" : " " + e.agentId();
      lines.add(
          e.leg()
              + agent
              + " "
              + e.ruleSet()
              + " "
              + (e.score() == null ? e.notScored() : e.score()));
    }
    return lines;
  }

  private static final String COLLECTIONS =
      "appliesTo: { metadata: { field: queue, equals: collections } }";

  @Test
  void everyRuleSetOfTheLanguage_givesAnEvaluationPerLeg() {
    Conversation talk =
        Talk.chat()
            .says("agent[a1]", "hello")
            .says("customer", "hi")
            .transfer(25, "a2")
            .typed("agent[a2]", 30, "yes")
            .end();
    assertThat(
            scored(
                talk,
                program("quality", "en", ""),
                program("chinese", "zh", ""),
                program("compliance", "en", "")))
        .containsExactly(
            "0 a1 quality 100000",
            "0 a1 compliance 100000",
            "1 a2 quality 90000",
            "1 a2 compliance 90000");
  }

  @Test
  void appliesTo_leavesOtherConversationsToOtherRuleSets() {
    Program all = program("quality", "en", "");
    Program some = program("collections", "en", COLLECTIONS);
    Conversation inbound = Talk.chat().says("agent", "hello").end();
    Conversation owed = Talk.chat().with("queue", "collections").says("agent", "hello").end();
    assertThat(scored(inbound, some, all)).containsExactly("0 quality 100000");
    assertThat(scored(owed, some, all)).containsExactly("0 collections 100000", "0 quality 100000");
    assertThat(scored(inbound, some)).containsExactly("0 none no rule set applies");
  }

  @Test
  void appliesTo_onWordsThatCannotBeHeard_isNotScoredAndSaysSo() {
    Program debts =
        program("debts", "en", "appliesTo: { phrases: [debt], role: agent, turns: first 1 }");
    assertThat(scored(Talk.call().says("agent", 0, 3, "{det|0.1} hello there").end(), debts))
        .containsExactly("0 debts whether the rule set applies cannot be heard");
    assertThat(scored(Talk.call().says("agent", 0, 3, "about a debt hello").end(), debts))
        .containsExactly("0 debts 100000");
  }

  @Test
  void noRuleSetForTheLanguage_isToldOnce() {
    assertThat(scored(Talk.chat().says("agent", "hello").end(), program("chinese", "zh", "")))
        .containsExactly("0 none no rule set for language en");
  }

  /** What one rule set comes to must not depend on which others read along. */
  @Test
  void evaluations_areThoseOfEachRuleSetAlone() {
    RandomRules random = new RandomRules(7);
    for (int round = 0; round < 60; round++) {
      Program a = Program.compile(random.ruleSet(12));
      Program b = Program.compile(random.ruleSet(12));
      Scorers together = new Scorers(List.of(a, b), ScoringOptions.DEFAULT);
      for (int i = 0; i < 3; i++) {
        Conversation conversation = random.conversation();
        List<Evaluation> alone = new ArrayList<>();
        List<Evaluation> byA = new Scorer(a).score(conversation);
        List<Evaluation> byB = new Scorer(b).score(conversation);
        for (int leg = 0; leg < byA.size(); leg++) {
          alone.add(byA.get(leg));
          alone.add(byB.get(leg));
        }
        assertThat(together.score(conversation)).as("round %d", round).isEqualTo(alone);
      }
    }
  }
}
