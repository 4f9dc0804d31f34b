package io.earshot.score;

import io.earshot.model.Conversation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Local date and time of day in a conversation, by its zone's offset at its start. */
final class LocalClock {
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MINUTES_PER_DAY = 1_440;

  private long startedAtMillis;
  private long zoneOffsetMillis;

  void set(Conversation conversation) {
    startedAtMillis = conversation.startedAtMillis();
    zoneOffsetMillis = offset(conversation);
  }

  /** Minute of the local day, −1 when the conversation's start is not known. */
  long minuteOfDay(long millis) {
    if (zoneOffsetMillis == Long.MIN_VALUE) {
      return -1;
    }
    long local = startedAtMillis + zoneOffsetMillis + millis;
    return Math.floorMod(Math.floorDiv(local, MILLIS_PER_MINUTE), MINUTES_PER_DAY);
  }

  /** Days since 1970-01-01, local; {@link Long#MIN_VALUE} when the start is not known. */
  long localDay() {
    if (zoneOffsetMillis == Long.MIN_VALUE) {
      return Long.MIN_VALUE;
    }
    long local = startedAtMillis + zoneOffsetMillis;
    return Math.floorDiv(local, MILLIS_PER_MINUTE * MINUTES_PER_DAY);
  }

  private static long offset(Conversation c) {
    if (c.startedAtMillis() == 0) {
      return Long.MIN_VALUE;
    }
    if (c.zone().equals("UTC") || c.zone().equals("Z")) {
      return 0;
    }
    try {
      Instant start = Instant.ofEpochMilli(c.startedAtMillis());
      return ZoneId.of(c.zone()).getRules().getOffset(start).getTotalSeconds() * 1_000L;
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }
}
