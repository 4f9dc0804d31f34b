package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the recording does not carry is for a person to hear, never held against the agent. */
class HearingTest {
  private static final String GREETS = "{ phrases: [good morning], role: agent, turns: first 2 }";
  private static final String NO_BLAME = "{ phrases: { none: [your own fault] }, role: agent }";

  @Test
  void hit_onWordsHardlyHeard_isUndecidable() {
    assertThat(Asked.call("agent: good morning").requires(GREETS)).isEqualTo("met: good morning");
    assertThat(Asked.call("agent: good {morning|0.34}").requires(GREETS))
        .isEqualTo("undecidable: good morning");
    assertThat(Asked.call("agent: good {morning|0.35}").requires(GREETS))
        .isEqualTo("met: good morning");
    assertThat(Asked.call("agent: it is your {own|0.3} fault").requires(NO_BLAME))
        .isEqualTo("undecidable: your own fault");
  }

  @Test
  void miss_overAWeakStretchLongEnough_isUndecidable() {
    assertThat(Asked.call("agent: {food mourning|0.2} sir").requires(GREETS))
        .isEqualTo("undecidable");
    assertThat(Asked.call("agent: {food|0.2} for you sir").requires(GREETS)).isEqualTo("not met");
    assertThat(Asked.call("agent: {food|0.2} for {mourning|0.2} sir").requires(GREETS))
        .isEqualTo("not met");
    assertThat(
            Asked.call("agent: what do you want", "customer: {food mourning|0.2}").requires(GREETS))
        .isEqualTo("not met");
  }

  @Test
  void miss_overSpeechOfWhichNothingWasRecognised_goesByItsLength() {
    assertThat(Asked.call("agent 0-0.3:", "customer 1-2: my bill").requires(GREETS))
        .isEqualTo("undecidable");
    assertThat(Asked.call("agent 0-0.2:", "customer 1-2: my bill").requires(GREETS))
        .isEqualTo("not met");
  }

  @Test
  void forbiddenWords_notHeard_areUndecidableOnlyWhereTheyMayHide() {
    assertThat(Asked.call("agent: {oh no one|0.2} fault").requires(NO_BLAME))
        .isEqualTo("undecidable");
    assertThat(Asked.call("agent: let me see", "customer: {oh no one|0.2}").requires(NO_BLAME))
        .isEqualTo("met");
  }

  @Test
  void speakerUnknown_makesRolesUndecidable() {
    var mono =
        Talk.call()
            .says("unknown", 0, 2, "good morning sir")
            .says("unknown", 4, 6, "where is my bill")
            .end();
    assertThat(Asked.about(mono, GREETS)).isEqualTo("undecidable: good morning");
    assertThat(Asked.about(mono, "{ phrases: [good morning] }")).isEqualTo("met: good morning");
    assertThat(Asked.about(mono, NO_BLAME)).isEqualTo("undecidable");
    assertThat(Asked.about(mono, "{ phrases: { none: [your own fault] } }")).isEqualTo("met");
    assertThat(Asked.about(mono, "{ talkShare: { of: agent, above: 10 } }"))
        .startsWith("undecidable");
    assertThat(Asked.about(mono, "{ turnCount: { atLeast: 1 }, role: agent }"))
        .startsWith("undecidable");
    assertThat(Asked.about(mono, "{ silence: { above: 1, after: customer } }"))
        .isEqualTo("undecidable: 2.0 s silence");
    assertThat(Asked.about(mono, "{ responseTime: { of: agent, which: first, atMost: 5 } }"))
        .startsWith("undecidable");
  }

  @Test
  void cutRecording_hidesWhatCameAfter() {
    var cut =
        Talk.call()
            .says("agent", 0, 2, "good morning sir")
            .says("customer", 3, 5, "where is my bill")
            .cut()
            .end();
    String farewell = "{ phrases: [goodbye], role: agent, turns: last 2 }";
    assertThat(Asked.about(cut, farewell)).isEqualTo("undecidable");
    assertThat(Asked.about(cut, NO_BLAME)).isEqualTo("undecidable");
    assertThat(Asked.about(cut, GREETS)).isEqualTo("met: good morning");
    assertThat(Asked.about(cut, "{ phrases: [goodbye], role: agent, turns: first 1 }"))
        .isEqualTo("not met");
    assertThat(Asked.about(cut, "{ duration: { below: 10 } }")).startsWith("undecidable");
    assertThat(Asked.about(cut, "{ duration: { above: 4 } }")).startsWith("met");
    assertThat(Asked.about(cut, "{ turnCount: { atLeast: 5 } }")).startsWith("undecidable");
  }

  @Test
  void count_knowsSureAndPossibleHits() {
    String talk = "agent: sorry and {sorry|0.2} and sorry";
    String sorries = "{ count: { of: { phrases: [sorry] }, %s } }";
    assertThat(Asked.call(talk).requires(sorries.replace("%s", "atLeast: 2"))).startsWith("met");
    assertThat(Asked.call(talk).requires(sorries.replace("%s", "atLeast: 3")))
        .isEqualTo("undecidable: sorry; sorry; sorry");
    assertThat(Asked.chat("agent: sorry and sorry").requires(sorries.replace("%s", "atLeast: 3")))
        .isEqualTo("not met: sorry; sorry");
  }
}
