package io.earshot.worker;

import java.time.Duration;

/**
 * Tells a worker that hangs from one that the machine gives no time: a hanging one waits (it uses
 * no CPU) or turns in circles (it uses all it can get), a starved one uses some and needs longer.
 * After {@value #LIMITS_AT_MOST} times the limit it is killed whatever it uses.
 */
final class Patience {
  static final int LIMITS_AT_MOST = 6;

  /** Share of the time without progress below which a worker waits. */
  private static final double WAITING_SHARE = 0.05;

  /** Share of the limit in CPU time from which on a worker turns in circles. */
  private static final double BUSY_SHARE = 0.8;

  private Patience() {}

  /**
   * Whether a worker that has made no progress for {@code idle} is to be killed.
   *
   * @param used CPU time it used meanwhile
   * @param allowed the limit
   */
  static boolean isOver(Duration idle, Duration used, Duration allowed) {
    if (idle.compareTo(allowed) <= 0) {
      return false;
    }
    boolean waits = used.toMillis() < WAITING_SHARE * idle.toMillis();
    boolean turns = used.toMillis() >= BUSY_SHARE * allowed.toMillis();
    return waits || turns || idle.compareTo(allowed.multipliedBy(LIMITS_AT_MOST)) > 0;
  }
}
