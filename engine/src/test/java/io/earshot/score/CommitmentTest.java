package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Promises: what, by when, by whom. */
class CommitmentTest {
  private static final String LATE = "{ commitment: { above: 48 }, role: agent }";
  private static final String IN_TIME = "{ commitment: { atMost: 48 }, role: agent }";

  private static Asked agent(String text) {
    return Asked.chat("customer: 什么时候", "agent: " + text)
        .with("startedAt: 2026-11-12T09:00:00Z"); // a Thursday
  }

  @Test
  void dueTime_isHeldAgainstTheLimit() {
    assertThat(agent("we will call you back within 24 hours").requires(IN_TIME))
        .isEqualTo("met: will call you back within 24 hours; due in 24.0 h");
    assertThat(agent("我们会在三天内给您回复").requires(LATE)).isEqualTo("met: 会在三天内给您回复; due in 72.0 h");
    assertThat(agent("我们会在48小时内给您答复").requires(LATE)).isEqualTo("not met");
    assertThat(agent("you will receive the refund in 3 to 5 working days").requires(LATE))
        .startsWith("met: will receive the refund in 3 to 5 working days; due in 120.0 h");
  }

  @Test
  void dayAndHour_areCountedFromTheMomentOfSaying() {
    assertThat(agent("i will ring you tomorrow at 3 pm").requires(IN_TIME))
        .endsWith("due in 30.0 h");
    assertThat(agent("周五下午我会给您回复").requires(IN_TIME)).endsWith("due in 33.0 h");
    assertThat(agent("下周一给您回电，我会跟进").requires(LATE)).startsWith("met");
  }

  @Test
  void promiseWithoutATime_isUndated() {
    assertThat(agent("someone will contact you").requires("{ commitment: { dated: false } }"))
        .isEqualTo("met: will contact");
    assertThat(agent("我会尽快给您回复").requires("{ commitment: { dated: true } }")).isEqualTo("not met");
    assertThat(agent("我会尽快给您回复").requires(IN_TIME)).isEqualTo("not met");
  }

  @Test
  void owner_isWhoDoesIt() {
    assertThat(agent("我们同事会联系您").requires("{ commitment: { owned: true } }")).startsWith("met");
    assertThat(agent("款项将退回账户").requires("{ commitment: { owned: false } }")).startsWith("met");
    assertThat(agent("it will be shipped").requires("{ commitment: { owned: true } }"))
        .isEqualTo("not met");
  }

  @Test
  void whatIsNoPromise_isNone() {
    assertThat(agent("we will not call you back within 24 hours").requires("{ commitment: {} }"))
        .isEqualTo("not met");
    assertThat(agent("您等了十天了，我会给您回复").requires(LATE)).isEqualTo("not met");
    assertThat(agent("you called two days ago, i will reply").requires(LATE)).isEqualTo("not met");
  }

  @Test
  void ownDefinition_replacesTheList() {
    assertThat(
            agent("问题24小时内搞定")
                .where("sworn: { phrases: [搞定] }")
                .requires("{ commitment: { promise: sworn, atMost: 48 } }"))
        .startsWith("met");
  }

  @Test
  void timeHeardBadly_isUndecidable() {
    assertThat(
            Asked.call("agent 0-4: we will call you back {within two days|0.1}").requires(IN_TIME))
        .startsWith("undecidable");
    assertThat(
            Asked.call("agent 0-4: we will call you back {within two days|0.1}")
                .requires("{ commitment: { dated: false } }"))
        .startsWith("undecidable");
    assertThat(Asked.call("agent 0-4: i will call you tomorrow").requires(IN_TIME))
        .startsWith("undecidable");
  }
}
