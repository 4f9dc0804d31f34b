package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.model.Conversation;
import io.earshot.model.Party;
import io.earshot.model.Utterance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random conversations, read by the streaming reader and by a slow one over a tree. */
class ChatRandomTest {
  private static final int ROUNDS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] ROLES = {"agent", "customer", "bot", "system", "third_party"};

  @TempDir Path folder;

  @Test
  void randomChats_readAsTheTreeSays() throws IOException {
    List<ObjectNode> written = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    for (int seed = 0; seed < ROUNDS; seed++) {
      ObjectNode chat = random(new Random(seed));
      written.add(chat);
      lines.append(JSON.writeValueAsString(chat)).append(seed % 3 == 0 ? "\r\n" : "\n");
    }
    List<Item> items = Archives.read(Archives.write(folder, "c.jsonl", lines.toString()));
    assertThat(items).hasSize(ROUNDS);
    for (int seed = 0; seed < ROUNDS; seed++) {
      assertThat(items.get(seed)).as("seed " + seed).isInstanceOf(ChatItem.class);
      compare(((ChatItem) items.get(seed)).conversation(), written.get(seed), "seed " + seed);
    }
  }

  @Test
  void sameChatSpeltDifferently_hasTheSameHashAndId() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ObjectNode chat = random(random);
      chat.remove("id");
      ObjectNode shuffled = shuffled(chat, random);
      Path file =
          Archives.write(folder, "c.json", "[" + chat + "," + shuffled.toPrettyString() + "]");
      List<Item> items = Archives.read(file);
      Conversation one = ((ChatItem) items.get(0)).conversation();
      Conversation two = ((ChatItem) items.get(1)).conversation();
      assertThat(two.id()).as("seed " + seed).isEqualTo(one.id());
      assertThat(two.provenance().contentHash()).isEqualTo(one.provenance().contentHash());
    }
  }

  @Test
  void damagedLines_neverStopTheArchive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] line = JSON.writeValueAsBytes(random(random));
      for (int k = random.nextInt(4); k >= 0; k--) {
        byte damage = (byte) random.nextInt(256);
        line[random.nextInt(line.length)] = damage == '\n' ? 0 : damage;
      }
      bytes.write(line, 0, random.nextInt(5) == 0 ? 1 + random.nextInt(line.length) : line.length);
      bytes.write('\n');
    }
    List<Item> items = Archives.read(Archives.write(folder, "c.jsonl", bytes.toByteArray()));
    assertThat(items).hasSize(ROUNDS).hasAtLeastOneElementOfType(FailedItem.class);
    Archives.read(Archives.write(folder, "c.json", bytes.toByteArray()));
  }

  private static void compare(Conversation got, JsonNode chat, String as) {
    List<JsonNode> turns = new ArrayList<>();
    chat.path("turns").forEach(turns::add);
    turns.sort(Comparator.comparingLong(turn -> turn.path("startMillis").asLong()));
    assertThat(got.utterances()).as(as).hasSize(turns.size());
    assertThat(got.externalId()).as(as).isEqualTo(chat.path("id").asText());
    for (int i = 0; i < turns.size(); i++) {
      Utterance utterance = got.utterances().get(i);
      Party party = got.partyOf(utterance);
      JsonNode turn = turns.get(i);
      assertThat(utterance.text()).as(as).isEqualTo(turn.path("text").asText(""));
      assertThat(utterance.startMillis()).as(as).isEqualTo(turn.path("startMillis").asLong());
      assertThat(party.role().label()).as(as).isEqualTo(turn.path("role").asText());
      if (party.role().label().equals("agent")) {
        String agent = turn.has("agentId") ? turn.get("agentId").asText() : "a0";
        assertThat(party.agentId()).as(as).isEqualTo(agent);
      }
    }
    chat.path("metadata")
        .properties()
        .forEach(e -> assertThat(got.metadata()).containsEntry(e.getKey(), e.getValue().asText()));
    assertThat(got.metadata()).as(as).containsEntry("extra", chat.get("extra").toString());
  }

  private static ObjectNode random(Random random) {
    ObjectNode chat = JSON.createObjectNode();
    chat.put("id", "c-" + random.nextInt());
    chat.putObject("agent").put("id", "a0");
    chat.put("language", random.nextBoolean() ? "en" : "zh-CN");
    ObjectNode metadata = chat.putObject("metadata");
    for (int i = random.nextInt(5); i > 0; i--) {
      metadata.put("m" + i, text(random));
    }
    chat.putObject("extra").put("n", random.nextInt()).putArray("list").add(1).add("x");
    ArrayNode turns = chat.putArray("turns");
    for (int i = random.nextInt(30); i > 0; i--) {
      turn(turns.addObject(), random);
    }
    return chat;
  }

  private static void turn(ObjectNode turn, Random random) {
    String role = ROLES[random.nextInt(ROLES.length)];
    turn.put("role", role);
    turn.put("startMillis", random.nextInt(100_000));
    if (random.nextInt(10) == 0) {
      turn.put("type", "image");
    } else {
      turn.put("text", text(random));
    }
    if (role.equals("agent") && random.nextInt(3) == 0) {
      turn.put("agentId", "a" + random.nextInt(4));
    }
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      out.appendCodePoint(
          switch (random.nextInt(6)) {
            case 0 -> 0x4E00 + random.nextInt(0x5000);
            case 1 -> 0x1F600 + random.nextInt(64);
            case 2 -> "\"\\/\b\n\t\u0001".charAt(random.nextInt(7));
            default -> ' ' + random.nextInt(95);
          });
    }
    return out.toString();
  }

  private static ObjectNode shuffled(ObjectNode node, Random random) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode out = JSON.createObjectNode();
    names.forEach(name -> out.set(name, node.get(name)));
    return out;
  }
}
