package io.earshot.score;

import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Phrase;
import io.earshot.rule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a test: of its operator, then of its scope. */
final class Knobs {
  private static final double MILLIS = 1_000;

  /** A choice is a larger change than a figure that moves by half. */
  private static final double CHOICE = 1.5;

  /** Decibels below full scale to hertz. */
  private static final Knob.Range VOICE = new Knob.Range(-200, 10_000, 0.1);

  private static final Role[] SPEAKERS = {Role.AGENT, Role.CUSTOMER, Role.BOT, Role.SUPERVISOR};

  private final Condition.Test test;
  private final List<Knob> knobs = new ArrayList<>();

  private Knobs(Condition.Test test) {
    this.test = test;
  }

  static List<Knob> of(Condition.Test test) {
    Knobs knobs = new Knobs(test);
    knobs.operator();
    knobs.window();
    knobs.anchor();
    return knobs.knobs;
  }

  private void operator() {
    switch (test.operator()) {
      case Phrases o -> phrases(o);
      case Operator.Verbatim o ->
          figure(
              "verbatim.atLeast",
              o.percent(),
              Knob.Range.PERCENT,
              v -> new Operator.Verbatim(o.script(), v));
      case Operator.Repeated o -> repeated(o);
      case Operator.Similar o ->
          figure(
              "similar.atLeast",
              o.percent(),
              Knob.Range.PERCENT,
              v -> new Operator.Similar(o.examples(), v));
      case Operator.Fact o ->
          figure(
              "fact.turns",
              o.turns(),
              Knob.Range.COUNT,
              v -> new Operator.Fact(o.rows(), o.askedBy(), (int) v));
      case Operator.Commitment o -> commitment(o);
      case Operator.Count o -> count(o);
      case Operator.Silence o ->
          limit(
              "silence",
              o.limit(),
              MILLIS,
              l -> new Operator.Silence(l, o.afterRole(), o.beforeRole(), o.forgivenAfter()));
      case Operator.ResponseTime o ->
          limit(
              "responseTime",
              o.limit(),
              MILLIS,
              l ->
                  new Operator.ResponseTime(
                      o.of(), o.which(), o.fromAssignment(), l, o.forgivenAfter()));
      case Operator.Interruption o -> interruption(o);
      case Operator.SpeakingRate o ->
          limit(
              "speakingRate",
              o.limit(),
              1,
              l -> new Operator.SpeakingRate(o.perTurn(), o.minimumWords(), l));
      case Operator.TurnLength o ->
          limit(
              "turnLength",
              o.limit(),
              o.inWords() ? 1 : MILLIS,
              l -> new Operator.TurnLength(o.inWords(), l));
      case Operator.TalkShare o ->
          limit("talkShare", o.limit(), 1, l -> new Operator.TalkShare(o.of(), l));
      case Operator.TurnCount o -> limit("turnCount", o.limit(), 1, Operator.TurnCount::new);
      case Operator.Duration o -> limit("duration", o.limit(), MILLIS, Operator.Duration::new);
      case Operator.HangUpDelay o ->
          limit("hangUpDelay", o.limit(), MILLIS, Operator.HangUpDelay::new);
      case Operator.VoiceTest o ->
          figure(
              o.key() + "." + camel(o.limit().bound()),
              o.limit().value(),
              VOICE,
              v ->
                  new Operator.VoiceTest(
                      o.of(),
                      o.measure(),
                      o.perTurn(),
                      o.againstBaseLine(),
                      o.minimumWords(),
                      new Limit(o.limit().bound(), v)));
      case Operator.WhoSpokeLast o -> roles("whoSpokeLast.is", o.is(), Operator.WhoSpokeLast::new);
      case Operator.WhoHungUp o -> roles("whoHungUp.is", o.is(), Operator.WhoHungUp::new);
      case Operator.EventTest o -> {
        Limit length = o.length();
        if (length != null) {
          limit("event", length, MILLIS, l -> new Operator.EventTest(o.kind(), o.by(), l));
        }
      }
      case Operator.RuleOutcomeTest o -> outcomes(o);
      case Operator.Metadata o -> metadata(o);
      case Operator.Sequence o -> sequence(o);
      default -> {} // explained, but not changed
    }
  }

