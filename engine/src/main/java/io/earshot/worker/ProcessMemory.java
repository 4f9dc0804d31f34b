package io.earshot.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, from the kernel. */
final class ProcessMemory {
  /** Of the one platform there is a distribution for. */
  private static final int PAGE_BYTES = 4_096;

  private ProcessMemory() {}

  /** In bytes; 0 when the process is gone or the system has no such file. */
  static long residentBytes(long pid) {
    try {
      // Total, resident and further sizes, in pages; read often, so in the form that costs least.
      String sizes = Files.readString(Path.of("/proc/" + pid + "/statm"));
      int from = sizes.indexOf(' ') + 1;
      return Long.parseLong(sizes, from, sizes.indexOf(' ', from), 10) * PAGE_BYTES;
    } catch (IOException e) {
      return 0;
    }
  }
}
