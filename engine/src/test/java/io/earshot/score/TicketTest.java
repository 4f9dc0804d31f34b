package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the agent typed into the ticket, against what was said. */
class TicketTest {
  private static final String DAYS =
      "{ ticket: { field: refundDays, kind: duration, unit: working days }, role: agent }";

  private static Asked call(String field) {
    return Asked.call(
            "customer: my parcel never came i want my money",
            "agent: the refund of forty nine dollars takes three working days")
        .with("metadata: { " + field + " }");
  }

  @Test
  void valueTyped_agreesWithTheValueSaid() {
    assertThat(call("refundDays: \"3\"").requires(DAYS))
        .isEqualTo("met: three working days; refundDays says: 3 working days");
    assertThat(call("refundDays: \"5\"").requires(DAYS))
        .isEqualTo("not met: three working days; refundDays says: 5 working days");
    assertThat(call("refundDays: 3个工作日").requires(DAYS)).startsWith("met");
    assertThat(call("amount: \"49.00\"").requires("{ ticket: { field: amount, kind: money } }"))
        .startsWith("met");
  }

  @Test
  void nothingTypedOrSaid_isNotApplicable() {
    assertThat(call("other: x").requires(DAYS)).isEqualTo("not applicable");
    assertThat(call("refundDays: soon").requires(DAYS)).isEqualTo("not applicable");
    assertThat(call("phone: \"5551234567\"").requires("{ ticket: { field: phone, kind: phone } }"))
        .isEqualTo("not applicable");
  }

  @Test
  void category_isOneThatWasSpokenOf() {
    String said = "{ ticket: { field: category, said: { delivery: parcel, repair: broken } } }";
    assertThat(
            call("category: Delivery")
                .where("parcel: { phrases: [parcel, delivery] }")
                .where("broken: { phrases: [broken, repair] }")
                .requires(said))
        .isEqualTo("met: parcel; category says: Delivery");
    assertThat(
            call("category: repair")
                .where("parcel: { phrases: [parcel, delivery] }")
                .where("broken: { phrases: [broken, repair] }")
                .requires(said))
        .isEqualTo("not met: parcel; category says: repair");
  }

  @Test
  void promise_isTheOneTyped() {
    Asked chat =
        Asked.chat("customer: when", "agent: 我们会在48小时内给您回复").with("metadata: { promised: \"48\" }");
    assertThat(chat.requires("{ ticket: { field: promised, kind: promise, unit: hours } }"))
        .startsWith("met");
    assertThat(chat.requires("{ ticket: { field: promised, kind: promise, unit: days } }"))
        .startsWith("not met");
  }

  @Test
  void valueHeardBadly_isUndecidable() {
    assertThat(
            Asked.call("agent 0-4: it takes {three working days|0.1}")
                .with("metadata: { refundDays: \"3\" }")
                .requires(DAYS))
        .startsWith("undecidable");
  }
}
