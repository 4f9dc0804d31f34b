package io.earshot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConversationIdTest {
  @Test
  void of_sameIdentity_givesSameId() {
    assertThat(ConversationId.of("chat", "crm", "c-1"))
        .isEqualTo(ConversationId.of("chat", "crm", "c-1"));
  }

  @Test
  void of_partsMovedAcrossTheirBorder_givesOtherId() {
    assertThat(ConversationId.of("chat", "ab", "c"))
        .isNotEqualTo(ConversationId.of("chat", "a", "bc"));
  }

  @Test
  void parse_readsWhatToStringWrites() {
    ConversationId id = ConversationId.of("recording", "00ff");
    assertThat(ConversationId.parse(id.toString())).isEqualTo(id);
    assertThat(ConversationId.ofBytes(id.bytes())).isEqualTo(id);
  }

  @Test
  void parse_wrongLength_namesTheValue() {
    assertThatThrownBy(() -> ConversationId.parse("abc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"abc\"");
  }
}
