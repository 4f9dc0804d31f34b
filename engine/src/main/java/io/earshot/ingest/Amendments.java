package io.earshot.ingest;

import java.util.List;

/**
 * The corrections of a manifest.
 *
 * @param amendments the rows without a fault, in order
 * @param faults what is wrong with the others
 */
public record Amendments(List<Amendment> amendments, List<RowFault> faults) {
  /** Copies the lists. */
  public Amendments {
    amendments = List.copyOf(amendments);
    faults = List.copyOf(faults);
  }
}
