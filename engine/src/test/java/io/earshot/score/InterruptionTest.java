package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static Asked cutIn(String... agent) {
    String[] turns = new String[agent.length + 2];
    turns[0] = "customer 0-10: i have been waiting for my table for two weeks now";
    System.arraycopy(agent, 0, turns, 1, agent.length);
    turns[turns.length - 1] = "customer 30-32: as i said";
    return Asked.call(turns);
  }

  @Test
  void interruption_isSpeakingOverTheOther() {
    assertThat(
            cutIn("agent 8-14: i know i know")
                .requires("{ interruption: { by: agent, above: 1 } }"))
        .isEqualTo("met: 2.0 s of speaking over the other");
    assertThat(
            cutIn("agent 9.5-14: i know i know")
                .requires("{ interruption: { by: agent, above: 1 } }"))
        .isEqualTo("not met");
    assertThat(
            cutIn("agent 10-14: i know i know")
                .requires("{ interruption: { by: agent, above: 0 } }"))
        .isEqualTo("not met");
    assertThat(
            cutIn("agent 8-14: i know i know")
                .requires("{ interruption: { by: customer, above: 1 } }"))
        .isEqualTo("not met");
  }

  @Test
  void ruleAgainstInterruptions_notMet_saysWhere() {
    assertThat(
            cutIn("agent 8-14: i know i know")
                .requires("{ not: { interruption: { by: agent, above: 1 } } }"))
        .isEqualTo("not met: 2.0 s of speaking over the other");
    assertThat(
            cutIn("agent 3-5: what table is that", "agent 8-14: i know i know")
                .requires(
                    "{ not: { count: { of: { interruption: { by: agent, above: 1 } }, atLeast: 2 }"
                        + " } }"))
        .isEqualTo("not met: 2.0 s of speaking over the other; 2.0 s of speaking over the other");
  }

  @Test
  void interruption_needsItsWords() {
    Asked word = cutIn("agent 8-14: impossible surely not");
    assertThat(word.requires("{ interruption: { by: agent, above: 1, minimumWords: 3 } }"))
        .startsWith("met");
    assertThat(word.requires("{ interruption: { by: agent, above: 1, minimumWords: 4 } }"))
        .isEqualTo("not met");
  }

  @Test
  void startingTogether_isNoInterruption() {
    Asked together = cutIn("agent 0.4-6: hello you are speaking to ann");
    assertThat(together.requires("{ interruption: { by: agent, above: 1, delay: 0.5 } }"))
        .isEqualTo("not met");
    assertThat(together.requires("{ interruption: { by: agent, above: 1, delay: 0.3 } }"))
        .startsWith("met");
  }

  @Test
  void backChannels_areForgiven() {
    assertThat(
            cutIn("agent 3-5: mm hmm", "agent 7-9: got it")
                .requires("{ interruption: { by: agent, above: 1, minimumWords: 1 } }"))
        .isEqualTo("not met");
    Asked chinese =
        Asked.call("customer 0-8: 我订了一张桌子到现在还没送来", "agent 3-5: 嗯嗯", "agent 6-7.5: 好的")
            .with("language: zh");
    assertThat(chinese.requires("{ interruption: { by: agent, above: 1, minimumWords: 1 } }"))
        .isEqualTo("not met");
  }

  @Test
  void typedMessages_interruptNobody() {
    Asked chat = Asked.chat("customer 0: where is it", "agent 0: i will look into that");
    assertThat(chat.requires("{ interruption: { by: agent, above: 0 } }")).isEqualTo("not met");
  }
}
