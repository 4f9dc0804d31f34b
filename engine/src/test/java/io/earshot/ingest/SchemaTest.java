package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published schema and the reader know the same keys and limits. */
class SchemaTest {
  private static JsonNode schema() throws IOException {
    try (InputStream in = Archive.class.getResourceAsStream("conversation.schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void keys_areTheReadersKeys() throws IOException {
    JsonNode schema = schema();
    assertThat(keys(schema)).isEqualTo(Keys.TOP.labels());
    assertThat(keys(schema.at("/$defs/turn"))).isEqualTo(Keys.TURN.labels());
    assertThat(keys(schema.at("/$defs/word"))).isEqualTo(Keys.WORD.labels());
    assertThat(keys(schema.at("/$defs/voice"))).isEqualTo(Keys.SOUND.labels());
    assertThat(keys(schema.at("/$defs/event"))).isEqualTo(Keys.EVENT.labels());
    assertThat(keys(schema.at("/properties/agent"))).isEqualTo(Keys.PERSON.labels());
    assertThat(Keys.PERSON.labels()).containsAll(keys(schema.at("/properties/customer")));
  }

  @Test
  void limits_areTheReadersLimits() throws IOException {
    JsonNode schema = schema();
    assertThat(schema.at("/properties/turns/maxItems").asInt()).isEqualTo(ChatLimits.TURNS);
    assertThat(schema.at("/properties/events/maxItems").asInt()).isEqualTo(ChatLimits.EVENTS);
    assertThat(schema.at("/properties/metadata/maxProperties").asInt())
        .isEqualTo(ChatLimits.METADATA_FIELDS);
    assertThat(schema.at("/$defs/turn/properties/text/maxLength").asInt())
        .isEqualTo(ChatLimits.TEXT_CHARS);
    assertThat(schema.at("/$defs/turn/properties/words/maxItems").asInt())
        .isEqualTo(ChatLimits.WORDS);
    assertThat(schema.at("/$defs/offsetMillis/maximum").asLong())
        .isEqualTo(ChatLimits.OFFSET_MILLIS);
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
