package io.earshot.rule;

import static io.earshot.rule.Sample.condition;
import static io.earshot.rule.Sample.operator;
import static io.earshot.rule.Sample.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Event;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.rule.Operator.Bound;
import io.earshot.rule.Operator.Count.Measure;
import io.earshot.rule.Operator.Limit;
import io.earshot.rule.Operator.Metadata.Comparison;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Operator.ResponseTime.Which;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Scope.Anchor;
import io.earshot.rule.Scope.LocalTimes;
import io.earshot.rule.Scope.Pick;
import io.earshot.rule.Scope.Positions;
import io.earshot.rule.Scope.Side;
import io.earshot.rule.Scope.TimeWindow;
import io.earshot.rule.Scope.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operator, scope and composition in every spelling, and the tree it becomes. */
class ConditionTreeTest {
  private static final String GRIEVANCE = "\nconditions: { grievance: { phrases: [bad] } }";

  private static Limit limit(Bound bound, double value) {
    return new Limit(bound, value);
  }

  private static Phrase said(String text) {
    return new Phrase(text, List.of(new Part.Text(text)));
  }

  @Test
  void composition_nestsAndKeepsPositions() {
    Condition all =
        condition(
            "{ all: [{ any: [{ phrases: [a] }, { hit: grievance }] }, { not: { phrases: b } }] }"
                + GRIEVANCE);
    assertThat(all).isInstanceOf(Condition.All.class);
    assertThat(all.at()).isEqualTo(new Position(Sample.FILE, 15, 14));
    List<Condition> parts = ((Condition.All) all).parts();
    Condition.AnyOf any = (Condition.AnyOf) parts.get(0);
    assertThat(any.parts().get(1))
        .isEqualTo(new Condition.Named("grievance", new Position(Sample.FILE, 15, 48)));
    assertThat(((Condition.Not) parts.get(1)).part()).isInstanceOf(Condition.Test.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello                                      | ANY",
        "[hello]                                    | ANY",
        "{ any: hello }                             | ANY",
        "{ any: [hello] }                           | ANY",
        "{ all: [hello] }                           | ALL",
        "{ none: [hello] }                          | NONE",
        "{ atLeast: 1, of: [hello] }                | AT_LEAST",
      })
  void phrases_inEverySpelling(String spelling, Mode mode) {
    assertThat(operator("{ phrases: " + spelling + " }"))
        .isEqualTo(new Operator.Phrases(mode, 1, 1, List.of(said("hello")), false, true));
  }

  @Test
  void phrases_takeCountsAndSwitches() {
    assertThat(
            operator(
                "{ phrases: { atLeast: 2, of: [a, b, c], unordered: true, negation: ignore } }"))
        .isEqualTo(
            new Operator.Phrases(
                Mode.AT_LEAST, 2, 1, List.of(said("a"), said("b"), said("c")), true, false));
    assertThat(operator("{ phrases: { any: [a], hits: 3, negation: guard } }"))
        .isEqualTo(new Operator.Phrases(Mode.ANY, 1, 3, List.of(said("a")), false, true));
  }

  @Test
  void pattern_keepsItsExpressions() {
    assertThat(operator("{ pattern: { find: \"order [0-9]{6}\", except: 'order 0+' } }"))
        .isEqualTo(new Operator.Pattern("order [0-9]{6}", "order 0+"));
  }

  @ParameterizedTest
  @CsvSource({
    "'atLeast: 3', HITS, AT_LEAST, 3",
    "'distinct: true, atMost: 3', DISTINCT, AT_MOST, 3",
    "'sum: seconds, above: 1.5', SUM_MILLIS, ABOVE, 1500",
    "'longest: seconds, below: 2', LONGEST_MILLIS, BELOW, 2000",
    "'exactly: 0', HITS, EXACTLY, 0"
  })
  void count_measures(String keys, Measure measure, Bound bound, double value) {
    Operator.Count count =
        (Operator.Count) operator("{ count: { of: { phrases: [a] }, " + keys + " } }");
    assertThat(count.measure()).isEqualTo(measure);
    assertThat(count.limit()).isEqualTo(limit(bound, value));
    assertThat(count.of()).isInstanceOf(Condition.Test.class);
  }

  @Test
  void silence_isInMilliseconds() {
    assertThat(
            operator(
                "{ silence: { above: 20, after: agent, before: any, forgivenAfter: grievance } }"
                    + GRIEVANCE))
        .isEqualTo(new Operator.Silence(limit(Bound.ABOVE, 20_000), Role.AGENT, null, "grievance"));
  }

