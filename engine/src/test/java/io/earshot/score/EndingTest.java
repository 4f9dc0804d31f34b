package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How calls end: who spoke last, who hung up, how soon after the last words. */
class EndingTest {
  private static Asked call(String events) {
    return Asked.call("agent 0-3: anything else", "customer 4-6: no", "agent 7-9: goodbye")
        .with("events: [" + events + "]")
        .with("duration: 20");
  }

  private static final String LAST = "{ whoSpokeLast: { is: agent } }";
  private static final String CUSTOMER = "{ whoHungUp: { is: customer } }";
  private static final String SOON = "{ hangUpDelay: { below: 2 } }";

  @Test
  void lastWord_isOfTheLastTurnThatSomebodySpoke() {
    assertThat(call("").requires(LAST)).isEqualTo("met: agent spoke last");
    assertThat(Asked.chat("agent: bye", "customer: bye", "system: closed").requires(LAST))
        .isEqualTo("not met: customer spoke last");
  }

  @Test
  void hangUp_isByWhomTheEventSays() {
    assertThat(call("\"hang_up 12 by customer\"").requires(CUSTOMER))
        .isEqualTo("met: customer hung up");
    assertThat(call("\"hang_up 12 by agent\"").requires(CUSTOMER))
        .isEqualTo("not met: agent hung up");
    assertThat(call("\"hang_up 12\"").requires(CUSTOMER)).isEqualTo("undecidable: hung up");
    assertThat(call("").requires(CUSTOMER)).isEqualTo("not applicable");
  }

  @Test
  void hangUpDelay_countsFromTheLastWords() {
    assertThat(call("\"hang_up 10.5 by agent\"").requires(SOON))
        .isEqualTo("met: hung up after 1.5 s");
    assertThat(call("\"hang_up 12 by agent\"").requires(SOON))
        .isEqualTo("not met: hung up after 3.0 s");
    assertThat(call("\"hang_up 8 by customer\"").requires(SOON))
        .isEqualTo("met: hung up after 0.0 s");
    assertThat(call("").requires(SOON)).isEqualTo("not applicable");
  }
}
