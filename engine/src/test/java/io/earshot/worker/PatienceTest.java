package io.earshot.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a worker without progress is given up: not for being on a machine that is too busy. */
class PatienceTest {
  @ParameterizedTest
  @CsvSource({
    "9, 9, false", // within its limit
    "11, 0, true", // waits for what does not come
    "11, 10, true", // turns in circles
    "11, 2, false", // gets a fifth of a core
    "40, 7, false",
    "61, 7, true", // long enough
  })
  void workerWithoutProgress_isGivenUp(long idleSeconds, long cpuSeconds, boolean over) {
    assertThat(
            Patience.isOver(
                Duration.ofSeconds(idleSeconds),
                Duration.ofSeconds(cpuSeconds),
                Duration.ofSeconds(10)))
        .isEqualTo(over);
  }
}
