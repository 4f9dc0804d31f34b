package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.rule.Scope.Pick;
import io.earshot.rule.Scope.Side;
import io.earshot.rule.Scope.Unit;
import io.earshot.score.Combinations.Cell;
import io.earshot.score.Combinations.In;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random rule sets with conversations to ask them of. Rules go round the combinations that the
 * language takes, so that each is asked as often; everything else about them is random.
 */
final class RandomRules {
  /** Operators whose hits others can hang on and count. */
  private static final List<String> LOCATED =
      List.of(
          "phrases any",
          "phrases any",
          "pattern",
          "phrases all",
          "pattern",
          "event",
          "silence",
          "interruption",
          "responseTime each",
          "turnLength",
          "speakingRate turn",
          "event",
          "repeated",
          "entity",
          "soundsLike",
          "verbatim");

  private final Random random;
  private final RandomTalks talks;
  private final RandomOperators operators;
  private final List<Cell> cells = new ArrayList<>(Combinations.ALL.cells());
  private final Map<String, Condition> named = new LinkedHashMap<>();
  private int number;
  private int next;

  RandomRules(long seed) {
    this(seed, 0);
  }

  /** The {@code number}-th of many rule sets of {@code rules} rules. */
  RandomRules(long seed, int number) {
    random = new Random(seed + number);
    talks = new RandomTalks(random);
    operators = new RandomOperators(random, talks, named);
    this.number = number;
  }

  Conversation conversation() {
    return talks.next();
  }

  /** Only what may be settled before a conversation ends: words and metadata, without anchors. */
  RandomRules ofWords() {
    cells.removeIf(
        c -> c.side() != null || !c.operator().matches("(phrases|pattern|metadata|rule).*"));
    return this;
  }

  /** The first utterances of a conversation, and how it may have gone on. */
  Conversation otherEnd(Conversation conversation, int utterances) {
    return talks.otherEnd(conversation, utterances);
  }

