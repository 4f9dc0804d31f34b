package io.earshot.cli;

import io.earshot.ingest.Archive;
import io.earshot.ingest.FailedItem;
import io.earshot.ingest.Skipped;
import io.earshot.ingest.Survey;
import io.earshot.model.Plain;
import io.earshot.pipeline.Forecast;
import io.earshot.pipeline.Forecaster;
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
      Archive archive = ingest.archive("dry-run");
      Forecast forecast =
          new Forecaster(archive, speech, ingest.ruleBook(), ingest.roles()).forecast();
      Instant end = InstantSource.system().instant().plusMillis(forecast.wallMillis());
      if (ingest.format == Command.Format.JSON) {
        json(forecast, end);
      } else {
        text(forecast, end);
      }
      tell(forecast);
      return forecast.failures() > 0 ? Main.SOME_FAILED : Main.DONE;
    }
  }

  private void json(Forecast f, Instant end) {
    try (JsonOut json = new JsonOut(ingest.terminal.out())) {
      json.object().field("recordings", f.survey().recordings());
      json.field("chats", f.survey().chats()).field("chatsExact", f.survey().exact());
      json.field("failures", f.failures()).field("complete", f.complete());
      json.field("skipped", f.survey().skippedCount());
      json.field("recordingBytes", f.survey().recordingBytes());
      json.field("chatBytes", f.survey().chatBytes());
      json.field("lookedAt", f.lookedAt()).field("heard", f.heard());
      json.figure("audioHours", f.audioMillis() / MILLIS_PER_HOUR);
      json.field("wallMillis", f.wallMillis()).field("storedBytes", f.storedBytes());
      json.field("doneAt", end.toString()).end();
    }
  }

  private void text(Forecast f, Instant end) {
    Terminal terminal = ingest.terminal;
    Survey s = f.survey();
    terminal.print(
        Plain.counted(s.recordings(), "recording")
            + megabytes(s.recordingBytes())
            + (s.exact() ? ", " : ", about ")
            + Plain.counted(s.chats(), "chat")
            + megabytes(s.chatBytes())
            + ", "
            + Plain.counted(s.skippedCount(), "file")
            + " skipped");
    boolean all = f.lookedAt() == s.recordings();
    terminal.print(
        Plain.counted(f.failures(), "item")
            + " will fail"
            + (f.complete() ? "" : " of what was looked at; more may"));
    terminal.print(
        String.format(
            Locale.ROOT,
            "%s%.2f hours of audio, by the headers of %s",
            all ? "" : "about ",
            f.audioMillis() / MILLIS_PER_HOUR,
            Plain.counted(f.lookedAt(), "recording")));
    terminal.print(
        String.format(
            Locale.ROOT,
            "about %,.1f MB of disk and %s, from hearing %s: done at %s if it started now",
            f.storedBytes() / 1e6,
            RunPrinter.duration(f.wallMillis()),
            Plain.counted(f.heard(), "recording"),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(end.atZone(ingest.configuration().zone()))));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, " (%,.1f MB)", bytes / 1e6);
  }

  private void tell(Forecast f) {
    for (FailedItem failed : f.faults()) {
      ingest.terminal.say("will fail: " + failed.where() + ": " + failed.reason());
    }
    for (Skipped skipped : f.survey().skipped()) {
      ingest.terminal.say("skipped: " + skipped.path() + ": " + skipped.reason());
    }
  }
}
