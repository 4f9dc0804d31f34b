package io.earshot.cli;

import io.earshot.worker.ModelDownload;

/** Tells how far a download has come: a live line for people, one line each tenth for logs. */
final class FetchProgress implements ModelDownload.Progress {
  private static final int PERCENT = 100;
  private static final int TENTH = 10;
  private static final double MEGABYTE = 1e6;

  private final Terminal terminal;
  private long lastPercent = -1;

  FetchProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void at(long bytes, long of) {
    long percent = of == 0 ? bytes / (TENTH * TENTH * (long) MEGABYTE) : PERCENT * bytes / of;
    long step = terminal.interactive() || of == 0 ? percent : percent / TENTH;
    if (step == lastPercent) {
      return;
    }
    lastPercent = step;
    String line =
        Math.round(bytes / MEGABYTE)
            + (of == 0 ? " MB" : " of " + Math.round(of / MEGABYTE) + " MB, " + percent + " %");
    if (terminal.interactive()) {
      terminal.messages().print("\r" + line + (bytes == of ? "\n" : ""));
      terminal.messages().flush();
    } else {
      terminal.say(line);
    }
  }
}
