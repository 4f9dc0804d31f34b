package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Scripts that must be said nearly word for word: disclosures, recorded consents. */
class VerbatimTest {
  private static final String SCRIPT =
      "{ verbatim: { script: 'this call is recorded, for training and quality purposes' }, role: agent }";
  private static final String MOST =
      "{ verbatim: { script: '本次通话将全程录音,请您确认是否同意', atLeast: 80 }, role: agent }";

  @Test
  void scriptWordForWord_isMet() {
    assertThat(
            Asked.chat("agent: Hello, this call is recorded for training and quality purposes.")
                .requires(SCRIPT))
        .isEqualTo(
            "met: this call is recorded for training and quality purposes;"
                + " 100 % of the script said");
  }

  @Test
  void scriptWithAPartLeftOut_saysWhatIsMissing() {
    assertThat(Asked.chat("agent: this call is recorded for quality purposes").requires(SCRIPT))
        .startsWith("not met: ")
        .endsWith("78 % of the script said, without: training and");
    assertThat(Asked.chat("agent: how can I help you").requires(SCRIPT))
        .startsWith("not met")
        .contains("0 % of the script said, without: this call is recorded");
  }

  @Test
  void scriptInterruptedByTheOtherSide_isStillMet() {
    assertThat(
            Asked.chat(
                    "agent: this call is recorded",
                    "customer: okay",
                    "agent: um for training and quality purposes")
                .requires(SCRIPT))
        .isEqualTo(
            "met: this call is recorded; for training and quality purposes;"
                + " 100 % of the script said");
  }

  @Test
  void wordsOfTheScriptScatteredOverTheTalk_areNotTheScript() {
    assertThat(
            Asked.chat(
                    "agent: this is what I do for you today, a call back on Monday, it is noted",
                    "agent: your order was recorded by a colleague who is now in training, and then"
                        + " the quality of the parcel is checked for other purposes again")
                .requires(SCRIPT))
        .startsWith("not met");
  }

  @Test
  void chineseScript_isMeasuredInCharacters() {
    assertThat(Asked.chat("agent: 本次通话将全程录音,请确认是否同意").with("language: zh").requires(MOST))
        .startsWith("met: 本次通话将全程录音,请确认是否同意")
        .endsWith("without: 您");
    assertThat(Asked.chat("agent: 本次通话录音,同意吗").with("language: zh").requires(MOST))
        .startsWith("not met");
  }

  @Test
  void scriptHeardBadly_isUndecidable() {
    String half = "agent 0-5: this call is recorded {for training and|0.1} {quality purposes|0.1}";
    assertThat(Asked.call(half).requires(SCRIPT)).startsWith("undecidable");
  }

  @Test
  void field_standsForTheConversationsValue() {
    String script =
        "{ verbatim: { script: 'you agree to pay {metadata.amount} every month', atLeast: 100 } }";
    Asked said = Asked.chat("agent: you agree to pay 45 every month");
    assertThat(said.with("metadata: { amount: '45' }").requires(script)).startsWith("met");
    Asked other = Asked.chat("agent: you agree to pay 45 every month");
    assertThat(other.with("metadata: { amount: '54' }").requires(script)).startsWith("not met");
  }

  @Test
  void script_canBeAnAnchor() {
    Asked call =
        Asked.chat(
                "agent: this call is recorded, for training and quality purposes",
                "customer: i agree")
            .where("notice: " + SCRIPT);
    assertThat(call.requires("{ phrases: [agree], role: customer, after: { hit: notice } }"))
        .startsWith("met");
  }
}
