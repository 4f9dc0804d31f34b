package io.earshot.rule;

import io.earshot.model.Event;
import io.earshot.model.Role;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.ResponseTime.Which;
import io.earshot.rule.Operator.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads operators with a figure and a limit; {@link WordsReader} and others read the rest. */
final class OperatorReader {
  private static final double MILLIS = 1000;
  private static final double HOUR_MILLIS = 3_600_000;
  private static final Limit NONE = new Limit(Bound.AT_LEAST, 0);

  private final Draft draft;
  private final Faults faults;
  private final ConditionReader conditions;
  private final WordsReader words;
  private final MetadataReader metadata;
  private final SpokenReader spoken;

  OperatorReader(Draft draft, ConditionReader conditions) {
    this.draft = draft;
    this.faults = draft.faults();
    this.conditions = conditions;
    this.words = new WordsReader(draft);
    this.metadata = new MetadataReader(faults);
    this.spoken = new SpokenReader(draft);
  }

  /** The operator; null if its value has the wrong kind, which is told elsewhere. */
  @Nullable Operator read(Entry entry) {
    String key = entry.key().text();
    if (key.equals("phrases")) {
      return words.phrases(entry.value());
    }
    if (key.equals("soundsLike")) {
      return spoken.soundsLike(entry.value());
    }
    if (entry.value() instanceof Node.Items steps && key.equals("sequence")) {
      return sequence(steps);
    }
    if (!(entry.value() instanceof Fields fields)) {
      return null;
    }
    return switch (key) {
      case "pattern" -> words.pattern(fields);
      case "verbatim" -> words.verbatim(fields);
      case "repeated" -> repeated(fields);
      case "entity" -> spoken.entity(fields);
      case "commitment" -> spoken.commitment(fields, limitOrNone(fields, HOUR_MILLIS));
      case "fact" -> spoken.fact(fields);
      case "ticket" -> spoken.ticket(fields);
      case "similar" -> spoken.similar(fields);
      case "count" -> count(fields);
      case "silence" -> silence(fields);
      case "responseTime" -> responseTime(fields);
      case "interruption" -> interruption(fields);
      case "speakingRate" -> speakingRate(fields);
      case "loudness" -> new VoiceReader(faults).read(Sound.LOUDNESS, fields, limit(fields, 1));
      case "pitch" -> new VoiceReader(faults).read(Sound.PITCH, fields, limit(fields, 1));
      case "turnLength" -> turnLength(fields);
      case "talkShare" -> new Operator.TalkShare(speaker(fields, "of"), limit(fields, 1));
      case "turnCount" -> new Operator.TurnCount(limit(fields, 1));
      case "duration" -> new Operator.Duration(limit(fields, MILLIS));
      case "whoSpokeLast" -> new Operator.WhoSpokeLast(speaker(fields, "is"));
      case "whoHungUp" -> new Operator.WhoHungUp(speaker(fields, "is"));
      case "hangUpDelay" -> new Operator.HangUpDelay(limit(fields, MILLIS));
      case "metadata" -> metadata.read(fields);
      case "event" -> event(fields);
      default -> judged(entry, fields);
    };
  }

  private Operator count(Fields fields) {
    Condition of = conditions.read(fields.get("of"));
    if (fields.get("of") instanceof Fields counted && !new Located(Map.of()).hasHits(of)) {
      faults.error(
          counted.at(),
          "there are no hits to count: " + Located.NEEDS,
          "compare the figure itself");
    }
    namedInside(of, fields.get("of"));
    boolean sum = fields.has("sum");
    boolean longest = fields.has("longest");
    boolean distinct = fields.flag("distinct");
    if ((sum ? 1 : 0) + (longest ? 1 : 0) + (distinct ? 1 : 0) > 1) {
      faults.error(fields.at(), "two measures in one count", "keep one of distinct, sum, longest");
    }
    Operator.Count.Measure measure =
        sum
            ? Operator.Count.Measure.SUM_MILLIS
            : longest
                ? Operator.Count.Measure.LONGEST_MILLIS
                : distinct ? Operator.Count.Measure.DISTINCT : Operator.Count.Measure.HITS;
    return new Operator.Count(of, measure, limit(fields, sum || longest ? MILLIS : 1));
  }

  private void namedInside(Condition of, @Nullable Node node) {
    if (of instanceof Condition.Named
        && node instanceof Fields fields
        && fields.get("hit") instanceof Scalar name) {
      draft.hooks().add(new Draft.Hook(name.text(), name.at()));
    }
  }

  private Operator repeated(Fields fields) {
    Scalar except = fields.scalar("except");
    return new Operator.Repeated(
        (int) fields.number("times", 2),
        (int) fields.number("withinTurns", 10),
        fields.number("similarity", 70),
        (int) fields.number("minimumWords", 4),
        except == null ? null : draft.hook(except));
  }

  private Operator sequence(Node.Items items) {
    List<Operator.Sequence.Step> steps = new ArrayList<>();
    for (Node node : items.items()) {
      if (node instanceof Fields fields) {
        boolean limited = fields.has("turns") || fields.has("seconds");
        if (steps.isEmpty() && limited) {
          faults.error(
              fields.placeOf(fields.has("turns") ? "turns" : "seconds"),
              "a limit on the first step: there is none before it",
              "put it into the condition: turns: first 3");
        }
        steps.add(step(fields));
      }
    }
    if (!steps.isEmpty() && steps.stream().allMatch(Operator.Sequence.Step::optional)) {
      faults.error(items.at(), "every step is optional", "leave out optional in one of them");
    }
    return new Operator.Sequence(steps);
  }

