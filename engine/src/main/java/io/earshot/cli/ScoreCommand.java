package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome;
import io.earshot.pipeline.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Scores files without storing anything. */
final class ScoreCommand extends OneShotCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "chats, transcripts, recordings")
  List<Path> files = new ArrayList<>();

  @Mixin RulesOption rules = new RulesOption();

  @Override
  public Integer call() throws InterruptedException, IOException {
    readFlags();
    refuseCsv();
    rules.flag(this);
    RuleBook.Session session = ruleBook().session();
    int failures =
        forEachConversation(
            files,
            conversation -> session.score(conversation).forEach(e -> print(conversation, e)));
    return failures > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private void print(Conversation conversation, Evaluation e) {
    if (format == Format.JSON) {
      JsonOut json = new JsonOut(terminal.out());
      json.object();
      Json.evaluation(json, e, conversation.externalId());
      json.end().line();
      return;
    }
    String score =
        e.score() == null
            ? "not scored: " + e.notScored()
            : String.format(Locale.ROOT, "%.1f %s", e.score() / 1_000.0, e.grade());
    StringBuilder missed = new StringBuilder();
    for (RuleOutcome outcome : e.outcomes()) {
      if (outcome.outcome() == Outcome.NOT_MET && outcome.stage() == RuleOutcome.Stage.SCORE) {
        missed.append(missed.isEmpty() ? "  missed: " : ", ").append(outcome.rule());
      }
    }
    terminal.print(
        conversation.displayId()
            + "  leg "
            + (e.leg() + 1)
            + "  "
            + e.ruleSet()
            + "  "
            + score
            + (e.flags().isEmpty() ? "" : "  ⚑ " + String.join(" ", e.flags()))
            + missed);
  }
}