  @Test
  void responseTime_countsFromStartUnlessAssigned() {
    assertThat(
            operator("{ responseTime: { of: agent, which: first, from: assignment, atMost: 30 } }"))
        .isEqualTo(
            new Operator.ResponseTime(
                Role.AGENT, Which.FIRST, true, limit(Bound.AT_MOST, 30_000), null));
    assertThat(operator("{ responseTime: { of: customer, which: mean, atMost: 0.25 } }"))
        .isEqualTo(
            new Operator.ResponseTime(
                Role.CUSTOMER, Which.MEAN, false, limit(Bound.AT_MOST, 250), null));
    assertThat(operator("{ responseTime: { of: agent, atMost: 1 } }"))
        .isEqualTo(
            new Operator.ResponseTime(
                Role.AGENT, Which.EACH, false, limit(Bound.AT_MOST, 1000), null));
  }

  @Test
  void interruption_hasDefaults() {
    assertThat(operator("{ interruption: { above: 1 } }"))
        .isEqualTo(new Operator.Interruption(null, limit(Bound.ABOVE, 1000), 2, 500));
    assertThat(operator("{ interruption: { by: agent, above: 1, minimumWords: 4, delay: 2 } }"))
        .isEqualTo(new Operator.Interruption(Role.AGENT, limit(Bound.ABOVE, 1000), 4, 2000));
  }

