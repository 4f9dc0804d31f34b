package io.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechGateTest {
  private static final int RATE = 8_000;

  /** Kept without a gap: first sample and one after the last. */
  private record Stretch(long from, long to) {}

  @Test
  void speech_passesUnchangedWithAMarginOnEitherSide() {
    short[] samples = new MadeSound(RATE, 12).noise(2).speech(3, 5, 4_000).samples();
    List<Stretch> kept = kept(samples);

    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().from()).isBetween(2L * RATE + 4_800, 3L * RATE - 1_600);
    assertThat(kept.getFirst().to()).isBetween(5L * RATE + 1_600, 5L * RATE + 3_200);
  }

  @Test
  void shortPause_isKept() {
    short[] samples =
        new MadeSound(RATE, 12).noise(2).speech(3, 5, 4_000).speech(5.4, 7, 4_000).samples();

    assertThat(kept(samples)).hasSize(1);
  }

  @Test
  void longPause_isLeftOutInWholeSteps() {
    short[] samples =
        new MadeSound(RATE, 20).noise(2).speech(3, 5, 4_000).speech(12, 14, 4_000).samples();
    List<Stretch> kept = kept(samples);

    assertThat(kept).hasSize(2);
    assertThat((kept.get(1).from() - kept.get(0).to()) % VoiceActivity.stepSamples(RATE)).isZero();
  }

  @Test
  void speechToTheEnd_passesToItsLastSample() {
    short[] samples = new MadeSound(RATE, 5.01).noise(2).speech(3, 5.01, 4_000).samples();

    assertThat(kept(samples).getLast().to()).isEqualTo(samples.length);
  }

  @Test
  void hoursWithoutSpeech_passNothing() {
    SpeechGate gate =
        new SpeechGate(
            RATE,
            (position, samples, from, n) -> {
              throw new AssertionError("kept at " + position);
            },
            speech -> {});
    short[] minute = new MadeSound(RATE, 60).noise(1).cadence(1, 4, 3_000, 425).samples();
    for (int i = 0; i < 120; i++) {
      gate.accept(minute, minute.length);
    }
    gate.finish();
  }

  /** What passes, seen to be what went in. */
  private static List<Stretch> kept(short[] samples) {
    List<Stretch> stretches = new ArrayList<>();
    SpeechGate gate =
        new SpeechGate(
            RATE,
            (position, passed, from, n) -> {
              for (int i = 0; i < n; i++) {
                assertThat(passed[from + i]).isEqualTo(samples[(int) position + i]);
              }
              Stretch last = stretches.isEmpty() ? null : stretches.getLast();
              if (last != null && last.to() == position) {
                stretches.removeLast();
                stretches.add(new Stretch(last.from(), position + n));
              } else {
                stretches.add(new Stretch(position, position + n));
              }
            },
            speech -> {});
    gate.accept(samples, samples.length);
    gate.finish();
    return stretches;
  }
}
