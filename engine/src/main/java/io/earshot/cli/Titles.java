package io.earshot.cli;

import io.earshot.config.Configuration;
import io.earshot.config.Installation;
import io.earshot.model.InputException;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleFaults;
import io.earshot.rule.RuleSet;
import io.earshot.rule.RuleSets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules are called and advise, for people. Empty where the rule sets cannot be read now. */
final class Titles {
  /** Knows nothing. */
  static final Titles NONE = new Titles();

  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, RuleSet.Flag> flags = new HashMap<>();

  private Titles() {}

  static Titles load(Installation installation, Configuration configuration) {
    Titles titles = new Titles();
    try {
      for (RuleSet ruleSet : RuleSets.loadAll(installation.rules(configuration))) {
        for (Rule rule : ruleSet.rules()) {
          titles.rules.put(ruleSet.id() + "/" + rule.id(), rule);
        }
        for (RuleSet.Flag flag : ruleSet.flags()) {
          titles.flags.put(ruleSet.id() + "/" + flag.id(), flag);
        }
      }
    } catch (InputException | RuleFaults e) {
      // what is stored can be shown without the rules' texts
    }
    return titles;
  }

  /** A flag as the rule set defines it now, or null. */
  RuleSet.@Nullable Flag flag(String ruleSet, String flag) {
    return flags.get(ruleSet + "/" + flag);
  }

  /** The rule's title; its id where it is not known. */
  String title(String ruleSet, String rule) {
    Rule found = rules.get(ruleSet + "/" + rule);
    return found == null ? rule : found.title();
  }

  /** What the agent could do better, or null. */
  @Nullable String advice(String ruleSet, String rule) {
    Rule found = rules.get(ruleSet + "/" + rule);
    return found == null || found.advice().isBlank() ? null : found.advice();
  }
}
