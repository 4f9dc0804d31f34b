package io.earshot.rule;

import io.earshot.model.EntityKind;
import io.earshot.model.Event;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kind of thing to look for. Each record is one operator of the language. */
public sealed interface Operator {
  /** The key that names the operator in rule files. */
  String key();

  /**
   * Words said.
   *
   * @param mode any, all, none, or at least {@code atLeast} different phrases
   * @param atLeast for {@link Mode#AT_LEAST}
   * @param hits least number of hits in total, usually 1
   * @param phrases what to look for
   * @param unordered whether the parts of a phrase around a gap may come in any order
   * @param negationGuard whether a negated phrase ("not angry") is no hit
   */
  record Phrases(
      Mode mode,
      int atLeast,
      int hits,
      List<Phrase> phrases,
      boolean unordered,
      boolean negationGuard)
      implements Operator {
    @Override
    public String key() {
      return "phrases";
    }

    /** How many of the phrases must be there. */
    public enum Mode {
      ANY,
      ALL,
      NONE,
      AT_LEAST
    }
  }

  /** A linear-time regular expression over the folded text, with an excluding one. */
  record Pattern(String find, @Nullable String except) implements Operator {
    @Override
    public String key() {
      return "pattern";
    }
  }

  /**
   * The hits of a condition, counted.
   *
   * @param of what is counted
   * @param measure number of hits, of distinct quotes, or the sum or longest of their durations in
   *     milliseconds
   * @param limit what the figure is held against
   */
  record Count(Condition of, Measure measure, Limit limit) implements Operator {
    @Override
    public String key() {
      return "count";
    }

    /** What is counted. */
    public enum Measure {
      HITS,
      DISTINCT,
      SUM_MILLIS,
      LONGEST_MILLIS
    }
  }

  /**
   * A stretch in which nobody speaks.
   *
   * @param limit length in milliseconds
   * @param afterRole who spoke last before it, or null
   * @param beforeRole who speaks first after it, or null
   * @param forgivenAfter name of a condition whose hit in the turn before forgives it, or null
   */
  record Silence(
      Limit limit,
      @Nullable Role afterRole,
      @Nullable Role beforeRole,
      @Nullable String forgivenAfter)
      implements Operator {
    @Override
    public String key() {
      return "silence";
    }
  }

  /**
   * How long a role takes to reply.
   *
   * @param of whose reply
   * @param which first reply, mean of the replies, or each
   * @param fromAssignment whether the first reply counts from the agent's assignment instead of the
   *     conversation's start
   * @param limit in milliseconds
   * @param forgivenAfter name of a condition whose hit announces a wait, or null
   */
  record ResponseTime(
      Role of, Which which, boolean fromAssignment, Limit limit, @Nullable String forgivenAfter)
      implements Operator {
    @Override
    public String key() {
      return "responseTime";
    }

    /** Which replies are measured. */
    public enum Which {
      FIRST,
      MEAN,
      EACH
    }
  }

  /**
   * One party speaks over another.
   *
   * @param by who cuts in, or null for anyone
   * @param overlap length of the overlap in milliseconds
   * @param minimumWords words of the interrupter; fewer is a back-channel
   * @param delayMillis how long the other had been speaking
   */
  record Interruption(@Nullable Role by, Limit overlap, int minimumWords, long delayMillis)
      implements Operator {
    @Override
    public String key() {
      return "interruption";
    }
  }

  /** Words (English) or characters (Chinese) per minute, per turn or over the leg. */
  record SpeakingRate(boolean perTurn, int minimumWords, Limit limit) implements Operator {
    @Override
    public String key() {
      return "speakingRate";
    }
  }

  /** What of a voice is measured. */
  enum Sound {
    LOUDNESS,
    PITCH
  }

  /**
   * How voices sound. Levels are in dBFS or hertz; what is compared is in dB or semitones.
   *
   * @param of loudness or pitch
   * @param measure the level, the jump from the party's turn before, or the span
   * @param perTurn each turn, or all turns of the scope together
   * @param againstBaseLine whether the level is compared with what is usual for the speaker
   * @param minimumWords shorter turns are passed over
   */
  record VoiceTest(
      Sound of,
      Measure measure,
      boolean perTurn,
      boolean againstBaseLine,
      int minimumWords,
      Limit limit)
      implements Operator {
    @Override
    public String key() {
      return of == Sound.LOUDNESS ? "loudness" : "pitch";
    }

    /** What is held against the limit. */
    public enum Measure {
      LEVEL,
      JUMP,
      SPAN
    }
  }

