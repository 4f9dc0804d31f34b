package io.earshot.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.LineQuality;
import io.earshot.model.RawFormat;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import io.earshot.model.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  private static final SpeechModel MODEL =
      new SpeechModel(Path.of("/models/模型 zh"), "zh", 8_000, "ab12", 5_000_000);

  static Stream<Message> everyMessage() {
    RecordingTask task =
        new RecordingTask(
            "c0ffee",
            List.of(
                new RecordingSegment(Path.of("/calls/一.wav"), 0, null),
                new RecordingSegment(Path.of("/b.raw"), 9_000, RawFormat.parse("alaw:8000:2"))),
            MODEL,
            new DecodeOptions(false));
    return Stream.of(
        new Message.Hello(Message.PROTOCOL_VERSION),
        new Message.Transcribe(1, task),
        new Message.Probe(2, new RecordingSegment(Path.of("/a.wav"), 0, null)),
        new Message.ModelReady(3),
        new Message.Progress(4, 123_456),
        new Message.Heard(5, utterance("您好 world")),
        new Message.Heard(5, utterance("您好 world").with(new Voice(-21.37f, 12.5f, 187.3f, 4.4f))),
        new Message.Refused(6, "/a.wav byte 0", "is empty"),
        new Message.Done(7, transcription()),
        new Message.Probed(8, new AudioProbe(60_000, 2, 44_100, "mp3float")));
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void message_survivesTheWire(Message message) throws IOException {
    assertThat(decode(MessageCodec.encode(message))).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void frameCutAnywhere_isRefused(Message message) throws IOException {
    ByteBuffer frame = MessageCodec.encode(message);
    for (int length = 1; length < frame.limit() - Integer.BYTES; length++) {
      ByteBuffer cut = frame.slice(Integer.BYTES, length);
      assertThatThrownBy(() -> MessageCodec.decode(cut)).isInstanceOf(WireException.class);
    }
  }

  @Test
  void randomFrames_areRefusedOrHarmless() {
    int refused = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      bytes[0] = (byte) random.nextInt(11);
      try {
        MessageCodec.decode(ByteBuffer.wrap(bytes));
      } catch (WireException e) {
        refused++;
      } catch (RuntimeException e) {
        assertThat(bytes[0]).as("seed %d: %s", seed, e).isIn((byte) 2, (byte) 3);
      }
    }
    assertThat(refused).isGreaterThan(15_000);
  }

  @Test
  void hugeCount_isRefusedBeforeMemoryIsTaken() {
    ByteBuffer frame = ByteBuffer.allocate(64).put((byte) 6).putInt(1).putInt(0);
    frame.putLong(0).putLong(10).putInt(0).putInt(Integer.MAX_VALUE).rewind();

    assertThatThrownBy(() -> MessageCodec.decode(frame))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("a count of 2147483647");
  }

  @Test
  void wordOutsideItsText_isRefused() throws IOException {
    Words words =
        new Words(new int[] {0}, new int[] {9}, new int[] {0}, new int[] {10}, new float[] {1});
    Utterance utterance = new Utterance(0, 0, 10, Utterance.Kind.SPEECH, "short", words);
    ByteBuffer frame = MessageCodec.encode(new Message.Heard(1, utterance));

    assertThatThrownBy(() -> decode(frame)).hasMessageContaining("a word outside its text");
  }

  @Test
  void confidenceThatIsNoNumber_isRefused() throws IOException {
    Words words =
        new Words(
            new int[] {0}, new int[] {1}, new int[] {0}, new int[] {1}, new float[] {Float.NaN});
    Utterance utterance = new Utterance(0, 0, 10, Utterance.Kind.SPEECH, "short", words);
    ByteBuffer frame = MessageCodec.encode(new Message.Heard(1, utterance));

    assertThatThrownBy(() -> decode(frame)).hasMessageContaining("confidence");
  }

  static Utterance utterance(String text) {
    Words words =
        new Words(
            new int[] {0, 3},
            new int[] {2, 8},
            new int[] {0, 400},
            new int[] {300, 900},
            new float[] {0.5f, 1f});
    return new Utterance(1, 0, 900, Utterance.Kind.SPEECH, text, words);
  }

  static Transcription transcription() {
    return new Transcription(
        60_000,
        2,
        8_000,
        "pcm_s16le",
        List.of(),
        List.of("3 packets could not be decoded"),
        true,
        List.of(0L, 31_000L),
        List.of(
            new LineQuality(-20.25f, -61, 0.04f, 3, 3_400, 60_000),
            new LineQuality(-100, -100, 0, 0, 0, 60_000)),
        MODEL.hash(),
        DecodeOptions.DEFAULT.label());
  }

  private static Message decode(ByteBuffer frame) throws WireException {
    return MessageCodec.decode(frame.slice(Integer.BYTES, frame.getInt(0)));
  }
}
