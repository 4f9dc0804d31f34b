package io.earshot.audio;

import static io.earshot.audio.Sound.amplitude;
import static io.earshot.audio.Sound.join;
import static io.earshot.audio.Sound.mix;
import static io.earshot.audio.Sound.noise;
import static io.earshot.audio.Sound.pcm;
import static io.earshot.audio.Sound.silence;
import static io.earshot.audio.Sound.telephone;
import static io.earshot.audio.Sound.tone;
import static io.earshot.audio.Sound.vowel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.model.LineQuality;
import io.earshot.model.Voice;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound whose loudness, pitch and faults are known. */
class ChannelAcousticsTest {
  private final TestReporter reporter;

  ChannelAcousticsTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  private static final double PITCH = 0.03;
  private static final float LOUDNESS_DB = 1;

  @ParameterizedTest
  @ValueSource(doubles = {-6, -20, -35, -50})
  void tone_hasTheLevelOfItsRms(double dbfs) {
    double[] x = tone(2, 400, amplitude(dbfs) * Math.sqrt(2));
    assertThat(voice(x).loudnessDbfs()).isCloseTo((float) dbfs, within(0.1f));
  }

  @Test
  void fullScale_isAtMinusThreeForASine() {
    assertThat(voice(tone(1, 440, 0.9999)).loudnessDbfs()).isCloseTo(-3.01f, within(0.05f));
  }

  @Test
  void pauses_doNotMakeSpeechQuieter() {
    double[] words = tone(1, 400, amplitude(-20) * Math.sqrt(2));
    double[] spaced = join(words, silence(1.2), words, silence(1.2), words);
    assertThat(voice(spaced).loudnessDbfs()).isCloseTo(-20f, within(LOUDNESS_DB));
  }

