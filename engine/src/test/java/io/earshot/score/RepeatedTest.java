package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Customers who have to say everything twice, agents who read the same line again. */
class RepeatedTest {
  private static final String TWICE = "{ repeated: {}, role: customer }";
  private static final String THRICE = "{ repeated: { times: 3 }, role: customer }";
  private static final Asked CHAT =
      Asked.chat(
          "customer: my parcel has still not arrived",
          "agent: may I have your order number",
          "customer: 4711",
          "agent: what is the matter",
          "customer: as I said my parcel has still not arrived",
          "agent: may I have your order number");

  @Test
  void sameThingSaidAgain_isFoundThoughNotWordForWord() {
    assertThat(CHAT.requires(TWICE))
        .isEqualTo(
            "met: my parcel has still not arrived; as I said my parcel has still not arrived");
    assertThat(CHAT.requires(THRICE)).isEqualTo("not met");
    assertThat(CHAT.requires("{ repeated: { similarity: 95 }, role: customer }"))
        .isEqualTo("not met");
  }

  @Test
  void scope_saysWhoseRepetitionsCount() {
    assertThat(CHAT.requires("{ repeated: {}, role: agent }"))
        .isEqualTo("met: may I have your order number; may I have your order number");
    assertThat(CHAT.requires("{ repeated: { withinTurns: 1 }, role: agent }")).isEqualTo("not met");
    assertThat(CHAT.requires("{ repeated: { withinTurns: 2 }, role: agent }")).startsWith("met");
  }

  @Test
  void shortTurns_areNoRepetition() {
    Asked chat = Asked.chat("customer: ok", "agent: one moment", "customer: ok");
    assertThat(chat.requires(TWICE)).isEqualTo("not met");
    assertThat(chat.requires("{ repeated: { minimumWords: 1 }, role: customer }"))
        .isEqualTo("met: ok; ok");
  }

  @Test
  void exceptions_mayBeSaidAsOftenAsOneLikes() {
    assertThat(
            CHAT.where("asking: { phrases: [order number], role: agent }")
                .requires("{ repeated: { except: asking }, role: agent }"))
        .isEqualTo("not met");
  }

  @Test
  void chinese_isComparedByCharacters() {
    Asked chat =
        Asked.chat("customer: 我的快递一直没有收到", "agent: 您好", "customer: 我说了我的快递一直没收到", "agent: 请稍等")
            .with("language: zh");
    assertThat(chat.requires(TWICE)).isEqualTo("met: 我的快递一直没有收到; 我说了我的快递一直没收到");
  }

  @Test
  void clause_isComparedByItself() {
    Asked chat =
        Asked.chat(
            "customer: hello, where is my refund please",
            "agent: one moment",
            "customer: I have been waiting for a whole hour, where is my refund please");
    assertThat(chat.requires(TWICE)).isEqualTo("not met");
    assertThat(chat.requires("{ repeated: {}, role: customer, unit: clause }"))
        .isEqualTo("met: where is my refund please; where is my refund please");
  }

  @Test
  void talkHeardBadly_isUndecidable() {
    assertThat(
            Asked.call(
                    "customer 0-3: my parcel has still not arrived",
                    "agent 4-5: what",
                    "customer 6-9: {my parcel has still not arrived|0.1}")
                .requires(TWICE))
        .startsWith("undecidable");
  }
}