  RuleSet ruleSet(int rules) {
    next += number * rules * 5 / 4;
    number = 0; // further sets of the same go on from here
    named.clear();
    named.put("often", new Condition.Test(operators.common(), Scope.LEG, Write.HERE));
    named.put("first", located());
    named.put("second", either());
    named.put("third", leaf("sequence", In.NONE, null));
    List<Rule> all = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      all.add(rule(i));
    }
    return Write.set(named, all.toArray(new Rule[0]));
  }

  private Rule rule(int number) {
    operators.rulesBefore(number);
    Condition when = talks.oneIn(10) ? any(1) : null;
    List<String> needs =
        number > 0 && talks.oneIn(16) ? List.of("r" + random.nextInt(number)) : List.of();
    return new Rule(
        "r" + number,
        null,
        "",
        "",
        "",
        "s",
        Rule.ErrorClass.NON_CRITICAL,
        null,
        Stage.SCORE,
        Rule.AnsweredBy.MACHINE,
        null,
        null,
        needs,
        when,
        require(),
        Write.deduct(5),
        List.of(),
        Write.HERE);
  }

  /** Mostly one condition itself, so that a difference shows. */
  private Condition require() {
    Condition asked = nextAsked();
    return switch (random.nextInt(8)) {
      case 0 -> Write.not(asked);
      case 1 -> Write.and(asked, any(1));
      case 2 -> Write.or(any(1), asked);
      case 3 -> Write.and(asked, nextAsked());
      case 4 -> Write.or(asked, nextAsked());
      default -> asked;
    };
  }

  private Condition nextAsked() {
    Cell cell = cells.get(next % cells.size());
    int round = next % cells.size() + next / cells.size();
    Pick pick = Pick.values()[round % Pick.values().length];
    next++;
    return leaf(cell.operator(), cell.in(), cell.side(), pick);
  }

  private Condition any(int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(10)) {
      case 0 -> Write.and(any(depth - 1), any(depth - 1));
      case 1 -> Write.or(any(depth - 1), any(depth - 1));
      case 2 -> Write.not(any(depth - 1));
      case 3 -> Write.named(operators.name());
      default -> {
        Cell cell = cells.get(random.nextInt(cells.size()));
        yield leaf(cell.operator(), cell.in(), cell.side());
      }
    };
  }

  /** A condition that has hits. */
  private Condition located() {
    String operator = LOCATED.get(random.nextInt(LOCATED.size()));
    Side side = talks.oneIn(5) && !named.isEmpty() ? talks.of(Side.values()) : null;
    return leaf(operator, In.NONE, side);
  }

  private Condition either() {
    return talks.oneIn(4) ? Write.and(located(), located()) : Write.or(located(), located());
  }

  private Condition leaf(String operator, In in, @Nullable Side side) {
    return leaf(operator, in, side, talks.of(Pick.values()));
  }

  private Condition leaf(String operator, In in, @Nullable Side side, Pick pick) {
    Operator wish = operators.of(operator, this::located);
    return new Condition.Test(wish, scope(operator, in, anchor(side, pick)), Write.HERE);
  }

  // ---------------------------------------------------------------- scopes

  /** A scope of that kind, now and then of other kinds too. */
  private Scope scope(String operator, In in, Scope.@Nullable Anchor anchor) {
    boolean clause = has(operator, In.CLAUSE, in) && in != In.EVERY;
    boolean joined = !clause && has(operator, In.JOINED, in) && in != In.EVERY;
    boolean every = !joined && !clause && has(operator, In.EVERY, in);
    return new Scope(
        has(operator, In.ROLE, in) ? talks.person() : null,
        has(operator, In.CONVERSATION, in),
        positions(operator, in),
        window(operator, in),
        has(operator, In.HOURS, in) ? hours() : null,
        anchor,
        clause ? Unit.CLAUSE : joined ? Unit.JOINED : Unit.TURN,
        every);
  }

  private boolean has(String operator, In kind, In asked) {
    return kind == asked
        || (asked != In.NONE && talks.oneIn(6) && Combinations.ALL.scopes(operator).contains(kind));
  }

  private Scope.@Nullable Positions positions(String operator, In in) {
    boolean utterances = in != In.TURNS && has(operator, In.UTTERANCES, in);
    if (!utterances && !has(operator, In.TURNS, in)) {
      return null;
    }
    int[][] ranges = {
      {1, 1}, {1, 2}, {1, 3}, {-1, -1}, {-2, -1}, {-3, -1}, {2, -2}, {2, 3}, {2, 2}
    };
    int[] range = ranges[random.nextInt(ranges.length)];
    return new Scope.Positions(utterances, range[0], range[1]);
  }

  private Scope.@Nullable TimeWindow window(String operator, In in) {
    boolean percent = in != In.SECONDS && has(operator, In.PERCENT, in);
    if (percent) {
      long[][] ranges = {{0, 50}, {20, 80}, {-60, 0}, {30, 0}, {-70, -20}};
      long[] range = ranges[random.nextInt(ranges.length)];
      return new Scope.TimeWindow(true, range[0], range[1]);
    }
    if (!has(operator, In.SECONDS, in)) {
      return null;
    }
    long[][] ranges = {
      {0, 3_000}, {0, 9_500}, {0, 60_000}, {-5_000, 0}, {2_000, 0}, {-9_000, -500}
    };
    long[] range = ranges[random.nextInt(ranges.length)];
    return new Scope.TimeWindow(false, range[0], range[1]);
  }

  private Scope.LocalTimes hours() {
    int[][] hours = {{539, 541}, {540, 541}, {539, 540}, {540, 539}, {1020, 1021}, {0, 1440}};
    int[] range = hours[random.nextInt(hours.length)];
    return new Scope.LocalTimes(range[0], range[1]);
  }

  private Scope.@Nullable Anchor anchor(@Nullable Side side, Pick pick) {
    if (side == null) {
      return null;
    }
    Role of = talks.role();
    if (side == Side.SAME_TURN) {
      return new Scope.Anchor(operators.name(), side, pick, nth(), 0, null, 0, true);
    }
    int turns = random.nextInt(3);
    long within = talks.oneIn(3) || (side == Side.AROUND && turns == 0) ? 4_000 : 0;
    boolean fromEnd = within == 0 || random.nextBoolean();
    return new Scope.Anchor(
        operators.name(), side, pick, nth(), turns, turns == 0 ? null : of, within, fromEnd);
  }

  private int nth() {
    return talks.oneIn(3) ? 2 : 1;
  }
}
