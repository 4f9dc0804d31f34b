package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PatternTest {
  @Test
  void pattern_runsOnFoldedText() {
    Asked chat = Asked.chat("customer: Ｏrder ４５６７ and ORDER 89");
    assertThat(chat.requires("{ pattern: { find: \"order [0-9]+\" } }"))
        .isEqualTo("met: Ｏrder ４５６７; ORDER 89");
    assertThat(chat.requires("{ pattern: { find: \"order [0-9]{5}\" } }")).isEqualTo("not met");
  }

  @Test
  void exception_takesAwayTheMatchesItOverlaps() {
    Asked chat = Asked.chat("customer: order 4567 and test order 89 and order 12");
    assertThat(chat.requires("{ pattern: { find: \"order [0-9]+\", except: \"test order\" } }"))
        .isEqualTo("met: order 4567; order 12");
    assertThat(chat.requires("{ pattern: { find: \"order [0-9]+\", except: \"and.*\" } }"))
        .isEqualTo("met: order 4567");
  }

  @Test
  void exception_onALongTurn_takesLinearTime() {
    var talk = Talk.chat().says("customer", "a ".repeat(60_000)).end();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(Asked.about(talk, "{ pattern: { find: \"a\", except: \"[xz]q\" } }"))
                .startsWith("met: a"));
  }

  @Test
  void punctuation_goesWithWhatItFollows() {
    Asked chat =
        Asked.chat("agent 0: Is that right?", "agent 5: ?! Then I can refund it", "customer 9: ???")
            .where("proposes: { phrases: [then i can refund], role: agent }");
    assertThat(chat.requires("{ pattern: { find: \"\\\\?\" } }")).isEqualTo("met: ?; ?; ?; ?; ?");
    assertThat(
            chat.requires(
                "{ pattern: { find: \"right\\\\?\" }, before: { hit: proposes, pick: first } }"))
        .isEqualTo("met: right?");
    assertThat(
            Asked.chat("agent: OK? I can refund it")
                .where("proposes: { phrases: [i can refund], role: agent }")
                .requires(
                    "{ pattern: { find: \"\\\\?\" }, before: { hit: proposes, pick: first } }"))
        .isEqualTo("met: ?");
  }
}
