package io.earshot.cli;

import io.earshot.ingest.ScaRules;
import io.earshot.model.InputException;
import io.earshot.rule.Patterns;
import io.earshot.rule.RuleFault;
import io.earshot.rule.RuleSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes over rules written for another system. */
final class ImportAction {
  private final RulesCommand command;

  ImportAction(RulesCommand command) {
    this.command = command;
  }

  int run(Path file, @Nullable Path out) throws IOException {
    String name = file.getFileName().toString();
    String base = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    Path target = out == null ? file.resolveSibling(base + ".yaml") : out;
    if (Files.exists(target)) {
      throw new InputException(
          target.toString(), "is there already; name another file with --out, or move it away");
    }
    ScaRules.Imported imported = ScaRules.read(file, id(base), Patterns::refusal);
    Files.writeString(target, imported.yaml());
    List<RuleFault> faults = RuleSets.check(target);
    if (command.format == Command.Format.JSON) {
      json(target, imported, faults);
    } else {
      text(target, imported, faults);
    }
    boolean broken = faults.stream().anyMatch(RuleFault::isError);
    return broken || !imported.left().isEmpty() ? Main.SOME_FAILED : Main.DONE;
  }

  private static String id(String base) {
    String id = base.replaceAll("[^\\p{L}\\p{N}_-]", "-");
    return id.isEmpty() || !Character.isLetterOrDigit(id.charAt(0))
        ? "imported"
        : id.substring(0, Math.min(64, id.length()));
  }

  private void text(Path target, ScaRules.Imported imported, List<RuleFault> faults) {
    Terminal terminal = command.terminal;
    imported.taken().forEach(rule -> terminal.print("taken: " + rule));
    imported.left().forEach(rule -> terminal.print("left out: " + rule));
    imported.notes().forEach(note -> terminal.print("note: " + note));
    for (RuleFault fault : faults) {
      if (fault.isError()) {
        terminal.print(fault.render());
      }
    }
    terminal.say(
        imported.taken().size()
            + " rules taken over into "
            + target
            + ", "
            + imported.left().size()
            + " left out. Next: add examples, then `earshot rules test "
            + target
            + "`.");
  }

  private void json(Path target, ScaRules.Imported imported, List<RuleFault> faults) {
    JsonOut json = new JsonOut(command.terminal.out());
    json.object().field("file", target.toString()).name("taken").array();
    imported.taken().forEach(json::value);
    json.end().name("leftOut").array();
    imported.left().forEach(json::value);
    json.end().name("notes").array();
    imported.notes().forEach(json::value);
    json.end().name("faults").array();
    for (RuleFault fault : faults) {
      if (fault.isError()) {
        json.value(fault.at() + ": " + fault.message());
      }
    }
    json.end().end().line();
  }
}
