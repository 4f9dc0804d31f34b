package io.earshot.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, from the kernel. */
final class ProcessMemory {
  private static final String KEY = "VmRSS:";

  private ProcessMemory() {}

  /** In bytes; 0 when the process is gone or the system has no such file. */
  static long residentBytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(KEY)) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    } catch (IOException e) {
      // the process is gone
    }
    return 0;
  }
}
