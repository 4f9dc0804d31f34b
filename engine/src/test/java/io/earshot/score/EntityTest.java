package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Values said, of a kind, held against a limit, a parameter or the metadata. */
class EntityTest {
  private static final Asked CALL =
      Asked.call(
              "agent: may i have your order number and the amount",
              "customer: it is four seven oh two nine one and i paid forty nine dollars",
              "agent: thank you the refund of fifty nine dollars takes five working days")
          .with("metadata: { orderId: \"470291\", paid: \"49\", phone: \"13800138000\" }");

  @Test
  void valueOfAKind_isAHitWithItsValue() {
    assertThat(CALL.requires("{ entity: { kind: id }, role: customer }"))
        .isEqualTo("met: four seven oh two nine one; value: 470291");
    assertThat(CALL.requires("{ entity: { kind: [card, email] } }")).isEqualTo("not met");
    assertThat(CALL.requires("{ entity: { kind: duration }, role: agent }"))
        .isEqualTo("met: five working days; value: 5 working d");
  }

  @Test
  void value_isComparedWithTheMetadata() {
    assertThat(CALL.requires("{ entity: { kind: id, equals: \"{metadata.orderId}\" } }"))
        .isEqualTo("met: four seven oh two nine one; value: 470291");
    assertThat(
            CALL.requires("{ entity: { kind: money, equals: \"{metadata.paid}\" }, role: agent }"))
        .isEqualTo("not met: said instead: 59 USD");
    assertThat(CALL.requires("{ entity: { kind: money, notEquals: \"{metadata.paid}\" } }"))
        .isEqualTo("met: fifty nine dollars; value: 59 USD");
    assertThat(CALL.requires("{ entity: { kind: money, equals: \"{metadata.nothing}\" } }"))
        .startsWith("not met");
  }

  @Test
  void value_isHeldAgainstALimit() {
    assertThat(CALL.requires("{ entity: { kind: money, above: 50 dollars } }"))
        .isEqualTo("met: fifty nine dollars; value: 59 USD");
    assertThat(CALL.requires("{ entity: { kind: duration, atMost: 3 days } }"))
        .isEqualTo("not met: said instead: 5 working d");
    assertThat(CALL.requires("{ entity: { kind: duration, atMost: 一周 } }")).startsWith("met");
  }

  @Test
  void signs_areComparedInPart() {
    Asked call =
        Asked.call("customer: 手机号后四位是八零零零", "agent: 好的")
            .with("metadata: { phone: \"13800138000\" }")
            .with("language: zh");
    assertThat(call.requires("{ entity: { kind: id, partOf: \"{metadata.phone}\" } }"))
        .isEqualTo("met: 八零零零; value: 8000");
    assertThat(call.requires("{ entity: { kind: id, form: \"[0-9]{4}\" } }")).startsWith("met");
    assertThat(call.requires("{ entity: { kind: id, form: \"[0-9]{6}\" } }")).startsWith("not met");
  }

  @Test
  void phone_isTheSameWithAndWithoutCountryCode() {
    assertThat(
            Asked.chat("customer: my mobile is 138 0013 8000")
                .with("metadata: { phone: \"+86 13800138000\" }")
                .requires("{ entity: { kind: phone, equals: \"{metadata.phone}\" } }"))
        .startsWith("met");
  }

  @Test
  void date_isTheDayItStandsFor() {
    Asked chat =
        Asked.chat("agent: the technician comes tomorrow", "customer: ok")
            .with("startedAt: 2026-11-12T09:00:00Z")
            .with("metadata: { visit: \"2026-11-13\" }");
    assertThat(chat.requires("{ entity: { kind: date, equals: \"{metadata.visit}\" } }"))
        .isEqualTo("met: tomorrow; value: today+1");
    assertThat(chat.requires("{ entity: { kind: date, above: 2026-12-01 } }"))
        .startsWith("not met");
  }

  @Test
  void valueHeardBadly_isUndecidable() {
    assertThat(
            Asked.call("customer 0-4: my order number is four {seven oh|0.1} two nine")
                .requires("{ entity: { kind: id } }"))
        .startsWith("undecidable");
    assertThat(
            Asked.call("customer 0-4: my order number is four seven {oh two|0.1}")
                .requires("{ entity: { kind: id, equals: 47 } }"))
        .startsWith("undecidable");
    assertThat(
            Asked.call("customer 0-4: my order number is [unk] two nine one")
                .requires("{ entity: { kind: id, equals: 291 } }"))
        .startsWith("undecidable");
  }

  @Test
  void valueThatIsNone_isRefused() {
    assertThatThrownBy(() -> CALL.requires("{ entity: { kind: duration, atMost: 48 } }"))
        .hasMessageContaining("\"48\" is no duration");
  }
}
