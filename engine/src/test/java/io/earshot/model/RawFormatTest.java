package io.earshot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawFormatTest {
  @ParameterizedTest
  @CsvSource({
    "s16le:8000:1,s16le:8000:1", "S16LE:16000:2,s16le:16000:2", "ulaw:8000:1,mulaw:8000:1",
    "G.722:16000:1,g722:16000:1", "LINEAR16:8000:1,s16le:8000:1", "PCMA:8000:1,alaw:8000:1"
  })
  void usualSpellings_areUnderstood(String text, String expected) {
    assertThat(RawFormat.parse(text)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s16le",
        "s16le:8000",
        "s16le:8000:1:1",
        "mp7:8000:1",
        "s16le:fast:1",
        "s16le:1:1",
        "s16le:8000:0",
        "s16le:99999999999:1"
      })
  void anythingElse_isRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> RawFormat.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("s16le:8000:1")
        .hasMessageContaining("mulaw");
  }
}
