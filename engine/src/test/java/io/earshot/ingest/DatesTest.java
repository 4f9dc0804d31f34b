package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-21T10:00:00+08:00     | 2026-11-21T02:00:00Z
          2026-11-21T10:00:00Z          | 2026-11-21T10:00:00Z
          2026-11-21T10:00:00.250-0530  | 2026-11-21T15:30:00.250Z
          2026-11-21T10:00:00           | 2026-11-21T02:00:00Z
          2026-11-21 10:00:00           | 2026-11-21T02:00:00Z
          2026-11-21 10:00:00 +01:00    | 2026-11-21T09:00:00Z
          2026/11/21 10:00              | 2026-11-21T02:00:00Z
          2026/1/2 9:05                 | 2026-01-02T01:05:00Z
          21.11.2026 10:00              | 2026-11-21T02:00:00Z
          2.1.2026 10:00                | 2026-01-02T02:00:00Z
          11/21/2026 10:00 AM           | 2026-11-21T02:00:00Z
          11/21/2026 12:30 AM           | 2026-11-20T16:30:00Z
          11/21/2026 12:30 pm           | 2026-11-21T04:30:00Z
          21/11/2026 10:00              | 2026-11-21T02:00:00Z
          5/5/2026 10:00                | 2026-05-05T02:00:00Z
          20261121100000                | 2026-11-21T02:00:00Z
          2026-11-21                    | 2026-11-20T16:00:00Z
          1795226400                    | 2026-11-21T02:00:00Z
          1795226400.5                  | 2026-11-21T02:00:00.500Z
          1795226400250                 | 2026-11-21T02:00:00.250Z
          """)
  void usualForms_areUnderstood(String text, Instant expected) throws DocumentFault {
    assertThat(Instant.ofEpochMilli(Dates.parse(text, SHANGHAI, Dates.Order.UNKNOWN)))
        .isEqualTo(expected);
  }

  @Test
  void slashDate_followsTheColumnsOrder() throws DocumentFault {
    assertThat(Dates.parse("1/2/2026", SHANGHAI, Dates.Order.DAY_FIRST))
        .isEqualTo(Dates.parse("2026-02-01", SHANGHAI, Dates.Order.UNKNOWN));
    assertThat(Dates.parse("1/2/2026", SHANGHAI, Dates.Order.MONTH_FIRST))
        .isEqualTo(Dates.parse("2026-01-02", SHANGHAI, Dates.Order.UNKNOWN));
  }

  @Test
  void ambiguousSlashDate_isRefusedWithBothReadings() {
    assertThatThrownBy(() -> Dates.parse("1/2/2026 10:00", SHANGHAI, Dates.Order.UNKNOWN))
        .hasMessageContaining("2026-02-01")
        .hasMessageContaining("2026-01-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "2026-11-21 25:00",
        "13/13/2026",
        "1",
        "",
        "0001-01-01",
        "9999-01-01",
        "2026-11-21T10:00:00+99:00",
        "13:00 PM",
        "2026-11/21"
      })
  void nonsense_isRefused(String text) {
    assertThatThrownBy(() -> Dates.parse(text, SHANGHAI, Dates.Order.UNKNOWN))
        .isInstanceOf(DocumentFault.class);
  }
}
