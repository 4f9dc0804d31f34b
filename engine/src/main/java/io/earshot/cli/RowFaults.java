package io.earshot.cli;

import io.earshot.ingest.RowFault;
import io.earshot.model.InputException;
import io.earshot.model.Plain;
import java.util.List;

/** Tells the faults of a manifest before anything is done. */
final class RowFaults {
  private RowFaults() {}

  /** Tells every fault; refuses to go on unless bad rows are to be skipped. */
  static void refuse(Terminal terminal, List<RowFault> faults, boolean skip) {
    faults.forEach(fault -> terminal.say(fault.where() + ": " + fault.reason()));
    if (!faults.isEmpty() && !skip) {
      throw new InputException(
          faults.get(0).manifest(),
          Plain.counted(faults.size(), "fault")
              + "; nothing was done. Mend what is named above, or go on without those rows with"
              + " --skip-bad-rows");
    }
  }
}
