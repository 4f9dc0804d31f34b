package io.earshot.rule;

import static io.earshot.rule.Grammar.CONDITION;
import static io.earshot.rule.Grammar.EVENTS;
import static io.earshot.rule.Grammar.FLAG;
import static io.earshot.rule.Grammar.ID;
import static io.earshot.rule.Grammar.LINE;
import static io.earshot.rule.Grammar.OUTCOMES;
import static io.earshot.rule.Grammar.PHRASE;
import static io.earshot.rule.Grammar.ROLES;
import static io.earshot.rule.Grammar.may;
import static io.earshot.rule.Grammar.must;

import io.earshot.rule.Shape.Amount;
import io.earshot.rule.Shape.Choice;
import io.earshot.rule.Shape.Either;
import io.earshot.rule.Shape.Fields;
import io.earshot.rule.Shape.Items;
import io.earshot.rule.Shape.Key;
import io.earshot.rule.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The operators' keys and what their values may be. */
final class OperatorGrammar {
  /** The keys that hold a figure against a limit. */
  static final List<String> BOUNDS = List.of("atLeast", "atMost", "above", "below", "exactly");

  static final Amount SECONDS = new Amount(0, 86_400, false);
  private static final Amount PERCENT = new Amount(0, 100, false);
  private static final Amount NUMBER = new Amount(0, 1_000_000, true);
  private static final Amount RATE = new Amount(0, 10_000, false);
  private static final Amount DECIBELS = new Amount(-100, 100, false);
  private static final Amount HERTZ = new Amount(-60, 1_000, false);
  private static final Amount FIGURE = new Amount(-1e15, 1e15, false);

  private OperatorGrammar() {}

  static List<Key> operators() {
    return List.of(
        may("phrases", phrases(), "Words said."),
        may("pattern", pattern(), "A regular expression."),
        may("verbatim", verbatim(), "A text said nearly word for word."),
        may("repeated", repeated(), "The same thing said again."),
        may("sequence", Grammar.listOf(step(), 2), "Conditions met one after the other."),
        may("entity", SpokenGrammar.entity(), "Values said: amounts, days, numbers."),
        may("commitment", SpokenGrammar.commitment(), "A promise: who, what, by when."),
        may("fact", SpokenGrammar.fact(), "Answers against a table of approved facts."),
        may("ticket", SpokenGrammar.ticket(), "What the agent typed against what was said."),
        may("soundsLike", SpokenGrammar.soundsLike(), "Words by their sound."),
        may("similar", SpokenGrammar.similar(), "Said much like one of some sentences."),
        may("count", count(), "The hits of a condition, counted."),
        may("silence", silence(), "A stretch in which nobody speaks, in seconds."),
        may("responseTime", responseTime(), "How long a role takes to reply, in seconds."),
        may("interruption", interruption(), "One party speaks over another, in seconds."),
        may("speakingRate", speakingRate(), "Words (Chinese: characters) a minute."),
        may("loudness", voice("loudness", DECIBELS), "How loud a voice is: dBFS, dB."),
        may("pitch", voice("pitch", HERTZ), "How high a voice is: hertz, semitones."),
        may("turnLength", turnLength(), "Length of a turn."),
        may("talkShare", talkShare(), "A role's share of the talking, per cent."),
        may("turnCount", limited("turnCount", NUMBER), "Number of turns."),
        may("duration", limited("duration", SECONDS), "Length in seconds."),
        may("whoSpokeLast", who("whoSpokeLast"), "Whose turn was the last."),
        may("whoHungUp", who("whoHungUp"), "Who ended the call."),
        may("hangUpDelay", limited("hangUpDelay", SECONDS), "Last words to hang-up, in seconds."),
        may("metadata", metadata(), "A field of the conversation's metadata."),
        may("event", event(), "Something that happened beside the words."),
        may("rule", ruleOutcome(), "Another rule's outcome."),
        may("score", limited("score", new Amount(0, 2_000_000, false)), "In flags only."),
        may("decidedShare", limited("decidedShare", PERCENT), "Per cent; in flags only."));
  }

  private static Shape phrases() {
    Items list = Grammar.listOf(PHRASE, 1);
    Either several = new Either(List.of(PHRASE, list));
    Fields fields =
        new Fields(
            "phrases",
            List.of(
                may("any", several, "One of them is enough."),
                may("all", several, "Every one must be said."),
                may("none", several, "None may be said."),
                may("atLeast", new Amount(1, 10_000, true), "How many of them; with of."),
                may("of", several, "The phrases that atLeast counts."),
                may("hits", new Amount(1, 10_000, true), "Least number of hits; 1 if left out."),
                may("unordered", Grammar.FLAG, "Parts around a gap may come in any order."),
                may("negation", new Choice(List.of("guard", "ignore")), "guard if left out.")));
    return new Either(List.of(PHRASE, list, fields));
  }

  private static Fields pattern() {
    Text expression = new Text("a regular expression", null, 1_000);
    return new Fields(
        "a pattern",
        List.of(
            must("find", expression, "RE2 syntax, on folded text."),
            may("except", expression, "What is not to count.")));
  }

  private static Fields verbatim() {
    return new Fields(
        "verbatim",
        List.of(
            must("script", new Text("a script", null, 2_000), "The text, with {fields}."),
            may("atLeast", new Amount(1, 100, false), "Per cent of its words; 90 if left out.")));
  }

