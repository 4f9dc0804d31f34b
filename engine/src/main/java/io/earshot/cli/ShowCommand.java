package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.Evidence;
import io.earshot.model.Outcome;
import io.earshot.model.Party;
import io.earshot.model.Plain;
import io.earshot.model.RuleOutcome;
import io.earshot.model.Utterance;
import io.earshot.store.StoreReader;
import io.earshot.store.StoredConversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one conversation with the words its scores rest on. */
final class ShowCommand extends Command {
  @Parameters(paramLabel = "ID", description = "external id, or the first digits of the id")
  String id = "";

  @Option(names = "--all", description = "rules that do not apply, too")
  boolean all;

  @Override
  public Integer call() {
    refuseCsv();
    try (StoreReader store = Folder.read(dataFolder())) {
      ConversationId found = Folder.find(store, id);
      StoredConversation stored = store.conversation(found).orElseThrow();
      List<Evaluation> evaluations = store.evaluations(found);
      if (format == Format.JSON) {
        json(stored, evaluations, Titles.load(installation(), configuration()));
      } else {
        text(stored, evaluations, Titles.load(installation(), configuration()));
      }
    }
    return Main.DONE;
  }

  private void json(StoredConversation stored, List<Evaluation> evaluations, Titles titles) {
    Conversation conversation = stored.conversation();
    try (JsonOut json = new JsonOut(terminal.out())) {
      json.object().field("revision", stored.revision()).name("document");
      Json.conversation(json, conversation);
      json.field("source", conversation.provenance().source());
      Sound.json(json, conversation);
      json.name("evaluations").array();
      for (Evaluation evaluation : evaluations) {
        json.object();
        Json.evaluation(json, evaluation, conversation.externalId());
        FlagTexts.of(evaluation, conversation, titles).json(json, conversation.zone());
        json.end();
      }
      json.end().end();
    }
  }

  private void text(StoredConversation stored, List<Evaluation> evaluations, Titles titles) {
    Conversation c = stored.conversation();
    terminal.print(
        terminal.paint("1", c.displayId())
            + "  "
            + c.medium().label()
            + ", "
            + c.language()
            + (c.startedAtMillis() == 0 ? "" : ", " + Json.dateTime(c.startedAtMillis(), c.zone()))
            + ", "
            + RunPrinter.duration(c.durationMillis())
            + (stored.revision() > 1 ? ", revision " + stored.revision() : ""));
    terminal.print("from " + Plain.line(c.provenance().source()));
    Speakers.notes(c).forEach(note -> terminal.print("note: " + Plain.line(note)));
    if (!Speakers.found(c).isEmpty()) {
      terminal.print(Speakers.found(c));
    }
    Sound.lines(c).forEach(terminal::print);
    terminal.print("");
    List<RuleOutcome> outcomes = new ArrayList<>();
    evaluations.forEach(evaluation -> outcomes.addAll(evaluation.outcomes()));
    for (int i = 0; i < c.utterances().size(); i++) {
      turn(c, i, outcomes);
    }
    evaluations.forEach(evaluation -> evaluation(c, evaluation, titles));
  }

  private void turn(Conversation c, int index, List<RuleOutcome> outcomes) {
    Utterance u = c.utterances().get(index);
    Party party = c.partyOf(u);
    List<Evidence> spans = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (RuleOutcome outcome : outcomes) {
      for (Evidence e : outcome.evidence()) {
        if (e.utterance() == index && e.endChar() > e.startChar()) {
          spans.add(e);
          String mark = mark(outcome.outcome()) + outcome.rule();
          if (!rules.contains(mark)) {
            rules.add(mark);
          }
        }
      }
    }
    String who =
        Speakers.label(c, u.party()) + (party.agentId() == null ? "" : " " + party.agentId());
    String text = u.kind() == Utterance.Kind.OTHER ? "(not text)" : highlighted(u.text(), spans);
    terminal.print(
        terminal.paint("2", clock(u.startMillis()))
            + "  "
            + Plain.line(who)
            + ": "
            + text
            + (rules.isEmpty() ? "" : terminal.paint("2", "   ← " + String.join(", ", rules))));
  }

