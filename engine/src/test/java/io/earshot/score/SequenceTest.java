package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Scripts with steps: putting on hold is to ask, to wait for a yes, and to come back. */
class SequenceTest {
  private static final String HOLD =
      "{ sequence: [{ hit: asks }, { hit: agrees, turns: 1, of: customer }, { hit: thanks }] }";

  private static Asked chat(String... turns) {
    return Asked.chat(turns)
        .where("asks: { phrases: [may I put you on hold], role: agent }")
        .where("agrees: { phrases: ['yes', sure], role: customer }")
        .where("checks: { phrases: [still checking], role: agent }")
        .where("thanks: { phrases: [thank you for waiting], role: agent }");
  }

  private static final String[] GOOD = {
    "agent: may I put you on hold",
    "customer: yes",
    "agent: still checking",
    "customer: okay",
    "agent: thank you for waiting"
  };

  @Test
  void stepsInOrder_areMetAndShown() {
    assertThat(chat(GOOD).requires(HOLD))
        .isEqualTo("met: may I put you on hold; yes; thank you for waiting");
  }

  @Test
  void missingStep_isNamed() {
    assertThat(chat("agent: may I put you on hold", "customer: yes", "agent: so").requires(HOLD))
        .isEqualTo("not met: may I put you on hold; yes; step 3 of 3 is missing: thanks");
    assertThat(chat("agent: thank you for waiting", "customer: yes").requires(HOLD))
        .isEqualTo("not met: step 1 of 3 is missing: asks");
  }

  @Test
  void stepThatComesTooLate_isMissing() {
    assertThat(
            chat(
                    "agent: may I put you on hold",
                    "customer: why",
                    "agent: to check",
                    "customer: sure",
                    "agent: thank you for waiting")
                .requires(HOLD))
        .isEqualTo("not met: may I put you on hold; step 2 of 3 is missing: agrees");
  }

  @Test
  void secondTry_mayFollowAFirstThatFailed() {
    assertThat(
            chat(
                    "agent: may I put you on hold",
                    "customer: why",
                    "agent: may I put you on hold",
                    "customer: sure",
                    "agent: thank you for waiting")
                .requires(HOLD))
        .isEqualTo("met: may I put you on hold; sure; thank you for waiting");
  }

  @Test
  void optionalStep_mayBeLeftOutOrTaken() {
    String optional =
        "{ sequence: [{ hit: agrees }, { hit: checks, optional: true, turns: 1, of: agent },"
            + " { hit: thanks, turns: 1, of: agent }] }";
    assertThat(chat(GOOD).requires(optional))
        .isEqualTo("met: yes; still checking; thank you for waiting");
    assertThat(chat("customer: yes", "agent: thank you for waiting").requires(optional))
        .isEqualTo("met: yes; thank you for waiting");
    assertThat(
            chat("customer: yes", "agent: so", "customer: well", "agent: thank you for waiting")
                .requires(optional))
        .startsWith("not met");
  }

  @Test
  void time_isCountedFromTheStepBefore() {
    Asked call =
        Asked.call("agent 0-2: may I put you on hold", "customer 3-4: yes", "agent 60-62: hello")
            .where("asks: { phrases: [hold], role: agent }")
            .where("back: { phrases: [hello], role: agent }");
    assertThat(call.requires("{ sequence: [{ hit: asks }, { hit: back, seconds: 60 }] }"))
        .startsWith("met");
    assertThat(call.requires("{ sequence: [{ hit: asks }, { hit: back, seconds: 50 }] }"))
        .startsWith("not met");
  }

  @Test
  void stepHeardBadly_leavesItUndecided() {
    Asked call =
        Asked.call("agent 0-2: {hold|0.1} please", "customer 3-4: yes", "agent 6-7: hello")
            .where("asks: { phrases: [hold], role: agent }")
            .where("back: { phrases: [hello], role: agent }");
    assertThat(call.requires("{ sequence: [{ hit: asks }, { hit: back }] }"))
        .startsWith("undecidable");
  }
}
