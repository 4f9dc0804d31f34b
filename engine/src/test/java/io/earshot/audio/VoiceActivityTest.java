package io.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceActivityTest {
  private static final int RATE = 8_000;
  private static final double EDGE_SECONDS = 0.1;

  @ParameterizedTest
  @CsvSource({"8000,6000,1", "8000,1500,20", "8000,200,2", "16000,6000,1"})
  void speech_beginsAndEndsWhereItWasMade(int rate, double level, double noise) {
    MadeSound sound = new MadeSound(rate, 12).noise(noise);
    boolean[] speech = steps(rate, sound.speech(2, 5, level).speech(8, 9.5, level).samples());

    assertThat(seconds(first(speech, 0))).isCloseTo(2, edge());
    assertThat(seconds(last(speech, 6))).isCloseTo(5, edge());
    assertThat(seconds(first(speech, 6))).isCloseTo(8, edge());
    assertThat(seconds(last(speech, 12))).isCloseTo(9.5, edge());
  }

  @Test
  void speech_fromTheFirstSampleOn_isKnown() {
    boolean[] speech = steps(RATE, new MadeSound(RATE, 4).noise(1).speech(0, 4, 5_000).samples());

    assertThat(seconds(first(speech, 0))).isLessThan(EDGE_SECONDS);
    assertThat(seconds(last(speech, 4))).isGreaterThan(4 - 2 * EDGE_SECONDS);
  }

  @Test
  void shortWord_isSpeech() {
    short[] samples = new MadeSound(RATE, 6).noise(2).speech(3, 3.2, 4_000).samples();

    assertThat(count(steps(RATE, samples))).isBetween(3, 12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 10, 100, 600})
  void noise_isNoSpeech(double level) {
    assertThat(count(steps(RATE, new MadeSound(RATE, 20).noise(level).samples()))).isZero();
    assertThat(count(steps(RATE, new MadeSound(RATE, 20).noise(1).hum(level).samples()))).isZero();
  }

  @Test
  void clicks_areNoSpeech() {
    short[] samples = new MadeSound(RATE, 20).noise(1).samples();
    for (int at = RATE; at < samples.length; at += RATE / 3) {
      Arrays.fill(samples, at, at + 20, (short) 12_000);
    }
    assertThat(count(steps(RATE, samples))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2,4,440,480",
    "1,4,425,425",
    "1,4,450,450",
    "0.4,0.2,400,450",
    "0.5,0.5,480,620",
    "0.25,0.25,425,425",
    "0.5,3,1100,1100",
    "30,1,350,440",
    "0.2,2.8,1000,1000"
  })
  void signallingTones_areNoSpeech(double on, double off, double low, double high) {
    MadeSound sound = new MadeSound(RATE, 30).noise(1).cadence(on, off, 4_000, low, high);

    assertThat(count(steps(RATE, sound.samples()))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"8000,6000", "8000,800", "16000,3000"})
  void music_isNoSpeech(int rate, double level) {
    boolean[] speech = steps(rate, new MadeSound(rate, 40).noise(2).music(0, 40, level).samples());

    assertThat(count(speech)).isLessThan(speech.length / 20);
  }

  @Test
  void speechBesideMusic_isSpeechFromItsFirstToItsLastSyllable() {
    MadeSound sound = new MadeSound(RATE, 40).noise(2).music(0, 15, 3_000).music(21, 40, 3_000);
    boolean[] speech = steps(RATE, sound.speech(15.3, 20.7, 5_000).samples());

    assertThat(seconds(first(speech, 14))).isLessThan(15.3 + EDGE_SECONDS);
    assertThat(seconds(last(speech, 22))).isGreaterThan(20.7 - EDGE_SECONDS);
  }

  @Test
  void speechLouderThanMusicUnderIt_isSpeech() {
    MadeSound sound = new MadeSound(RATE, 30).noise(2).music(0, 30, 400).speech(12, 18, 6_000);
    boolean[] speech = steps(RATE, sound.samples());

    assertThat(count(Arrays.copyOfRange(speech, step(12.2), step(17.8))))
        .isGreaterThan((step(17.8) - step(12.2)) * 3 / 5);
  }

  @Test
  void quietSpeechOverALoudLine_isSpeech() {
    short[] samples = new MadeSound(RATE, 14).noise(60).speech(4, 9, 1_200).samples();
    boolean[] speech = steps(RATE, samples);

    assertThat(count(speech)).isEqualTo(count(Arrays.copyOfRange(speech, step(3.9), step(9.1))));
    assertThat(count(speech)).isGreaterThan(step(5) / 2);
  }

  @Test
  void answers_doNotDependOnThePieces() {
    short[] samples =
        new MadeSound(RATE, 10).noise(5).speech(1, 4, 3_000).music(5, 9, 900).samples();
    List<Boolean> answers = new ArrayList<>();
    VoiceActivity activity = new VoiceActivity(RATE, answers::add);
    Random random = new Random(3);
    for (int from = 0; from < samples.length; ) {
      int n = Math.min(samples.length - from, random.nextInt(1_000));
      activity.accept(samples, from, n);
      from += n;
    }
    activity.finish();

    boolean[] atOnce = steps(RATE, samples);
    assertThat(answers).hasSize(atOnce.length);
    for (int i = 0; i < atOnce.length; i++) {
      assertThat(answers.get(i)).isEqualTo(atOnce[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 239, 240, 241, 8_000, 20_011})
  void everyStep_isAnsweredOnce(int samples) {
    assertThat(steps(RATE, new short[samples])).hasSize((samples + 239) / 240);
  }

  private static boolean[] steps(int rate, short[] samples) {
    List<Boolean> answers = new ArrayList<>();
    VoiceActivity activity = new VoiceActivity(rate, answers::add);
    activity.accept(samples, 0, samples.length);
    activity.finish();
    boolean[] steps = new boolean[answers.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = answers.get(i);
    }
    return steps;
  }

  private static int count(boolean[] steps) {
    int count = 0;
    for (boolean each : steps) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /** The first step of speech from that second on. */
  private static int first(boolean[] steps, double from) {
    int i = step(from);
    while (i < steps.length && !steps[i]) {
      i++;
    }
    return i;
  }

  /** One after the last step of speech before that second. */
  private static int last(boolean[] steps, double before) {
    int i = Math.min(steps.length, step(before));
    while (i > 0 && !steps[i - 1]) {
      i--;
    }
    return i;
  }

  private static int step(double seconds) {
    return (int) Math.round(seconds * 1_000 / VoiceActivity.STEP_MILLIS);
  }

  private static double seconds(int step) {
    return step * VoiceActivity.STEP_MILLIS / 1_000.0;
  }

  private static Offset<Double> edge() {
    return Offset.offset(EDGE_SECONDS);
  }
}
