package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Outcome;
import org.junit.jupiter.api.Test;

/** Local hours and days: those of the conversation's zone, never of the machine's. */
class TimeOfDayTest {
  private static Asked at(String startedAt, String zone) {
    return Asked.chat("agent 0: hello there", "agent 3600: still there")
        .with("startedAt: " + startedAt)
        .with("zone: " + zone);
  }

  private static String during(String startedAt, String zone, String hours) {
    return at(startedAt, zone).requires("{ phrases: [there], localTime: \"" + hours + "\" }");
  }

  @Test
  void hours_areLocalToTheConversation() {
    assertThat(during("2026-03-01T17:30:00+08:00", "Asia/Shanghai", "09:00-18:00"))
        .isEqualTo("met: there");
    assertThat(during("2026-03-01T17:30:00+08:00", "Asia/Shanghai", "18:00-19:00"))
        .isEqualTo("met: there");
    assertThat(during("2026-03-01T17:30:00+08:00", "Asia/Shanghai", "09:00-17:30"))
        .isEqualTo("not met");
    assertThat(during("2026-03-01T17:30:00+08:00", "UTC", "09:00-11:00"))
        .isEqualTo("met: there; there");
  }

  @Test
  void hours_mayRunOverMidnight() {
    assertThat(during("2026-03-01T23:30:00Z", "UTC", "22:00-06:00")).isEqualTo("met: there; there");
    assertThat(during("2026-03-01T12:00:00Z", "UTC", "22:00-06:00")).isEqualTo("not met");
  }

  @Test
  void hours_ofAConversationWithoutStart_areUndecidable() {
    assertThat(
            Asked.chat("agent: hello there")
                .requires("{ phrases: [there], localTime: \"09:00-18:00\" }"))
        .isEqualTo("undecidable: there");
  }

  @Test
  void rule_isInEffectOnItsDaysOnly() {
    String days = "{ from: 2026-03-01, to: 2026-03-31 }";
    assertThat(effective(days, "2026-03-01T00:10:00+08:00")).isEqualTo(Outcome.MET);
    assertThat(effective(days, "2026-03-31T23:50:00+08:00")).isEqualTo(Outcome.MET);
    assertThat(effective(days, "2026-02-28T23:50:00+08:00")).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(effective(days, "2026-04-01T00:10:00+08:00")).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(effective("{ from: 2026-03-01 }", "2030-01-01T00:00:00+08:00"))
        .isEqualTo(Outcome.MET);
  }

  private static Outcome effective(String days, String startedAt) {
    String rest =
        """
        scorecard: { pass: 80, sections: [{ id: s, title: S, weight: 1 }], grades: [{ name: A, from: 0 }] }
        rules:
          - id: r
            title: R
            section: s
            effective: %s
            require: { phrases: [hello] }
            worth: { deduct: 1 }
        """
            .replace("%s", days);
    return at(startedAt, "Asia/Shanghai").score(rest).get(0).outcomes().get(0).outcome();
  }
}
