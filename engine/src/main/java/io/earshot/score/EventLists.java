package io.earshot.score;

import java.util.Arrays;

/**
 * What the scan found, grouped by the list that asked for it, each list in order of tokens. Adding
 * is appending to three arrays; {@link #group()} then places every event once, so the cost is
 * linear and lists without events cost nothing.
 */
final class EventLists {
  private int[] rawList = new int[256];
  private int[] rawFrom = new int[256];
  private int[] rawTo = new int[256];
  private int[] rawPhrase = new int[256];
  private int rawCount;

  private final int[] size;
  private final int[] first;
  private int[] touched = new int[16];
  private int touchedCount;

  /** Grouped events: first token, one past the last, phrase. */
  int[] from = new int[256];

  int[] to = new int[256];
  int[] phrase = new int[256];

  /**
   * For multi-part phrases: where the rest of the phrase, begun at this event, ends; −1 nowhere.
   */
  int[] restEnd = new int[256];

  EventLists(int lists) {
    size = new int[lists];
    first = new int[lists];
  }

  private long generation;

  /** Changes whenever indices into the lists do. */
  long generation() {
    return generation;
  }

  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      size[touched[i]] = 0;
    }
    touchedCount = 0;
    rawCount = 0;
  }

  /** Number of lists that have events. */
  int touchedCount() {
    return touchedCount;
  }

  /** The n-th list that has events. */
  int touched(int n) {
    return touched[n];
  }

  /** Number of events added so far. */
  int count() {
    return rawCount;
  }

  void add(int list, int begin, int end, int number) {
    int i = rawCount++;
    if (i == rawList.length) {
      growRaw(2 * i);
    }
    rawList[i] = list;
    rawFrom[i] = begin;
    rawTo[i] = end;
    rawPhrase[i] = number;
    if (size[list]++ == 0) {
      touch(list);
    }
  }

  /** Makes the lists readable; within a list events keep the order in which they were added. */
  void group() {
    generation++;
    if (from.length < rawCount) {
      from = new int[rawList.length];
      to = new int[rawList.length];
      phrase = new int[rawList.length];
      restEnd = new int[rawList.length];
    }
    int next = 0;
    for (int i = 0; i < touchedCount; i++) {
      int list = touched[i];
      first[list] = next;
      next += size[list];
      size[list] = 0;
    }
    for (int i = 0; i < rawCount; i++) {
      int list = rawList[i];
      int k = first[list] + size[list]++;
      from[k] = rawFrom[i];
      to[k] = rawTo[i];
      phrase[k] = rawPhrase[i];
    }
  }

  /** Index of a list's first event. */
  int begin(int list) {
    return first[list];
  }

  /** One past a list's last event. */
  int end(int list) {
    return size[list] == 0 ? first[list] : first[list] + size[list];
  }

  boolean isEmpty(int list) {
    return size[list] == 0;
  }

  /** Index of the first event in {@code [low, high)} that begins at or after {@code token}. */
  int lowerBound(int low, int high, int token) {
    int a = low;
    int b = high;
    while (a < b) {
      int middle = (a + b) >>> 1;
      if (from[middle] < token) {
        a = middle + 1;
      } else {
        b = middle;
      }
    }
    return a;
  }

  private void touch(int list) {
    if (touchedCount == touched.length) {
      touched = Arrays.copyOf(touched, 2 * touchedCount);
    }
    touched[touchedCount++] = list;
  }

  private void growRaw(int length) {
    rawList = Arrays.copyOf(rawList, length);
    rawFrom = Arrays.copyOf(rawFrom, length);
    rawTo = Arrays.copyOf(rawTo, length);
    rawPhrase = Arrays.copyOf(rawPhrase, length);
  }
}
