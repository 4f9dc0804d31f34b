package io.earshot.cli;

import io.earshot.store.Store;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names jobs (and their batches) by the second they start, in UTC. */
final class JobNames {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private JobNames() {}

  /** A name no job in the store has. */
  static String next(Store store, InstantSource clock) {
    String name = SECONDS.format(clock.instant());
    String free = name;
    for (int i = 2; store.job(free).isPresent(); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
