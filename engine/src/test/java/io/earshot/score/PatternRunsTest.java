package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.rule.Rule;
import io.earshot.score.Write.In;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often regular expressions run: only where what every match must hold was said. */
class PatternRunsTest {
  private static final Conversation CHAT =
      Talk.chat()
          .says("agent", "Good morning, how can I help you?")
          .says("customer", "Where is my parcel?")
          .says("agent", "May I have your order number?")
          .says("customer", "It is 123456")
          .says("agent", "Your parcel arrives on Monday")
          .end();

  @Test
  void pattern_runsOnlyInTurnsWithItsDigits() {
    assertThat(runs("\\d{6}")).isEqualTo(1);
  }

  @Test
  void pattern_runsOnlyInTurnsWithItsWord() {
    assertThat(runs("parcel( arrives| comes)?")).isEqualTo(2);
    assertThat(runs("invoice \\w+")).isZero();
  }

  @Test
  void pattern_runsOnlyInTurnsWithOneOfItsWords() {
    assertThat(runs("(order|parcel)")).isEqualTo(3);
    assertThat(runs("(my|your) (order|invoice)s?")).isEqualTo(1);
    assertThat(runs("(order|parcel) [0-9]")).isZero();
    assertThat(runs("[?!]")).isEqualTo(3);
  }

  @Test
  void pattern_runsInEveryTurnWhereNothingIsRequired() {
    assertThat(runs("(order|parcel)?")).isEqualTo(5);
    assertThat(runs("\\w+ing")).isEqualTo(1);
    assertThat(runs("[^a-z]")).isEqualTo(5);
  }

  private static int runs(String pattern) {
    Rule rule = Write.rule("r", Write.pattern(In.leg(), pattern), Write.deduct(10));
    Scorer scorer = new Scorer(Program.compile(Write.set(Map.of(), rule)));
    scorer.score(CHAT);
    return scorer.patternRuns();
  }
}
