package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatLinesTest {
  private static final String SMALLEST =
      "{\"id\":\"c-1\",\"channel\":\"chat\",\"language\":\"en\",\"agent\":{\"id\":\"a1\"},"
          + "\"turns\":[{\"role\":\"agent\",\"text\":\"Hello\",\"startMillis\":0}]}";

  @TempDir Path folder;

  @Test
  void smallestLine_givesConversation() throws IOException {
    Conversation chat = one(SMALLEST);
    assertThat(chat.externalId()).isEqualTo("c-1");
    assertThat(chat.medium()).isEqualTo(Medium.CHAT);
    assertThat(chat.language()).isEqualTo("en");
    assertThat(chat.parties()).containsExactly(Party.of(Role.AGENT, "a1"));
    assertThat(chat.utterances()).containsExactly(Utterance.typed(0, 0, "Hello"));
    assertThat(chat.provenance().faults()).isEmpty();
    assertThat(chat.provenance().contentHash()).hasSize(64);
  }

  @Test
  void brokenLine_isOneFailureAndTheRestGoesOn() throws IOException {
    Path file =
        Archives.write(folder, "c.jsonl", SMALLEST + "\n{\"id\":\"x\",\"turns\":[}\n\n" + SMALLEST);
    List<Item> items = Archives.read(file);
    assertThat(items).hasSize(3);
    FailedItem failed = (FailedItem) items.get(1);
    assertThat(failed.where()).isEqualTo(file + ":2:20");
    assertThat(failed.reason()).contains("not valid JSON");
    assertThat(items.get(2)).isInstanceOf(ChatItem.class);
    assertThat(items.get(2).source()).isEqualTo(file + ":4");
  }

  @Test
  void invalidUtf8_namesTheByteAndTheRestGoesOn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((SMALLEST + "\n{\"id\":\"").getBytes(StandardCharsets.UTF_8));
    int offset = bytes.size();
    bytes.write(0xC3);
    bytes.write(("\"}\n" + SMALLEST + "\n").getBytes(StandardCharsets.UTF_8));
    List<Item> items = Archives.read(Archives.write(folder, "c.jsonl", bytes.toByteArray()));
    assertThat(items).hasSize(3);
    assertThat(((FailedItem) items.get(1)).reason())
        .contains("invalid UTF-8 at byte " + (offset + 1));
  }

  private Conversation one(String line) throws IOException {
    List<Item> items = Archives.read(Archives.write(folder, "one.jsonl", line + "\n"));
    assertThat(items).hasSize(1).allMatch(ChatItem.class::isInstance, "" + items);
    return ((ChatItem) items.getFirst()).conversation();
  }
}
