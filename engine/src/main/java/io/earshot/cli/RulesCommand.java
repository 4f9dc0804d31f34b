package io.earshot.cli;

import io.earshot.config.Setting;
import io.earshot.model.InputException;
import io.earshot.model.Plain;
import io.earshot.rule.RuleFault;
import io.earshot.rule.RuleSchema;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import io.earshot.score.ExampleResult;
import io.earshot.score.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Parameters;

/** Checks rule sets, runs their examples, prints the JSON Schema. */
final class RulesCommand extends Command {
  /** What can be done with rules. */
  enum Action {
    CHECK,
    TEST,
    SCHEMA
  }

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description =
          "check: every fault with its place; test: run the examples; schema: for editors")
  Action action = Action.CHECK;

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "DIR",
      description = "rule sets: folders or files (default: the packs that come along)")
  List<Path> folders = new ArrayList<>();

  @Override
  public Integer call() {
    refuseCsv();
    flag(Setting.RULES, RulesOption.setting(folders));
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new InputException(folder.toString(), "does not exist");
      }
    }
    return switch (action) {
      case CHECK -> check();
      case TEST -> test();
      case SCHEMA -> schema();
    };
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
