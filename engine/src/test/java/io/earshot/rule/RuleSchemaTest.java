package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.model.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleSchemaTest {
  private final JsonNode schema = parsed();

  private static JsonNode parsed() {
    try {
      return new ObjectMapper().readTree(RuleSchema.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  @Test
  void schema_isDraft202012() {
    assertThat(schema.get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void everyKeyOfTheReader_isInTheSchema() {
    JsonNode properties = schema.at("/$defs/condition/properties");
    Set<String> keys = new HashSet<>();
    properties.fieldNames().forEachRemaining(keys::add);
    Shape.Fields condition = Grammar.named("condition");
    assertThat(keys).containsExactlyInAnyOrderElementsOf(condition.names());
    assertThat(keys).contains("phrases", "decidedShare", "all", "hit", "role", "sameTurn", "every");
  }

  @Test
  void enumerations_agreeWithTheModel() {
    JsonNode kinds = schema.at("/$defs/condition/properties/event/properties/kind/enum");
    List<String> labels = new ArrayList<>();
    for (Event.Kind kind : Event.Kind.values()) {
      labels.add(kind.label());
    }
    assertThat(words(kinds)).isEqualTo(labels);
    assertThat(words(schema.at("/$defs/rule/properties/stage/enum")))
        .containsExactly("shadow", "suggest", "score");
  }

  @Test
  void requiredKeys_areListed() {
    assertThat(words(schema.at("/$defs/rule/required")))
        .containsExactly("id", "title", "section", "require");
    assertThat(words(schema.at("/anyOf/0/required")))
        .containsExactly("ruleSet", "version", "title", "languages", "scorecard");
    assertThat(words(schema.at("/anyOf/1/required")))
        .containsExactly("ruleSet", "version", "title", "extends");
    assertThat(schema.at("/anyOf/2/required").isMissingNode()).isTrue();
  }

  @Test
  void everyReference_leadsSomewhere() {
    List<JsonNode> references = schema.findValues("$ref");
    assertThat(references).isNotEmpty();
    for (JsonNode reference : references) {
      assertThat(schema.at(reference.asText().substring(1)).isMissingNode()).isFalse();
    }
  }

  @Test
  void everyKey_saysWhatItMeans() {
    for (JsonNode properties : schema.findValues("properties")) {
      properties.forEach(key -> assertThat(key.path("description").asText()).isNotBlank());
    }
  }

  @Test
  void unknownKeys_areClosedOut() {
    assertThat(schema.at("/$defs/condition/additionalProperties").asBoolean(true)).isFalse();
  }
}