  @Test
  void figures_keepTheirUnits() {
    assertThat(operator("{ speakingRate: { above: 280 } }"))
        .isEqualTo(new Operator.SpeakingRate(true, 10, limit(Bound.ABOVE, 280)));
    assertThat(operator("{ speakingRate: { per: leg, above: 280, minimumWords: 50 } }"))
        .isEqualTo(new Operator.SpeakingRate(false, 50, limit(Bound.ABOVE, 280)));
    assertThat(operator("{ turnLength: { above: 60 } }"))
        .isEqualTo(new Operator.TurnLength(false, limit(Bound.ABOVE, 60_000)));
    assertThat(operator("{ turnLength: { above: 60, in: words } }"))
        .isEqualTo(new Operator.TurnLength(true, limit(Bound.ABOVE, 60)));
    assertThat(operator("{ talkShare: { of: agent, above: 80 } }"))
        .isEqualTo(new Operator.TalkShare(Role.AGENT, limit(Bound.ABOVE, 80)));
    assertThat(operator("{ turnCount: { exactly: 3 } }"))
        .isEqualTo(new Operator.TurnCount(limit(Bound.EXACTLY, 3)));
    assertThat(operator("{ duration: { below: 10 } }"))
        .isEqualTo(new Operator.Duration(limit(Bound.BELOW, 10_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "equals: north      | EQUAL     | north",
        "equals: 12         | EQUAL     | 12",
        "notEquals: north   | NOT_EQUAL | north",
        "below: 3           | BELOW     | 3",
        "atMost: 3.5        | AT_MOST   | 3.5",
        "above: -1          | ABOVE     | -1",
        "atLeast: 3         | AT_LEAST  | 3",
        "between: [1, 5]    | BETWEEN   | 1,5",
        "in: [a, 'b c', 3]  | IN        | a,b c,3",
        "contains: x        | CONTAINS  | x",
        "missing: true      | MISSING   | ''",
        "present: true      | PRESENT   | ''",
      })
  void metadata_comparesInEveryWay(String keys, Comparison comparison, String values) {
    List<String> wanted = values.isEmpty() ? List.of() : List.of(values.split(","));
    assertThat(operator("{ metadata: { field: team, " + keys + " } }"))
        .isEqualTo(new Operator.Metadata("team", comparison, wanted));
  }

  @Test
  void metadata_takesArithmetic() {
    assertThat(operator("{ metadata: { expression: '({paid} - {refund}) / 2.5', atMost: 3 } }"))
        .isEqualTo(
            new Operator.Metadata("({paid} - {refund}) / 2.5", Comparison.AT_MOST, List.of("3")));
  }

  @Test
  void events_ofEveryKind() {
    for (Event.Kind kind : Event.Kind.values()) {
      assertThat(operator("{ event: { kind: " + kind.label() + " } }"))
          .isEqualTo(new Operator.EventTest(kind, null, null));
    }
    assertThat(operator("{ event: { kind: hold, by: agent, above: 60 } }"))
        .isEqualTo(new Operator.EventTest(Event.Kind.HOLD, Role.AGENT, limit(Bound.ABOVE, 60_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "met, MET",
    "not met, NOT_MET",
    "not_met, NOT_MET",
    "not applicable, NOT_APPLICABLE",
    "undecidable, UNDECIDABLE",
    "pending, PENDING"
  })
  void ruleOutcome_namesAnyOutcome(String spelling, Outcome outcome) {
    assertThat(flag("{ rule: { id: greet, is: " + spelling + " } }"))
        .isEqualTo(new Operator.RuleOutcomeTest("greet", outcome));
  }

  @Test
  void flags_mayLookAtTheScore() {
    assertThat(flag("{ rule: { id: greet } }"))
        .isEqualTo(new Operator.RuleOutcomeTest("greet", null));
    assertThat(flag("{ score: { below: 60.5 } }"))
        .isEqualTo(new Operator.ScoreTest(limit(Bound.BELOW, 60_500)));
    assertThat(flag("{ decidedShare: { below: 90 } }"))
        .isEqualTo(new Operator.DecidedShareTest(limit(Bound.BELOW, 90)));
  }

  private static Operator flag(String when) {
    RuleSet set = Sample.load(Sample.with("flags: [{ id: f, title: F, when: " + when + " }]"));
    return ((Condition.Test) set.flags().getFirst().when()).operator();
  }

  private static Scope beside(String keys) {
    return scope("{ phrases: [a], " + keys + " }" + GRIEVANCE);
  }

  @Test
  void scopeWithoutKeys_isTheLeg() {
    assertThat(scope("{ phrases: [a] }")).isEqualTo(Scope.LEG);
  }

  @ParameterizedTest
  @CsvSource({
    "agent, AGENT",
    "customer, CUSTOMER",
    "bot, BOT",
    "system, SYSTEM",
    "supervisor, SUPERVISOR",
    "third-party, THIRD_PARTY",
    "third_party, THIRD_PARTY",
    "any,"
  })
  void role_isNullForAny(String spelling, Role role) {
    assertThat(beside("role: " + spelling).role()).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "first 2, 1, 2",
    "last 3, -3, -1",
    "2, 2, 2",
    "-1, -1, -1",
    "2..-2, 2, -2",
    "-4..-2, -4, -2",
    "' 1 .. 3 ', 1, 3"
  })
  void turns_becomePositions(String spelling, int from, int to) {
    assertThat(beside("turns: '" + spelling + "'").positions())
        .isEqualTo(new Positions(false, from, to));
    assertThat(beside("utterances: '" + spelling + "'").positions())
        .isEqualTo(new Positions(true, from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "first 30, 0, 30000", "last 20, -20000, 0", "10..60, 10000, 60000", "-60..-10, -60000, -10000",
    "30..end, 30000, 0", "0.5..1.25, 500, 1250", "10..-5, 10000, -5000", "-60..end, -60000, 0"
  })
  void seconds_becomeMilliseconds(String spelling, long from, long to) {
    assertThat(beside("seconds: " + spelling).time()).isEqualTo(new TimeWindow(false, from, to));
  }

  @ParameterizedTest
  @CsvSource({"first 10, 0, 10", "last 25, -25, 0", "20..80, 20, 80", "75..end, 75, 0"})
  void percent_staysPercent(String spelling, long from, long to) {
    assertThat(beside("percent: " + spelling).time()).isEqualTo(new TimeWindow(true, from, to));
  }

  @ParameterizedTest
  @CsvSource({"09:00-18:00, 540, 1080", "22:30-06:00, 1350, 360", "0:00-24:00, 0, 1440"})
  void localTime_isInMinutes(String spelling, int from, int to) {
    assertThat(beside("localTime: " + spelling).localTime()).isEqualTo(new LocalTimes(from, to));
  }

  @Test
  void anchor_hasDefaults() {
    assertThat(beside("after: { hit: grievance }").anchor())
        .isEqualTo(new Anchor("grievance", Side.AFTER, Pick.ANY, 0, 0, null, 0, true));
  }

  @ParameterizedTest
  @CsvSource({"first, FIRST, 0", "last, LAST, 0", "any, ANY, 0", "every, EVERY, 0", "3, NTH, 3"})
  void anchor_picksHits(String spelling, Pick pick, int nth) {
    Anchor anchor =
        beside("before: { hit: grievance, pick: " + spelling + ", seconds: 2.5, from: start }")
            .anchor();
    assertThat(anchor)
        .isEqualTo(new Anchor("grievance", Side.BEFORE, pick, nth, 0, null, 2500, false));
  }

  @Test
  void anchor_countsTurnsOfARole() {
    assertThat(beside("around: { hit: grievance, turns: 2, of: agent }").anchor())
        .isEqualTo(new Anchor("grievance", Side.AROUND, Pick.ANY, 0, 2, Role.AGENT, 0, true));
    assertThat(beside("sameTurn: { hit: grievance, pick: every }").anchor())
        .isEqualTo(new Anchor("grievance", Side.SAME_TURN, Pick.EVERY, 0, 0, null, 0, true));
  }

  @ParameterizedTest
  @CsvSource({"clause, CLAUSE", "turn, TURN", "joined, JOINED"})
  void unit_saysWhatIsMatched(String spelling, Unit unit) {
    assertThat(beside("unit: " + spelling).unit()).isEqualTo(unit);
  }

  @Test
  void everyAndConversation_areSwitches() {
    Scope scope = beside("every: true, scope: conversation");
    assertThat(scope.every()).isTrue();
    assertThat(scope.wholeConversation()).isTrue();
    assertThat(beside("every: false, scope: leg")).isEqualTo(Scope.LEG);
  }
}
