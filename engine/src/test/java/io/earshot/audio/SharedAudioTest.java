package io.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.SharedFolder;
import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Recordings of other projects, sound and malformed, where the shared folder is there. */
class SharedAudioTest {
  private static final Map<String, Headerless> HEADERLESS =
      Map.of(
          "ulaw", new Headerless("mulaw", 8_000, 1),
          "g722", new Headerless("g722", 16_000, 1),
          "raw", new Headerless("s16le", 8_000, 1));

  @TestFactory
  Stream<DynamicTest> everyCodec_decodesWithoutFault() throws IOException {
    return tests("data/audio/codec_ok", this::decodesOrIsACapture);
  }

  @TestFactory
  Stream<DynamicTest> malformedFile_isDecodedOrRefusedWithASentence() throws IOException {
    return tests("data/audio/malformed", this::decodesOrIsRefused);
  }

  private static Stream<DynamicTest> tests(String folder, ThrowingConsumer<Path> body)
      throws IOException {
    List<Path> files = SharedFolder.files(folder);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> body.accept(file)));
  }

  private void decodesOrIsACapture(Path file) {
    if (file.toString().endsWith(".pcap")) {
      assertThatThrownBy(() -> decode(file)).hasMessageContaining("network capture");
      return;
    }
    DecodedAudio audio = decode(file);
    assertThat(audio.faults()).isEmpty();
    assertThat(audio.channelCount()).isBetween(0, 2);
  }

  private void decodesOrIsRefused(Path file) {
    try {
      assertThat(decode(file).durationMillis()).isLessThan(60_000);
    } catch (InputException e) {
      assertThat(e.reason()).hasSizeGreaterThan(20).doesNotContain("\\u");
    }
  }

  private static DecodedAudio decode(Path file) {
    String name = file.getFileName().toString();
    Headerless headerless = HEADERLESS.get(name.substring(name.lastIndexOf('.') + 1));
    try (AudioFile audio = AudioFile.open(file, headerless)) {
      return audio.decode(8_000, (channels, n) -> {});
    }
  }
}
