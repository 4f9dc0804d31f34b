package io.earshot.score;

import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders rules so that each comes after those whose outcome it asks for. */
final class RuleOrder {
  private final RuleSet ruleSet;
  private final List<Integer> order = new ArrayList<>();
  private final Set<Integer> done = new HashSet<>();
  private final Set<Integer> open = new HashSet<>();

  private RuleOrder(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /**
   * The rules' numbers, file order kept where nothing speaks against it.
   *
   * @throws io.earshot.model.InputException if rules rest on each other in a circle
   */
  static List<Integer> of(RuleSet ruleSet) {
    RuleOrder result = new RuleOrder(ruleSet);
    for (int i = 0; i < ruleSet.rules().size(); i++) {
      result.visit(i);
    }
    return result.order;
  }

  /** The rules whose outcomes a rule asks for. */
  static Set<String> asked(RuleSet ruleSet, Rule rule) {
    Set<String> asked = new HashSet<>(rule.needs());
    RuleOrder order = new RuleOrder(ruleSet);
    Set<String> names = new HashSet<>();
    order.collect(rule.when(), asked, names);
    order.collect(rule.require(), asked, names);
    return asked;
  }

  private void visit(int number) {
    if (done.contains(number)) {
      return;
    }
    Rule rule = ruleSet.rules().get(number);
    if (!open.add(number)) {
      throw Compiler.fault(
          rule.at(), "rule \"" + rule.id() + "\" rests on its own outcome; break the circle");
    }
    Set<String> asked = asked(ruleSet, rule);
    for (int other = 0; other < ruleSet.rules().size(); other++) {
      if (asked.contains(ruleSet.rules().get(other).id())) {
        visit(other);
      }
    }
    open.remove(number);
    done.add(number);
    order.add(number);
  }

  private void collect(@Nullable Condition condition, Set<String> asked, Set<String> names) {
    switch (condition) {
      case null -> {}
      case Condition.All all -> all.parts().forEach(part -> collect(part, asked, names));
      case Condition.AnyOf any -> any.parts().forEach(part -> collect(part, asked, names));
      case Condition.Not not -> collect(not.part(), asked, names);
      case Condition.Named name -> collectNamed(name.name(), asked, names);
      case Condition.Test test -> collectTest(test, asked, names);
    }
  }

  private void collectTest(Condition.Test test, Set<String> asked, Set<String> names) {
    Scope.Anchor anchor = test.scope().anchor();
    collectNamed(anchor == null ? null : anchor.condition(), asked, names);
    switch (test.operator()) {
      case Operator.RuleOutcomeTest wish -> asked.add(wish.rule());
      case Operator.Count wish -> collect(wish.of(), asked, names);
      case Operator.Silence wish -> collectNamed(wish.forgivenAfter(), asked, names);
      case Operator.ResponseTime wish -> collectNamed(wish.forgivenAfter(), asked, names);
      default -> {}
    }
  }

  private void collectNamed(@Nullable String name, Set<String> asked, Set<String> names) {
    if (name != null && names.add(name)) {
      collect(ruleSet.conditions().get(name), asked, names);
    }
  }
}
