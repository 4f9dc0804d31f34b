package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Words by their sound, in chats typed carelessly and in calls heard wrongly. */
class SoundsLikeTest {
  private static String chat(String text, String sounds) {
    return Asked.chat("agent: " + text).requires("{ soundsLike: " + sounds + ", role: agent }");
  }

  @Test
  void chinese_isComparedByPinyin() {
    assertThat(chat("加我薇信吧", "[微信]")).isEqualTo("met: 薇信; sounds like \"微信\"");
    assertThat(chat("加我威星", "微信")).isEqualTo("met: 威星; sounds like \"微信\"");
    assertThat(chat("我四客服", "[是客服]")).startsWith("met: 四客服");
    assertThat(chat("稍后联系", "[微信]")).isEqualTo("not met");
  }

  @Test
  void english_isComparedByItsKey() {
    assertThat(chat("welcome to ear shot support", "[Earshot support]"))
        .isEqualTo("met: ear shot support; sounds like \"Earshot support\"");
    assertThat(chat("hello mister nite", "[mister Knight]")).startsWith("met: mister nite");
    assertThat(chat("hello mister day", "[mister Knight]")).isEqualTo("not met");
  }

  @Test
  void distance_letsSoundsDiffer() {
    assertThat(chat("中国平按保险", "{ any: [中国平安保险] }")).startsWith("met");
    assertThat(chat("中国平台保险", "{ any: [中国平安保险] }")).isEqualTo("not met");
    assertThat(chat("中国平台保险", "{ any: [中国平安保险], distance: 2 }"))
        .isEqualTo("met: 中国平台保险; sounds like \"中国平安保险\", 2 sounds apart");
  }

  @Test
  void metadata_nameWhatIsToBeHeard() {
    assertThat(
            Asked.chat("agent: 您好林晓鸣先生")
                .with("metadata: { customerName: 林小明 }")
                .requires("{ soundsLike: [\"{metadata.customerName}\"] }"))
        .startsWith("met: 林晓鸣");
  }

  @Test
  void wordsHeardBadly_areUndecidable() {
    assertThat(Asked.call("agent 0-2: {加我薇信|0.1}").requires("{ soundsLike: [微信] }"))
        .startsWith("undecidable");
  }

  @Test
  void phraseOfTooFewSounds_isRefused() {
    assertThatThrownBy(() -> chat("hi", "[me]")).hasMessageContaining("has 1 sounds");
    assertThatThrownBy(() -> chat("hi", "{ any: [微信], distance: 2 }"))
        .hasMessageContaining("list its spellings under phrases");
  }
}
