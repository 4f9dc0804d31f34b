package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.Evidence;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.RuleOutcome;
import io.earshot.model.RuleOutcome.Stage;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What chats take on disk against the JSON they came in. The text is drawn word by word from a
 * Zipf-like distribution, which compresses worse than people's sentences do.
 */
class StoredBytesTest {
  private static final int CHATS = 6_000;
  private static final int RULES = 20;
  private static final String[] SYLLABLES = {
    "ta", "re", "in", "so", "pa", "der", "con", "ly", "ment", "ing", "the", "or", "ca", "ge", "st"
  };

  @TempDir private Path folder;

  private final Random random = new Random(11);
  private final String[] vocabulary = new String[4_000];
  private long jsonBytes;

  @Test
  void store_manyChatsWithEvaluations_takesAtMostHalfTheJson() throws IOException {
    fillVocabulary();
    try (Store store = Stores.openForWriting(folder, StoreOptions.DEFAULT)) {
      List<CompletionStage<Applied>> all = new ArrayList<>();
      for (int i = 0; i < CHATS; i++) {
        Conversation chat = chat(i);
        all.add(
            store.apply(
                new Change.PutConversation(chat, List.of(evaluation(chat)), Change.NO_REVISION)));
      }
      all.forEach(stage -> stage.toCompletableFuture().join());
    }
    double asClosed = (double) folderBytes() / jsonBytes;
    try (Store store = Stores.openForWriting(folder, StoreOptions.DEFAULT)) {
      store.compact();
    }
    double compacted = (double) folderBytes() / jsonBytes;
    assertThat(asClosed).as("stored ÷ JSON, as closed").isLessThanOrEqualTo(0.5);
    assertThat(compacted).as("stored ÷ JSON, compacted").isLessThanOrEqualTo(0.5);
  }

  private void fillVocabulary() {
    for (int i = 0; i < vocabulary.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      vocabulary[i] = i % 2 == 0 ? word.append(' ').toString() : chinese();
    }
  }

  private String chinese() {
    StringBuilder word = new StringBuilder();
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      word.append((char) (0x4E00 + (int) (3_000 * Math.pow(random.nextDouble(), 2))));
    }
    return word.toString();
  }

  /** One language a chat: the even words or the odd ones. */
  private String sentence(int language) {
    StringBuilder text = new StringBuilder();
    for (int n = 3 + random.nextInt(14); n > 0; n--) {
      int rank = (int) (vocabulary.length / 2 * Math.pow(random.nextDouble(), 3));
      text.append(vocabulary[2 * rank + language]);
    }
    return text.toString().strip();
  }

  private Conversation chat(int number) {
    List<Utterance> utterances = new ArrayList<>();
    long atMillis = 0;
    String language = number % 2 == 0 ? "en" : "zh";
    String agent = "a" + random.nextInt(200);
    String customer = "cu-" + random.nextInt(100_000);
    StringBuilder json = new StringBuilder();
    json.append("{\"id\":\"chat-").append(number).append("\",\"channel\":\"chat\",\"language\":\"");
    json.append(language)
        .append("\",\"startedAt\":\"2026-11-02T08:29:59+08:00\",\"agent\":{\"id\":\"");
    json.append(agent).append("\"},\"metadata\":{\"team\":\"east\",\"skillGroup\":\"billing\",");
    json.append("\"customerId\":\"").append(customer).append("\"},\"turns\":[");
    for (int i = 0; i < 14 + random.nextInt(20); i++) {
      String text = sentence(number % 2);
      utterances.add(Utterance.typed(i % 2, atMillis, text));
      json.append("{\"role\":\"")
          .append(i % 2 == 0 ? "agent" : "customer")
          .append("\",\"text\":\"");
      json.append(text).append("\",\"startMillis\":").append(atMillis).append("},");
      atMillis += 1_000 + random.nextInt(40_000);
    }
    String line = json.append("]}").toString();
    jsonBytes += line.getBytes(StandardCharsets.UTF_8).length;
    return new Conversation(
        ConversationId.of("chat", "chats.jsonl", "chat-" + number),
        "chat-" + number,
        Medium.CHAT,
        Samples.NOON + random.nextInt(30) * Samples.DAY + random.nextInt(80_000_000),
        "Asia/Shanghai",
        language,
        atMillis,
        Map.of("team", "east", "skillGroup", "billing", "customerId", customer),
        List.of(Party.of(Role.AGENT, agent), Party.of(Role.CUSTOMER, null)),
        utterances,
        List.of(),
        new Provenance(
            "chats.jsonl:" + number, "b-2026-11-02", hash(line), null, List.of(), false));
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Evaluation evaluation(Conversation chat) {
    List<RuleOutcome> outcomes = new ArrayList<>();
    for (int rule = 0; rule < RULES; rule++) {
      Outcome outcome = Outcome.values()[random.nextInt(4)];
      List<Evidence> evidence = new ArrayList<>();
      if (random.nextInt(2) == 0) {
        int index = random.nextInt(chat.utterances().size());
        Utterance utterance = chat.utterances().get(index);
        int end = 1 + random.nextInt(utterance.text().length());
        evidence.add(
            new Evidence(
                index,
                0,
                end,
                utterance.startMillis(),
                utterance.endMillis(),
                utterance.text().substring(0, end),
                1f));
      }
      outcomes.add(
          new RuleOutcome(
              "service.rule-" + rule,
              "2." + rule,
              outcome,
              outcome == Outcome.MET ? 5_000 : 0,
              Stage.SCORE,
              "phrases",
              null,
              evidence));
    }
    int score = random.nextInt(100) * 1_000;
    return new Evaluation(
        chat.id(),
        0,
        chat.parties().getFirst().agentId(),
        "service-standard",
        "1@0123456789abcdef",
        "1",
        outcomes,
        score,
        score,
        "B",
        score >= 80_000,
        random.nextInt(RULES) / 20.0,
        null,
        List.of(),
        Map.of("customer-critical", score, "non-critical", score));
  }

  private long folderBytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
