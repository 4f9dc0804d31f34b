package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The operators that hold one figure against a limit. */
class MeasuresTest {
  @Test
  void speakingRate_inEnglishCountsWords() {
    Asked fast =
        Asked.call(
            "customer 0-2: hello there my friend",
            "agent 3-5: i will send you the new one by post today",
            "agent 20-26: and then you will get a message from us in the morning");
    assertThat(fast.requires("{ speakingRate: { per: turn, above: 299 }, role: agent }"))
        .isEqualTo("met: 300 words a minute");
    assertThat(fast.requires("{ speakingRate: { per: turn, above: 300 }, role: agent }"))
        .isEqualTo("not met");
    assertThat(fast.requires("{ speakingRate: { per: leg, above: 164 }, role: agent }"))
        .isEqualTo("met: 165 words a minute");
    assertThat(
            fast.requires(
                "{ speakingRate: { per: turn, above: 100, minimumWords: 5 }, role: customer }"))
        .isEqualTo("not met");
  }

  @Test
  void speakingRate_inChineseCountsCharacters() {
    Asked fast = Asked.call("customer 0-2: 你好", "agent 3-5: 我明天把新的台灯给您寄过去").with("language: zh");
    assertThat(fast.requires("{ speakingRate: { per: turn, above: 299 }, role: agent }"))
        .isEqualTo("met: 390 characters a minute");
    assertThat(fast.requires("{ speakingRate: { per: leg, above: 400 }, role: agent }"))
        .isEqualTo("not met: 390 characters a minute");
    assertThat(fast.requires("{ turnLength: { above: 12, in: words }, role: agent }"))
        .isEqualTo("met: 13 characters");
  }

  @Test
  void speakingRate_ofTypedText_doesNotApply() {
    assertThat(
            Asked.chat("agent: i will send you the new one by post today")
                .requires("{ speakingRate: { per: turn, above: 10 } }"))
        .isEqualTo("not applicable");
  }

  @Test
  void turnLength_isInSecondsOrWords() {
    Asked talk = Asked.call("agent 0-70: so it all began", "customer 71-75: i see what you mean");
    assertThat(talk.requires("{ turnLength: { above: 60 } }")).isEqualTo("met: turn of 70.0 s");
    assertThat(talk.requires("{ turnLength: { above: 60 }, role: customer }")).isEqualTo("not met");
    assertThat(talk.requires("{ turnLength: { atLeast: 5, in: words } }"))
        .isEqualTo("met: 5 words");
    assertThat(talk.requires("{ turnLength: { atMost: 5, in: words }, every: true }"))
        .isEqualTo("met: 4 words; 5 words");
  }

  @Test
  void talkShare_isOfTheTimeSpoken() {
    Asked talk =
        Asked.call(
            "agent 0-8: so it all began", "customer 10-12: yes it did", "system 13-30: beep");
    assertThat(talk.requires("{ talkShare: { of: agent, above: 79 } }"))
        .isEqualTo("met: 80 % of the talking");
    assertThat(talk.requires("{ talkShare: { of: agent, above: 80 } }"))
        .isEqualTo("not met: 80 % of the talking");
    assertThat(talk.requires("{ talkShare: { of: customer, above: 80 } }"))
        .isEqualTo("not met: 20 % of the talking");
  }

  @Test
  void talkShare_ofAChat_isOfTheWords() {
    assertThat(
            Asked.chat("agent: one two three", "customer: four")
                .requires("{ talkShare: { of: agent, atLeast: 75 } }"))
        .isEqualTo("met: 75 % of the talking");
  }

  @Test
  void turnCount_countsTheRolesTurns() {
    Asked talk =
        Asked.chat("agent: welcome", "customer: my bill", "agent: yes", "customer: is too high");
    assertThat(talk.requires("{ turnCount: { atLeast: 4 } }")).isEqualTo("met: 4 turns");
    assertThat(talk.requires("{ turnCount: { below: 2 }, role: agent }"))
        .isEqualTo("not met: 2 turns");
    assertThat(talk.requires("{ turnCount: { exactly: 0 }, role: bot }")).isEqualTo("met: 0 turns");
  }

  @Test
  void duration_isOfTheLegOrTheConversation() {
    Asked handed =
        Asked.call(
                "agent[a1] 0-4: one moment",
                "customer 5-6: thank you",
                "agent[a2] 20-24: good morning",
                "customer 25-26: good morning")
            .with("duration: 30");
    assertThat(handed.legs("{ duration: { above: 15 } }"))
        .containsExactly("met: 20.0 s long", "not met: 10.0 s long");
    assertThat(handed.legs("{ duration: { above: 29 }, scope: conversation }"))
        .containsExactly("met: 30.0 s long", "met: 30.0 s long");
  }
}
