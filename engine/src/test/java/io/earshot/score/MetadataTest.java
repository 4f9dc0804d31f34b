package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetadataTest {
  private static String compared(String comparison) {
    return Asked.chat("agent: hello", "customer: good morning")
        .with("metadata: { team: North-Ａ, rating: \"4.0\", paid: \"120.5\", refund: \"20\" }")
        .requires("{ metadata: { " + comparison + " } }");
  }

  @Test
  void field_isComparedAsFoldedText() {
    assertThat(compared("field: team, equals: north-a")).isEqualTo("met");
    assertThat(compared("field: team, equals: south")).isEqualTo("not met");
    assertThat(compared("field: team, notEquals: south")).isEqualTo("met");
    assertThat(compared("field: team, contains: ORTH")).isEqualTo("met");
    assertThat(compared("field: team, in: [south, north-a]")).isEqualTo("met");
    assertThat(compared("field: team, in: [south, west]")).isEqualTo("not met");
  }

  @Test
  void field_isComparedAsNumberWhereItIsOne() {
    assertThat(compared("field: rating, equals: 4")).isEqualTo("met");
    assertThat(compared("field: rating, above: 3.9")).isEqualTo("met");
    assertThat(compared("field: rating, atLeast: 4")).isEqualTo("met");
    assertThat(compared("field: rating, below: 4")).isEqualTo("not met");
    assertThat(compared("field: rating, atMost: 4")).isEqualTo("met");
    assertThat(compared("field: rating, between: [1, 4]")).isEqualTo("met");
    assertThat(compared("field: rating, between: [4.5, 5]")).isEqualTo("not met");
    assertThat(compared("field: team, above: 1")).isEqualTo("not met");
  }

  @Test
  void missingField_satisfiesOnlyMissingAndNotEquals() {
    assertThat(compared("field: region, missing: true")).isEqualTo("met");
    assertThat(compared("field: team, missing: true")).isEqualTo("not met");
    assertThat(compared("field: team, present: true")).isEqualTo("met");
    assertThat(compared("field: region, notEquals: north")).isEqualTo("met");
    assertThat(compared("field: region, below: 100")).isEqualTo("not met");
    assertThat(compared("field: region, equals: north")).isEqualTo("not met");
  }

  @Test
  void arithmetic_takesFieldsAndNumbers() {
    assertThat(compared("expression: \"{paid} - {refund}\", equals: 100.5")).isEqualTo("met");
    assertThat(compared("expression: \"({paid} - {refund}) * 2\", above: 200")).isEqualTo("met");
    assertThat(compared("expression: \"{paid} - {refund} * 2\", equals: 80.5")).isEqualTo("met");
    assertThat(compared("expression: \"{paid} / {refund}\", below: 6.1")).isEqualTo("met");
    assertThat(compared("expression: \"20 - {refund}\", equals: 0")).isEqualTo("met");
  }

  @Test
  void arithmetic_overWhatIsMissingOrZero_holdsForNothing() {
    assertThat(compared("expression: \"{paid} - {region}\", above: 0")).isEqualTo("not met");
    assertThat(compared("expression: \"{paid} - {region}\", atMost: 0")).isEqualTo("not met");
    assertThat(compared("expression: \"{paid} / ({refund} - 20)\", above: 0")).isEqualTo("not met");
    assertThat(compared("expression: \"{team} * 2\", missing: true")).isEqualTo("met");
  }

  @Test
  void mediumAndLanguage_areKnownOfEveryConversation() {
    String call = "{ metadata: { field: medium, equals: call } }";
    String[] turns = {"agent 0-1: hello", "customer 2-3: hi"};
    assertThat(Asked.call(turns).requires(call)).startsWith("met");
    assertThat(Asked.chat("agent: hello", "customer: hi").requires(call)).startsWith("not met");
    assertThat(Asked.call(turns).requires("{ metadata: { field: language, in: [en] } }"))
        .startsWith("met");
  }
}
