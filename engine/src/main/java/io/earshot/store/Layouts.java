package io.earshot.store;

import io.earshot.model.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The layouts of a folder, numbered from 0 in the order they were first seen. They are few: one per
 * rule set version. Those not on disk yet go with the next commit, so that no evaluation is ever
 * stored before its layout.
 */
final class Layouts {
  private final List<Layout> byNumber = new ArrayList<>();
  private final Map<Layout, Integer> numbers = new HashMap<>();
  private final Map<String, Numbered> latest = new ConcurrentHashMap<>();
  private int stored;

  private record Numbered(Layout layout, int number) {}

  /** Those that the folder holds. */
  static Layouts load(Tables tables) {
    Layouts layouts = new Layouts();
    byte[] prefix = Keys.layouts();
    tables.scan(
        Table.META,
        prefix,
        Keys.after(prefix),
        (key, value) -> {
          layouts.numberOf(Rows.read(Table.META, key, value, LayoutCodec::decode));
          return true;
        });
    layouts.stored = layouts.byNumber.size();
    return layouts;
  }

  /** The number of an evaluation's layout, which is nearly always that of the one before. */
  int numberOf(Evaluation evaluation) {
    Numbered last = latest.get(evaluation.ruleSet());
    if (last == null || !last.layout().isOf(evaluation)) {
      Layout layout = Layout.of(evaluation);
      last = new Numbered(layout, numberOf(layout));
      latest.put(evaluation.ruleSet(), last);
    }
    return last.number();
  }

  /** The number of a layout, a new one if it was never seen. */
  private synchronized int numberOf(Layout layout) {
    Integer known = numbers.get(layout);
    if (known != null) {
      return known;
    }
    int number = byNumber.size();
    byNumber.add(layout);
    numbers.put(layout, number);
    return number;
  }

  /** The layout of a number. */
  synchronized Layout get(int number) {
    if (number >= byNumber.size()) {
      throw new MalformedException("layout " + number + " of " + byNumber.size());
    }
    return byNumber.get(number);
  }

  /** Adds what is not on disk yet; returns the count to give to {@link #stored} afterwards. */
  synchronized int writeNew(WriteSet writes) {
    for (int number = stored; number < byNumber.size(); number++) {
      writes.put(Table.META, Keys.layout(number), LayoutCodec.encode(byNumber.get(number)));
    }
    return byNumber.size();
  }

  /** Notes that the first {@code count} are on disk. */
  synchronized void stored(int count) {
    stored = count;
  }
}