  private Operator.Sequence.Step step(Fields fields) {
    return new Operator.Sequence.Step(
        draft.hook(fields.scalar("hit")),
        (int) fields.number("turns", 0),
        Grammar.role(fields.text("of")),
        Math.round(fields.number("seconds", 0) * MILLIS),
        fields.flag("optional"));
  }

  private Operator silence(Fields fields) {
    return new Operator.Silence(
        limit(fields, MILLIS),
        Grammar.role(fields.text("after")),
        Grammar.role(fields.text("before")),
        forgiving(fields));
  }

  private Operator responseTime(Fields fields) {
    Which which = Spelling.find(Which.values(), fields.text("which"), Which.EACH);
    if (fields.has("from") && which != Which.FIRST) {
      faults.error(
          fields.placeOf("from"),
          "\"from\" with \"which: " + Spelling.of(which) + "\"",
          "only the first reply counts from the start or the assignment; add which: first");
    }
    return new Operator.ResponseTime(
        speaker(fields, "of"),
        which,
        "assignment".equals(fields.text("from")),
        limit(fields, MILLIS),
        forgiving(fields));
  }

  private Operator interruption(Fields fields) {
    return new Operator.Interruption(
        Grammar.role(fields.text("by")),
        limit(fields, MILLIS),
        (int) fields.number("minimumWords", 2),
        Math.round(fields.number("delay", 0.5) * MILLIS));
  }

  private Operator speakingRate(Fields fields) {
    return new Operator.SpeakingRate(
        !"leg".equals(fields.text("per")),
        (int) fields.number("minimumWords", 10),
        limit(fields, 1));
  }

  private Operator turnLength(Fields fields) {
    boolean inWords = "words".equals(fields.text("in"));
    return new Operator.TurnLength(inWords, limit(fields, inWords ? 1 : MILLIS));
  }

  private Operator event(Fields fields) {
    String kind = fields.text("kind");
    return new Operator.EventTest(
        kind == null ? Event.Kind.HOLD : Event.Kind.ofLabel(kind).orElse(Event.Kind.HOLD),
        Grammar.role(fields.text("by")),
        limitOrNone(fields, MILLIS));
  }

  private @Nullable Limit limitOrNone(Fields fields, double scale) {
    return OperatorGrammar.BOUNDS.stream().anyMatch(fields::has) ? limit(fields, scale) : null;
  }

  /** Operators over what the rules came to. */
  private @Nullable Operator judged(Entry entry, Fields fields) {
    String key = entry.key().text();
    if (key.equals("rule")) {
      return rule(entry, fields);
    }
    if (draft.part() != Draft.Part.FLAGS) {
      faults.error(
          entry.key().at(),
          "\"" + key + "\" outside flags",
          "it is known only after the rules: use it in the when of a flag");
    }
    return switch (key) {
      case "score" -> new Operator.ScoreTest(limit(fields, 1000));
      case "decidedShare" -> new Operator.DecidedShareTest(limit(fields, 1));
      default -> null;
    };
  }

  private Operator rule(Entry entry, Fields fields) {
    Scalar id = fields.scalar("id");
    boolean applies = draft.part() == Draft.Part.APPLIES_TO;
    if (applies || draft.part() == Draft.Part.NOT_SCORED) {
      faults.error(
          entry.key().at(),
          "\"rule\" in " + (applies ? "appliesTo" : "notScored"),
          "that is decided before the rules are: use the rule's condition");
    }
    if (id != null) {
      draft.names().use(Names.Kind.RULE, id.text(), id.at());
    }
    return new Operator.RuleOutcomeTest(
        id == null ? "" : id.text(), Grammar.outcome(fields.text("is")));
  }

  private @Nullable String forgiving(Fields fields) {
    Scalar name = fields.scalar("forgivenAfter");
    return name == null ? null : draft.hook(name);
  }

  private Role speaker(Fields fields, String key) {
    Role role = Grammar.role(fields.text(key));
    if ("any".equals(fields.text(key))) {
      faults.error(fields.placeOf(key), "\"" + key + ": any\"", "name one role, for example agent");
    }
    return role == null ? Role.AGENT : role;
  }

  private Limit limit(Fields fields, double scale) {
    Limit limit = null;
    for (Entry entry : fields.entries()) {
      int bound = OperatorGrammar.BOUNDS.indexOf(entry.key().text());
      if (bound < 0) {
        continue;
      }
      if (limit != null) {
        faults.error(
            entry.key().at(),
            "a second limit in one operator",
            "for a range write all: [..] with one limit in each part");
      }
      double value = fields.number(entry.key().text(), 0);
      limit = new Limit(Bound.values()[bound], Math.rint(value * scale * 1000) / 1000);
    }
    if (limit == null) {
      faults.error(
          fields.at(),
          "no limit to hold the figure against",
          "add atLeast, atMost, above, below or exactly");
      return NONE;
    }
    return limit;
  }
}
