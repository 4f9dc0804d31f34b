package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.store.Selection;
import io.earshot.store.StoreReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Writes evaluations: JSON Lines with the evidence, or CSV with a row per rule outcome. */
final class ExportCommand extends Command {
  @Option(names = "--agent", paramLabel = "ID", description = "only this agent's")
  @Nullable String agent;

  @Option(names = "--batch", paramLabel = "B", description = "only of this batch")
  @Nullable String batch;

  @Option(names = "--rule-set", paramLabel = "ID", description = "only scores of this rule set")
  @Nullable String ruleSet;

  @Option(names = "--since", paramLabel = "DAY", description = "only from this day on (2026-11-21)")
  @Nullable String since;

  @Override
  public Integer call() {
    Selection selection = Selection.ALL;
    selection = agent == null ? selection : selection.ofAgent(agent);
    selection = batch == null ? selection : selection.ofBatch(batch);
    selection =
        since == null
            ? selection
            : selection.from(
                ListCommand.day("--since", since)
                    .atStartOfDay(configuration().zone())
                    .toInstant()
                    .toEpochMilli());
    try (StoreReader store = Folder.read(dataFolder())) {
      if (format == Format.CSV) {
        csv(store, selection);
      } else {
        json(store, selection);
      }
    }
    return Main.DONE;
  }

  private boolean wanted(@Nullable String servedBy, String scoredBy) {
    return (agent == null || agent.equals(servedBy))
        && (ruleSet == null || ruleSet.equals(scoredBy));
  }

  private void json(StoreReader store, Selection selection) {
    JsonOut json = new JsonOut(terminal.out());
    Titles titles = Titles.load(installation(), configuration());
    store.forEachConversation(
        selection,
        id -> {
          Conversation conversation = store.conversation(id).orElseThrow().conversation();
          for (Evaluation evaluation : store.evaluations(id)) {
            if (wanted(evaluation.agentId(), evaluation.ruleSet())) {
              json.object();
              Json.evaluation(json, evaluation, conversation.externalId());
              FlagTexts.of(evaluation, conversation, titles).json(json, conversation.zone());
              json.end().line();
            }
          }
          return true;
        });
  }

  /** One row per evaluation with a column for each of its figures; rules in one cell each. */
  private void csv(StoreReader store, Selection selection) {
    Titles titles = Titles.load(installation(), configuration());
    try (Rows rows =
        new Rows(
            terminal,
            format,
            "id",
            "conversation",
            "leg",
            "agentId",
            "team",
            "skillGroup",
            "startedAt",
            "ruleSet",
            "score",
            "grade",
            "passed",
            "decidedShare",
            "notScored",
            "flags",
            "flagPriority",
            "flagRoute",
            "flagDueAt",
            "rule",
            "standard",
            "outcome")) {
      store.forEachSummary(
          selection,
          s -> {
            FlagTexts flags = FlagTexts.of(s, titles);
            int rules = wanted(s.agentId(), s.ruleSet()) ? Math.max(1, s.rules().size()) : 0;
            for (int i = 0; i < rules; i++) {
              boolean any = i < s.rules().size();
              rows.row(
                  s.displayId(),
                  s.conversation(),
                  s.leg(),
                  s.agentId(),
                  s.team(),
                  s.skillGroup(),
                  s.startedAtMillis() == 0
                      ? null
                      : Json.dateTime(s.startedAtMillis(), configuration().zone().getId()),
                  s.ruleSet(),
                  s.score() == null ? null : s.score() / 1_000.0,
                  s.grade(),
                  s.passed(),
                  Math.rint(s.decidedShare() * 1_000) / 1_000,
                  s.notScored(),
                  flags.ids(),
                  flags.priority(),
                  flags.route(),
                  flags.due(configuration().zone().getId()),
                  any ? s.rules().rule(i) : null,
                  any ? s.rules().standard(i) : null,
                  any ? s.rules().outcome(i).label() : null);
            }
            return true;
          });
    }
  }
}
