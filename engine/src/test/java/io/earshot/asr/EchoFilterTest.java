package io.earshot.asr;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.asr.HeardWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EchoFilterTest {
  private static final int RATE = 8_000;
  private static final int SECONDS = 12;

  private final short[] agent = new short[SECONDS * RATE];
  private final short[] customer = new short[SECONDS * RATE];

  @Test
  void weakerDelayedCopy_isLeftOut_theAnswerAfterItStays() {
    speak(agent, 1, 2_000, 5_000, 6_000);
    copy(agent, customer, 0.1, 180);
    speak(customer, 2, 5_500, 7_000, 5_000);

    List<Word> kept = heardOn(customer, agent, words(2_180, 5_180), words(5_500, 7_000));

    assertThat(kept).isEqualTo(words(5_500, 7_000));
  }

  @Test
  void otherSpeechAtTheSameTime_stays() {
    speak(agent, 1, 2_000, 6_000, 6_000);
    speak(customer, 2, 2_500, 5_500, 600);

    assertThat(heardOn(customer, agent, words(2_500, 5_500))).isEqualTo(words(2_500, 5_500));
  }

  @Test
  void equallyLoudCopy_staysOnBothSides() {
    speak(agent, 1, 2_000, 5_000, 4_000);
    copy(agent, customer, 1, 0);

    assertThat(heardOn(customer, agent, words(2_000, 5_000))).isNotEmpty();
    assertThat(heardOn(agent, customer, words(2_000, 5_000))).isNotEmpty();
  }

  @Test
  void theSourceOfAnEcho_stays() {
    speak(agent, 1, 2_000, 5_000, 6_000);
    copy(agent, customer, 0.1, 100);

    assertThat(heardOn(agent, customer, words(2_000, 5_000))).isEqualTo(words(2_000, 5_000));
  }

  @SafeVarargs
  private static List<Word> heardOn(short[] own, short[] other, List<Word>... parts) {
    Envelope ownEnvelope = new Envelope(RATE);
    Envelope otherEnvelope = new Envelope(RATE);
    ownEnvelope.accept(own, own.length);
    otherEnvelope.accept(other, other.length);
    List<Word> kept = new ArrayList<>();
    EchoFilter filter =
        new EchoFilter(
            ownEnvelope,
            otherEnvelope,
            new WordSink() {
              @Override
              public void accept(List<Word> words) {
                kept.addAll(words);
              }

              @Override
              public void finish() {}
            });
    List<Word> all = new ArrayList<>();
    for (List<Word> part : parts) {
      all.addAll(part);
    }
    filter.accept(all);
    filter.finish();
    return kept;
  }

  /** Noise in syllables of changing length and loudness. */
  private static void speak(short[] channel, long seed, int fromMillis, int toMillis, int loud) {
    Random random = new Random(seed);
    int at = fromMillis * RATE / 1_000;
    int end = toMillis * RATE / 1_000;
    while (at < end) {
      int length = (80 + random.nextInt(250)) * RATE / 1_000;
      double peak = loud * (0.2 + 0.8 * random.nextDouble());
      for (int i = 0; i < length && at < end; i++, at++) {
        channel[at] = (short) (random.nextGaussian() * peak * Math.sin(Math.PI * i / length));
      }
    }
  }

  private static void copy(short[] from, short[] to, double gain, int delayMillis) {
    int delay = delayMillis * RATE / 1_000;
    for (int i = delay; i < to.length; i++) {
      to[i] = (short) (to[i] + gain * from[i - delay]);
    }
  }

  private static List<Word> words(int fromMillis, int toMillis) {
    List<Word> words = new ArrayList<>();
    for (int at = fromMillis; at < toMillis; at += 500) {
      words.add(new Word("word", at, at + 500, 1));
    }
    return words;
  }
}