  private void phrases(Phrases o) {
    if (o.mode() == Phrases.Mode.AT_LEAST) {
      figure(
          "phrases.atLeast",
          o.atLeast(),
          new Knob.Range(1, o.phrases().size(), 1),
          v ->
              new Phrases(
                  o.mode(), (int) v, o.hits(), o.phrases(), o.unordered(), o.negationGuard()));
    }
    if (o.mode() != Phrases.Mode.NONE) {
      figure(
          "phrases.hits",
          o.hits(),
          Knob.Range.COUNT,
          v ->
              new Phrases(
                  o.mode(), o.atLeast(), (int) v, o.phrases(), o.unordered(), o.negationGuard()));
    }
    boolean guard = o.negationGuard();
    option(
        "phrases.negation",
        guard ? "guard" : "ignore",
        guard ? "ignore" : "guard",
        new Phrases(o.mode(), o.atLeast(), o.hits(), o.phrases(), o.unordered(), !guard));
  }

  /** The test without one of its phrases; null if that leaves none. */
  static Condition.@Nullable Test without(Condition.Test test, Phrases o, int phrase) {
    List<Phrase> left = new ArrayList<>(o.phrases());
    left.remove(phrase);
    return left.isEmpty() || o.atLeast() > left.size() ? null : with(test, o, left);
  }

  /** The test with one more phrase. */
  static Condition.Test with(Condition.Test test, Phrases o, String phrase) {
    List<Phrase> more = new ArrayList<>(o.phrases());
    more.add(new Phrase(phrase, List.of(new Phrase.Part.Text(phrase))));
    return with(test, o, more);
  }

  /** The test with other phrases. */
  static Condition.Test with(Condition.Test test, Phrases o, List<Phrase> phrases) {
    Phrases other =
        new Phrases(o.mode(), o.atLeast(), o.hits(), phrases, o.unordered(), o.negationGuard());
    return new Condition.Test(other, test.scope(), test.at());
  }

  private void repeated(Operator.Repeated o) {
    figure(
        "repeated.times",
        o.times(),
        new Knob.Range(2, 1_000, 1),
        v ->
            new Operator.Repeated(
                (int) v, o.withinTurns(), o.similarity(), o.minimumWords(), o.except()));
    figure(
        "repeated.withinTurns",
        o.withinTurns(),
        Knob.Range.COUNT,
        v ->
            new Operator.Repeated(
                o.times(), (int) v, o.similarity(), o.minimumWords(), o.except()));
    figure(
        "repeated.similarity",
        o.similarity(),
        new Knob.Range(1, 100, 1),
        v -> new Operator.Repeated(o.times(), o.withinTurns(), v, o.minimumWords(), o.except()));
    figure(
        "repeated.minimumWords",
        o.minimumWords(),
        Knob.Range.COUNT,
        v ->
            new Operator.Repeated(o.times(), o.withinTurns(), o.similarity(), (int) v, o.except()));
  }

  private void count(Operator.Count o) {
    boolean time =
        o.measure() == Operator.Count.Measure.SUM_MILLIS
            || o.measure() == Operator.Count.Measure.LONGEST_MILLIS;
    limit("count", o.limit(), time ? MILLIS : 1, l -> new Operator.Count(o.of(), o.measure(), l));
  }

  private void interruption(Operator.Interruption o) {
    limit(
        "interruption",
        o.overlap(),
        MILLIS,
        l -> new Operator.Interruption(o.by(), l, o.minimumWords(), o.delayMillis()));
    figure(
        "interruption.minimumWords",
        o.minimumWords(),
        Knob.Range.COUNT,
        v -> new Operator.Interruption(o.by(), o.overlap(), (int) v, o.delayMillis()));
    figure(
        "interruption.delay",
        o.delayMillis() / MILLIS,
        Knob.Range.SECONDS,
        v ->
            new Operator.Interruption(
                o.by(), o.overlap(), o.minimumWords(), Math.round(v * MILLIS)));
  }

