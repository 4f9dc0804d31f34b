package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.rule.Phrase.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
  private static final String TOP =
      """

      parameters: { company: Earshot Ltd, hotline: 12315 }
      lists:
        sorry: [sorry, "{list.regret}", "so {list.regret}"]
        regret: [my apologies, i regret]
        gapped: [plain, "a ... b", "for {metadata.name}"]
        outer: ["{list.gapped}", end]
        unused: ["{company} {hotline}"]
      """;

  private static List<Phrase> phrases(String list) {
    return ((Operator.Phrases) Sample.operator("{ phrases: " + list + " }" + TOP)).phrases();
  }

  private static List<Part> parts(String phrase) {
    List<Phrase> phrases = phrases("['" + phrase + "']");
    assertThat(phrases).hasSize(1);
    return phrases.getFirst().parts();
  }

  private static Part text(String text) {
    return new Part.Text(text);
  }

  @ParameterizedTest
  @CsvSource({
    "thank you ... calling, 5", "thank you...3 calling, 3", "thank you … calling, 5",
    "thank you……calling, 5", "thank you…12 calling, 12", "thank you .... calling, 5"
  })
  void gap_standsBetweenTexts(String phrase, int tokens) {
    assertThat(parts(phrase))
        .containsExactly(text("thank you"), new Part.Gap(tokens), text("calling"));
  }

  @Test
  void parameter_isSubstituted() {
    assertThat(parts("welcome to {company}, call {hotline}"))
        .containsExactly(text("welcome to Earshot Ltd, call 12315"));
  }

  @Test
  void field_staysASlot() {
    assertThat(parts("mister {metadata.customer name} hello"))
        .containsExactly(text("mister"), new Part.Slot("customer name"), text("hello"));
  }

  @Test
  void escapedBraces_areText() {
    assertThat(parts("a {{b}} c")).containsExactly(text("a {b} c"));
  }

  @Test
  void list_isSpelledOut() {
    assertThat(parts("very {list.sorry}"))
        .containsExactly(
            text("very"),
            new Part.OneOf(
                "sorry",
                List.of("sorry", "my apologies", "i regret", "so my apologies", "so i regret")));
  }

  @Test
  void plainListAlone_staysOnePhrase() {
    List<Phrase> phrases = phrases("{ all: ['{list.regret}', hello] }");
    assertThat(phrases).hasSize(2);
    assertThat(phrases.getFirst())
        .isEqualTo(
            new Phrase(
                "{list.regret}",
                List.of(new Part.OneOf("regret", List.of("my apologies", "i regret")))));
  }

  @Test
  void gappedListAlone_becomesSeveralPhrases() {
    List<Phrase> phrases = phrases("['{list.outer}']");
    assertThat(phrases)
        .containsExactly(
            new Phrase("{list.outer}", List.of(new Part.OneOf("outer", List.of("plain", "end")))),
            new Phrase("a ...5 b", List.of(text("a"), new Part.Gap(5), text("b"))),
            new Phrase("for {metadata.name}", List.of(text("for"), new Part.Slot("name"))));
  }

  @Test
  void numbersAndTruthValues_areWordsToo() {
    assertThat(phrases("[12315, yes, true, 3.0]"))
        .extracting(Phrase::source)
        .containsExactly("12315", "yes", "true", "3.0");
  }

  @Test
  void blockText_isOnePhrase() {
    String set =
        Sample.requiring(
            "\n      phrases:\n        - >-\n          thank you\n          for calling");
    Condition.Test test = (Condition.Test) Sample.load(set).rules().getFirst().require();
    assertThat(((Operator.Phrases) test.operator()).phrases())
        .containsExactly(
            new Phrase("thank you for calling", List.of(text("thank you for calling"))));
  }

  @Test
  void chinesePhrases_keepTheirCharacters() {
    assertThat(parts("感谢您…3 来电")).containsExactly(text("感谢您"), new Part.Gap(3), text("来电"));
  }
}
