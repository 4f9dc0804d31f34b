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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Conversations and rules as a contact centre has them, from a fixed seed: 40 to 80 turns of stock
 * sentences, filler and free words; rules of 1 to 30 phrases, of which 80 % share words with the
 * sentences without being in them. One rule in ten is a single phrase, one in six has a gap.
 */
final class Workload {
  static final int CONVERSATIONS = 256;
  private static final int LEAST_TURNS = 40;
  private static final int MORE_TURNS = 41;
  private static final int PERCENT = 100;
  private static final int NEAR_MISS_PERCENT = 80;
  private static final int GAP_PERCENT = 15;
  private static final int SINGLE_PERCENT = 10;
  private static final long SEED = 4_711;
  private static final Position NOWHERE = new Position("bench", 1, 1);

  final String language;
  final List<Conversation> conversations;
  final RuleSet ruleSet;
  private final Random random;
  private final boolean han;

  private Workload(String language, int rules) {
    this.language = language;
    han = language.equals("zh");
    random = new Random(SEED);
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
    int turns = LEAST_TURNS + random.nextInt(MORE_TURNS);
    for (int t = 0; t < turns; t++) {
      utterances.add(Utterance.typed(t % 2, t * 10_000L, turn(t % 2 == 0)));
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

  private String turn(boolean agent) {
    var text = new StringBuilder();
    if (random.nextInt(3) == 0) {
      text.append(pick(Sentences.filler(han))).append(han ? "，" : ", ");
    }
    text.append(random.nextInt(4) == 0 ? free() : pick(Sentences.of(han, agent)));
    text.append(han ? "。" : ".");
    return text.toString();
  }

  private String free() {
    var text = new StringBuilder();
    int n = 3 + random.nextInt(12);
    for (int i = 0; i < n; i++) {
      text.append(han || i == 0 ? "" : " ").append(word());
    }
    return text.toString();
  }

  private String word() {
    String[] words = Sentences.words(han);
    double skewed = random.nextDouble();
    return words[(int) (words.length * skewed * skewed)];
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private RuleSet rules(int count) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(rule(i));
    }
    var section = new Scorecard.Section("all", "All", 1, null, null);
    var card = new Scorecard(100_000, 80_000, 0, List.of(section), List.of());
    return new RuleSet(
        "bench",
        "1",
        "0",
        "Benchmark",
        List.of(language),
        Map.of(),
        Map.of(),
        List.of(),
        card,
        List.of(),
        rules);
  }

  private Rule rule(int number) {
    List<Phrase> phrases = new ArrayList<>();
    int kind = random.nextInt(PERCENT);
    if (kind < GAP_PERCENT) {
      phrases.add(gapped());
    } else {
      int n = kind < GAP_PERCENT + SINGLE_PERCENT ? 1 : 5 + random.nextInt(26);
      for (int i = 0; i < n; i++) {
        String text = random.nextInt(PERCENT) < NEAR_MISS_PERCENT ? nearMiss() : slice();
        phrases.add(new Phrase(text, List.of(new Part.Text(text))));
      }
    }
    var operator = new Operator.Phrases(Mode.ANY, 1, 1, phrases, false, false);
    return new Rule(
        "rule-" + number,
        null,
        "Rule " + number,
        "",
        "",
        "all",
        Rule.ErrorClass.NON_CRITICAL,
        Stage.SCORE,
        Rule.AnsweredBy.MACHINE,
        null,
        null,
        List.of(),
        null,
        new Condition.Test(operator, scope(), NOWHERE),
        new Rule.Worth.Award(1_000),
        List.of(),
        NOWHERE);
  }

  private Scope scope() {
    int kind = random.nextInt(5);
    @Nullable Role role = kind == 0 ? null : kind == 2 ? Role.CUSTOMER : Role.AGENT;
    Scope.@Nullable Positions positions =
        kind == 3
            ? new Scope.Positions(false, 1, 3)
            : kind == 4 ? new Scope.Positions(false, -3, -1) : null;
    return new Scope(role, false, positions, null, null, null, Scope.Unit.TURN, false);
  }

  private Phrase gapped() {
    List<String> tokens = tokens(pick(Sentences.of(han, random.nextBoolean())));
    int a = random.nextInt(Math.max(1, tokens.size() - 4));
    int gap = 2 + random.nextInt(8);
    int b = Math.min(tokens.size() - 1, a + 2 + random.nextInt(3));
    String first = join(tokens, a, Math.min(a + 2, b));
    String second = join(tokens, b, Math.min(b + 2, tokens.size()));
    return new Phrase(
        first + " ..." + gap + " " + second,
        List.of(new Part.Text(first), new Part.Gap(gap), new Part.Text(second)));
  }

  /** A run of a sentence's tokens. */
  private String slice() {
    List<String> tokens = tokens(pick(Sentences.of(han, random.nextBoolean())));
    int n = Math.min(tokens.size(), (han ? 5 : 4) + random.nextInt(han ? 6 : 4));
    int from = random.nextInt(tokens.size() - n + 1);
    return join(tokens, from, from + n);
  }

  /** A run of a sentence's tokens with one of them replaced. */
  private String nearMiss() {
    List<String> tokens = new ArrayList<>(tokens(slice()));
    tokens.set(random.nextInt(tokens.size()), tokens(word()).get(0));
    return join(tokens, 0, tokens.size());
  }

  private List<String> tokens(String sentence) {
    List<String> tokens = new ArrayList<>();
    String plain = sentence.replaceAll("[，。,.]", " ");
    for (String word : plain.strip().split(han ? "\\s*" : "\\s+")) {
      if (!word.isBlank()) {
        tokens.add(word);
      }
    }
    return tokens;
  }

  private String join(List<String> tokens, int from, int to) {
    return String.join(han ? "" : " ", tokens.subList(from, to));
  }
}
