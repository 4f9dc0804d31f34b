package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Conversation;
import io.earshot.model.LineQuality;
import io.earshot.model.Provenance;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The acoustic columns: equal when read back, part of the content, compact, absent for text. */
class AcousticsTableTest {
  @Test
  void voicesAndLines_surviveAndAreContent() {
    for (long seed = 0; seed < 200; seed++) {
      Conversation plain = new Samples(seed).strange();
      Conversation measured = measured(plain, new Random(seed));
      ConversationCodec.Encoded encoded = ConversationCodec.encode(measured);
      assertThat(decode(measured, encoded.bytes())).as("seed %d", seed).isEqualTo(measured);
      if (!measured.equals(plain)) {
        assertThat(encoded.digest()).isNotEqualTo(ConversationCodec.encode(plain).digest());
      }
    }
  }

  @Test
  void cutColumns_areRefused() {
    Conversation measured = measured(Samples.chat(), new Random(1));
    ByteWriter columns = new ByteWriter();
    AcousticsTable.write(columns, measured);
    byte[] bytes = columns.toBytes();
    for (int length = 1; length < bytes.length; length++) {
      ByteReader in = new ByteReader(Arrays.copyOf(bytes, length), 0);
      assertThatThrownBy(
              () -> {
                AcousticsTable.readLines(in);
                AcousticsTable.readVoices(in, new ArrayList<>(measured.utterances()));
              })
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void column_takesFewBytesAnUtterance_andNoneWithoutMeasurement() {
    Conversation plain = Samples.chat();
    List<Utterance> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(plain.utterances().getFirst().with(new Voice(-23.45f, 17.5f, 212.3f, 4.25f)));
    }
    ByteWriter columns = new ByteWriter();
    AcousticsTable.write(columns, with(plain, many, List.of()));
    assertThat(columns.size() / 1_000).isLessThanOrEqualTo(10);
    ByteWriter none = new ByteWriter();
    AcousticsTable.write(none, plain);
    assertThat(none.size()).isZero();
  }

  private static Conversation decode(Conversation c, byte[] bytes) {
    Provenance from = c.provenance();
    return ConversationCodec.decode(c.id(), from.source(), from.batch(), new ByteReader(bytes, 0));
  }

  private static Conversation measured(Conversation c, Random random) {
    List<Utterance> utterances = new ArrayList<>();
    for (Utterance utterance : c.utterances()) {
      utterances.add(utterance.with(voice(random)));
    }
    List<LineQuality> lines = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      lines.add(
          new LineQuality(
              -100 * random.nextFloat(),
              -100 * random.nextFloat(),
              100 * random.nextFloat(),
              random.nextInt(Integer.MAX_VALUE),
              random.nextInt(24_000),
              random.nextInt(Integer.MAX_VALUE)));
    }
    return with(c, utterances, lines);
  }

  private static Voice voice(Random random) {
    float loudness = -100 * random.nextFloat();
    float range = 100 * random.nextFloat();
    return switch (random.nextInt(3)) {
      case 0 -> Voice.NONE;
      case 1 -> new Voice(loudness, range, Float.NaN, Float.NaN);
      default -> new Voice(loudness, range, 1 + 999 * random.nextFloat(), 60 * random.nextFloat());
    };
  }

  private static Conversation with(
      Conversation c, List<Utterance> utterances, List<LineQuality> lines) {
    Provenance from = c.provenance();
    return new Conversation(
        c.id(),
        c.externalId(),
        c.medium(),
        c.startedAtMillis(),
        c.zone(),
        c.language(),
        c.durationMillis(),
        c.metadata(),
        c.parties(),
        utterances,
        c.events(),
        new Provenance(
            from.source(),
            from.batch(),
            from.contentHash(),
            from.transcript(),
            from.faults(),
            from.cut(),
            lines));
  }
}
