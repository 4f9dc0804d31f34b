package io.earshot.pipeline;

import io.earshot.ingest.FailedItem;
import io.earshot.ingest.Survey;
import java.util.List;

/**
 * What a run over an archive would take. See {@link Forecaster}.
 *
 * @param survey what the archive holds, by names and sizes
 * @param failures items that will fail, as far as was looked
 * @param complete whether everything was looked at, and nothing more can be expected to fail
 * @param faults the first of them with their reasons
 * @param lookedAt recordings whose header was read
 * @param heard recordings that were transcribed, to measure how long that takes
 * @param audioMillis length of all recordings; extrapolated by bytes where not all were looked at
 * @param wallMillis time a run would take
 * @param storedBytes disk it would occupy
 */
public record Forecast(
    Survey survey,
    long failures,
    boolean complete,
    List<FailedItem> faults,
    int lookedAt,
    int heard,
    long audioMillis,
    long wallMillis,
    long storedBytes) {
  /** Copies the list. */
  public Forecast {
    faults = List.copyOf(faults);
  }
}