  /** Evidence between 【 and 】, in colour where colours are wanted. */
  private String highlighted(String text, List<Evidence> spans) {
    spans.sort(Comparator.comparingInt(Evidence::startChar));
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int i = 0; i < spans.size(); i++) {
      int start = Math.max(done, Math.min(spans.get(i).startChar(), text.length()));
      int end = Math.min(spans.get(i).endChar(), text.length());
      while (i + 1 < spans.size() && spans.get(i + 1).startChar() < end) {
        i++; // overlapping spans are one
        end = Math.max(end, Math.min(spans.get(i).endChar(), text.length()));
      }
      if (end > start) {
        out.append(Plain.line(text.substring(done, start)));
        out.append(terminal.paint("1;33", "【" + Plain.line(text.substring(start, end)) + "】"));
        done = end;
      }
    }
    return out.append(Plain.line(text.substring(done))).toString();
  }

  private void evaluation(Conversation c, Evaluation e, Titles titles) {
    terminal.print("");
    String score =
        e.score() == null
            ? "not scored: " + e.notScored()
            : String.format(
                Locale.ROOT,
                "%.1f points, grade %s, %s",
                e.score() / 1_000.0,
                e.grade(),
                e.passed() ? "passed" : "not passed");
    terminal.print(
        terminal.paint(
                "1",
                e.ruleSet()
                    + ", leg "
                    + (e.leg() + 1)
                    + (e.agentId() == null ? "" : " (" + Plain.line(e.agentId()) + ")")
                    + ": "
                    + score)
            + String.format(Locale.ROOT, ", %.0f %% decided", e.decidedShare() * 100));
    if (e.autoFailed() && e.scoreWithoutSuspected() != null) {
      terminal.print(
          String.format(
              Locale.ROOT,
              "suspected auto-fail; without it %.1f points; a person must confirm",
              e.scoreWithoutSuspected() / 1_000.0));
    }
    for (String flag : FlagTexts.of(e, c, titles).lines(c.zone())) {
      terminal.print(terminal.paint("1;31", flag));
    }
    if (!e.subScores().isEmpty()) {
      terminal.print("kept of what was at stake: " + subScores(e));
    }
    for (RuleOutcome outcome : e.outcomes()) {
      if (all || outcome.outcome() != Outcome.NOT_APPLICABLE) {
        outcome(terminal, c, outcome, titles.title(e.ruleSet(), outcome.rule()));
      }
    }
  }

  private static String subScores(Evaluation e) {
    StringJoiner shares = new StringJoiner(", ");
    e.subScores()
        .forEach(
            (name, share) ->
                shares.add(
                    Plain.line(name) + String.format(Locale.ROOT, " %.1f %%", share / 1_000.0)));
    return shares.toString();
  }

  /** Prints only what an evaluation held against the agent, and the words for it. */
  static void missed(Terminal terminal, StoredConversation stored, Evaluation e, Titles titles) {
    for (RuleOutcome outcome : e.outcomes()) {
      if (outcome.outcome() == Outcome.NOT_MET && outcome.stage() == RuleOutcome.Stage.SCORE) {
        outcome(
            terminal, stored.conversation(), outcome, titles.title(e.ruleSet(), outcome.rule()));
        String advice = titles.advice(e.ruleSet(), outcome.rule());
        if (advice != null) {
          terminal.print(terminal.paint("2", "      → " + Plain.line(advice)));
        }
      }
    }
  }

  private static void outcome(Terminal terminal, Conversation c, RuleOutcome o, String title) {
    String points =
        o.points() == 0 ? "" : String.format(Locale.ROOT, " %+.1f", o.points() / 1_000.0);
    String stage =
        o.stage() == RuleOutcome.Stage.SCORE
            ? ""
            : " (" + o.stage().name().toLowerCase(Locale.ROOT) + ")";
    terminal.print(
        "  "
            + mark(o.outcome())
            + o.rule()
            + ": "
            + o.outcome().label().replace('_', ' ')
            + points
            + stage
            + (o.autoFail() == null
                ? ""
                : ", auto-fail " + o.autoFail().name().toLowerCase(Locale.ROOT))
            + terminal.paint("2", title.equals(o.rule()) ? "" : "  " + Plain.line(title)));
    for (Evidence e : o.evidence()) {
      if (!e.quote().isEmpty()) {
        terminal.print(
            "      "
                + clock(e.startMillis())
                + " "
                + speaker(c, e)
                + "“"
                + RunPrinter.cut(e.quote(), 120)
                + "”"
                + (e.confidence() < 1
                    ? String.format(Locale.ROOT, " (%.0f %% sure)", e.confidence() * 100)
                    : ""));
      }
    }
  }

  private static String speaker(Conversation c, Evidence e) {
    return e.utterance() < 0
        ? ""
        : Speakers.label(c, c.utterances().get(e.utterance()).party()) + ": ";
  }

  private static String mark(Outcome outcome) {
    return switch (outcome) {
      case MET -> "✓ ";
      case NOT_MET -> "✗ ";
      case UNDECIDABLE -> "? ";
      case NOT_APPLICABLE -> "– ";
      case PENDING -> "… ";
    };
  }

  /** Minutes and seconds from the start. */
  static String clock(long millis) {
    return String.format(Locale.ROOT, "%02d:%02d", millis / 60_000, millis / 1_000 % 60);
  }
}