  private static Fields repeated() {
    return new Fields(
        "repeated",
        List.of(
            may("times", new Amount(2, 100, true), "How often in all; 2 if left out."),
            may("withinTurns", new Amount(1, 1_000, true), "From one to the next; 10."),
            may("similarity", new Amount(1, 100, false), "Per cent of words shared; 70."),
            may("minimumWords", new Amount(1, 1_000, true), "Shorter ones do not count; 4."),
            may("except", ID, "A named condition; turns it hits do not count.")));
  }

  private static Fields step() {
    return new Fields(
        "a step",
        List.of(
            must("hit", ID, "A named condition."),
            may("turns", new Amount(1, 10_000, true), "Within so many turns of the step before."),
            may("of", ROLES, "Whose turns are counted; any if left out."),
            may("seconds", new Amount(0.001, 86_400, false), "Within so long of the step before."),
            may("optional", FLAG, "It may be left out.")));
  }

  private static Fields count() {
    Choice seconds = new Choice(List.of("seconds"));
    return limited(
        "count",
        new Amount(0, 1_000_000, false),
        must("of", CONDITION, "What is counted."),
        may("distinct", FLAG, "Different quotes only."),
        may("sum", seconds, "The sum of their durations."),
        may("longest", seconds, "The longest of their durations."));
  }

  private static Fields silence() {
    return limited(
        "silence",
        SECONDS,
        may("after", ROLES, "Who spoke last before it."),
        may("before", ROLES, "Who speaks first after it."),
        may("forgivenAfter", ID, "A named condition whose hit before forgives it."));
  }

  private static Fields responseTime() {
    return limited(
        "responseTime",
        SECONDS,
        must("of", ROLES, "Whose reply."),
        may("which", Grammar.choice(Operator.ResponseTime.Which.values()), "each if left out."),
        may("from", new Choice(List.of("start", "assignment")), "Where the first one counts from."),
        may("forgivenAfter", ID, "A named condition whose hit announces a wait."));
  }

  private static Fields interruption() {
    return limited(
        "interruption",
        SECONDS,
        may("by", ROLES, "Who cuts in."),
        may("minimumWords", new Amount(0, 1_000, true), "Fewer is a back-channel; 2."),
        may("delay", SECONDS, "How long the other had been speaking; 0.5."));
  }

  private static Fields speakingRate() {
    return limited(
        "speakingRate",
        RATE,
        may("per", new Choice(List.of("turn", "leg")), "turn if left out."),
        may("minimumWords", new Amount(0, 10_000, true), "Shorter turns do not count; 10."));
  }

  private static Fields voice(String name, Amount figure) {
    return limited(
        name,
        figure,
        may("measure", Grammar.choice(Operator.VoiceTest.Measure.values()), "level if left out."),
        may("per", new Choice(List.of("turn", "leg")), "turn if left out."),
        may("against", new Choice(List.of("baseline")), "What is usual for the speaker."),
        may("minimumWords", new Amount(0, 10_000, true), "Shorter turns do not count; 3."));
  }

  private static Fields turnLength() {
    return limited(
        "turnLength",
        new Amount(0, 1_000_000, false),
        may("in", new Choice(List.of("seconds", "words")), "seconds if left out."));
  }

  private static Fields talkShare() {
    return limited("talkShare", PERCENT, must("of", ROLES, "Whose share."));
  }

  private static Fields who(String name) {
    return new Fields(name, List.of(must("is", ROLES, "The role.")));
  }

  private static Fields event() {
    return limited(
        "event",
        SECONDS,
        must("kind", EVENTS, "What happened."),
        may("by", ROLES, "Who caused it."));
  }

  private static Fields ruleOutcome() {
    return new Fields(
        "a rule's outcome",
        List.of(
            must("id", ID, "The other rule."),
            may("is", OUTCOMES, "That outcome exactly; left out, true if met.")));
  }

  private static Fields metadata() {
    Pattern noBraces = Pattern.compile("[^{}]+");
    return new Fields(
        "metadata",
        List.of(
            may("field", new Text("a field's name", noBraces, 200), "The field."),
            may("expression", LINE, "Arithmetic over fields: {paid} - {refund}."),
            may("equals", LINE, "The same text or number."),
            may("notEquals", LINE, "Another text or number."),
            may("below", FIGURE, "Less than."),
            may("atMost", FIGURE, "Less than or equal."),
            may("above", FIGURE, "More than."),
            may("atLeast", FIGURE, "More than or equal."),
            may("between", new Items(FIGURE, 2, 2), "From … to, both included."),
            may("in", Grammar.listOf(LINE, 1), "One of these."),
            may("contains", LINE, "Has this text in it."),
            may("missing", FLAG, "Not there, or empty."),
            may("present", FLAG, "There, and not empty.")));
  }

  /** An operator with keys of its own and one limit. */
  static Fields limited(String name, Amount figure, Key... own) {
    List<Key> keys = new ArrayList<>(List.of(own));
    keys.add(may("atLeast", figure, "Limit: that much or more."));
    keys.add(may("atMost", figure, "Limit: that much or less."));
    keys.add(may("above", figure, "Limit: more than that."));
    keys.add(may("below", figure, "Limit: less than that."));
    keys.add(may("exactly", figure, "Limit: that much."));
    return new Fields(name, keys);
  }
}
