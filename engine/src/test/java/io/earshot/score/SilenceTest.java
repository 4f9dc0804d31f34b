package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {
  private static Asked lookedUp() {
    return Asked.call(
            "customer 0-4: where is my order",
            "agent 5-7: one moment please",
            "agent 32-34: it is on its way",
            "customer 56-58: thank you")
        .where("announced-wait: { phrases: [one moment], role: agent }");
  }

  @Test
  void silence_isMeasuredBetweenTheRolesAskedFor() {
    assertThat(lookedUp().requires("{ silence: { above: 20 } }"))
        .isEqualTo("met: 25.0 s silence; 22.0 s silence");
    assertThat(lookedUp().requires("{ silence: { above: 20, after: agent, before: customer } }"))
        .isEqualTo("met: 22.0 s silence");
    assertThat(lookedUp().requires("{ silence: { above: 20, after: customer } }"))
        .isEqualTo("not met");
    assertThat(lookedUp().requires("{ silence: { above: 25 } }")).isEqualTo("not met");
    assertThat(lookedUp().requires("{ silence: { atLeast: 25 } }"))
        .isEqualTo("met: 25.0 s silence");
  }

  @Test
  void silence_isForgivenAfterAnAnnouncedWait() {
    assertThat(lookedUp().requires("{ silence: { above: 20, forgivenAfter: announced-wait } }"))
        .isEqualTo("met: 22.0 s silence");
    assertThat(lookedUp().requires("{ silence: { above: 24, forgivenAfter: announced-wait } }"))
        .isEqualTo("not met");
  }

  @Test
  void silence_afterAWaitAnnouncedInWordsHardlyHeard_isUndecidable() {
    Asked mumbled =
        Asked.call(
                "customer 0-4: where is my order",
                "agent 5-7: {one moment|0.2} please",
                "agent 32-34: it is on its way")
            .where("announced-wait: { phrases: [one moment], role: agent }");
    assertThat(mumbled.requires("{ silence: { above: 20, forgivenAfter: announced-wait } }"))
        .isEqualTo("undecidable: 25.0 s silence");
  }

  @Test
  void silence_atTheStartAndTheEndCounts() {
    Asked late = Asked.call("agent 12-14: hello", "customer 15-17: hi").with("duration: 40");
    assertThat(late.requires("{ silence: { above: 10 } }"))
        .isEqualTo("met: 12.0 s silence; 23.0 s silence");
    assertThat(late.requires("{ silence: { above: 10, before: agent } }"))
        .isEqualTo("met: 12.0 s silence");
  }

  @Test
  void silence_doesNotBeginWhileSomeoneStillSpeaks() {
    Asked over =
        Asked.call(
            "customer 0-30: i have a long story", "agent 2-3: yes", "customer 31-32: so there");
    assertThat(over.requires("{ silence: { above: 5 } }")).isEqualTo("not met");
  }

  @Test
  void silences_addUp() {
    assertThat(
            lookedUp()
                .requires("{ count: { of: { silence: { above: 20 } }, sum: seconds, above: 46 } }"))
        .isEqualTo("met: 25.0 s silence; 22.0 s silence");
    assertThat(
            lookedUp()
                .requires(
                    "{ count: { of: { silence: { above: 20 } }, longest: seconds, above: 25 } }"))
        .isEqualTo("not met: 25.0 s silence; 22.0 s silence");
  }
}