  @Test
  void offset_isNotHeard() {
    double[] x = tone(1, 400, amplitude(-30) * Math.sqrt(2));
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.2;
    }
    assertThat(voice(x).loudnessDbfs()).isCloseTo(-30f, within(0.1f));
  }

  @Test
  void digitalSilence_hasNoVoice() {
    assertThat(voice(silence(1))).isEqualTo(Voice.NONE);
  }

  @Test
  void noise_hasNoPitch() {
    assertThat(voice(noise(2, amplitude(-20), 1)).hasPitch()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {75, 90, 120, 160, 200, 250, 320, 400})
  void vowel_hasItsPitch_overATelephoneToo(double hz) {
    double[] x = vowel(1, hz, hz, amplitude(-20));
    assertThat(voice(x).pitchHz()).isCloseTo((float) hz, within((float) (hz * PITCH)));
    assertThat(voice(telephone(x)).pitchHz()).isCloseTo((float) hz, within((float) (hz * PITCH)));
  }

  @Test
  void vowelsInNoise_haveTheirPitch() {
    double worst = 0;
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      double hz = 80 * Math.pow(2, 2 * random.nextDouble());
      double[] clean = vowel(0.6, hz, hz, amplitude(-22));
      double[] x = mix(telephone(clean), noise(0.6, amplitude(-42), i));
      worst = Math.max(worst, Math.abs(voice(x).pitchHz() / hz - 1));
    }
    print(
        "pitch of 60 telephone vowels of 80 to 320 Hz, 20 dB above noise: worst error %.2f %%",
        100 * worst);
    assertThat(worst).isLessThan(PITCH);
  }

  @Test
  void glide_hasTheRangeItGoesThrough() {
    Voice octave = voice(vowel(2, 110, 220, amplitude(-20)));
    assertThat(octave.pitchHz()).isCloseTo(155.6f, within(155.6f * 0.03f));
    assertThat(octave.pitchRangeSemitones()).isCloseTo(9.6f, within(0.6f)); // 80 % of twelve
    Voice flat = voice(vowel(2, 150, 150, amplitude(-20)));
    assertThat(flat.pitchRangeSemitones()).isLessThan(0.3f);
  }

  @Test
  void voice_isOfItsStretchOnly() {
    double[] low = vowel(1, 120, 120, amplitude(-30));
    double[] high = vowel(1, 240, 240, amplitude(-15));
    ChannelAcoustics sound = heard(join(low, silence(0.5), high), 313);
    assertThat(sound.voice(0, 1_000).pitchHz()).isCloseTo(120f, within(3.6f));
    assertThat(sound.voice(0, 1_000).loudnessDbfs()).isCloseTo(-30f, within(LOUDNESS_DB));
    assertThat(sound.voice(1_500, 2_500).pitchHz()).isCloseTo(240f, within(7.2f));
    assertThat(sound.voice(1_500, 2_500).loudnessDbfs()).isCloseTo(-15f, within(LOUDNESS_DB));
    assertThat(sound.voice(9_000, 9_500)).isEqualTo(Voice.NONE);
  }

  @Test
  void blocks_doNotChangeWhatIsMeasured() {
    double[] x = join(vowel(1, 130, 180, amplitude(-20)), noise(0.5, amplitude(-50), 2));
    ChannelAcoustics whole = heard(x, x.length);
    for (int block : new int[] {1, 7, 160, 16_384}) {
      ChannelAcoustics pieces = heard(x, block);
      assertThat(pieces.voice(0, 1_200)).isEqualTo(whole.voice(0, 1_200));
      assertThat(pieces.quality()).isEqualTo(whole.quality());
    }
  }

  @Test
  void longRecording_keepsTheLastHalfHour() {
    ChannelAcoustics sound = new ChannelAcoustics(Sound.RATE);
    short[] minute = pcm(tone(60, 300, 0.0005)); // too quiet to be searched for a pitch
    for (int i = 0; i < 40; i++) {
      sound.accept(minute, minute.length);
    }
    assertThat(sound.voice(60_000, 61_000)).isEqualTo(Voice.NONE);
    assertThat(sound.voice(39 * 60_000, 39 * 60_000 + 1_000).isMeasured()).isTrue();
    assertThat(sound.quality().measuredMillis()).isEqualTo(40 * 60_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-35, -45, -60, -75})
  void background_isMeasuredBetweenTheWords(double dbfs) {
    double[] x = mix(talk(30), noise(30, amplitude(dbfs), 4));
    LineQuality line = quality(x);
    assertThat(line.noiseDbfs()).isCloseTo((float) dbfs, within(1f));
    assertThat(line.speechDbfs()).isCloseTo(-20f, within(1f));
  }

  @Test
  void loudBackground_makesABadLine() {
    assertThat(quality(mix(talk(30), noise(30, amplitude(-31), 4))).faults())
        .singleElement()
        .asString()
        .contains("dB above the background");
    assertThat(quality(mix(talk(30), noise(30, amplitude(-55), 4))).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1_500, 2_000, 2_700, 3_400})
  void band_endsWhereTheLineEnds(double hz) {
    double[] hissing = mix(talk(20), bursts(20, -24));
    double[] x = mix(Sound.lowPass(hissing, hz), noise(20, amplitude(-75), 9));
    assertThat(quality(x).bandWidthHz()).isCloseTo((int) hz, within(150));
  }

  @Test
  void clippedSamples_areCounted() {
    double[] loud = tone(10, 197, 1.25); // above full scale for 41 % of the time
    double share = 100 * (1 - 2 / Math.PI * Math.asin(0.9766 / 1.25));
    assertThat(quality(loud).clippedPercent()).isCloseTo((float) share, within(1f));
    assertThat(quality(tone(10, 200, 0.9)).clippedPercent()).isZero();
    assertThat(quality(loud).faults()).anySatisfy(f -> assertThat(f).contains("clipped"));
  }

  @Test
  void dropOuts_areCounted_pausesAreNot() {
    double[] x = mix(talk(60), noise(60, amplitude(-70), 4));
    assertThat(quality(x).dropOuts()).isZero();
    int lost = 0;
    for (int second = 2; second < 58; second += 4) { // within a word
      Arrays.fill(x, second * 8_000 + 2_000, second * 8_000 + 2_000 + 320, 0);
      lost++;
    }
    assertThat(quality(x).dropOuts()).isEqualTo(lost);
    assertThat(quality(x).faults()).contains("14 drop-outs");
  }

  @Test
  void demoVoices_scaledAndShifted_areMeasuredSo() throws IOException {
    double worstDb = 0;
    double worstPitch = 0;
    int turns = 0;
    for (String call : new String[] {"en-01-delayed-parcel", "zh-04-washing-machine"}) {
      for (double[] x : DemoVoices.channels(call)) {
        ChannelAcoustics plain = heard(x, 1_000);
        ChannelAcoustics quiet = heard(Sound.times(amplitude(-6), x), 1_000);
        ChannelAcoustics high = heard(Sound.faster(x, 1.15), 1_000);
        for (int from = 0; from < x.length / 8 - 5_000; from += 5_000) {
          Voice voice = plain.voice(from, from + 5_000);
          if (voice.loudnessDbfs() < -50 || !voice.hasPitch()) {
            continue;
          }
          turns++;
          Voice quieter = quiet.voice(from, from + 5_000);
          Voice higher = high.voice((long) (from / 1.15), (long) ((from + 5_000) / 1.15));
          worstDb = Math.max(worstDb, Math.abs(voice.loudnessDbfs() - quieter.loudnessDbfs() - 6));
          worstPitch =
              Math.max(worstPitch, Math.abs(higher.pitchHz() / voice.pitchHz() / 1.15 - 1));
        }
      }
    }
    print(
        "%d stretches of demo voices: 6 dB quieter within %.2f dB, 15 %% higher within %.2f %%",
        turns, worstDb, 100 * worstPitch);
    assertThat(worstDb).isLessThan(0.5);
    assertThat(worstPitch).isLessThan(PITCH);
  }

  @Test
  void demoVoices_haveTheLevelThatP56Gives() throws IOException {
    double worst = 0;
    for (double[] x : DemoVoices.channels("en-01-delayed-parcel")) {
      ChannelAcoustics sound = heard(x, 1_000);
      for (int from = 0; from < x.length / 8 - 5_000; from += 5_000) {
        Voice voice = sound.voice(from, from + 5_000);
        if (voice.loudnessDbfs() > -50) {
          double reference = ActiveLevel.dbfs(Arrays.copyOfRange(x, from * 8, (from + 5_000) * 8));
          worst = Math.max(worst, Math.abs(reference - voice.loudnessDbfs()));
        }
      }
    }
    print("active level of demo voices against ITU-T P.56: within %.2f dB", worst);
    assertThat(worst).isLessThan(LOUDNESS_DB);
  }

  /** Words of 0.6 s, pauses of 0.4 s, at −20 dBFS. */
  private static double[] talk(int seconds) {
    double[][] words = new double[2 * seconds][];
    for (int i = 0; i < seconds; i++) {
      words[2 * i] = vowel(0.6, 110 + i % 7 * 10, 130, amplitude(-20));
      words[2 * i + 1] = silence(0.4);
    }
    return join(words);
  }

  /** Hisses of 0.2 s, once a second. */
  private static double[] bursts(int seconds, double dbfs) {
    double[][] parts = new double[2 * seconds][];
    for (int i = 0; i < seconds; i++) {
      parts[2 * i] = silence(0.7);
      parts[2 * i + 1] = join(noise(0.2, amplitude(dbfs), i), silence(0.1));
    }
    return join(parts);
  }

  private static Voice voice(double[] x) {
    return heard(x, 1_000).voice(0, x.length / 8);
  }

  private static LineQuality quality(double[] x) {
    return heard(x, 1_000).quality();
  }

  private static ChannelAcoustics heard(double[] x, int block) {
    ChannelAcoustics sound = new ChannelAcoustics(Sound.RATE);
    short[] samples = pcm(x);
    for (int from = 0; from < samples.length; from += block) {
      short[] next = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + block));
      sound.accept(next, next.length);
    }
    return sound;
  }

  private void print(String format, Object... figures) {
    reporter.publishEntry(String.format(Locale.ROOT, format, figures));
  }
}