  /** Length of a turn, in milliseconds or in words (characters for Chinese). */
  record TurnLength(boolean inWords, Limit limit) implements Operator {
    @Override
    public String key() {
      return "turnLength";
    }
  }

  /** The role's share of all talking time (of words, where there are no times), per cent. */
  record TalkShare(Role of, Limit limit) implements Operator {
    @Override
    public String key() {
      return "talkShare";
    }
  }

  /** Number of turns in scope. */
  record TurnCount(Limit limit) implements Operator {
    @Override
    public String key() {
      return "turnCount";
    }
  }

  /** Length of the leg (or conversation), in milliseconds. */
  record Duration(Limit limit) implements Operator {
    @Override
    public String key() {
      return "duration";
    }
  }

  /**
   * A text that must be said nearly word for word.
   *
   * @param script texts and metadata fields only
   * @param percent share of its words (characters for Chinese) that must be said, in order
   */
  record Verbatim(Phrase script, double percent) implements Operator {
    @Override
    public String key() {
      return "verbatim";
    }
  }

  /**
   * The same thing said again.
   *
   * @param times how often in all, the first time included
   * @param withinTurns how many turns of the scope may lie between one time and the next
   * @param similarity per cent of words and pairs of words that two times share
   * @param minimumWords shorter turns or clauses do not count
   * @param except name of a condition; what stands in a turn it hits does not count, or null
   */
  record Repeated(
      int times, int withinTurns, double similarity, int minimumWords, @Nullable String except)
      implements Operator {
    @Override
    public String key() {
      return "repeated";
    }
  }

  /**
   * Conditions met one after the other: a script as a small graph.
   *
   * @param steps at least two, in order; what branches is one condition
   */
  record Sequence(List<Step> steps) implements Operator {
    /** Copies the list. */
    public Sequence {
      steps = List.copyOf(steps);
    }

    @Override
    public String key() {
      return "sequence";
    }

    /**
     * One step.
     *
     * @param condition name of a condition; one of its hits after the step before makes the step
     * @param turns within how many turns of {@code of} after the step before; 0: any number
     * @param of whose turns are counted; null: anyone's
     * @param withinMillis within what time after the step before ends; 0: any
     * @param optional whether it may be left out
     */
    public record Step(
        String condition, int turns, @Nullable Role of, long withinMillis, boolean optional) {}
  }

  /** Whose turn was the last. */
  record WhoSpokeLast(Role is) implements Operator {
    @Override
    public String key() {
      return "whoSpokeLast";
    }
  }

  /** Who ended the call. */
  record WhoHungUp(Role is) implements Operator {
    @Override
    public String key() {
      return "whoHungUp";
    }
  }

  /** From the end of the last turn to the hang-up, in milliseconds. */
  record HangUpDelay(Limit limit) implements Operator {
    @Override
    public String key() {
      return "hangUpDelay";
    }
  }

  /**
   * A field of the conversation's metadata.
   *
   * @param left field name, or arithmetic over fields: {@code {paid} - {refund}}
   * @param comparison how it is compared
   * @param values one value, two for a range, any number for a list, none for missing
   */
  record Metadata(String left, Comparison comparison, List<String> values) implements Operator {
    @Override
    public String key() {
      return "metadata";
    }

    /** Ways to compare. */
    public enum Comparison {
      EQUAL,
      NOT_EQUAL,
      BELOW,
      AT_MOST,
      ABOVE,
      AT_LEAST,
      BETWEEN,
      IN,
      CONTAINS,
      MISSING,
      PRESENT
    }
  }

  /**
   * Something that happened beside the words, with its length in milliseconds where that matters.
   */
  record EventTest(Event.Kind kind, @Nullable Role by, @Nullable Limit length) implements Operator {
    @Override
    public String key() {
      return "event";
    }
  }

  /**
   * Values said: amounts, days, numbers.
   *
   * @param kinds which kinds; at least one
   * @param test what they are held against; null: any value
   */
  record Entity(List<EntityKind> kinds, @Nullable ValueTest test) implements Operator {
    /** Copies the list. */
    public Entity {
      kinds = List.copyOf(kinds);
    }

    @Override
    public String key() {
      return "entity";
    }
  }

  /**
   * What a value said is held against.
   *
   * @param comparison how
   * @param values texts and metadata fields only: one, or any number for a list; for {@link
   *     Comparison#FORM} one regular expression
   */
  record ValueTest(Comparison comparison, List<Phrase> values) {
    /** Copies the list. */
    public ValueTest {
      values = List.copyOf(values);
    }

