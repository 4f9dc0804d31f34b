package io.earshot.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.asr.HeardWords.Word;
import io.earshot.model.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtteranceCutterTest {
  @Test
  void englishWords_areJoinedByBlanks() {
    Utterance heard = cut("hello", "and", "welcome").getFirst();

    assertThat(heard.text()).isEqualTo("hello and welcome");
    assertThat(heard.words().startChar()).containsExactly(0, 6, 10);
    assertThat(heard.words().endChar()).containsExactly(5, 9, 17);
  }

  @Test
  void chineseWords_areJoinedWithoutBlanks() {
    Utterance heard = cut("您好", "请", "稍等").getFirst();

    assertThat(heard.text()).isEqualTo("您好请稍等");
    assertThat(heard.words().startChar()).containsExactly(0, 2, 3);
    assertThat(heard.words().endChar()).containsExactly(2, 3, 5);
  }

  @Test
  void unknownWordAmongChinese_keepsItsBlanks() {
    Utterance heard = cut("我", "[unk]", "的", "订单").getFirst();

    assertThat(heard.text()).isEqualTo("我 [unk] 的订单");
    assertThat(heard.text().substring(heard.words().startChar()[2], heard.words().endChar()[3]))
        .isEqualTo("的订单");
  }

  @Test
  void longGap_splitsTheUtterance() {
    List<Utterance> heard =
        cut(List.of(word("one", 0, 400), word("two", 1_900, 2_200), word("three", 3_701, 4_000)));

    assertThat(heard).extracting(Utterance::text).containsExactly("one two", "three");
    assertThat(heard.getFirst().endMillis()).isEqualTo(12_200);
    assertThat(heard.getLast().startMillis()).isEqualTo(13_701);
    assertThat(heard.getLast().words().startChar()).containsExactly(0);
  }

  @Test
  void noWords_makeNoUtterance() {
    assertThat(cut(List.of())).isEmpty();
  }

  @Test
  void result_isReadAsVoskWritesIt() {
    String json =
        """
        {
          "result" : [{
              "conf" : 0.987654,
              "end" : 1.110000,
              "start" : 0.900000,
              "word" : "say \\"no\\" \\u5417"
            }, {
              "conf" : 1.000000,
              "end" : 1.500000,
              "start" : 1.110000,
              "word" : "[unk]"
            }],
          "text" : "x"
        }\
        """;

    assertThat(HeardWords.parse(json))
        .containsExactly(
            new Word("say \"no\" 吗", 900, 1_110, 0.987654f), new Word("[unk]", 1_110, 1_500, 1f));
  }

  @Test
  void resultWithoutWords_isEmpty() {
    assertThat(HeardWords.parse("{\"text\" : \"\"}")).isEmpty();
  }

  @Test
  void cutOffResult_isAFault() {
    assertThatThrownBy(() -> HeardWords.parse("{\"result\" : [{\"conf\" : 1.0, "))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Vosk's result lacks");
  }

  @Test
  void noise_dependsOnRecordingSegmentAndChannelOnly() {
    short[] silence = noise("a", 0, 0);

    assertThat(noise("a", 0, 0)).isEqualTo(silence);
    assertThat(noise("b", 0, 0)).isNotEqualTo(silence);
    assertThat(noise("a", 1, 0)).isNotEqualTo(silence);
    assertThat(noise("a", 0, 1)).isNotEqualTo(silence);
    assertThat(silence).contains((short) -1, (short) 0, (short) 1).doesNotContain((short) 2);
  }

  @Test
  void noise_staysWithinFullScale() {
    short[] loud = new short[3_000];
    Arrays.fill(loud, Short.MAX_VALUE);
    new SilenceNoise("a", 0, 0).addTo(loud, loud.length);

    assertThat(loud).containsOnly(Short.MAX_VALUE, (short) (Short.MAX_VALUE - 1));
  }

  private static short[] noise(String hash, int segment, int channel) {
    short[] samples = new short[1_000];
    new SilenceNoise(hash, segment, channel).addTo(samples, samples.length);
    return samples;
  }

  private static List<Utterance> cut(String... words) {
    List<Word> list = new ArrayList<>();
    for (String text : words) {
      list.add(word(text, list.size() * 300, list.size() * 300 + 250));
    }
    return cut(list);
  }

  private static List<Utterance> cut(List<Word> words) {
    List<Utterance> heard = new ArrayList<>();
    new UtteranceCutter(1, 10_000, heard::add).accept(words);
    return heard;
  }

  private static Word word(String text, int startMillis, int endMillis) {
    return new Word(text, startMillis, endMillis, 1f);
  }
}
