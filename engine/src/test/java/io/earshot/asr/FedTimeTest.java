package io.earshot.asr;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.asr.HeardWords.Word;
import org.junit.jupiter.api.Test;

class FedTimeTest {
  private static final int RATE = 8_000;

  @Test
  void word_ofAChannelFedWhole_staysWhereItIs() {
    FedTime time = new FedTime(RATE);
    time.add(0, 3 * RATE);

    assertThat(time.place(word(1_230, 1_470))).isEqualTo(word(1_230, 1_470));
  }

  @Test
  void word_isMovedByWhatWasLeftOutBeforeIt() {
    FedTime time = twoStretches();

    assertThat(time.place(word(500, 900))).isEqualTo(word(10_500, 10_900));
    assertThat(time.place(word(1_300, 1_600))).isEqualTo(word(30_300, 30_600));
  }

  @Test
  void wordDrawnOverAGap_staysOnTheSideWhereMoreOfItLies() {
    FedTime time = twoStretches();

    assertThat(time.place(word(700, 1_100))).isEqualTo(word(10_700, 11_000));
    assertThat(time.place(word(900, 1_300))).isEqualTo(word(30_000, 30_300));
  }

  @Test
  void stretchesOfAnHour_areForgottenButTheLast() {
    FedTime time = new FedTime(RATE);
    for (int i = 0; i < 3_600; i++) {
      time.add(3L * i * RATE, RATE);
      time.forgetOld();
    }

    assertThat(time.place(word(3_599_100, 3_599_400))).isEqualTo(word(10_797_100, 10_797_400));
    assertThat(time.place(word(3_560_100, 3_560_400))).isEqualTo(word(10_680_100, 10_680_400));
  }

  /** A second from 10 s on, and a second from 30 s on. */
  private static FedTime twoStretches() {
    FedTime time = new FedTime(RATE);
    time.add(10L * RATE, RATE / 2);
    time.add(10L * RATE + RATE / 2, RATE / 2);
    time.add(30L * RATE, RATE);
    return time;
  }

  private static Word word(int startMillis, int endMillis) {
    return new Word("word", startMillis, endMillis, 1);
  }
}
