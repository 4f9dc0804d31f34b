package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Count.Measure;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.Metadata.Comparison;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Operator.ResponseTime.Which;
import io.earshot.rule.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random operators by their names in the coverage table. */
final class RandomOperators {
  private static final String[] FIND = {
    "refund", "(sorry|wait)", "[0-9]+", "退", "ord[a-z]+", "sor", "[a-z]+", "[a-z]*r[a-z]*"
  };

  private final Random random;
  private final RandomTalks talks;
  private final Map<String, Condition> named;
  private int rules;

  RandomOperators(Random random, RandomTalks talks, Map<String, Condition> named) {
    this.random = random;
    this.talks = talks;
    this.named = named;
  }

  /** How many rules there are that a rule may ask about. */
  void rulesBefore(int count) {
    rules = count;
  }

  /** A named condition, often the one that is often hit. */
  String name() {
    return named.isEmpty() || !talks.oneIn(3)
        ? "often"
        : List.copyOf(named.keySet()).get(random.nextInt(named.size()));
  }

  private @Nullable String perhaps() {
    return named.isEmpty() || !talks.oneIn(3) ? null : name();
  }

  Operator of(String operator, Supplier<Condition> located) {
    String[] parts = operator.split(" ");
    String variant = parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT);
    return switch (parts[0]) {
      case "phrases" -> phrases(Mode.valueOf(variant));
      case "pattern" ->
          new Operator.Pattern(talks.of(FIND), talks.oneIn(3) ? talks.of(FIND) : null);
      case "verbatim" -> verbatim();
      case "entity" -> money();
      case "soundsLike" -> sound();
      case "repeated" -> repeated();
      case "sequence" -> sequence();
      case "count" -> count(variant, located.get());
      case "rule" -> ofRule();
      case "metadata" -> metadata(Comparison.valueOf(variant));
      default -> timed(parts[0], variant);
    };
  }

  private Operator timed(String operator, String variant) {
    return switch (operator) {
      case "silence" ->
          new Operator.Silence(
              limit(100, 300, 400, 1_500, 5_000, 30_000), talks.role(), talks.role(), perhaps());
      case "responseTime" -> response(Which.valueOf(variant));
      case "interruption" ->
          new Operator.Interruption(
              talks.role(),
              limit(0, 100, 500, 1_000),
              1 + random.nextInt(2),
              (long) talks.any(0, 300, 500));
      case "speakingRate" ->
          new Operator.SpeakingRate(
              variant.equals("TURN"), 1 + random.nextInt(4), limit(100, 150, 151, 200, 300));
      case "turnLength" -> {
        boolean words = random.nextBoolean();
        yield new Operator.TurnLength(
            words, words ? limit(1, 2, 3, 4, 6) : limit(300, 800, 1_600, 2_400));
      }
      case "talkShare" -> new Operator.TalkShare(talks.person(), limit(30, 50, 60, 100));
      case "turnCount" -> new Operator.TurnCount(limit(0, 1, 2, 3, 4));
      case "duration" -> new Operator.Duration(limit(3_000, 9_000, 20_000, 100_000));
      case "whoSpokeLast" -> new Operator.WhoSpokeLast(talks.person());
      case "whoHungUp" -> new Operator.WhoHungUp(talks.person());
      case "hangUpDelay" -> new Operator.HangUpDelay(limit(0, 500, 3_000, 10_000));
      case "event" ->
          new Operator.EventTest(
              talks.kind(), talks.role(), talks.oneIn(2) ? null : limit(0, 1_000, 4_000));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private Operator response(Which which) {
    return new Operator.ResponseTime(
        talks.person(),
        which,
        which == Which.FIRST && random.nextBoolean(),
        limit(0, 300, 1_500, 5_000, 30_000),
        which == Which.FIRST ? null : perhaps());
  }

  private Operator count(String variant, Condition of) {
    return switch (variant) {
      case "HITS" -> new Operator.Count(of, Measure.HITS, limit(1, 2, 3));
      case "DISTINCT" -> new Operator.Count(of, Measure.DISTINCT, limit(1, 2, 3));
      case "SUM" -> new Operator.Count(of, Measure.SUM_MILLIS, limit(400, 1_000, 4_000));
      default -> new Operator.Count(of, Measure.LONGEST_MILLIS, limit(300, 400, 2_000));
    };
  }

  private Operator ofRule() {
    Outcome is = random.nextBoolean() ? null : Outcome.values()[random.nextInt(4)];
    return rules == 0
        ? new Operator.TurnCount(limit(1, 2))
        : new Operator.RuleOutcomeTest("r" + random.nextInt(rules), is);
  }

  /** Some limit of the language: two in three have one side. */
  private Limit limit(double... values) {
    Bound bound = talks.oneIn(8) ? Bound.EXACTLY : Bound.values()[random.nextInt(4)];
    return new Limit(bound, values[random.nextInt(values.length)]);
  }

  // ---------------------------------------------------------------- words

  /** Words that most conversations hold. */
  Operator common() {
    List<Phrase> phrases = Write.phrases("sorry", "refund", talks.word(), talks.word());
    return new Operator.Phrases(Mode.ANY, 1, 1, phrases, false, talks.oneIn(4));
  }

  private Operator phrases(Mode mode) {
    List<Phrase> phrases = new ArrayList<>();
    int n = 1 + random.nextInt(3);
    for (int i = 0; i < n; i++) {
      phrases.add(Write.phrase(phrase()));
    }
    int least = 1 + random.nextInt(n);
    int hits = talks.oneIn(5) ? 2 : 1;
    return new Operator.Phrases(mode, least, hits, phrases, talks.oneIn(4), random.nextBoolean());
  }

  private String phrase() {
    String word = talks.word();
    return switch (random.nextInt(10)) {
      case 0 -> word + " ..." + random.nextInt(4) + " " + talks.word();
      case 1 -> list() + " ..." + random.nextInt(3) + " " + list();
      case 2 -> list() + " " + talks.word();
      case 3 -> word + " {name}";
      case 4 -> word + " ...2 {name}";
      case 5 -> word + " " + talks.word();
      default -> word;
    };
  }

  private String list() {
    return talks.word() + "/" + talks.word();
  }

  private Operator money() {
    var nine =
        new Operator.ValueTest(
            Operator.ValueTest.Comparison.EQUALS, List.of(Write.phrase("9 dollars")));
    return new Operator.Entity(List.of(EntityKind.MONEY), random.nextBoolean() ? nine : null);
  }

  private Operator sound() {
    List<Phrase> phrases = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      phrases.add(Write.phrase(talks.of("refund", "退款", "生气", "angry", "order", "退还")));
    }
    return new Operator.SoundsLike(phrases, random.nextInt(2));
  }

  private Operator verbatim() {
    var script = new StringBuilder(talks.word());
    int n = 1 + random.nextInt(4);
    for (int i = 0; i < n; i++) {
      script.append(' ').append(talks.oneIn(8) ? "{name}" : talks.word());
    }
    double percent = talks.any(25.0, 50.0, 60.0, 67.0, 100.0);
    return new Operator.Verbatim(Write.phrase(script.toString()), percent);
  }

  private Operator repeated() {
    return new Operator.Repeated(
        2 + (talks.oneIn(4) ? 1 : 0),
        1 + random.nextInt(4),
        talks.any(40, 70, 100),
        1 + random.nextInt(2),
        perhaps());
  }

  private Operator sequence() {
    List<Operator.Sequence.Step> steps = new ArrayList<>();
    int n = 2 + random.nextInt(2);
    for (int k = 0; k < n; k++) {
      boolean limited = k > 0 && random.nextBoolean();
      Role of = limited ? talks.role() : null;
      steps.add(
          new Operator.Sequence.Step(
              name(),
              limited ? 1 + random.nextInt(3) : 0,
              of,
              k > 0 && talks.oneIn(4) ? 5_000 : 0,
              k > 0 && talks.oneIn(3)));
    }
    return new Operator.Sequence(steps);
  }

  // ---------------------------------------------------------------- metadata

  private Operator metadata(Comparison how) {
    String field =
        talks.of("team", "name", "rating", "paid", "refund", "region", "medium", "language");
    boolean calculated = talks.oneIn(4);
    String left = calculated ? "{paid} " + talks.of("+", "-", "*", "/") + " {refund}" : field;
    boolean text = !calculated && random.nextBoolean();
    String value =
        text ? talks.of("North", "south", "call", "EN") : talks.of("4", "12.5", "20", "1");
    List<String> values =
        switch (how) {
          case EQUAL, NOT_EQUAL -> List.of(value);
          case BELOW, AT_MOST, ABOVE, AT_LEAST -> List.of(talks.of("4", "12.5", "0", "20"));
          case BETWEEN -> List.of(talks.of("1", "4"), talks.of("4", "20"));
          case IN -> List.of(value, talks.of("north", "4.00", "chat"));
          case CONTAINS -> List.of(talks.of("or", "谢", "A", "2"));
          case MISSING, PRESENT -> List.of();
        };
    return new Operator.Metadata(
        how == Comparison.CONTAINS || how == Comparison.IN ? field : left, how, values);
  }
}
