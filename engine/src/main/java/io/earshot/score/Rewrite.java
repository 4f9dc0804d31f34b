package io.earshot.score;

import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies a rule set in which one test stands for another. */
final class Rewrite {
  private final Condition.Test was;
  private final Condition.Test is;

  private Rewrite(Condition.Test was, Condition.Test is) {
    this.was = was;
    this.is = is;
  }

  /** The rule set with {@code is} wherever that very {@code was} stands. */
  static RuleSet with(RuleSet set, Condition.Test was, Condition.Test is) {
    Rewrite rewrite = new Rewrite(was, is);
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : set.rules()) {
      rules.add(with(rule, rewrite.orNull(rule.when()), rewrite.of(rule.require())));
    }
    Map<String, Condition> conditions = new LinkedHashMap<>();
    set.conditions().forEach((name, condition) -> conditions.put(name, rewrite.of(condition)));
    return with(set, conditions, rules);
  }

  /** The rule set with nothing but some of its rules. */
  static RuleSet only(RuleSet set, List<Rule> rules) {
    return with(set, set.conditions(), rules);
  }

  private static RuleSet with(RuleSet set, Map<String, Condition> conditions, List<Rule> rules) {
    return new RuleSet(
        set.id(),
        set.version(),
        set.contentHash(),
        set.title(),
        set.languages(),
        set.parameters(),
        conditions,
        null,
        List.of(),
        set.scorecard(),
        List.of(),
        rules);
  }

  private static Rule with(Rule rule, @Nullable Condition when, Condition require) {
    return new Rule(
        rule.id(),
        rule.standard(),
        rule.title(),
        rule.why(),
        rule.advice(),
        rule.section(),
        rule.errorClass(),
        rule.group(),
        rule.stage(),
        rule.answeredBy(),
        rule.effectiveFrom(),
        rule.effectiveTo(),
        rule.needs(),
        when,
        require,
        rule.worth(),
        rule.examples(),
        rule.at());
  }

  private @Nullable Condition orNull(@Nullable Condition condition) {
    return condition == null ? null : of(condition);
  }

  private Condition of(Condition condition) {
    return switch (condition) {
      case Condition.All all -> new Condition.All(parts(all.parts()), all.at());
      case Condition.AnyOf any -> new Condition.AnyOf(parts(any.parts()), any.at());
      case Condition.Not not -> new Condition.Not(of(not.part()), not.at());
      case Condition.Named name -> name;
      case Condition.Test test -> test(test);
    };
  }

  @SuppressWarnings("ReferenceEquality") // this very one, not one that says the same elsewhere
  private Condition test(Condition.Test test) {
    if (test == was) {
      return is;
    }
    if (test.operator() instanceof Operator.Count count) {
      Operator with = new Operator.Count(of(count.of()), count.measure(), count.limit());
      return new Condition.Test(with, test.scope(), test.at());
    }
    return test;
  }

  private List<Condition> parts(List<Condition> parts) {
    List<Condition> rewritten = new ArrayList<>();
    parts.forEach(part -> rewritten.add(of(part)));
    return rewritten;
  }
}
