package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.Event;
import io.earshot.model.Evidence;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome;
import io.earshot.model.RuleOutcome.AutoFail;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Seeded conversations and evaluations: plain ones, and strange ones that use every field. The
 * golden folders hold what this makes: what a seed gives may never change.
 */
final class Samples {
  static final long NOON = 1_767_182_400_000L;
  static final long DAY = 86_400_000L;

  private static final String[] ODD_TEXTS = {
    "",
    " ",
    "您好，请问有什么可以帮您？",
    "👍🏽 ok 👨‍👩‍👧",
    "lone \uD83D high",
    "\uDE00 low",
    "\uFFFD",
    "a\u0000b",
    "é\u0301",
    "\uFFFF"
  };

  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  /** A short chat with nothing unusual. */
  static Conversation chat(String externalId, String... texts) {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      utterances.add(Utterance.typed(i % 2, i * 4_000L, texts[i]));
    }
    return new Conversation(
        ConversationId.of("chat", "", externalId),
        externalId,
        Medium.CHAT,
        NOON,
        "Asia/Shanghai",
        "en",
        texts.length * 4_000L,
        Map.of("customerId", "c-7", "team", "east", "skillGroup", "billing"),
        List.of(Party.of(Role.AGENT, "a1"), Party.of(Role.CUSTOMER, null)),
        utterances,
        List.of(),
        new Provenance("chats.jsonl:1", "b1", "ab".repeat(32), null, List.of(), false));
  }

  static Conversation chat() {
    return chat("c-1", "Good morning, how can I help?", "My bill is wrong.", "Let me look.");
  }

  static Conversation withBatch(Conversation c, String batch) {
    Provenance p = c.provenance();
    Provenance moved =
        new Provenance(
            "again.jsonl:9", batch, p.contentHash(), p.transcript(), p.faults(), p.cut());
    return new Conversation(
        c.id(),
        c.externalId(),
        c.medium(),
        c.startedAtMillis(),
        c.zone(),
        c.language(),
        c.durationMillis(),
        c.metadata(),
        c.parties(),
        c.utterances(),
        c.events(),
        moved);
  }

  static Conversation withMetadata(Conversation c, Map<String, String> metadata) {
    return new Conversation(
        c.id(),
        c.externalId(),
        c.medium(),
        c.startedAtMillis(),
        c.zone(),
        c.language(),
        c.durationMillis(),
        metadata,
        c.parties(),
        c.utterances(),
        c.events(),
        c.provenance());
  }

  static Conversation startedAt(Conversation c, long startedAtMillis) {
    return new Conversation(
        c.id(),
        c.externalId(),
        c.medium(),
        startedAtMillis,
        c.zone(),
        c.language(),
        c.durationMillis(),
        c.metadata(),
        c.parties(),
        c.utterances(),
        c.events(),
        c.provenance());
  }

  /** The same as recognised from a recording. */
  static Conversation recorded(Conversation c, String contentHash) {
    Provenance p = c.provenance();
    Provenance recording =
        new Provenance(p.source(), p.batch(), contentHash, "model-1", List.of("cut"), true);
    return new Conversation(
        c.id(),
        c.externalId(),
        Medium.CALL,
        c.startedAtMillis(),
        c.zone(),
        c.language(),
        c.durationMillis(),
        c.metadata(),
        c.parties(),
        c.utterances(),
        c.events(),
        recording);
  }

  /** An evaluation of leg 0 by agent a1 with two rules; the evidence is the first word. */
  static Evaluation evaluation(Conversation c, String version, int score) {
    Utterance first = c.utterances().getFirst();
    Evidence evidence =
        new Evidence(
            0, 0, 4, first.startMillis(), first.endMillis(), first.text().substring(0, 4), 1f);
    return new Evaluation(
        c.id(),
        0,
        "a1",
        "service",
        version,
        "engine-1",
        List.of(
            new RuleOutcome(
                "greeting",
                "1.1",
                Outcome.MET,
                10_000,
                Stage.SCORE,
                "phrases",
                null,
                List.of(evidence)),
            new RuleOutcome(
                "promise",
                null,
                Outcome.NOT_MET,
                -score,
                Stage.SHADOW,
                "silence",
                AutoFail.SUSPECTED,
                List.of())),
        score,
        score + 5_000,
        "B",
        score >= 80_000,
        0.75,
        null,
        List.of("legal"),
        Map.of("compliance-critical", 66_667, "non-critical", 100_000));
  }

  /** A conversation in which any field may be anything. */
  Conversation strange() {
    List<Party> parties = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      parties.add(
          new Party(
              pick(Role.values()),
              random.nextFloat(),
              textOrNull(),
              textOrNull(),
              random.nextInt(5) - 1));
    }
    List<Utterance> utterances = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      utterances.add(utterance(parties.size()));
    }
    List<Event> events = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Role by = random.nextBoolean() ? null : pick(Role.values());
      events.add(new Event(pick(Event.Kind.values()), number(), number(), by, textOrNull()));
    }
    return new Conversation(
        new ConversationId(random.nextLong(), random.nextLong()),
        textOrNull(),
        pick(Medium.values()),
        number(),
        text(),
        text(),
        number(),
        metadata(),
        parties,
        utterances,
        events,
        provenance());
  }

  /** An evaluation of {@code c} in which any field may be anything. */
  Evaluation strangeEvaluation(Conversation c, int leg) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      List<Evidence> evidence = new ArrayList<>();
      for (int k = random.nextInt(3); k > 0; k--) {
        evidence.add(evidence(c));
      }
      outcomes.add(
          new RuleOutcome(
              "rule-" + i,
              textOrNull(),
              pick(Outcome.values()),
              random.nextInt(),
              pick(Stage.values()),
              random.nextBoolean() ? "phrases" : text(),
              random.nextBoolean() ? null : pick(AutoFail.values()),
              evidence));
    }
    Integer score = random.nextBoolean() ? null : Integer.valueOf(random.nextInt());
    Integer without = random.nextBoolean() ? score : Integer.valueOf(random.nextInt());
    return new Evaluation(
        c.id(),
        leg,
        textOrNull(),
        "set-" + random.nextInt(3),
        text(),
        text(),
        outcomes,
        score,
        without,
        textOrNull(),
        random.nextBoolean(),
        random.nextDouble(),
        textOrNull(),
        random.nextBoolean() ? List.of() : List.of(text(), text()),
        random.nextBoolean()
            ? Map.of()
            : Map.of("customer-critical", random.nextInt(), "class-" + text(), random.nextInt()));
  }

  private Evidence evidence(Conversation c) {
    if (c.utterances().isEmpty() || random.nextInt(3) == 0) {
      return new Evidence(
          random.nextInt(40) - 20,
          random.nextInt(),
          random.nextInt(),
          number(),
          number(),
          text(),
          random.nextFloat());
    }
    int index = random.nextInt(c.utterances().size());
    Utterance utterance = c.utterances().get(index);
    int end = random.nextInt(utterance.text().length() + 1);
    int start = random.nextInt(end + 1);
    return new Evidence(
        index,
        start,
        end,
        utterance.startMillis(),
        utterance.endMillis(),
        utterance.text().substring(start, end),
        random.nextBoolean() ? 1f : 0.5f);
  }

  private Utterance utterance(int parties) {
    String text = text();
    Words words = Words.NONE;
    if (random.nextBoolean()) {
      int n = random.nextInt(6);
      int[][] columns = new int[4][n];
      float[] confidence = new float[n];
      for (int i = 0; i < n; i++) {
        for (int[] column : columns) {
          column[i] = random.nextInt();
        }
        confidence[i] = random.nextFloat();
      }
      words = new Words(columns[0], columns[1], columns[2], columns[3], confidence);
    }
    return new Utterance(
        random.nextInt(parties), number(), number(), pick(Utterance.Kind.values()), text, words);
  }

  private Provenance provenance() {
    String hash = random.nextBoolean() ? "0123456789abcdef".repeat(4) : text();
    return new Provenance(
        text(), text(), hash, textOrNull(), List.of(text(), text()), random.nextBoolean());
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      metadata.put(text() + i, text());
    }
    metadata.put("customerId", text());
    return metadata;
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(100_000);
      case 1 -> random.nextLong() >> 8;
      case 2 -> -random.nextInt(100_000);
      default -> 0;
    };
  }

  private @Nullable String textOrNull() {
    return random.nextInt(3) == 0 ? null : text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(pick(ODD_TEXTS));
    }
    if (random.nextInt(50) == 0) {
      text.append("x".repeat(2_000));
    }
    return text.toString();
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
