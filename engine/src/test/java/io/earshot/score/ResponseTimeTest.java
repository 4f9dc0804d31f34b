package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseTimeTest {
  private static Asked chat() {
    return Asked.chat(
            "customer 0: where is my order",
            "customer 10: anyone",
            "agent 40: let me look, one moment",
            "customer 50: fine",
            "agent 130: it is on its way",
            "customer 140: when",
            "agent 150: tomorrow")
        .where("announced-wait: { phrases: [one moment], role: agent }");
  }

  @Test
  void firstReply_countsFromTheStart() {
    assertThat(chat().requires("{ responseTime: { of: agent, which: first, atMost: 40 } }"))
        .isEqualTo("met: reply after 40.0 s");
    assertThat(chat().requires("{ responseTime: { of: agent, which: first, atMost: 39 } }"))
        .isEqualTo("not met: reply after 40.0 s");
  }

  @Test
  void firstReply_thatNeverComes_isLate() {
    Asked alone = Asked.chat("customer 0: hello there", "customer 30: nobody in");
    assertThat(alone.requires("{ responseTime: { of: agent, which: first, atMost: 40 } }"))
        .isEqualTo("not met");
  }

  @Test
  void firstReply_fromAssignment_leavesTheQueueOut() {
    Asked queued =
        Asked.chat(
                "customer 0: where is my order",
                "bot 1: an agent will be with you",
                "agent[a1] 100: hello, let me look")
            .with("events: [\"transfer_cold 80 to a1\"]");
    assertThat(
            queued.requires(
                "{ responseTime: { of: agent, which: first, from: assignment, atMost: 20 } }"))
        .isEqualTo("met: reply after 20.0 s");
    assertThat(
            queued.requires(
                "{ responseTime: { of: agent, which: first, from: start, atMost: 20 } }"))
        .isEqualTo("not met: reply after 100.0 s");
  }

  @Test
  void eachReply_countsFromTheFirstMessageWithoutOne() {
    assertThat(chat().requires("{ responseTime: { of: agent, which: each, above: 30 } }"))
        .isEqualTo("met: reply after 40.0 s; reply after 80.0 s");
    assertThat(chat().requires("{ responseTime: { of: agent, which: each, above: 80 } }"))
        .isEqualTo("not met");
    assertThat(
            chat()
                .requires("{ responseTime: { of: agent, which: each, atMost: 80 }, every: true }"))
        .isEqualTo("met: reply after 40.0 s; reply after 80.0 s; reply after 10.0 s");
  }

  @Test
  void reply_afterAnAnnouncedWait_isForgiven() {
    assertThat(
            chat()
                .requires(
                    "{ responseTime: { of: agent, which: each, above: 30, forgivenAfter:"
                        + " announced-wait } }"))
        .isEqualTo("met: reply after 40.0 s");
  }

  @Test
  void meanReply_isTheMeanOfAllReplies() {
    assertThat(chat().requires("{ responseTime: { of: agent, which: mean, atMost: 44 } }"))
        .startsWith("met");
    assertThat(chat().requires("{ responseTime: { of: agent, which: mean, atMost: 43 } }"))
        .isEqualTo("not met: reply after 43.3 s on average");
    assertThat(
            Asked.chat("agent 0: hello")
                .requires("{ responseTime: { of: agent, which: mean, atMost: 43 } }"))
        .isEqualTo("not applicable");
  }

  @Test
  void spokenReply_countsFromTheEndOfTheQuestion() {
    Asked call = Asked.call("customer 0-8: where is my order", "agent 14-16: on its way");
    assertThat(call.requires("{ responseTime: { of: agent, which: each, above: 5 } }"))
        .isEqualTo("met: reply after 6.0 s");
    assertThat(call.requires("{ responseTime: { of: agent, which: each, above: 6 } }"))
        .isEqualTo("not met");
  }

  @Test
  void announcements_waitForNobody() {
    Asked notice =
        Asked.chat("agent 0: hello", "system 5: the chat is recorded", "agent 65: are you there");
    assertThat(notice.requires("{ responseTime: { of: agent, which: each, above: 30 } }"))
        .isEqualTo("not met");
  }
}
