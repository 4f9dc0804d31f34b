package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Evaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One evaluation per agent: where one agent's part ends and the next begins. */
class LegsTest {
  private static final String GREETS = "{ phrases: [good morning], role: agent, turns: first 1 }";

  private static List<String> agents(Asked talk) {
    String rest =
        """
        scorecard: { pass: 80, sections: [{ id: s, title: S, weight: 1 }], grades: [{ name: A, from: 0 }] }
        rules: [{ id: r, title: R, section: s, require: { phrases: [hello] }, worth: { deduct: 1 } }]
        """;
    return talk.score(rest).stream().map(Evaluation::agentId).map(String::valueOf).toList();
  }

  @Test
  void anotherAgentSpeaking_beginsALeg() {
    Asked talk =
        Asked.chat(
            "agent[a1]: good morning",
            "customer: my bill",
            "agent[a2]: what about it",
            "customer: too high",
            "agent[a1]: i am back");
    assertThat(agents(talk)).containsExactly("a1", "a2");
    assertThat(talk.legs(GREETS)).containsExactly("met: good morning", "not met");
  }

  @Test
  void transferToANamedAgent_beginsALegBeforeTheySpeak() {
    Asked talk =
        Asked.call(
                "agent[a1] 0-2: good morning",
                "customer 3-4: my bill",
                "customer 12-14: anyone there",
                "agent[a2] 20-22: good morning")
            .with("events: [\"transfer_cold 10 to a2\"]");
    assertThat(agents(talk)).containsExactly("a1", "a2");
    assertThat(talk.legs("{ phrases: [anyone there], role: customer }"))
        .containsExactly("not met", "met: anyone there");
    assertThat(
            talk.legs("{ responseTime: { of: agent, which: first, from: assignment, atMost: 9 } }"))
        .containsExactly("met: reply after 0.0 s", "not met: reply after 10.0 s");
  }

  @Test
  void transferToNobodyNamed_waitsForTheNextAgent() {
    Asked talk =
        Asked.call(
                "agent[a1] 0-2: good morning",
                "customer 12-14: hello there",
                "agent[a2] 20-22: yes")
            .with("events: [\"transfer_warm 10\"]");
    assertThat(agents(talk)).containsExactly("a1", "a2");
    assertThat(talk.legs("{ phrases: [hello there] }"))
        .containsExactly("met: hello there", "not met");
  }

  @Test
  void transferToTheFirstAgent_isNoSecondLeg() {
    Asked talk =
        Asked.chat("customer 0: my bill", "bot 1: please wait", "agent[a1] 30: good morning")
            .with("events: [\"transfer_cold 20 to a1\"]");
    assertThat(agents(talk)).containsExactly("a1");
  }

  @Test
  void legs_ofOneConversationAfterAnother_mayBeMoreEachTime() {
    var scorer = new Scorer(Program.compile(Write.set(Map.of())));
    for (int agents = 1; agents < 40; agents++) {
      Talk talk = Talk.chat();
      for (int a = 0; a < agents; a++) {
        talk.says("agent[a" + a + "]", "good morning");
      }
      assertThat(scorer.score(talk.end())).hasSize(agents);
    }
  }

  @Test
  void conversationWithoutAnAgent_isOneLeg() {
    assertThat(agents(Asked.chat("customer: my bill", "bot: which one"))).containsExactly("null");
  }

  @Test
  void scopeConversation_looksBeyondTheLeg() {
    Asked talk =
        Asked.chat("agent[a1]: good morning", "customer: my bill", "agent[a2]: what about it");
    assertThat(talk.legs("{ phrases: [good morning], scope: conversation }"))
        .containsExactly("met: good morning", "met: good morning");
  }
}
