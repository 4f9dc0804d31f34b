package io.earshot.cli;

import io.earshot.model.InputException;
import io.earshot.model.Plain;
import io.earshot.rule.LintFinding;
import io.earshot.rule.RuleFault;
import io.earshot.rule.RuleSchema;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import io.earshot.score.ExampleResult;
import io.earshot.score.Examples;
import io.earshot.score.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks rule sets, runs their examples, explains an outcome, prints the JSON Schema. */
final class RulesCommand extends OneShotCommand {
  /** What can be done with rules. */
  enum Action {
    CHECK,
    TEST,
    LINT,
    EXPLAIN,
    IMPORT,
    SCHEMA
  }

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description =
          "check: every fault with its place; test: run the examples; lint: what is"
              + " doubtful though it loads; explain RULE: why it came to"
              + " its outcome, and what would have changed it; import FILE:"
              + " take over rules of Alibaba Cloud SCA; schema: for editors")
  Action action = Action.CHECK;

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "DIR|RULE|FILE",
      description =
          "rule sets: folders or files (default: the packs that come along); for explain the rule,"
              + " for import the JSON")
  List<String> arguments = new ArrayList<>();

  @Mixin RulesOption rules = new RulesOption();

  @Option(
      names = "--conversation",
      paramLabel = "C",
      description = "explain: a stored conversation's id, or a file")
  @Nullable String conversation;

  @Option(names = "--rule-set", paramLabel = "ID", description = "explain: only by this rule set")
  @Nullable String ruleSet;

  @Option(names = "--leg", paramLabel = "N", description = "explain: only this agent leg, from 1")
  @Nullable Integer leg;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "import: where to write the rule set (default: beside the JSON)")
  @Nullable Path out;

  @Option(names = "--all", description = "explain: in full what did not decide, too")
  boolean all;

  @Option(
      names = "--locale",
      paramLabel = "en|zh",
      description = "explain: the language of the answer (default: the rule set's)")
  @Nullable String locale;

  @Override
  public Integer call() throws InterruptedException, IOException {
    refuseCsv();
    if (action == Action.EXPLAIN) {
      return explain();
    }
    if (action == Action.IMPORT) {
      if (arguments.size() != 1) {
        throw new InputException("rules import", "name one file: earshot rules import rules.json");
      }
      return new ImportAction(this).run(Path.of(arguments.getFirst()), out);
    }
    for (String folder : arguments) {
      rules.folders.add(Path.of(folder));
    }
    rules.flag(this);
    for (Path folder : rules.folders) {
      if (!Files.exists(folder)) {
        throw new InputException(folder.toString(), "does not exist");
      }
    }
    return switch (action) {
      case CHECK -> check();
      case TEST -> test();
      case LINT -> lint();
      case SCHEMA -> schema();
      case EXPLAIN, IMPORT -> throw new AssertionError(action);
    };
  }

  private int explain() throws InterruptedException, IOException {
    String wanted = conversation;
    if (arguments.size() != 1 || wanted == null) {
      throw new InputException(
          "rules explain",
          "name one rule and a conversation: earshot rules explain RULE --conversation ID|FILE");
    }
    reading.flags(this);
    rules.flag(this);
    return new ExplainAction(this, arguments.getFirst()).run(wanted);
  }

  private int schema() {
    terminal.print(RuleSchema.json());
    return Main.DONE;
  }

  private int check() {
    List<RuleFault> faults = RuleSets.check(installation().rules(configuration()));
    int errors = 0;
    for (RuleFault fault : faults) {
      errors += fault.isError() ? 1 : 0;
      if (format == Format.JSON) {
        json(fault);
      } else {
        terminal.print(fault.render());
      }
    }
    terminal.say(
        Plain.counted(errors, "error") + ", " + Plain.counted(faults.size() - errors, "warning"));
    return errors > 0 ? Main.BAD_INPUT : Main.DONE;
  }

  private int lint() {
    List<Path> paths = installation().rules(configuration());
    LocalDate today = LocalDate.now(configuration().zone());
    List<LintFinding> findings = new ArrayList<>(RuleSets.lint(paths, today));
    for (RuleSet ruleSet : RuleSets.loadAll(paths)) {
      findings.addAll(Prices.of(ruleSet));
    }
    int doubts = 0;
    for (LintFinding finding : findings) {
      doubts += finding.kind() == LintFinding.Kind.UNPROVEN ? 0 : 1;
      print(finding);
    }
    terminal.say(Plain.counted(doubts, "doubt"));
    return doubts > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private void print(LintFinding finding) {
    RuleFault fault = finding.fault();
    if (format == Format.JSON) {
      JsonOut json = new JsonOut(terminal.out());
      json.object().field("class", finding.kind().label());
      json.field("file", fault.at().file()).field("line", fault.at().line());
      json.field("column", fault.at().column()).field("message", fault.message());
      json.field("fix", fault.fix()).end().line();
    } else {
      String text = fault.render();
      terminal.print(text.replaceFirst(": warning: ", ": " + finding.kind().label() + ": "));
    }
  }

  private void json(RuleFault fault) {
    JsonOut json = new JsonOut(terminal.out());
    json.object().field("severity", fault.severity().name().toLowerCase(Locale.ROOT));
    json.field("file", fault.at().file()).field("line", fault.at().line());
    json.field("column", fault.at().column()).field("message", fault.message());
    json.field("fix", fault.fix()).end().line();
  }

  private int test() {
    int failed = 0;
    int run = 0;
    for (RuleSet ruleSet : RuleSets.loadAll(installation().rules(configuration()))) {
      for (ExampleResult result : Examples.run(ruleSet)) {
        run++;
        if (!result.passed()) {
          failed++;
        }
        print(result);
      }
    }
    terminal.say(Plain.counted(run, "example") + ", " + failed + " failed");
    return failed > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private void print(ExampleResult result) {
    if (format == Format.JSON) {
      JsonOut json = new JsonOut(terminal.out());
      json.object().field("ruleSet", result.ruleSet()).field("rule", result.rule());
      json.field("file", result.at().file()).field("line", result.at().line());
      json.field("expected", result.expected().label());
      json.field("got", result.got().outcome().label());
      json.field("passed", result.passed()).end().line();
    } else if (!result.passed()) {
      terminal.print(result.at() + ": " + result.reason());
    }
  }
}
