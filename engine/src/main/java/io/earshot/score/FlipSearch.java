package io.earshot.score;

import io.earshot.model.Evidence;
import io.earshot.model.Outcome;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Phrase;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.text.Normaliser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds single changes of one parameter or phrase that give a rule another outcome, by trying them:
 * what is found is true by construction. For every figure the nearest value is sought in both
 * directions (doubling the distance, then halving it), so a figure costs some dozens of trials.
 */
final class FlipSearch {
  /** Most changes tried; what is left is not looked for. */
  static final int TRIAL_LIMIT = 3_000;

  /** Most changes told. */
  static final int FLIP_LIMIT = 6;

  private static final int HALVINGS = 40;
  private static final double PHRASE = 0.25;

  private final Trial trial;
  private final Trial.Result now;
  private final List<Found> found = new ArrayList<>();

  /** A change that flips, and how much of a change it is. */
  private record Found(Explanation.Flip flip, double size) {}

  FlipSearch(Trial trial, Trial.Result now) {
    this.trial = trial;
    this.now = now;
  }

  /**
   * The changes, the smallest first.
   *
   * @param nearest what comes nearest to the phrases of a test, by test
   */
  List<Explanation.Flip> flips(Map<Condition.Test, Explanation.Nearest> nearest) {
    RuleSet set = trial.ruleSet();
    for (Condition.Test test : tests(set)) {
      for (Knob knob : Knobs.of(test)) {
        switch (knob) {
          case Knob.Figure figure -> figure(test, figure);
          case Knob.Option option -> option(test, option);
        }
      }
      if (test.operator() instanceof Phrases phrases) {
        phrases(test, phrases, nearest.get(test));
      }
    }
    found.sort(Comparator.comparingDouble(Found::size));
    List<Explanation.Flip> flips = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean onlyAway = found.stream().allMatch(FlipSearch::leadsAway);
    for (Found each : found) {
      if ((onlyAway || !leadsAway(each))
          && flips.size() < FLIP_LIMIT
          && seen.add(each.flip.at() + each.flip.path())) {
        flips.add(each.flip);
      }
    }
    return flips;
  }

  private void figure(Condition.Test test, Knob.Figure knob) {
    for (int direction = 1; direction >= -1; direction -= 2) {
      double missed = knob.figure();
      double step = knob.range().step();
      for (int k = 0; k < HALVINGS && trial.tried() < TRIAL_LIMIT; k++) {
        double edge = direction > 0 ? knob.range().most() : knob.range().least();
        double next = knob.figure() + direction * step;
        next = knob.range().round(direction > 0 ? Math.min(edge, next) : Math.max(edge, next));
        if (next == missed) {
          break;
        }
        Trial.Result result = result(test, knob.with().apply(next));
        if (flips(result)) {
          between(test, knob, missed, next);
          break;
        }
        missed = next;
        step *= 2;
      }
    }
  }

