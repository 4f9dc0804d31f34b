package io.earshot.rule;

import io.earshot.model.Plain;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.LintFinding.Kind;
import io.earshot.rule.RuleFault.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for what is doubtful in a rule set that loads. */
final class Lint {
  private final RuleSet set;
  private final List<SourceFile> files;
  private final LocalDate today;
  private final Canonical canonical;
  private final List<LintFinding> findings = new ArrayList<>();
  private final LintCard card;
  private final Node.Fields header;

  /** Phrases of lists that many conditions share are told once. */
  private final Set<String> told = new HashSet<>();

  Lint(RuleSet set, Node.Fields header, List<SourceFile> files, LocalDate today) {
    this.set = set;
    this.files = files;
    this.today = today;
    this.header = header;
    this.canonical = new Canonical(set.conditions());
    this.card = new LintCard(set, header, this);
  }

  List<LintFinding> findings() {
    set.conditions().values().forEach(this::conditions);
    set.exclusions().forEach(exclusion -> conditions(exclusion.when()));
    set.flags().forEach(flag -> conditions(flag.when()));
    for (Rule rule : set.rules()) {
      conditions(rule.when());
      conditions(rule.require());
      rule(rule);
    }
    pairs();
    card.look();
    unproven(header);
    findings.sort(
        (a, b) -> {
          int byFile = a.fault().at().file().compareTo(b.fault().at().file());
          int byLine = Integer.compare(a.fault().at().line(), b.fault().at().line());
          int byColumn = Integer.compare(a.fault().at().column(), b.fault().at().column());
          return byFile != 0 ? byFile : byLine != 0 ? byLine : byColumn;
        });
    return findings;
  }

  /** Tells something at a place. */
  void tell(Kind kind, Place at, String message, String fix) {
    findings.add(new LintFinding(kind, at.fault(Severity.WARNING, message, fix)));
  }

  /** Tells something at a position of one of the files. */
  void tell(Kind kind, Position at, String message, String fix) {
    for (SourceFile file : files) {
      if (file.name().equals(at.file())) {
        tell(kind, file.place(at.line(), at.column(), 1), message, fix);
        return;
      }
    }
  }

  private void unproven(Node.Fields header) {
    long counting = set.rules().stream().filter(rule -> rule.stage() == Stage.SCORE).count();
    if (counting > 0) {
      tell(
          Kind.UNPROVEN,
          header.placeOf("ruleSet"),
          Plain.counted(counting, "rule")
              + " at stage score, of which nobody has shown how often they are right:"
              + " that takes 50 human verdicts a rule, and this version keeps none yet",
          "put rules you doubt at stage: suggest until verdicts exist");
    }
  }

  private void rule(Rule rule) {
    LocalDate end = rule.effectiveTo();
    if (end != null && end.isBefore(today)) {
      tell(
          Kind.DEAD,
          rule.at(),
          "rule \"" + rule.id() + "\" has not been asked since " + end,
          "delete it, or move effective: to: to a later day");
    }
    Condition when = rule.when();
    if (when != null && canonical.of(when).equals(canonical.of(rule.require()))) {
      tell(
          Kind.DEAD,
          rule.at(),
          "rule \"" + rule.id() + "\" requires just what its when asks: it is always met",
          "require something else than when");
    }
    if (when != null && excludes(List.of(when, rule.require())) != null) {
      tell(
          Kind.DEAD,
          rule.at(),
          "rule \"" + rule.id() + "\" is never met where it applies: when excludes require",
          "loosen when or require");
    }
    for (String id : rule.needs()) {
      needs(rule, find(id));
    }
  }

  private void needs(Rule rule, @Nullable Rule needed) {
    if (needed == null) {
      return;
    }
    if (needed.answeredBy() == Rule.AnsweredBy.HUMAN) {
      tell(
          Kind.UNREACHABLE,
          rule.at(),
          "rule \""
              + rule.id()
              + "\" is never decided: it needs \""
              + needed.id()
              + "\", which only a person answers",
          "leave it out of needs, or let the machine answer it");
    }
    if (excludes(List.of(needed.require(), rule.require())) != null) {
      tell(
          Kind.UNREACHABLE,
          rule.at(),
          "rule \""
              + rule.id()
              + "\" can never be met: it needs \""
              + needed.id()
              + "\", which excludes what it requires",
          "leave it out of needs, or change one of the two");
    }
  }

  private @Nullable Rule find(String id) {
    return set.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
  }

  private Contradiction.@Nullable Pair excludes(List<Condition> conditions) {
    return new Contradiction(canonical, set.conditions()).among(conditions);
  }

  /** Rules that ask the same, the opposite, or less than another of their group. */
  private void pairs() {
    Map<String, Rule> asked = new HashMap<>();
    for (Rule rule : set.rules()) {
      String when = canonical.of(rule.when()) + " then ";
      String require = canonical.of(rule.require());
      Rule same = asked.putIfAbsent(when + require, rule);
      Rule opposite = asked.get(when + Canonical.negated(require));
      if (same != null) {
        tell(
            Kind.DUPLICATE,
            rule.at(),
            "rule \"" + rule.id() + "\" asks the same as \"" + same.id() + "\"",
            "delete one of them");
      } else if (opposite != null) {
        tell(
            Kind.CONTRADICTORY,
            rule.at(),
            "rule \""
                + rule.id()
                + "\" requires the opposite of \""
                + opposite.id()
                + "\": only one of them can be met",
            "delete one, or give one of them another when");
      }
    }
    groups();
  }

