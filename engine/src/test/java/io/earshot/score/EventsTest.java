package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventsTest {
  private static Asked call(String events) {
    return Asked.call(
            "agent 0-4: one moment please", "customer 5-6: fine", "agent 60-64: here i am again")
        .with("events: [" + events + "]")
        .with("duration: 70");
  }

  @Test
  void event_isToldWithWhoDidIt() {
    assertThat(call("\"hang_up 66 by agent\"").requires("{ event: { kind: hang_up, by: agent } }"))
        .isEqualTo("met: hang-up by the agent");
    assertThat(call("\"hang_up 66 by customer\"").requires("{ event: { kind: hang_up } }"))
        .isEqualTo("met: hang-up by the customer");
    assertThat(
            call("\"hang_up 66 by customer\"").requires("{ event: { kind: hang_up, by: agent } }"))
        .isEqualTo("not met");
    assertThat(call("\"mute 8-20\"").requires("{ event: { kind: hang_up } }")).isEqualTo("not met");
  }

  @Test
  void event_byNobodyKnows_isUndecidable() {
    assertThat(call("\"hang_up 66\"").requires("{ event: { kind: hang_up, by: agent } }"))
        .isEqualTo("undecidable: hang-up");
  }

  @Test
  void event_hasALength() {
    Asked held = call("\"hold 8-50\", \"hold 66-68\"");
    assertThat(held.requires("{ event: { kind: hold, above: 40 } }"))
        .isEqualTo("met: hold, 42.0 s");
    assertThat(held.requires("{ event: { kind: hold } }"))
        .isEqualTo("met: hold, 42.0 s; hold, 2.0 s");
    assertThat(
            held.requires("{ count: { of: { event: { kind: hold } }, sum: seconds, above: 43 } }"))
        .isEqualTo("met: hold, 42.0 s; hold, 2.0 s");
    assertThat(held.requires("{ count: { of: { event: { kind: hold } }, atLeast: 3 } }"))
        .isEqualTo("not met: hold, 42.0 s; hold, 2.0 s");
  }

  @Test
  void transfer_isToldWithWhereTo() {
    assertThat(call("\"transfer_warm 66 to b7\"").requires("{ event: { kind: transfer_warm } }"))
        .isEqualTo("met: warm transfer to b7");
    assertThat(call("\"transfer_cold 66\"").requires("{ event: { kind: transfer_cold } }"))
        .isEqualTo("met: cold transfer");
  }

  @Test
  void phrase_isLookedForBeforeAHold() {
    Asked held = call("\"hold 8-50\"").where("held: { event: { kind: hold } }");
    assertThat(
            held.requires(
                "{ phrases: [one moment], role: agent, before: { hit: held, pick: every, seconds:"
                    + " 10 } }"))
        .isEqualTo("met: one moment");
    assertThat(
            held.requires(
                "{ phrases: [one moment], role: agent, after: { hit: held, pick: every } }"))
        .isEqualTo("not met");
    assertThat(
            call("\"mute 8-50\"")
                .where("held: { event: { kind: hold } }")
                .requires("{ phrases: [one moment], before: { hit: held, pick: every } }"))
        .isEqualTo("not applicable");
  }
}
