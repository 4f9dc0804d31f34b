package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.signal.Entities;
import io.earshot.text.PreparedText;
import java.util.Arrays;

/** Reads by when and by whom the promise at a hit is to be kept. Reused; one per thread. */
final class PromiseReader {
  private static final int BEFORE = 12;
  private static final int AFTER = 15;
  private static final int OWNER_BEFORE = 8;
  private static final int CLOCK_APART = 4;
  private static final double UNSAID = -1;

  /** Who can be meant to do it; single tokens. */
  private static final long[] OWNERS =
      hashes(
          "i i'll i'm we we'll we're my our he he'll she she'll they they'll colleague colleagues team"
              + " department manager supervisor technician engineer specialist courier driver warehouse"
              + " someone 我 咱 员 师 部 组 司 同 经 客 售");

  /** Words after which a length of time is how long something has lasted. */
  private static final long[] LASTED = hashes("for past last every each 了 每 近 过");

  private static final long[] GONE = hashes("ago 前 了");

  /** Inside what looks like a promise they make it none. */
  private static final long[] DENIED = hashes("not never n't unable cannot can't 不 没 别 未 无");

  private static final long WILL = hashes("will")[0];
  private static final long YOU = hashes("you")[0];

  /**
   * Milliseconds from the saying until it is due; negative: no time was said; NaN: not to be told.
   */
  double due;

  boolean owned;

  /** The tokens of the promise and its time. */
  int from;

  int to;

  private static long[] hashes(String words) {
    PreparedText text = new PreparedText();
    text.clear();
    text.append(words, 0, false);
    long[] hashes = Arrays.copyOf(text.hashes(), text.tokenCount());
    Arrays.sort(hashes);
    return hashes;
  }

  private static boolean isAny(long[] words, Workspace space, int token) {
    return token >= 0
        && token < space.text.tokenCount()
        && Arrays.binarySearch(words, space.text.hash(token)) >= 0;
  }

  /**
   * Whether the built-in list's hit is a denial ("will not call") or a question ("will you call").
   */
  static boolean isNone(Workspace space, Hits promises, int h) {
    int first = promises.tokenFrom[h];
    if (space.text.hash(first) == WILL && space.text.hash(first + 1) == YOU) {
      return true;
    }
    for (int t = first; t < promises.tokenTo[h]; t++) {
      if (isAny(DENIED, space, t)) {
        return true;
      }
    }
    return false;
  }

  /** Reads the promise at hit {@code h} on words. */
  void read(Workspace space, Hits promises, int h) {
    int turn = promises.turnFrom[h];
    from = promises.tokenFrom[h];
    to = promises.tokenTo[h];
    int first = space.firstToken(turn);
    int end = space.firstToken(turn + 1) - 1;
    int floor = Math.max(first, h > 0 ? Math.min(promises.tokenTo[h - 1], from) : first);
    boolean more = h + 1 < promises.count && promises.tokenFrom[h + 1] >= to;
    int limit = Math.min(end, more ? promises.tokenFrom[h + 1] : end);
    int nearest = nearest(space, turn, Math.max(floor, from - BEFORE), Math.min(limit, to + AFTER));
    due = UNSAID;
    owner(space, Math.max(first, from - OWNER_BEFORE));
    if (nearest >= 0) {
      Entities found = space.values().found;
      int clock = clock(space, turn, nearest);
      due = SpokenValues.due(space, found, nearest, clock, space.tokenStartMillis(from));
      from = Math.min(from, found.tokenFrom(nearest));
      to = Math.max(to, found.tokenTo(Math.max(nearest, clock)));
    }
  }

  /** Whether a time was said, whatever it is. */
  boolean isDated() {
    return due != UNSAID;
  }

  private void owner(Workspace space, int begin) {
    owned = false;
    int clause = space.text.clause(from);
    for (int t = begin; t < to; t++) {
      owned |= space.text.clause(t) >= clause && isAny(OWNERS, space, t);
    }
  }

  /** The length of time, day or hour nearest to the promise within tokens {@code [least, most)}. */
  private int nearest(Workspace space, int turn, int least, int most) {
    SpokenValues values = space.values();
    int best = -1;
    int distance = Integer.MAX_VALUE;
    for (int i = values.first(space, turn); i < values.end(turn); i++) {
      Entities found = values.found;
      if (found.tokenFrom(i) < least || found.tokenTo(i) > most || !isDeadline(space, i)) {
        continue;
      }
      int apart = Math.max(0, Math.max(found.tokenFrom(i) - to, from - found.tokenTo(i)));
      if (apart < distance) {
        distance = apart;
        best = i;
      }
    }
    return best;
  }

  private static boolean isDeadline(Workspace space, int i) {
    Entities found = space.values().found;
    EntityKind kind = found.kind(i);
    if (kind == EntityKind.DURATION) {
      return !isAny(LASTED, space, found.tokenFrom(i) - 1) && !isAny(GONE, space, found.tokenTo(i));
    }
    boolean past = found.unit(i) == Entities.DAYS_FROM_TODAY && found.number(i) < 0;
    return kind == EntityKind.TIME || (kind == EntityKind.DATE && !past);
  }

  /** The clock time next to a date; −1 if there is none. */
  private static int clock(Workspace space, int turn, int date) {
    SpokenValues values = space.values();
    Entities found = values.found;
    if (found.kind(date) != EntityKind.DATE) {
      return -1;
    }
    for (int i = Math.max(values.first(space, turn), date - 1);
        i <= Math.min(date + 1, values.end(turn) - 1);
        i++) {
      boolean near =
          found.tokenFrom(i) - found.tokenTo(date) <= CLOCK_APART
              && found.tokenFrom(date) - found.tokenTo(i) <= CLOCK_APART;
      if (found.kind(i) == EntityKind.TIME && near) {
        return i;
      }
    }
    return -1;
  }
}
