package io.earshot.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** What is said in words, and what one would write. */
class InverseTextTest {
  private final InverseText inverse = new InverseText();

  private String values(String text) {
    StringJoiner values = new StringJoiner("; ");
    for (InverseText.Value value : inverse.write(Utterance.typed(0, 0, text)).values()) {
      values.add(value.kind().label() + " " + value.written());
    }
    return values.toString();
  }

  private String written(String text) {
    return inverse.write(Utterance.typed(0, 0, text)).text();
  }

  @Test
  void signsReadOutOneByOne_areOneNumber() {
    assertThat(values("my order number is four seven oh two nine one")).isEqualTo("id 470291");
    assertThat(values("the code is double five triple two one")).isEqualTo("id 552221");
    assertThat(values("my phone number is six one three fifty five oh eight two"))
        .isEqualTo("phone 61355082");
    assertThat(values("订单号是九零三六幺五")).isEqualTo("id 903615");
    assertThat(values("我的手机号是幺三八零零幺三八零零零")).isEqualTo("phone 13800138000");
  }

  @Test
  void numbersInWords_areAddedUp() {
    assertThat(values("two hundred and five people")).isEqualTo("number 205");
    assertThat(values("one million two hundred thousand and six")).isEqualTo("number 1200006");
    assertThat(values("four point two five")).isEqualTo("number 4.25");
    assertThat(values("两千五")).isEqualTo("number 2500");
    assertThat(values("一万零三十")).isEqualTo("number 10030");
    assertThat(values("三点五")).isEqualTo("number 3.5");
    assertThat(values("3.5万")).isEqualTo("number 35000");
    assertThat(values("一亿两千万")).isEqualTo("number 120000000");
  }

  @Test
  void amounts_knowTheirCurrency() {
    assertThat(values("forty nine dollars and ninety nine cents")).isEqualTo("money 49.99 USD");
    assertThat(values("it costs $1,299.50")).isEqualTo("money 1299.5 USD");
    assertThat(values("¥80")).isEqualTo("money 80 CNY");
    assertThat(values("三百二十元")).isEqualTo("money 320 CNY");
    assertThat(values("八块五")).isEqualTo("money 8.5 CNY");
    assertThat(values("五十六块三毛")).isEqualTo("money 56.3 CNY");
    assertThat(values("百分之四")).isEqualTo("percent 4%");
    assertThat(values("ten per cent off, 15% later")).isEqualTo("percent 10%; percent 15%");
  }

  @Test
  void daysAndHours_areToldApart() {
    assertThat(values("born on the ninth of may nineteen eighty two")).isEqualTo("date 1982-05-09");
    assertThat(values("on may 3rd at half past two p m")).isEqualTo("date --05-03; time 14:30");
    assertThat(values("2026-11-12 10:30")).isEqualTo("date 2026-11-12; time 10:30");
    assertThat(values("by three thirty pm tomorrow")).isEqualTo("time 15:30; date today+1");
    assertThat(values("周五下午三点半")).isEqualTo("date weekday 5; time 15:30");
    assertThat(values("二零二六年五月九号上午十点一刻")).isEqualTo("date 2026-05-09; time 10:15");
    assertThat(values("明天上午")).isEqualTo("date today+1 until 12:00");
  }

  @Test
  void durations_keepTheirUnit() {
    assertThat(values("within twenty four hours")).isEqualTo("duration 24 h");
    assertThat(values("three to five business days")).isEqualTo("duration 3-5 working d");
    assertThat(values("half an hour, two and a half hours"))
        .isEqualTo("duration 0.5 h; duration 2.5 h");
    assertThat(values("1-3个工作日")).isEqualTo("duration 1-3 working d");
    assertThat(values("两三天")).isEqualTo("duration 2-3 d");
    assertThat(values("一个半小时")).isEqualTo("duration 1.5 h");
    assertThat(values("48小时内")).isEqualTo("duration 48 h");
  }

  @Test
  void numbersOfThings_areWhatTheirShapeOrCueSays() {
    assertThat(values("my card is 4111 1111 1111 1111")).isEqualTo("card 4111111111111111");
    assertThat(values("call (555) 123-4567")).isEqualTo("phone 5551234567");
    assertThat(values("write to ann.lee@example.com please"))
        .isEqualTo("email ann.lee@example.com");
    assertThat(values("it is ann at example dot com")).isEqualTo("email ann@example.com");
    assertThat(values("order number AB12345")).isEqualTo("id ab12345");
    assertThat(values("身份证11010519491231002X")).isEqualTo("id 11010519491231002x");
    assertThat(values("my phone has 128gb and a 15th case")).isEmpty();
  }

  @Test
  void wordsThatOnlyLookLikeNumbers_areNone() {
    assertThat(values("one moment please, no one may march here oh well")).isEmpty();
    assertThat(values("万一，十分抱歉，一直一起，千万别急，第一次，请稍等一下")).isEmpty();
  }

  @Test
  void text_isWrittenInFigures() {
    assertThat(written("that is four seven oh two nine one is that correct"))
        .isEqualTo("that is 470291 is that correct");
    assertThat(written("it takes five working days")).isEqualTo("it takes 5 working days");
    assertThat(written("费用一共是三百二十元年利率是百分之四")).isEqualTo("费用一共是320元年利率是4%");
    assertThat(written("周五下午三点上门")).isEqualTo("周五下午3点上门");
  }

  @Test
  void spokenForm_keepsItsPlaceAndTimes() {
    Words words =
        new Words(
            new int[] {0, 3, 10},
            new int[] {2, 9, 15},
            new int[] {100, 400, 900},
            new int[] {300, 800, 1_300},
            new float[] {1, 1, 1});
    Utterance said = new Utterance(0, 0, 2_000, Utterance.Kind.SPEECH, "in twenty hours", words);
    InverseText.Value value = inverse.write(said).values().getFirst();
    assertThat(value.spoken()).isEqualTo("twenty hours");
    assertThat(value.startChar()).isEqualTo(3);
    assertThat(value.endChar()).isEqualTo(15);
    assertThat(value.startMillis()).isEqualTo(400);
    assertThat(value.endMillis()).isEqualTo(1_300);
  }
}
