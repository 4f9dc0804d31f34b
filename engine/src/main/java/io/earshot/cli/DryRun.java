package io.earshot.cli;

import io.earshot.ingest.Skipped;
import io.earshot.pipeline.Forecast;
import io.earshot.pipeline.Speech;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says what an ingest would take, without storing anything. */
final class DryRun {
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final IngestCommand ingest;

  DryRun(IngestCommand ingest) {
    this.ingest = ingest;
  }

  int run() throws InterruptedException, IOException {
    try (Speech speech = ingest.speech(null)) {
      Forecast forecast = Forecast.of(ingest.archive("dry-run"), speech, ingest.roles());
      Instant end = InstantSource.system().instant().plusMillis(forecast.wallMillis());
      if (ingest.format == Command.Format.JSON) {
        json(forecast, end);
      } else {
        text(forecast, end);
      }
      return forecast.survey().failures() > 0 ? Main.SOME_FAILED : Main.DONE;
    }
  }

  private void json(Forecast f, Instant end) {
    try (JsonOut json = new JsonOut(ingest.terminal.out())) {
      json.object().field("recordings", f.survey().recordings());
      json.field("chats", f.survey().chats()).field("chatsExact", f.survey().exact());
      json.field("failures", f.survey().failures()).field("skipped", f.survey().skippedCount());
      json.field("recordingBytes", f.survey().recordingBytes());
      json.field("chatBytes", f.survey().chatBytes()).field("probed", f.probed());
      json.field("probedFailures", f.probedFailures());
      json.figure("audioHours", f.audioMillis() / MILLIS_PER_HOUR);
      json.field("wallMillis", f.wallMillis()).field("storedBytes", f.storedBytes());
      json.field("doneAt", end.toString()).end();
    }
  }

  private void text(Forecast f, Instant end) {
    Terminal terminal = ingest.terminal;
    terminal.print(
        String.format(
            Locale.ROOT,
            "%,d recordings (%,.1f MB), %s%,d chats (%,.1f MB), %,d that will fail, %,d files"
                + " skipped",
            f.survey().recordings(),
            f.survey().recordingBytes() / 1e6,
            f.survey().exact() ? "" : "about ",
            f.survey().chats(),
            f.survey().chatBytes() / 1e6,
            f.survey().failures(),
            f.survey().skippedCount()));
    terminal.print(
        String.format(
            Locale.ROOT,
            "about %.2f hours of audio (from hearing %d recordings, %d of them unusable)",
            f.audioMillis() / MILLIS_PER_HOUR,
            f.probed(),
            f.probedFailures()));
    terminal.print(String.format(Locale.ROOT, "about %,.1f MB of disk", f.storedBytes() / 1e6));
    terminal.print(
        "about "
            + RunPrinter.duration(f.wallMillis())
            + ", so done at "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(end.atZone(ingest.configuration().zone()))
            + " if it started now");
    for (Skipped skipped : f.survey().skipped()) {
      terminal.say("skipped: " + skipped.path() + ": " + skipped.reason());
    }
  }
}
