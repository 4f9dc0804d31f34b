package io.earshot.cli;

import io.earshot.config.Setting;
import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import io.earshot.score.Explainer;
import io.earshot.score.Explanation;
import io.earshot.score.Program;
import io.earshot.score.Scorers;
import io.earshot.score.ScoringOptions;
import io.earshot.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Explains a rule's outcome on a stored conversation or on those of a file. */
final class ExplainAction {
  private final RulesCommand command;
  private final String rule;
  private final List<RuleSet> ruleSets;

  ExplainAction(RulesCommand command, String rule) {
    this.command = command;
    this.rule = rule;
    this.ruleSets = wanted(RuleSets.loadAll(command.installation().rules(command.configuration())));
  }

  private List<RuleSet> wanted(List<RuleSet> all) {
    List<RuleSet> wanted = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (RuleSet set : all) {
      known.add(set.id());
      if (command.ruleSet == null || command.ruleSet.equals(set.id())) {
        wanted.add(set);
      }
    }
    if (wanted.isEmpty()) {
      throw new InputException(
          "--rule-set", "no rule set \"" + command.ruleSet + "\"; there are " + known);
    }
    for (RuleSet set : wanted) {
      if (has(set)) {
        return wanted;
      }
    }
    throw new InputException(rule, "no rule has this id" + resembling(wanted));
  }

  private boolean has(RuleSet set) {
    return set.rules().stream().anyMatch(each -> each.id().equals(rule));
  }

  private String resembling(List<RuleSet> sets) {
    List<String> near = new ArrayList<>();
    for (RuleSet set : sets) {
      for (Rule each : set.rules()) {
        boolean like = each.id().contains(rule) || rule.contains(each.id());
        if ((like || Commands.distance(each.id(), rule) <= 2) && !near.contains(each.id())) {
          near.add(each.id());
        }
      }
    }
    return near.isEmpty()
        ? "; `earshot rules test --format json` names the rules"
        : ". Did you mean " + String.join(" or ", near.subList(0, Math.min(5, near.size()))) + "?";
  }

  int run(String reference) throws InterruptedException, IOException {
    Path file = Path.of(reference);
    if (Files.isRegularFile(file)) {
      int failed =
          command.forEachConversation(List.of(file), conversation -> explain(conversation, null));
      return failed > 0 ? Main.SOME_FAILED : Main.DONE;
    }
    if (reference.contains("/") || reference.endsWith(".json") || reference.endsWith(".jsonl")) {
      throw new InputException(reference, "does not exist; name a file or a stored id");
    }
    try (StoreReader store = Folder.read(command.dataFolder())) {
      ConversationId id = Folder.find(store, reference);
      explain(store.conversation(id).orElseThrow().conversation(), store.evaluations(id));
    }
    return Main.DONE;
  }

  private void explain(Conversation conversation, @Nullable List<Evaluation> stored) {
    List<RuleSet> fitting = new ArrayList<>();
    for (RuleSet set : ruleSets) {
      if (has(set) && set.languages().contains(conversation.language())) {
        fitting.add(set);
      }
    }
    for (RuleSet set : scoring(fitting, conversation, stored)) {
      explain(conversation, set, stored);
    }
    if (fitting.isEmpty()) {
      throw new InputException(
          conversation.displayId(),
          "is in language "
              + conversation.language()
              + ", which no rule set with the rule "
              + rule
              + " scores");
    }
  }

  /** Of the rule sets that have the rule, those that score the conversation; else all of them. */
  private List<RuleSet> scoring(
      List<RuleSet> fitting, Conversation conversation, @Nullable List<Evaluation> stored) {
    if (command.ruleSet != null || fitting.size() < 2) {
      return fitting;
    }
    List<Evaluation> evaluations = stored;
    if (evaluations == null) {
      List<Program> programs = fitting.stream().map(Program::compile).toList();
      evaluations = new Scorers(programs, options()).score(conversation);
    }
    List<RuleSet> scoring = new ArrayList<>(fitting);
    List<String> names = evaluations.stream().map(Evaluation::ruleSet).toList();
    scoring.removeIf(set -> !names.contains(set.id()));
    return scoring.isEmpty() ? fitting : scoring;
  }

  private ScoringOptions options() {
    return new ScoringOptions(command.configuration().number(Setting.CONFIDENCE_PERCENT) / 100f);
  }

  private void explain(Conversation conversation, RuleSet set, @Nullable List<Evaluation> stored) {
    Explainer explainer = new Explainer(set, options());
    ExplainPrinter printer =
        new ExplainPrinter(command.terminal, words(set), conversation, command.all);
    for (Explanation explanation : explainer.explain(conversation, rule)) {
      if (command.leg != null && command.leg != explanation.leg() + 1) {
        continue;
      }
      if (command.format == Command.Format.JSON) {
        printer.json(new JsonOut(command.terminal.out()), explanation);
      } else {
        printer.print(explanation);
        command.terminal.print("");
      }
      if (stored != null) {
        tellOtherVersion(explanation, stored);
      }
    }
  }

  /** A stored score may be by other rules than those asked now. */
  private void tellOtherVersion(Explanation e, List<Evaluation> stored) {
    for (Evaluation evaluation : stored) {
      boolean same = evaluation.leg() == e.leg() && evaluation.ruleSet().equals(e.ruleSet());
      if (same && !evaluation.ruleSetVersion().equals(e.version())) {
        command.terminal.say(
            "note: the stored score is by "
                + e.ruleSet()
                + " "
                + evaluation.ruleSetVersion()
                + "; explained is what "
                + e.version()
                + " says");
      }
    }
  }

  private ExplainWords words(RuleSet set) {
    String wanted = command.locale;
    if (wanted == null) {
      return set.languages().equals(List.of("zh")) ? ExplainWords.ZH : ExplainWords.EN;
    }
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "en" -> ExplainWords.EN;
      case "zh" -> ExplainWords.ZH;
      default -> throw new InputException("--locale", "\"" + wanted + "\" is neither en nor zh");
    };
  }
}
