package io.earshot.rule;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set that cannot be used, with everything that is wrong with it. */
public final class RuleFaults extends RuntimeException {
  private final transient List<RuleFault> faults;

  RuleFaults(List<RuleFault> faults) {
    super(faults.stream().map(RuleFault::render).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Errors and warnings in the order of files and lines; at least one error. */
  public List<RuleFault> faults() {
    return faults;
  }
}