    /** Ways to compare. */
    public enum Comparison {
      EQUALS,
      NOT_EQUALS,
      IN,
      BELOW,
      AT_MOST,
      ABOVE,
      AT_LEAST,
      CONTAINS,
      PART_OF,
      FORM
    }
  }

  /**
   * A promise: what will be done, by whom, by when.
   *
   * @param promise what makes a promise; its hits are looked at
   * @param own whether {@code promise} is the author's and not the built-in list
   * @param dated whether it must (must not) say by when; null: either
   * @param owned whether it must (must not) say who does it; null: either
   * @param due how long it may take, in milliseconds; null: any time
   */
  record Commitment(
      Condition promise,
      boolean own,
      @Nullable Boolean dated,
      @Nullable Boolean owned,
      @Nullable Limit due)
      implements Operator {
    @Override
    public String key() {
      return "commitment";
    }
  }

  /**
   * What the agent says when a topic is asked about, against a table of approved facts.
   *
   * @param rows the table's rows
   * @param askedBy who asks; null: anyone, the agent who speaks of it unasked included
   * @param turns within how many agent turns the answer is looked for
   */
  record Fact(List<Row> rows, @Nullable Role askedBy, int turns) implements Operator {
    /** Copies the list. */
    public Fact {
      rows = List.copyOf(rows);
    }

    @Override
    public String key() {
      return "fact";
    }

    /**
     * One fact.
     *
     * @param topic its name
     * @param question what is said where the topic comes up
     * @param kind what kind of value answers; null: words
     * @param allowed right values; one is enough
     * @param wrong wrong values; for a kind, every other value is wrong too
     * @param from the first day on which it holds, or null
     * @param to the last day on which it holds, or null
     * @param at where the allowed values stand
     */
    public record Row(
        String topic,
        Condition question,
        @Nullable EntityKind kind,
        List<String> allowed,
        List<String> wrong,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Position at) {}
  }

  /**
   * What the agent typed into the ticket, against what was said.
   *
   * @param field the metadata field
   * @param kind what kind of value is said; null: the field is a category or a promise
   * @param unit how a bare number in the field is to be read, as text behind it ("working days")
   * @param promise where the field holds by when the agent promised, the promise; else null
   * @param said value of the field → name of the condition that tells it was spoken of
   */
  record Ticket(
      String field,
      @Nullable EntityKind kind,
      String unit,
      @Nullable Commitment promise,
      Map<String, String> said)
      implements Operator {
    @Override
    public String key() {
      return "ticket";
    }
  }

  /**
   * Words by their sound.
   *
   * @param phrases texts, lists and metadata fields only
   * @param distance how many sounds may differ
   */
  record SoundsLike(List<Phrase> phrases, int distance) implements Operator {
    /** Copies the list. */
    public SoundsLike {
      phrases = List.copyOf(phrases);
    }

    @Override
    public String key() {
      return "soundsLike";
    }
  }

  /**
   * What is said much like one of some sentences.
   *
   * @param examples the sentences
   * @param percent least similarity, per cent
   */
  record Similar(List<String> examples, double percent) implements Operator {
    /** Copies the list. */
    public Similar {
      examples = List.copyOf(examples);
    }

    @Override
    public String key() {
      return "similar";
    }
  }

  /** Another rule's outcome. */
  record RuleOutcomeTest(String rule, @Nullable Outcome is) implements Operator {
    @Override
    public String key() {
      return "rule";
    }
  }

  /** The evaluation's score in thousandths; only in flags. */
  record ScoreTest(Limit limit) implements Operator {
    @Override
    public String key() {
      return "score";
    }
  }

  /** The evaluation's decided share, per cent; only in flags. */
  record DecidedShareTest(Limit limit) implements Operator {
    @Override
    public String key() {
      return "decidedShare";
    }
  }

  /**
   * What a figure is held against.
   *
   * @param bound which side
   * @param value in the operator's unit
   */
  record Limit(Bound bound, double value) {
    /** Whether {@code figure} is on the right side. */
    public boolean holds(double figure) {
      return switch (bound) {
        case AT_LEAST -> figure >= value;
        case AT_MOST -> figure <= value;
        case ABOVE -> figure > value;
        case BELOW -> figure < value;
        case EXACTLY -> figure == value;
      };
    }
  }

  /** Sides of a limit. */
  enum Bound {
    AT_LEAST,
    AT_MOST,
    ABOVE,
    BELOW,
    EXACTLY
  }
}
