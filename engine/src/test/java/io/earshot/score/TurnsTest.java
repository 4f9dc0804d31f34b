package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a turn is: seen through the number of turns and their positions. */
class TurnsTest {
  private static String turns(Asked talk) {
    return talk.requires("{ turnCount: { atLeast: 0 } }").replace("met: ", "");
  }

  @Test
  void speech_goesOnOverPausesBelowOneAndAHalfSeconds() {
    assertThat(turns(Asked.call("agent 0-2: good morning", "agent 3.4-5: how are you")))
        .isEqualTo("1 turns");
    assertThat(turns(Asked.call("agent 0-2: good morning", "agent 3.5-5: how are you")))
        .isEqualTo("2 turns");
  }

  @Test
  void speech_goesOnOverTheOthersBackChannels() {
    assertThat(
            Asked.call(
                    "customer 0-2: my order is late",
                    "agent 2.1-2.6: mm hmm",
                    "customer 2.8-4: and nobody answers")
                .requires("{ turnCount: { exactly: 1 }, role: customer }"))
        .isEqualTo("met: 1 turns");
    assertThat(
            Asked.call(
                    "customer 0-2: my order is late",
                    "agent 2.1-2.6: which one",
                    "customer 2.8-4: and nobody answers")
                .requires("{ turnCount: { exactly: 1 }, role: customer }"))
        .isEqualTo("not met: 2 turns");
    assertThat(
            Asked.call("customer 0-2: 我的订单", "agent 2.1-2.6: 嗯嗯", "customer 2.8-4: 还没到")
                .with("language: zh")
                .requires("{ phrases: [订单还没到], role: customer }"))
        .isEqualTo("met: 订单; 还没到");
  }

  @Test
  void messages_ofOneParty_areOneTurnForSixtySeconds() {
    assertThat(turns(Asked.chat("customer 0: my order", "customer 60: is late")))
        .isEqualTo("1 turns");
    assertThat(turns(Asked.chat("customer 0: my order", "customer 61: is late")))
        .isEqualTo("2 turns");
    assertThat(turns(Asked.chat("customer 0: my order", "agent 5: yes", "customer 10: is late")))
        .isEqualTo("3 turns");
  }

  @Test
  void openersAlone_doNotCount() {
    Asked call =
        Asked.call("agent 0-1: hello", "customer 2-3: hello", "agent 4-6: good morning to you");
    assertThat(call.requires("{ turnCount: { exactly: 1 } }")).isEqualTo("met: 1 turns");
    assertThat(call.requires("{ phrases: [good morning], role: agent, turns: first 1 }"))
        .isEqualTo("met: good morning");
    assertThat(call.requires("{ phrases: [hello], role: agent, turns: first 1 }"))
        .isEqualTo("met: hello");
    Asked chinese = Asked.call("customer 0-1: 喂", "agent 2-4: 您好请讲").with("language: zh");
    assertThat(chinese.requires("{ phrases: [您好], turns: first 1 }")).isEqualTo("met: 您好");
  }

  @Test
  void announcements_doNotCount() {
    Asked call =
        Asked.call(
            "system 0-5: this call is recorded",
            "agent 6-8: good morning",
            "customer 9-10: my bill");
    assertThat(call.requires("{ turnCount: { exactly: 2 } }")).isEqualTo("met: 2 turns");
    assertThat(call.requires("{ phrases: [good morning], turns: first 1 }"))
        .isEqualTo("met: good morning");
    assertThat(call.requires("{ phrases: [recorded], role: system }")).isEqualTo("met: recorded");
  }

  @Test
  void positions_countTheRolesTurnsFromEitherEnd() {
    Asked chat =
        Asked.chat("agent: one", "customer: two", "agent: three", "customer: four", "agent: five");
    assertThat(chat.requires("{ phrases: [three], role: agent, turns: 2 }"))
        .isEqualTo("met: three");
    assertThat(chat.requires("{ phrases: [three], role: agent, turns: last 1 }"))
        .isEqualTo("not met");
    assertThat(chat.requires("{ phrases: [three], role: agent, turns: 2..-2 }"))
        .isEqualTo("met: three");
    assertThat(chat.requires("{ phrases: [three], turns: first 2 }")).isEqualTo("not met");
  }
}
