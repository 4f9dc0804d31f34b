package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.rule.LintFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricesTest {
  private static List<String> prices(String require) {
    StringBuilder turns = new StringBuilder();
    for (int i = 0; i < 15; i++) {
      turns.append("          - \"agent: this is turn ").append(i).append("\"\n");
      turns.append("          - \"customer: well number ").append(i).append("\"\n");
    }
    String set =
        """
        ruleSet: priced
        version: 1.0.0
        title: P
        languages: [en]
        scorecard:
          pass: 80
          sections: [{ id: s, title: S, weight: 1 }]
          grades: [{ name: A, from: 0 }]
        conditions:
          turn-3: { phrases: [turn 3] }
        rules:
          - { id: uses, title: U, section: s, worth: { award: 1 }, require: { hit: turn-3 } }
          - id: r
            title: R
            section: s
            worth: { award: 1 }
            examples:
              - expect: met
                turns:
        """;
    String text = set + turns + "    require: " + require + "\n";
    return Prices.of(Asked.load(text.indent(0))).stream()
        .map(LintFinding::fault)
        .map(fault -> fault.at().column() + ": " + fault.message())
        .toList();
  }

  @Test
  void patternOfWhichNoWordIsCertain_isPricedByHowOftenItRuns() {
    assertThat(prices("{ pattern: { find: \"[a-z]+ [0-9]+\" } }"))
        .containsExactly(
            "14: the pattern runs on 30 of the 30 turns of the examples: no word of it is certain");
  }

  @Test
  void patternThatWaitsForAWordOrAnAnchor_isNotTold() {
    assertThat(prices("{ pattern: { find: \"order [0-9]+\" } }")).isEmpty();
    assertThat(prices("{ pattern: { find: \"[0-9]+\" }, after: { hit: turn-3, turns: 1 } }"))
        .isEmpty();
    assertThat(prices("{ pattern: { find: \"[0-9]+\" }, turns: first 2 }")).isEmpty();
  }

  @Test
  void repetitionThatLooksFarBack_isTold() {
    assertThat(prices("{ repeated: { times: 2, withinTurns: 50 } }"))
        .containsExactly("14: every turn is compared with the 50 before it");
    assertThat(prices("{ repeated: { times: 2 } }")).isEmpty();
  }
}
