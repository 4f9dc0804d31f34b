package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stored bytes: equal when read back, refused when damaged, compact. */
class CodecTest {
  private static final byte[] KEY = {1, 2, 3};

  @Test
  void wtf8_anyString_survives() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      char[] chars = new char[random.nextInt(6)];
      for (int i = 0; i < chars.length; i++) {
        chars[i] =
            (char) (random.nextBoolean() ? 0xD7FE + random.nextInt(0x804) : random.nextInt());
      }
      String text = new String(chars);
      byte[] bytes = Wtf8.encode(text);
      assertThat(Wtf8.decode(bytes, 0, bytes.length)).as("round %d", round).isEqualTo(text);
    }
  }

  @Test
  void wtf8_wellFormedText_isPlainUtf8() {
    String text = "您好 👋 \uFFFD ok";
    assertThat(Wtf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numbers_ofAnySize_surviveAndSmallOnesAreShort() {
    long[] values = {0, 1, -1, 63, -64, 300, Long.MAX_VALUE, Long.MIN_VALUE};
    ByteWriter out = new ByteWriter();
    for (long value : values) {
      out.varint(value).zigzag(value).int64(value);
    }
    ByteReader in = new ByteReader(out.toBytes(), 0);
    for (long value : values) {
      assertThat(in.varint()).isEqualTo(value);
      assertThat(in.zigzag()).isEqualTo(value);
      assertThat(in.int64()).isEqualTo(value);
    }
    in.end();
    assertThat(new ByteWriter().zigzag(-64).size()).isEqualTo(1);
  }

  @Test
  void envelope_anyFlippedBit_isRefused() {
    byte[] sealed = Envelope.seal(KEY, "a short value".getBytes(StandardCharsets.UTF_8));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] damaged = sealed.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> Envelope.open(Table.EVALUATION, KEY, damaged))
          .as("bit %d", bit)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("corrupt value in column family \"evaluation\", key 010203: ");
    }
  }

  @Test
  void envelope_underAnotherKey_isRefused() {
    byte[] sealed = Envelope.seal(KEY, KEY);
    assertThatThrownBy(() -> Envelope.open(Table.JOB, new byte[] {1, 2, 4}, sealed))
        .hasMessageContaining("checksum");
    assertThatThrownBy(() -> Envelope.open(Table.JOB, KEY, new byte[3]))
        .hasMessageContaining("only 3 bytes");
  }

  /** A checksum does not help against a bug or malice: no content may hang or exhaust memory. */
  @Test
  void decoders_damagedContent_refuseOrReadButNeverBreak() {
    Random random = new Random(4);
    for (long seed = 0; seed < 300; seed++) {
      Conversation strange = new Samples(seed).strange();
      byte[] bytes = ConversationCodec.encode(strange).bytes();
      for (int round = 0; round < 20; round++) {
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        try {
          ConversationCodec.decode(strange.id(), "", "", new ByteReader(damaged, 0));
        } catch (MalformedException e) {
          assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
        }
      }
    }
  }

  @Test
  void decoders_cutContent_isRefused() {
    Conversation chat = Samples.chat();
    byte[] bytes = ConversationCodec.encode(chat).bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ConversationCodec.decode(chat.id(), "", "", new ByteReader(cut, 0)))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void evaluation_withEvidenceInTheText_doesNotStoreTheQuoteAgain() {
    Conversation chat = Samples.chat();
    Evaluation evaluation = Samples.evaluation(chat, "v1", 90_000);
    byte[] bytes = EvaluationCodec.encode(evaluation, 0, chat);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Good");
    assertThat(bytes).hasSizeLessThan(60);
  }

  @Test
  void layout_readBack_isEqual() {
    Layout layout = Layout.of(Samples.evaluation(Samples.chat(), "v1", 1));
    assertThat(LayoutCodec.decode(new ByteReader(LayoutCodec.encode(layout), 0))).isEqualTo(layout);
  }
}
