package io.earshot.bench;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.model.Utterance;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Operator.Phrases.Mode;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Position;
import io.earshot.rule.Rule;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.rule.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conversations and rules as a contact centre has them, from a fixed seed. Conversations have 40 to
 * 80 turns. Of the rules 10 % forbid one phrase, 50 % look for any of 5 to 30 (half of them forbid
 * it), 15 % demand one of 3 to 10, 15 % want one phrase after another within a gap of 2 to 9
 * tokens, and 10 % want one phrase and not another; scopes are anyone's turns, the agent's, the
 * customer's, and the first and last three of a role.
 */
final class Workload {
  static final int CONVERSATIONS = 256;
  private static final int LEAST_TURNS = 40;
  private static final int MOST_TURNS = 80;
  private static final int PERCENT = 100;
  private static final int POINTS = 1_000;
  private static final long SEED = 4_711;
  private static final Position NOWHERE = new Position("bench", 1, 1);
  private static final Scope.Positions FIRST = new Scope.Positions(false, 1, 3);
  private static final Scope.Positions LAST = new Scope.Positions(false, -3, -1);

  private static final List<Scope> SCOPES =
      List.of(
          scope(null, null),
          scope(null, null),
          scope(Role.AGENT, null),
          scope(Role.AGENT, null),
          scope(Role.AGENT, null),
          scope(Role.CUSTOMER, null),
          scope(Role.CUSTOMER, null),
          scope(Role.AGENT, FIRST),
          scope(Role.AGENT, LAST),
          scope(Role.CUSTOMER, FIRST));

  final String language;
  final List<Conversation> conversations;
  final RuleSet ruleSet;
  private final Chatter chatter;

  private Workload(String language, int rules) {
    this.language = language;
    boolean han = language.equals("zh");
    chatter = new Chatter(han, SEED);
    List<Conversation> all = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      all.add(conversation(i));
    }
    conversations = List.copyOf(all);
    ruleSet = rules(rules);
  }

  static Workload of(String language, int rules) {
    return new Workload(language, rules);
  }

  private Conversation conversation(int number) {
    List<Utterance> utterances = new ArrayList<>();
    int turns = chatter.number(LEAST_TURNS, MOST_TURNS);
    for (int t = 0; t < turns; t++) {
      utterances.add(Utterance.typed(t % 2, t * 10_000L, chatter.turn(t % 2 == 0)));
    }
    return new Conversation(
        ConversationId.of("bench", language, Integer.toString(number)),
        null,
        Medium.CHAT,
        0,
        "UTC",
        language,
        turns * 10_000L,
        Map.of(),
        List.of(Party.of(Role.AGENT, "a1"), Party.of(Role.CUSTOMER, null)),
        utterances,
        List.of(),
        Provenance.NONE);
  }

  private RuleSet rules(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule(i));
    }
    var section = new Scorecard.Section("all", "All", 1, null, null);
    var card = new Scorecard(PERCENT * POINTS, 80 * POINTS, 0, List.of(section), List.of());
    return new RuleSet(
        "bench",
        "1",
        "0",
        "Benchmark",
        List.of(language),
        Map.of(),
        Map.of(),
        null,
        List.of(),
        card,
        List.of(),
        rules);
  }

  private Rule rule(int number) {
    int kind = chatter.number(0, PERCENT - 1);
    if (kind < 10) {
      return rule(number, test(Mode.NONE, phrases(1, 0.5)));
    } else if (kind < 60) {
      Mode mode = chatter.chance(0.5) ? Mode.NONE : Mode.ANY;
      return rule(number, test(mode, phrases(chatter.number(5, 30), 0.04)));
    } else if (kind < 75) {
      return rule(number, test(Mode.ANY, phrases(chatter.number(3, 10), 0.15)));
    } else if (kind < 90) {
      return rule(number, test(Mode.ANY, List.of(ordered())));
    }
    Condition.Test wanted = test(Mode.ANY, phrases(chatter.number(2, 7), 0.2));
    Operator spoiling = any(Mode.ANY, phrases(chatter.number(1, 4), 0.3));
    Condition not =
        new Condition.Not(new Condition.Test(spoiling, wanted.scope(), NOWHERE), NOWHERE);
    return rule(number, new Condition.All(List.of(wanted, not), NOWHERE));
  }

  private static Rule rule(int number, Condition require) {
    boolean forbids =
        require instanceof Condition.Test test
            && test.operator() instanceof Operator.Phrases phrases
            && phrases.mode() == Mode.NONE;
    return new Rule(
        "rule-" + number,
        null,
        "Rule " + number,
        "",
        "",
        "all",
        Rule.ErrorClass.NON_CRITICAL,
        null,
        Stage.SCORE,
        Rule.AnsweredBy.MACHINE,
        null,
        null,
        List.of(),
        null,
        require,
        forbids ? new Rule.Worth.Deduct(POINTS / 10) : new Rule.Worth.Award(POINTS),
        List.of(),
        NOWHERE);
  }

  private Condition.Test test(Mode mode, List<Phrase> phrases) {
    Scope scope = SCOPES.get(chatter.number(0, SCOPES.size() - 1));
    return new Condition.Test(any(mode, phrases), scope, NOWHERE);
  }

  private static Operator any(Mode mode, List<Phrase> phrases) {
    return new Operator.Phrases(mode, 1, 1, phrases, false, false);
  }

  private static Scope scope(@Nullable Role role, Scope.@Nullable Positions positions) {
    return new Scope(role, false, positions, null, null, null, Scope.Unit.TURN, false);
  }

  private List<Phrase> phrases(int count, double live) {
    List<Phrase> phrases = new ArrayList<>();
    texts(count, live).forEach(t -> phrases.add(new Phrase(t, List.of(new Part.Text(t)))));
    return phrases;
  }

  /** One of some phrases, then within the gap one of some others. */
  private Phrase ordered() {
    int gap = chatter.number(2, 9);
    return new Phrase(
        "[first] ..." + gap + " [second]",
        List.of(
            new Part.OneOf("first", texts(chatter.number(1, 5), 0.3)),
            new Part.Gap(gap),
            new Part.OneOf("second", texts(chatter.number(1, 5), 0.3))));
  }

  private List<String> texts(int count, double live) {
    Set<String> texts = new LinkedHashSet<>();
    while (texts.size() < count) {
      String text = chatter.phrase(live);
      if (text.length() > 1) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }
}
