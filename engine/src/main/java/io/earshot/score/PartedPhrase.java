package io.earshot.score;

import io.earshot.text.PreparedText;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of several parts: texts or lists of texts, and slots, with gaps between. Each part has a
 * list of events; the phrase stands where an event of every part follows the last within its gap.
 *
 * <p>Linking goes from the last part to the first: for every event it notes the nearest end of the
 * rest of the phrase from there, or that there is none. The events a part may go on with lie in a
 * stretch as long as its gap and its longest text, so the whole is linear in the number of events.
 *
 * @param id among all phrases of several parts
 * @param shared whether another order of the same parts shares its lists
 * @param number of the phrase in its operator
 * @param parts in the order in which they are said
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PartedPhrase(int id, boolean shared, int number, Part[] parts) {
  /**
   * One part.
   *
   * @param list its events
   * @param gapBefore tokens that may stand between it and the part before
   * @param tokens longest text, in tokens
   * @param slot the metadata field it stands for, or null
   */
  record Part(int list, int gapBefore, int tokens, @Nullable String slot) {}

  /** Whether one of its texts was not said at all. */
  boolean isUnheard(EventLists events) {
    for (Part part : parts) {
      if (part.slot == null && events.isEmpty(part.list)) {
        return true;
      }
    }
    return false;
  }

  int firstList() {
    return parts[0].list;
  }

  /**
   * Links the events, once per conversation where no other order shares them; false where the
   * phrase cannot be there.
   */
  boolean link(Workspace space, TokenRun run, EventLists events) {
    if (run != space.whole || shared) {
      return linkAll(space, run, events);
    }
    if (space.linkedAt[id] != events.generation()) {
      space.linkable[id] = linkAll(space, run, events);
      space.linkedAt[id] = events.generation();
    }
    return space.linkable[id];
  }

  private boolean linkAll(Workspace space, TokenRun run, EventLists events) {
    boolean slots = false;
    for (Part part : parts) {
      slots |= part.slot != null;
      if (part.slot == null && events.isEmpty(part.list)) {
        return false;
      }
    }
    if (slots && !fillSlots(space, run, events)) {
      return false;
    }
    for (int k = parts.length - 1; k >= 0; k--) {
      linkPart(events, k);
    }
    return true;
  }

  private void linkPart(EventLists events, int k) {
    int begin = events.begin(parts[k].list);
    int end = events.end(parts[k].list);
    if (k == parts.length - 1) {
      System.arraycopy(events.to, begin, events.restEnd, begin, end - begin);
      return;
    }
    Part next = parts[k + 1];
    int nextEnd = events.end(next.list);
    int cursor = events.begin(next.list);
    for (int e = begin; e < end; e++) {
      while (cursor < nextEnd && events.from[cursor] < events.from[e]) {
        cursor++;
      }
      events.restEnd[e] = nearest(events, cursor, nextEnd, events.to[e], next.gapBefore);
    }
  }

  private static int nearest(EventLists events, int begin, int end, int from, int gap) {
    int nearest = -1;
    for (int e = begin; e < end && events.from[e] <= from + gap; e++) {
      int rest = events.from[e] < from ? -1 : events.restEnd[e];
      if (rest >= 0 && (nearest < 0 || rest < nearest)) {
        nearest = rest;
      }
    }
    return nearest;
  }

  /** Finds the values of the slots; false where a field has no value or its value was not said. */
  private boolean fillSlots(Workspace space, TokenRun run, EventLists events) {
    boolean added = false;
    for (Part part : parts) {
      if (part.slot != null && events.isEmpty(part.list)) {
        String value = space.conversation().metadata().get(part.slot);
        if (value == null || !find(space.slotValue(value), run, events, part.list)) {
          return false;
        }
        added = true;
      }
    }
    if (added) {
      events.group();
    }
    return true;
  }

  private boolean find(PreparedText value, TokenRun run, EventLists events, int list) {
    int n = value.tokenCount();
    int before = events.count();
    for (int q = 0; n > 0 && q + n <= run.count; q++) {
      int k = 0;
      while (k < n
          && run.hash[q + k] == value.hash(k)
          && run.text.matches(run.token(q + k), value.chars(), value.start(k), value.end(k))) {
        k++;
      }
      if (k == n) {
        events.add(list, q, q + n, number);
      }
    }
    return events.count() > before;
  }
}