  private void outcomes(Operator.RuleOutcomeTest o) {
    Outcome is = o.is();
    if (is == null) {
      return;
    }
    for (Outcome other : Outcome.values()) {
      if (other != is && other != Outcome.PENDING) {
        option("rule.is", label(is), label(other), new Operator.RuleOutcomeTest(o.rule(), other));
      }
    }
  }

  private static String label(Outcome outcome) {
    return outcome.label().replace('_', ' ');
  }

  private void metadata(Operator.Metadata o) {
    boolean figure =
        switch (o.comparison()) {
          case BELOW, AT_MOST, ABOVE, AT_LEAST -> true;
          default -> false;
        };
    if (!figure || o.values().size() != 1) {
      return;
    }
    try {
      double value = Double.parseDouble(o.values().getFirst());
      figure(
          "metadata." + camel(o.comparison()),
          value,
          new Knob.Range(-1e9, 1e9, 0.1),
          v -> new Operator.Metadata(o.left(), o.comparison(), List.of(plain(v))));
    } catch (NumberFormatException e) {
      // a date or a text: no figure to move
    }
  }

  private void sequence(Operator.Sequence o) {
    for (int k = 0; k < o.steps().size(); k++) {
      int place = k;
      Operator.Sequence.Step s = o.steps().get(k);
      if (s.turns() > 0) {
        figure(
            "sequence." + k + ".turns",
            s.turns(),
            Knob.Range.COUNT,
            v ->
                step(
                    o,
                    place,
                    new Operator.Sequence.Step(
                        s.condition(), (int) v, s.of(), s.withinMillis(), s.optional())));
      }
      if (s.withinMillis() > 0) {
        figure(
            "sequence." + k + ".seconds",
            s.withinMillis() / MILLIS,
            Knob.Range.SECONDS,
            v ->
                step(
                    o,
                    place,
                    new Operator.Sequence.Step(
                        s.condition(),
                        s.turns(),
                        s.of(),
                        Math.max(1, Math.round(v * MILLIS)),
                        s.optional())));
      }
      if (!s.optional()) {
        option(
            "sequence." + k + ".optional",
            "false",
            "true",
            step(
                o,
                k,
                new Operator.Sequence.Step(
                    s.condition(), s.turns(), s.of(), s.withinMillis(), true)));
      }
    }
  }

  private static Operator step(Operator.Sequence o, int place, Operator.Sequence.Step step) {
    List<Operator.Sequence.Step> steps = new ArrayList<>(o.steps());
    steps.set(place, step);
    return new Operator.Sequence(steps);
  }

  private void roles(String path, Role is, Function<Role, Operator> with) {
    for (Role other : SPEAKERS) {
      if (other != is) {
        option(path, is.label(), other.label(), with.apply(other));
      }
    }
  }

  private void window() {
    Scope s = test.scope();
    Scope.Positions p = s.positions();
    if (p != null) {
      String path = p.utterances() ? "utterances" : "turns";
      Knob.Range range = new Knob.Range(1, 10_000, 1);
      DoubleFunction<Scope.Positions> to =
          p.from() == 1 && p.to() > 0
              ? v -> new Scope.Positions(p.utterances(), 1, (int) v)
              : p.to() == -1 && p.from() < 0
                  ? v -> new Scope.Positions(p.utterances(), -(int) v, -1)
                  : null;
      if (to != null) {
        scope(
            path,
            p.from() == 1 ? p.to() : -p.from(),
            range,
            v -> Spelled.positions(to.apply(v)),
            v -> Scopes.positions(s, to.apply(v)));
      }
    }
    Scope.TimeWindow t = s.time();
    if (t != null) {
      time(s, t);
    }
    if (s.every()) {
      knobs.add(new Knob.Option("every", "true", "false", CHOICE, in(Scopes.every(s, false))));
    }
  }

