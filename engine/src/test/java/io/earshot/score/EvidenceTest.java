package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a reader is shown for an outcome. */
class EvidenceTest {
  @Test
  void wordsWithinWords_areShownOnce() {
    Asked chat = Asked.chat("agent: 请问您有什么问题吗", "agent: 什么问题").with("language: zh");
    assertThat(chat.requires("{ phrases: [什么问题, 有什么问题, 问题] }")).isEqualTo("met: 有什么问题; 什么问题");
    assertThat(
            chat.requires("{ any: [{ phrases: [zulu] }, { phrases: [请问您有] }, { phrases: [您有] }] }"))
        .isEqualTo("met: 请问您有");
    assertThat(chat.requires("{ all: [{ phrases: [您有] }, { phrases: [请问您有] }] }"))
        .isEqualTo("met: 请问您有");
  }

  @Test
  void wordsThatOverlap_areBothShown() {
    assertThat(Asked.chat("agent: one two three").requires("{ phrases: [one two, two three] }"))
        .isEqualTo("met: one two; two three");
  }

  @Test
  void countedIntervals_sayWhatWasMeasured() {
    Asked call =
        Asked.call("agent 0-70: so it began", "customer 90-91: oh", "agent 92-93: and so it goes")
            .with("events: [\"hold 71-89\"]");
    assertThat(
            call.requires(
                "{ count: { of: { any: [{ silence: { above: 10 } }, { event: { kind: hold } }, {"
                    + " turnLength: { above: 60 } }] }, atLeast: 3 } }"))
        .contains("20.0 s silence", "hold, 18.0 s", "turn of 70.0 s");
  }

  @Test
  void absence_hasNoEvidence() {
    assertThat(Asked.chat("agent: one").requires("{ phrases: [two] }")).isEqualTo("not met");
    assertThat(Asked.chat("agent: one").requires("{ phrases: { none: [two] } }")).isEqualTo("met");
  }

  @Test
  void evidence_stopsAtItsLimit() {
    String many = "hello ".repeat(50).strip();
    String answer = Asked.chat("agent: " + many).requires("{ phrases: [hello] }");
    assertThat(answer.split("; ")).hasSize(EvidenceWriter.EVIDENCE_LIMIT);
  }
}