  /** Halves the distance between a value that does not flip and one that does. */
  private void between(Condition.Test test, Knob.Figure knob, double missed, double flipping) {
    double no = missed;
    double yes = flipping;
    while (Math.abs(yes - no) > knob.range().step() * 1.5 && trial.tried() < TRIAL_LIMIT) {
      double middle = knob.range().round((yes + no) / 2);
      if (middle == no || middle == yes) {
        break;
      }
      if (flips(result(test, knob.with().apply(middle)))) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    double size =
        Math.abs(yes - knob.figure()) / Math.max(knob.range().step(), Math.abs(knob.figure()));
    Trial.Result result = result(test, knob.with().apply(yes));
    String value = knob.spelled().apply(yes);
    if (flips(result) && result != null && !value.equals(knob.value())) {
      add(test, knob.path(), knob.value(), value, result, size);
    }
  }

  private void option(Condition.Test test, Knob.Option option) {
    Trial.Result result = result(test, option.test());
    if (result != null && flips(result)) {
      add(test, option.path(), option.value(), option.instead(), result, option.size());
    }
  }

  private void phrases(
      Condition.Test test, Phrases phrases, Explanation.@Nullable Nearest nearest) {
    String path = "phrases." + listKey(phrases);
    if (nearest != null && phrases.mode() == Phrases.Mode.ANY) {
      Trial.Result result = result(test, Knobs.with(test, phrases, nearest.said()));
      if (result != null && flips(result)) {
        add(test, path, "", nearest.said(), result, PHRASE);
      }
    }
    Set<String> quotes = new LinkedHashSet<>();
    for (Evidence evidence : now.found()) {
      quotes.add(bare(evidence.quote()));
    }
    for (int p = 0; p < phrases.phrases().size() && !quotes.isEmpty(); p++) {
      take(test, phrases, p, quotes, path);
    }
  }

  /** Takes away a phrase, or what a list says of it, if it may be what was said. */
  private void take(Condition.Test test, Phrases phrases, int p, Set<String> quotes, String path) {
    Phrase phrase = phrases.phrases().get(p);
    boolean list =
        phrase.parts().size() == 1 && phrase.parts().getFirst() instanceof Phrase.Part.OneOf;
    if (list && phrase.parts().getFirst() instanceof Phrase.Part.OneOf of) {
      for (String text : of.texts()) {
        if (quotes.contains(bare(text))) {
          List<String> left = new ArrayList<>(of.texts());
          left.remove(text);
          List<Phrase> others = new ArrayList<>(phrases.phrases());
          others.set(
              p, new Phrase(phrase.source(), List.of(new Phrase.Part.OneOf(of.list(), left))));
          Condition.Test without = left.isEmpty() ? null : Knobs.with(test, phrases, others);
          take(test, without, "lists." + of.list(), text);
        }
      }
    } else if (mayBe(phrase, quotes)) {
      take(test, Knobs.without(test, phrases, p), path, phrase.source());
    }
  }

  private void take(
      Condition.Test test, Condition.@Nullable Test without, String path, String text) {
    Trial.Result result = without == null ? null : result(test, without);
    if (result != null && flips(result)) {
      add(test, path, text, "", result, PHRASE);
    }
  }

  private static boolean mayBe(Phrase phrase, Set<String> quotes) {
    boolean plain = phrase.parts().size() == 1;
    return plain && phrase.parts().getFirst() instanceof Phrase.Part.Text text
        ? quotes.contains(bare(text.text()))
        : true;
  }

  /** Letters and digits alone, folded: how a text is said. */
  private static String bare(String text) {
    return Normaliser.fold(text).replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static String listKey(Phrases phrases) {
    return phrases.mode() == Phrases.Mode.AT_LEAST ? "of" : Knobs.camel(phrases.mode());
  }

  private void add(
      Condition.Test test, String path, String from, String to, Trial.Result then, double size) {
    found.add(
        new Found(
            new Explanation.Flip(test.at(), path, from, to, then.outcome(), then.found()), size));
  }

  /** Whether the rule would only have asked nothing: told where nothing else helps. */
  private static boolean leadsAway(Found found) {
    return found.flip.outcome() == Outcome.NOT_APPLICABLE;
  }

  private Trial.@Nullable Result result(Condition.Test test, Condition.Test other) {
    return trial.tried() < TRIAL_LIMIT
        ? trial.of(Rewrite.with(trial.ruleSet(), test, other))
        : null;
  }

  /** Whether an outcome is another one than now, and one that somebody would want to reach. */
  private boolean flips(Trial.@Nullable Result result) {
    if (result == null) {
      return false;
    }
    Outcome then = result.outcome();
    return switch (now.outcome()) {
      case NOT_MET -> then == Outcome.MET || then == Outcome.NOT_APPLICABLE;
      case MET -> then == Outcome.NOT_MET;
      case NOT_APPLICABLE, UNDECIDABLE, PENDING -> then.decided();
    };
  }

  /** Every test the rule rests on, each once. */
  private static List<Condition.Test> tests(RuleSet set) {
    Tests tests = new Tests(set);
    for (Rule rule : set.rules()) {
      tests.collect(rule.when());
      tests.collect(rule.require());
    }
    return tests.all;
  }

  private static final class Tests {
    private final RuleSet set;
    private final Set<String> names = new HashSet<>();
    private final List<Condition.Test> all = new ArrayList<>();

    Tests(RuleSet set) {
      this.set = set;
    }

    void collect(@Nullable Condition condition) {
      switch (condition) {
        case null -> {}
        case Condition.All parts -> parts.parts().forEach(this::collect);
        case Condition.AnyOf parts -> parts.parts().forEach(this::collect);
        case Condition.Not not -> collect(not.part());
        case Condition.Named name -> named(name.name());
        case Condition.Test test -> {
          all.add(test);
          under(test);
        }
      }
    }

    private void under(Condition.Test test) {
      Scope.Anchor anchor = test.scope().anchor();
      if (anchor != null) {
        named(anchor.condition());
      }
      switch (test.operator()) {
        case Operator.Count count -> collect(count.of());
        case Operator.Sequence steps -> steps.steps().forEach(step -> named(step.condition()));
        default -> {}
      }
    }

    private void named(String name) {
      if (names.add(name)) {
        collect(set.conditions().get(name));
      }
    }
  }
}
