package io.earshot.worker;

import io.earshot.model.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Drains what a worker prints and keeps the end of it, so that no pipe fills up. */
final class LogTail {
  private static final int KEPT_BYTES = 4_096;
  private static final int TOLD_CHARS = 600;

  private final byte[] ring = new byte[KEPT_BYTES];
  private long written;
  private final Thread reader;

  LogTail(InputStream output, String name) {
    // a read from a pipe holds on to its carrier: as virtual threads, readers could starve all
    // others
    reader = Thread.ofPlatform().daemon().name(name).start(() -> drain(output));
  }

  /** The last lines as one line for people, once the worker has ended; empty if it said nothing. */
  String lastLines(Duration patience) throws InterruptedException {
    reader.join(patience);
    String text = kept().strip().replace("\r", "").replace("\n", " | ");
    int from = Math.max(0, text.length() - TOLD_CHARS);
    return Plain.line(text.substring(from));
  }

  private void drain(InputStream output) {
    byte[] buffer = new byte[1_024];
    try (output) {
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // the worker is gone; what it said is kept
    }
  }

  private synchronized void keep(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      ring[(int) (written++ % KEPT_BYTES)] = bytes[i];
    }
  }

  private synchronized String kept() {
    int length = (int) Math.min(written, KEPT_BYTES);
    byte[] tail = new byte[length];
    for (int i = 0; i < length; i++) {
      tail[i] = ring[(int) ((written - length + i) % KEPT_BYTES)];
    }
    return new String(tail, StandardCharsets.UTF_8);
  }
}
