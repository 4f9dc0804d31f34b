package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.model.Plain;
import io.earshot.pipeline.ItemResult;
import io.earshot.pipeline.ItemResult.Status;
import io.earshot.pipeline.RunObserver;
import io.earshot.pipeline.RunProgress;
import io.earshot.store.Job;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints how a run goes: JSON Lines for programs, a live line and the failures for people. */
final class RunPrinter implements RunObserver {
  private static final long QUIET_PROGRESS_MILLIS = 10_000;
  private static final double MILLIS_PER_HOUR = 3_600_000.0;

  private final Terminal terminal;
  private final @Nullable JsonOut json;
  private boolean lineOpen;
  private long lastQuietMillis;

  RunPrinter(Terminal terminal, boolean asJson) {
    this.terminal = terminal;
    this.json = asJson ? new JsonOut(terminal.out()) : null;
  }

  @Override
  public synchronized void items(List<ItemResult> results) {
    for (ItemResult result : results) {
      if (json != null) {
        json.object().field("type", "item").field("source", result.source());
        fields(json, result);
        json.end().endLine();
      }
      if (result.status() == Status.FAILED) {
        clearLine();
        terminal.say("failed: " + place(result) + ": " + result.reason());
      }
    }
    if (json != null) {
      json.flush();
      if (terminal.out().checkError()) {
        throw new InputException("standard output", "was closed; what was told so far is stored");
      }
    }
  }

  private static String place(ItemResult result) {
    return result.where().isEmpty() || result.where().equals(result.source())
        ? result.source()
        : result.where().startsWith(result.source())
            ? result.where()
            : result.source() + ": " + result.where();
  }

  private static void fields(JsonOut json, ItemResult result) {
    Conversation conversation = result.conversation();
    if (conversation != null) {
      json.field("id", conversation.displayId());
      json.field("conversation", conversation.id().toString());
    }
    json.field("status", result.status().name().toLowerCase(Locale.ROOT));
    json.field("updated", result.updated()).field("reason", result.reason());
    if (result.status() == Status.FAILED) {
      json.field("where", result.where());
      return;
    }
    List<String> notes = conversation == null ? List.of() : Speakers.notes(conversation);
    if (!notes.isEmpty()) {
      json.name("faults").array();
      notes.forEach(json::value);
      json.end();
    }
    json.name("evaluations").array();
    for (Evaluation e : result.evaluations()) {
      json.object().field("leg", e.leg()).field("agentId", e.agentId());
      json.field("ruleSet", e.ruleSet()).points("score", e.score()).field("grade", e.grade());
      json.field("passed", e.passed()).figure("decidedShare", e.decidedShare());
      json.field("notScored", e.notScored()).end();
    }
    json.end();
  }

  @Override
  public synchronized void progress(RunProgress progress) {
    if (terminal.interactive()) {
      terminal.messages().print("\r\u001b[2K" + describe(progress));
      terminal.messages().flush();
      lineOpen = true;
    } else if (progress.elapsedMillis() - lastQuietMillis >= QUIET_PROGRESS_MILLIS) {
      lastQuietMillis = progress.elapsedMillis();
      terminal.say(describe(progress));
    }
  }

  private static String describe(RunProgress p) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d of %s", p.done(), p.exact() ? "" : "about "));
    line.append(Plain.counted(p.expectedItems(), "item"));
    if (p.expectedRecordingBytes() > 0) {
      line.append(
          String.format(
              Locale.ROOT,
              ", %.2f h audio (%.2f h speech), %.0f × real time",
              p.counts().audioMillis() / MILLIS_PER_HOUR,
              p.counts().speechMillis() / MILLIS_PER_HOUR,
              p.timesRealTime()));
    }
    if (p.counts().failed() > 0) {
      line.append(", ").append(p.counts().failed()).append(" failed");
    }
    long remaining = p.remainingMillis();
    if (remaining >= 0) {
      line.append(", ").append(duration(remaining)).append(" to go");
    }
    return line.toString();
  }

  /** Prints the end of the run. */
  synchronized void summary(Job job, RunProgress p) {
    clearLine();
    Job.Counts c = job.counts();
    boolean stopped = job.state() == Job.State.PAUSED;
    if (json != null) {
      json.object().field("type", "summary").field("job", job.id()).field("batch", job.batch());
      json.field(
          "state", stopped ? JobControl.STOPPED : job.state().name().toLowerCase(Locale.ROOT));
      json.field("total", c.total()).field("scored", c.scored()).field("notScored", c.notScored());
      json.field("unchanged", c.unchanged()).field("updated", c.updated());
      json.field("failed", c.failed()).field("skipped", c.skipped());
      json.field("doneBefore", p.doneBefore());
      json.field("audioMillis", c.audioMillis()).field("speechMillis", c.speechMillis());
      json.field("elapsedMillis", p.elapsedMillis());
      json.figure("timesRealTime", p.timesRealTime()).end().line();
    }
    terminal.say(sums(c) + pace(p) + ".");
    if (job.state() == Job.State.CANCELLED) {
      terminal.say("Cancelled; what is done is kept.");
    } else if (stopped) {
      terminal.say("Stopped; `earshot jobs resume " + job.id() + "` goes on with the rest.");
    } else if (c.failed() > 0) {
      terminal.say(
          "`earshot jobs failures "
              + job.id()
              + "` lists the failures, `… retry` tries them again.");
    }
  }

  private static String sums(Job.Counts c) {
    return Plain.counted(c.total(), "item")
        + String.format(
            Locale.ROOT,
            ": %,d scored, %,d not scored, %,d unchanged, %,d failed, %,d skipped",
            c.scored(),
            c.notScored(),
            c.unchanged(),
            c.failed(),
            c.skipped())
        + (c.updated() == 0 ? "" : " (" + Plain.counted(c.updated(), "new revision") + ")");
  }

  private static String pace(RunProgress p) {
    StringBuilder pace = new StringBuilder(" in ").append(duration(p.elapsedMillis()));
    if (p.doneBefore() > 0) {
      pace.append(String.format(Locale.ROOT, "; %,d of them had been done before", p.doneBefore()));
    }
    if (p.heardMillis() > 0) {
      pace.append(
          String.format(
              Locale.ROOT,
              "; %.2f h of audio at %.0f × real time",
              p.heardMillis() / MILLIS_PER_HOUR,
              p.timesRealTime()));
    }
    return pace.toString();
  }

  /** Says that Ctrl-C was heard. */
  synchronized void stopping() {
    clearLine();
    terminal.say("stopping: finishing what is in hand …");
  }

  /** Ends the live line so that other output starts on a line of its own. */
  synchronized void clearLine() {
    if (lineOpen) {
      terminal.messages().print("\r\u001b[2K");
      terminal.messages().flush();
      lineOpen = false;
    }
  }

  /** A length of time as people say it: {@code 1 h 05 min}, {@code 3 min 20 s}, {@code 4.2 s}. */
  static String duration(long millis) {
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    long seconds = millis / 1_000;
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
  }

  static String cut(String text, int limit) {
    String line = Plain.line(text);
    return line.length() <= limit ? line : line.substring(0, limit - 1) + "…";
  }
}
