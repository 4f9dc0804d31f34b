package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of chats that are odd, wrong or hostile. */
class ChatFaultsTest {
  private static final String GOOD =
      "{\"id\":\"ok\",\"turns\":[{\"role\":\"bot\",\"text\":\"x\"}]}";

  @TempDir Path folder;

  static Stream<Arguments> refused() {
    String turn = "{\"turns\":[{\"role\":\"agent\",\"text\":\"a\"},{%s}]}";
    return Stream.of(
        Arguments.of(
            "1 MB external id", chat("\"id\":\"" + "x".repeat(1_000_000) + "\""), "256 bytes"),
        Arguments.of("id of 300 bytes", chat("\"id\":\"" + "录".repeat(100) + "\""), "256 bytes"),
        Arguments.of("controls in id", chat("\"id\":\"a\\u0007b\""), "control characters"),
        Arguments.of(
            "10 MB turn",
            String.format(
                Locale.ROOT,
                turn,
                "\"role\":\"agent\",\"text\":\"" + "x".repeat(10_000_000) + "\""),
            "turn 2: a text has more than 1048576 characters"),
        Arguments.of(
            "deep nesting", chat("\"deep\":" + "[".repeat(100) + "]".repeat(100)), "64 levels"),
        Arguments.of("key twice", chat("\"id\":\"a\",\"id\":\"b\""), "\"id\" occurs twice"),
        Arguments.of("metadata twice", chat("\"metadata\":{\"a\":1,\"a\":2}"), "occurs twice"),
        Arguments.of(
            "NaN",
            String.format(
                Locale.ROOT, turn, "\"role\":\"agent\",\"text\":\"\",\"startMillis\":NaN"),
            "NaN"),
        Arguments.of(
            "huge number",
            String.format(
                Locale.ROOT, turn, "\"role\":\"agent\",\"text\":\"\",\"startMillis\":1e999"),
            "out of range"),
        Arguments.of(
            "many digits",
            String.format(
                Locale.ROOT,
                turn,
                "\"role\":\"agent\",\"text\":\"\",\"startMillis\":" + "9".repeat(5_000)),
            "limit"),
        Arguments.of(
            "epoch as offset",
            String.format(
                Locale.ROOT,
                turn,
                "\"role\":\"agent\",\"text\":\"\",\"startMillis\":1795226400000"),
            "startedAt"),
        Arguments.of(
            "unknown role",
            String.format(Locale.ROOT, turn, "\"role\":\"boss\",\"text\":\"\""),
            "turn 2: \"role\" must be agent"),
        Arguments.of(
            "no role",
            String.format(Locale.ROOT, turn, "\"text\":\"\""),
            "turn 2: the turn has no \"role\""),
        Arguments.of(
            "no text", String.format(Locale.ROOT, turn, "\"role\":\"agent\""), "neither \"text\""),
        Arguments.of(
            "text a number",
            String.format(Locale.ROOT, turn, "\"role\":\"agent\",\"text\":5"),
            "must be a text in quotes"),
        Arguments.of("no turns", "{\"id\":\"x\"}", "no \"turns\""),
        Arguments.of("foreign JSON", "{\"results\":[" + "1,".repeat(9_000) + "1]}", "no \"turns\""),
        Arguments.of("turns an object", "{\"turns\":{}}", "a list of turns, not an object"),
        Arguments.of("unknown channel", chat("\"channel\":\"fax\""), "chat, call, email or social"),
        Arguments.of("unknown language", chat("\"language\":\"fr\""), "en or zh"),
        Arguments.of("unknown zone", chat("\"zone\":\"Mars\""), "Asia/Shanghai"),
        Arguments.of("bad date", chat("\"startedAt\":\"soon\""), "not understood as date"),
        Arguments.of(
            "long metadata",
            chat("\"metadata\":{\"m\":\"" + "x".repeat(5_000) + "\"}"),
            "4096 characters"),
        Arguments.of(
            "big metadata",
            chat("\"metadata\":{\"m\":[" + "1,".repeat(50_000) + "1]}"),
            "4096 characters"),
        Arguments.of("long key", chat("\"" + "k".repeat(5_000) + "\":1"), "key has more than 256"),
        Arguments.of(
            "bad event", chat("\"events\":[{\"type\":\"party\",\"startMillis\":1}]"), "hold, mute"),
        Arguments.of("list on a line", "[" + GOOD + "]", "one conversation in braces"),
        Arguments.of("two on a line", GOOD + GOOD, "something follows"),
        Arguments.of("cut off", GOOD.substring(0, 40), "ends too early"),
        Arguments.of("bare word", "hello", "not valid JSON"),
        Arguments.of("too many turns", tooManyTurns(), "more than 20000 turns"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void faultyLine_isOneFailureWithItsReason(String name, String line, String reason)
      throws IOException {
    Path file = Archives.write(folder, "c.jsonl", line + "\n" + GOOD + "\n");
    List<Item> items = Archives.read(file);
    assertThat(items).as(name).hasSize(2);
    FailedItem failed = (FailedItem) items.getFirst();
    assertThat(failed.reason()).contains(reason);
    assertThat(failed.reason().length()).isLessThan(600);
    assertThat(failed.where()).startsWith(file + ":1:");
    assertThat(items.get(1)).isInstanceOf(ChatItem.class);
  }

  @Test
  void lineBeyondTheLimit_isPassedOver() throws IOException {
    String big = "{\"id\":\"" + "x".repeat(ChatLimits.LINE_BYTES) + "\"}";
    List<Item> items = Archives.read(Archives.write(folder, "c.jsonl", big + "\n" + GOOD + "\n"));
    assertThat(items).hasSize(2);
    assertThat(((FailedItem) items.getFirst()).reason()).contains("longer than 32 MB");
    assertThat(((ChatItem) items.get(1)).source()).endsWith(":2");
  }

  @Test
  void faultInADocument_costsOnlyItsConversation() throws IOException {
    String bad = "{\"id\":\"b\",\"turns\":[{\"role\":\"boss\",\"text\":\"a\"}],\"x\":{\"y\":[1]}}";
    String list = "[" + GOOD + "," + bad + "," + GOOD + "]";
    for (String document :
        List.of(list, "{\"version\":1,\"conversations\":" + list + ",\"n\":3}")) {
      List<Item> items = Archives.read(Archives.write(folder, "c.json", document));
      assertThat(items)
          .extracting(item -> item.getClass().getSimpleName())
          .containsExactly("ChatItem", "FailedItem", "ChatItem");
    }
  }

  @Test
  void conversationBeyondTheLimit_costsOnlyItself() throws IOException {
    String turn = "{\"role\":\"bot\",\"text\":\"" + "x".repeat(1_000_000) + "\"},";
    String big = "{\"turns\":[" + turn.repeat(34) + "{\"role\":\"bot\",\"text\":\"\"}]}";
    List<Item> items =
        Archives.read(Archives.write(folder, "c.json", "[" + big + "," + GOOD + "]"));
    assertThat(((FailedItem) items.getFirst()).reason()).contains("longer than 32 MB");
    assertThat(items.get(1)).isInstanceOf(ChatItem.class);
  }

  @Test
  void brokenDocument_isOneFailureForTheRest() throws IOException {
    List<Item> items =
        Archives.read(Archives.write(folder, "c.json", "[" + GOOD + ",\n{\"id\":]," + GOOD + "]"));
    assertThat(items).hasSize(2);
    assertThat(((FailedItem) items.get(1)).where()).endsWith("c.json:2:7");
  }

  @Test
  void invalidUtf8InADocument_namesTheByte() throws IOException {
    byte[] bytes = ("[" + GOOD + ",{\"id\":\"?\"}]").getBytes(StandardCharsets.UTF_8);
    int at = bytes.length - 4;
    bytes[at] = (byte) 0xE4;
    List<Item> items = Archives.read(Archives.write(folder, "c.json", bytes));
    FailedItem failed = (FailedItem) items.getLast();
    assertThat(failed.reason()).contains("invalid UTF-8 at byte");
  }

  @Test
  void byteOrderMark_isAccepted() throws IOException {
    for (String name : List.of("c.json", "c.jsonl")) {
      assertThat(Archives.read(Archives.write(folder, name, "\uFEFF" + GOOD)))
          .singleElement()
          .isInstanceOf(ChatItem.class);
    }
  }

  @Test
  void emptyList_isAFailure() throws IOException {
    assertThat(Archives.read(Archives.write(folder, "c.json", "[]")))
        .singleElement()
        .isInstanceOf(FailedItem.class);
  }

  @Test
  void oddTimes_areRepairedAndNoted() throws IOException {
    Conversation chat =
        one(
            "{\"turns\":[{\"role\":\"agent\",\"text\":\"b\",\"startMillis\":500},"
                + "{\"role\":\"customer\",\"text\":\"a\",\"startMillis\":-5},"
                + "{\"role\":\"agent\",\"text\":\"c\"}]}");
    assertThat(chat.utterances()).extracting(Utterance::text).containsExactly("a", "c", "b");
    assertThat(chat.utterances()).extracting(Utterance::startMillis).containsExactly(0L, 1L, 500L);
    assertThat(chat.provenance().faults())
        .anyMatch(f -> f.contains("negative"))
        .anyMatch(f -> f.contains("without \"startMillis\""))
        .anyMatch(f -> f.contains("sorted"));
  }

  @Test
  void loneSurrogate_isReplaced() throws IOException {
    Conversation chat = one("{\"turns\":[{\"role\":\"agent\",\"text\":\"a\\ud800b\"}]}");
    assertThat(chat.utterances().getFirst().text()).isEqualTo("a\uFFFDb");
  }

  @Test
  void transfer_givesAPartyPerAgent() throws IOException {
    Conversation chat =
        one(
            "{\"turns\":[{\"role\":\"agent\",\"text\":\"a\",\"startMillis\":1},"
                + "{\"role\":\"agent\",\"agentId\":\"a2\",\"text\":\"b\",\"startMillis\":2}],"
                + "\"agent\":{\"id\":\"a1\",\"name\":\"Ann\",\"team\":\"Blue\"},"
                + "\"customer\":{\"id\":\"k\",\"name\":\"Kim\"},"
                + "\"events\":[{\"type\":\"transfer\",\"mode\":\"warm\",\"startMillis\":2,"
                + "\"from\":\"a1\",\"to\":\"a2\",\"by\":\"agent\"}]}");
    assertThat(chat.parties())
        .extracting(p -> p.role() + " " + p.agentId() + " " + p.name())
        .containsExactly("AGENT a1 Ann", "AGENT a2 null", "CUSTOMER null Kim");
    assertThat(chat.metadata()).containsEntry("team", "Blue").containsEntry("customerId", "k");
    assertThat(chat.events())
        .containsExactly(new Event(Event.Kind.TRANSFER_WARM, 2, 2, Role.AGENT, "a2"));
  }

  @Test
  void nonTextTurns_stayInTheConversation() throws IOException {
    Conversation chat =
        one(
            "{\"turns\":[{\"role\":\"customer\",\"type\":\"image\",\"startMillis\":0},"
                + "{\"role\":\"customer\",\"type\":\"audio\",\"text\":\"hi\",\"startMillis\":1},"
                + "{\"role\":\"customer\",\"text\":\"\",\"startMillis\":2}]}");
    assertThat(chat.utterances())
        .extracting(Utterance::kind)
        .containsExactly(Utterance.Kind.OTHER, Utterance.Kind.TEXT, Utterance.Kind.TEXT);
  }

  @Test
  void transcript_isSpeechWithWords() throws IOException {
    Conversation call =
        one(
            "{\"channel\":\"call\",\"turns\":[{\"role\":\"agent\",\"startMillis\":100,"
                + "\"endMillis\":900,\"text\":\"good morning\",\"words\":["
                + "{\"text\":\"good\",\"startMillis\":100,\"endMillis\":400,\"confidence\":0.5},"
                + "{\"startChar\":5,\"startMillis\":500,\"endMillis\":900}]}]}");
    Utterance utterance = call.utterances().getFirst();
    assertThat(call.medium()).isEqualTo(Medium.CALL);
    assertThat(call.durationMillis()).isEqualTo(900);
    assertThat(utterance.kind()).isEqualTo(Utterance.Kind.SPEECH);
    assertThat(utterance.endMillis()).isEqualTo(900);
    assertThat(utterance.words().startChar()).containsExactly(0, 5);
    assertThat(utterance.words().endChar()).containsExactly(4, 12);
    assertThat(utterance.words().confidence()).containsExactly(0.5f, 1f);
  }

  @Test
  void wordsThatDoNotFit_areLeftOutAndNoted() throws IOException {
    Conversation call =
        one(
            "{\"channel\":\"call\",\"turns\":[{\"role\":\"agent\",\"text\":\"hi\",\"words\":["
                + "{\"text\":\"bye\",\"startMillis\":1}]}]}");
    assertThat(call.utterances().getFirst().words().size()).isZero();
    assertThat(call.provenance().faults()).anyMatch(f -> f.contains("word 1 does not fit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16"})
  void utf16File_isOneFailureThatNamesTheEncoding(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    for (String name : List.of("wide.jsonl", "wide.json")) {
      List<Item> items =
          Archives.read(Files.writeString(folder.resolve(name), GOOD + "\n", charset));
      assertThat(items)
          .singleElement()
          .isInstanceOfSatisfying(
              FailedItem.class,
              failed -> assertThat(failed.reason()).contains("UTF-16").contains("as UTF-8"));
    }
  }

  @Test
  void missingLanguage_isGuessedByScript() throws IOException {
    assertThat(one("{\"turns\":[{\"role\":\"agent\",\"text\":\"您好，请问 VIP 有什么可以帮您\"}]}").language())
        .isEqualTo("zh");
    assertThat(one("{\"turns\":[{\"role\":\"agent\",\"text\":\"Hello Mr 王\"}]}").language())
        .isEqualTo("en");
  }

  @Test
  void sameIdOtherContent_keepsTheIdAndChangesTheHash() throws IOException {
    Conversation one = one(GOOD);
    Conversation two = one(GOOD.replace("\"x\"", "\"y\""));
    assertThat(two.id()).isEqualTo(one.id());
    assertThat(two.provenance().contentHash()).isNotEqualTo(one.provenance().contentHash());
  }

  @Test
  void longUnknownKey_isLeftOutAndNoted() throws IOException {
    Conversation chat = one(chat("\"raw\":{\"a\":[" + "1,".repeat(9_000) + "1]},\"b\":2"));
    assertThat(chat.metadata()).containsOnlyKeys("b");
    assertThat(chat.provenance().faults()).anyMatch(f -> f.contains("\"raw\" was left out"));
  }

  @Test
  void startedAt_isReadWithItsOffset() throws IOException {
    Conversation chat = one("{\"startedAt\":\"2026-11-21T10:00:00+08:00\",\"turns\":[]}");
    assertThat(chat.startedAtMillis()).isEqualTo(1_795_226_400_000L);
    assertThat(chat.utterances()).isEmpty();
  }

  private Conversation one(String line) throws IOException {
    List<Item> items = Archives.read(Archives.write(folder, "one.jsonl", line));
    assertThat(items).singleElement().isInstanceOf(ChatItem.class);
    return ((ChatItem) items.getFirst()).conversation();
  }

  private static String chat(String field) {
    return "{" + field + ",\"turns\":[]}";
  }

  private static String tooManyTurns() {
    return "{\"turns\":["
        + "{\"role\":\"bot\",\"text\":\"\"},".repeat(ChatLimits.TURNS)
        + "{\"role\":\"bot\",\"text\":\"\"}]}";
  }
}
