package io.earshot.rule;

import io.earshot.rule.RuleFault.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one run, each of them once. */
final class Faults {
  /** Beyond this many nobody reads on. */
  private static final int LIMIT = 1_000;

  private final Set<RuleFault> seen = new LinkedHashSet<>();
  private final List<SourceFile> files = new ArrayList<>();

  void error(Place at, String message, String fix) {
    add(at, at.fault(Severity.ERROR, message, fix));
  }

  void warn(Place at, String message, String fix) {
    add(at, at.fault(Severity.WARNING, message, fix));
  }

  /** Adds a fault of something that is not a place in a readable file. */
  void error(String file, String message, String fix) {
    error(new SourceFile(file, new byte[0], "").start(), message, fix);
  }

  /** Whether nothing more is taken. */
  boolean isFull() {
    return seen.size() >= LIMIT;
  }

  boolean hasErrors() {
    return seen.stream().anyMatch(RuleFault::isError);
  }

  /** The faults by file (in the order of their first fault), line and column. */
  List<RuleFault> sorted() {
    List<String> order = files.stream().map(SourceFile::name).distinct().toList();
    List<RuleFault> sorted = new ArrayList<>(seen);
    sorted.sort(
        Comparator.comparingInt((RuleFault f) -> order.indexOf(f.at().file()))
            .thenComparingInt(f -> f.at().line())
            .thenComparingInt(f -> f.at().column()));
    return sorted;
  }

  private void add(Place at, RuleFault fault) {
    if (seen.size() < LIMIT && seen.add(fault) && !files.contains(at.file())) {
      files.add(at.file());
    }
  }
}
