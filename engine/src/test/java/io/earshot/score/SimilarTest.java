package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said much like one of some sentences. */
class SimilarTest {
  private static final String LEAVES =
      "{ similar: { to: [i want to cancel my subscription, please close my account, 我要取消套餐], atLeast: 55 }, role:"
          + " customer }";

  private static String customer(String text) {
    return Asked.chat("customer: " + text, "agent: ok").requires(LEAVES);
  }

  @Test
  void paraphrase_isFoundWithTheNearestExample() {
    assertThat(customer("could you cancel my subscription please"))
        .startsWith("met: could you cancel my subscription please;")
        .contains("like \"i want to cancel my subscription\"");
    assertThat(customer("麻烦帮我取消套餐")).startsWith("met: ").contains("like \"我要取消套餐\"");
    assertThat(customer("closing my accounts, please")).startsWith("met");
  }

  @Test
  void sentenceInsideALongTurn_isFound() {
    assertThat(
            customer(
                "hello good morning i have been with you for many years and now i want to cancel my"
                    + " subscription because the price went up again and again"))
        .startsWith("met:")
        .contains("i want to cancel my subscription");
  }

  @Test
  void otherSentences_areNoneAndTellTheNearest() {
    assertThat(customer("where is my parcel")).isEqualTo("not met");
    assertThat(customer("i want to pay for my subscription"))
        .startsWith("not met: ")
        .contains("like \"i want to cancel my subscription\"");
  }

  @Test
  void wordsHeardBadly_areUndecidable() {
    assertThat(Asked.call("customer 0-3: i want to {cancel my subscription|0.1}").requires(LEAVES))
        .startsWith("undecidable");
  }
}
