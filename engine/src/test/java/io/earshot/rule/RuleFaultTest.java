package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.rule.RuleFault.Severity;
import org.junit.jupiter.api.Test;

class RuleFaultTest {
  private static RuleFault fault(String line, int column, int length) {
    Position at = new Position("rules/a.yaml", 12, column);
    return new RuleFault(
        Severity.ERROR, at, length, "unknown key \"requir\"", "did you mean it?", line);
  }

  @Test
  void fault_showsTheLineWithCaretsUnderTheWord() {
    assertThat(fault("        requir: { phrases: [hello] }", 9, 6).render())
        .isEqualTo(
            """
            rules/a.yaml:12:9: unknown key "requir"
               12 |         requir: { phrases: [hello] }
                  |         ^^^^^^ did you mean it?\
            """);
  }

  @Test
  void wideCharacters_takeTwoColumnsEach() {
    assertThat(fault("标题: 错误x", 5, 2).render().lines().skip(1))
        .containsExactly("   12 | 标题: 错误x", "      | \u3000\u3000  ^^^^ did you mean it?");
  }

  @Test
  void tabs_areCopiedIntoTheCaretLine() {
    assertThat(fault("\tx:\ty", 5, 1).render().lines().skip(1))
        .containsExactly("   12 | \tx:\ty", "      | \t  \t^ did you mean it?");
  }

  @Test
  void emoji_countAsOneCharacterOfTwoColumns() {
    assertThat(fault("😡 b", 3, 1).render().lines().skip(1))
        .containsExactly("   12 | 😡 b", "      | \u3000 ^ did you mean it?");
  }

  @Test
  void longLine_isCutAroundThePlace() {
    String rendered = fault("x".repeat(500) + "Y" + "z".repeat(500), 501, 1).render();
    String[] lines = rendered.split("\n");
    assertThat(lines[1].length()).isLessThan(220);
    assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('Y');
    assertThat(lines[1]).startsWith("   12 | …").endsWith("…");
  }

  @Test
  void placeAtTheEndOfTheLine_getsItsCaretBehindIt() {
    assertThat(fault("abc", 4, 1).render()).endsWith("      |    ^ did you mean it?");
  }

  @Test
  void controlCharacters_neverReachTheTerminal() {
    RuleFault fault =
        new RuleFault(
            Severity.ERROR,
            new Position("a\u001b[2J.yaml", 1, 1),
            1,
            "bad \u001b[31m key",
            "fix\nit",
            "a \u001b[31m\u202e: b");
    assertThat(fault.render())
        .doesNotContain("\u001b", "\u202e")
        .contains("\\u001B", "fix\\u000Ait");
  }

  @Test
  void warning_saysThatItIsOne() {
    RuleFault fault =
        new RuleFault(Severity.WARNING, new Position("a.yaml", 1, 1), 1, "odd", "look", "x");
    assertThat(fault.render()).startsWith("a.yaml:1:1: warning: odd\n");
    assertThat(fault.isError()).isFalse();
  }

  @Test
  void faultWithoutALine_keepsTheFix() {
    RuleFault fault =
        new RuleFault(Severity.ERROR, new Position("gone", 1, 1), 1, "no such file", "check", "");
    assertThat(fault.render()).isEqualTo("gone:1:1: no such file\n      | check");
  }
}