  private void time(Scope s, Scope.TimeWindow t) {
    double unit = t.percent() ? 1 : MILLIS;
    Knob.Range range = t.percent() ? new Knob.Range(1, 100, 1) : new Knob.Range(0.1, 86_400, 0.1);
    DoubleFunction<Scope.TimeWindow> to =
        t.from() == 0 && t.to() > 0
            ? v -> new Scope.TimeWindow(t.percent(), 0, Math.round(v * unit))
            : t.from() < 0 && t.to() == 0
                ? v -> new Scope.TimeWindow(t.percent(), -Math.round(v * unit), 0)
                : null;
    if (to != null) {
      double value = (t.from() == 0 ? t.to() : -t.from()) / unit;
      scope(
          t.percent() ? "percent" : "seconds",
          value,
          range,
          v -> Spelled.time(to.apply(v)),
          v -> Scopes.time(s, to.apply(v)));
    }
  }

  private void anchor() {
    Scope s = test.scope();
    Scope.Anchor a = s.anchor();
    if (a == null) {
      return;
    }
    String side = Spelled.side(a.side());
    if (a.turns() > 0) {
      scope(
          side + ".turns",
          a.turns(),
          Knob.Range.COUNT,
          Knobs::plain,
          v -> Scopes.anchor(s, Scopes.turns(a, (int) v)));
    }
    if (a.withinMillis() > 0) {
      scope(
          side + ".seconds",
          a.withinMillis() / MILLIS,
          new Knob.Range(0.1, 86_400, 0.1),
          Knobs::plain,
          v -> Scopes.anchor(s, Scopes.within(a, Math.round(v * MILLIS))));
    }
    if (a.pick() == Scope.Pick.EVERY || a.pick() == Scope.Pick.ANY) {
      boolean every = a.pick() == Scope.Pick.EVERY;
      Scope other = Scopes.anchor(s, Scopes.pick(a, every ? Scope.Pick.ANY : Scope.Pick.EVERY));
      knobs.add(
          new Knob.Option(
              side + ".pick", every ? "every" : "any", every ? "any" : "every", CHOICE, in(other)));
    }
  }

  private void commitment(Operator.Commitment o) {
    Limit due = o.due();
    if (due != null) {
      limit(
          "commitment",
          due,
          CommitmentProbe.HOUR,
          l -> new Operator.Commitment(o.promise(), o.own(), o.dated(), o.owned(), l));
    }
  }

  private void limit(String operator, Limit limit, double unit, Function<Limit, Operator> with) {
    Knob.Range range = unit == MILLIS ? Knob.Range.SECONDS : new Knob.Range(0, 1e9, 1);
    figure(
        operator + "." + camel(limit.bound()),
        limit.value() / unit,
        range,
        v -> with.apply(new Limit(limit.bound(), v * unit)));
  }

  private void figure(String path, double value, Knob.Range range, DoubleFunction<Operator> with) {
    knobs.add(
        new Knob.Figure(
            path,
            value,
            range,
            Knobs::plain,
            v -> new Condition.Test(with.apply(v), test.scope(), test.at())));
  }

  private void scope(
      String path,
      double value,
      Knob.Range range,
      DoubleFunction<String> spelled,
      DoubleFunction<Scope> with) {
    knobs.add(new Knob.Figure(path, value, range, spelled, v -> in(with.apply(v))));
  }

  private void option(String path, String value, String instead, Operator with) {
    Condition.Test other = new Condition.Test(with, test.scope(), test.at());
    knobs.add(new Knob.Option(path, value, instead, CHOICE, other));
  }

  private Condition.Test in(Scope scope) {
    return new Condition.Test(test.operator(), scope, test.at());
  }

  /** {@code AT_LEAST} as {@code atLeast}. */
  static String camel(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }

  /** A figure without a trailing {@code .0}. */
  static String plain(double figure) {
    double rounded = Math.rint(figure * MILLIS) / MILLIS;
    return rounded == Math.rint(rounded)
        ? Long.toString(Math.round(rounded))
        : Double.toString(rounded);
  }
}
