package io.earshot.score;

/**
 * Strong Kleene logic with a fourth value for what does not apply, on bytes so that the hot path
 * neither boxes nor branches on objects.
 */
final class Truth {
  static final byte FALSE = 0;
  static final byte UNDECIDED = 1;
  static final byte TRUE = 2;

  /** The thing a condition hangs on never happened; conjunction and disjunction pass it over. */
  static final byte NOT_APPLICABLE = 3;

  /** No truth value: it has not been looked at. */
  static final byte UNKNOWN = -1;

  private Truth() {}

  static byte and(byte a, byte b) {
    if (a == NOT_APPLICABLE) {
      return b;
    }
    return b == NOT_APPLICABLE ? a : (byte) Math.min(a, b);
  }

  static byte or(byte a, byte b) {
    if (a == NOT_APPLICABLE) {
      return b;
    }
    return b == NOT_APPLICABLE ? a : (byte) Math.max(a, b);
  }

  static byte not(byte a) {
    return a == NOT_APPLICABLE ? NOT_APPLICABLE : (byte) (TRUE - a);
  }

  static byte of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /**
   * Whether at least {@code least} of something is there, of which {@code sure} to {@code possible}
   * are.
   */
  static byte atLeast(long sure, long possible, long least) {
    if (sure >= least) {
      return TRUE;
    }
    return possible < least ? FALSE : UNDECIDED;
  }
}
