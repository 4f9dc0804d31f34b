package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Role;
import org.junit.jupiter.api.Test;

class ChannelMapTest {
  @Test
  void channelMap_isReadInTheOrderOfChannels() {
    assertThat(ChannelMap.parse("agent, customer")).containsExactly(Role.AGENT, Role.CUSTOMER);
    assertThat(ChannelMap.parse("客户,坐席")).containsExactly(Role.CUSTOMER, Role.AGENT);
    assertThatThrownBy(() -> ChannelMap.parse("agent,boss")).hasMessageContaining("supervisor");
  }
}