  private void groups() {
    for (Rule rule : set.rules()) {
      for (Rule other : set.rules()) {
        boolean together = rule.group() != null && Objects.equals(rule.group(), other.group());
        if (together && !rule.equals(other) && isShadowedBy(rule, other)) {
          tell(
              Kind.SHADOWED,
              rule.at(),
              "rule \""
                  + rule.id()
                  + "\" never costs anything: where it is not met, \""
                  + other.id()
                  + "\" of the same group takes more",
              "take it out of the group, or let it deduct more");
        }
      }
    }
  }

  /** Whether every miss of a rule is also one of the other, which costs more. */
  private boolean isShadowedBy(Rule rule, Rule other) {
    return rule.worth() instanceof Rule.Worth.Deduct less
        && other.worth() instanceof Rule.Worth.Deduct more
        && rule.stage() == Stage.SCORE
        && other.stage() == Stage.SCORE
        && less.points() < more.points()
        && canonical.of(rule.when()).equals(canonical.of(other.when()))
        && LintParts.isForbiddenBy(rule.require(), other.require());
  }

  private void conditions(@Nullable Condition condition) {
    switch (condition) {
      case null -> {}
      case Condition.All all -> {
        all.parts().forEach(this::conditions);
        repeats(all.parts());
        Contradiction.Pair pair = excludes(all.parts());
        if (pair != null) {
          tell(
              Kind.CONTRADICTORY,
              pair.other().at(),
              "this excludes the part at line "
                  + pair.one().at().line()
                  + ": all of them never hold",
              "delete one of the two, or write any:");
        }
      }
      case Condition.AnyOf any -> {
        any.parts().forEach(this::conditions);
        repeats(any.parts());
        LintParts.shadowed(any.parts(), this);
        LintParts.opposites(any.parts(), canonical, this);
      }
      case Condition.Not not -> conditions(not.part());
      case Condition.Named name -> {}
      case Condition.Test test -> test(test);
    }
  }

  private void repeats(List<Condition> parts) {
    Map<String, Condition> seen = new HashMap<>();
    for (Condition part : parts) {
      Condition before = seen.putIfAbsent(canonical.of(part), part);
      if (before != null) {
        tell(
            Kind.DUPLICATE,
            part.at(),
            "this part says the same as the one at line " + before.at().line(),
            "delete one of them");
      }
    }
  }

  private void test(Condition.Test test) {
    if (test.operator() instanceof Operator.Count count) {
      conditions(count.of());
    }
    Operator.Limit limit = Figures.limitOf(test.operator());
    String key = test.operator().key();
    if (limit != null && Figures.isImpossible(test.operator(), limit)) {
      tell(
          Kind.DEAD,
          test.at(),
          key + " can never be on that side of its limit",
          "change the limit");
    }
    if (limit != null && Figures.isOne(test.operator()) && Figures.isCertain(limit)) {
      tell(
          Kind.DEAD,
          test.at(),
          key + " is always at least 0: this always holds",
          "raise the limit");
    }
    LintParts.metadata(test, this);
    if (test.operator() instanceof Operator.Phrases phrases) {
      needless(test, phrases);
    }
    scope(test);
  }

  private void needless(Condition.Test test, Operator.Phrases phrases) {
    List<String> needless = new ArrayList<>();
    for (Needless.Pair pair : Needless.in(phrases)) {
      if (told.add(pair.toString())) {
        needless.add("\"" + pair.phrase() + "\" (holds \"" + pair.shorter() + "\")");
      }
    }
    if (!needless.isEmpty()) {
      int shown = Math.min(3, needless.size());
      int more = needless.size() - shown;
      tell(
          Kind.SHADOWED,
          test.at(),
          "never needed beside shorter ones: "
              + String.join(", ", needless.subList(0, shown))
              + (more > 0 ? " and " + more + " more" : ""),
          "delete the longer phrases; of a list that others share, only if they do not need them");
    }
  }

  private void scope(Condition.Test test) {
    Scope scope = test.scope();
    if (scope.role() == Role.SYSTEM && scope.positions() != null) {
      empty(
          test, "system turns do not count in positions: nothing lies in there", "leave out turns");
    }
    Scope.LocalTimes hours = scope.localTime();
    if (hours != null && hours.fromMinute() == hours.toMinute()) {
      empty(
          test,
          "the hours end when they begin: nothing lies in there",
          "write 00:00-24:00 or two hours");
    }
    Scope.TimeWindow time = scope.time();
    if (time != null && time.from() == time.to() && time.from() != 0) {
      empty(test, "the window ends where it begins: nothing lies in there", "move one of its ends");
    }
    Scope.Anchor anchor = scope.anchor();
    if (anchor != null) {
      anchored(test, anchor);
    }
  }

  private void empty(Condition.Test test, String message, String fix) {
    tell(Kind.EMPTY_SCOPE, test.at(), message, fix);
  }

  private void anchored(Condition.Test test, Scope.Anchor anchor) {
    Role own = test.scope().role();
    Role theirs = LintParts.roleOf(set.conditions().get(anchor.condition()), set.conditions());
    if (anchor.side() == Scope.Side.SAME_TURN && own != null && theirs != null && own != theirs) {
      empty(
          test,
          "a turn of the "
              + own.label()
              + " is never the turn of \""
              + anchor.condition()
              + "\", which is the "
              + theirs.label()
              + "'s",
          "use after: or around: with turns: 1, or the other role");
    }
    Scope.Positions theirPlaces =
        LintParts.positionsOf(set.conditions().get(anchor.condition()), set.conditions(), own);
    Scope.Positions places = test.scope().positions();
    if (places != null
        && theirPlaces != null
        && LintParts.isBeyond(anchor.side(), places, theirPlaces)) {
      empty(
          test,
          "the turns asked for never lie "
              + LintParts.word(anchor.side())
              + " those of \""
              + anchor.condition()
              + "\"",
          "widen turns here or in the named condition");
    }
  }
}
