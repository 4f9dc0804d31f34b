package io.earshot.model;

import org.jspecify.annotations.Nullable;

/**
 * One participant of a conversation.
 *
 * @param role the part it plays
 * @param roleConfidence 0 to 1; 1 where the role was declared, less where it was found
 * @param agentId the agent's id in the customer's systems, for agents and supervisors
 * @param name the display name, if known
 * @param channel the audio channel it speaks on, counted from 0; −1 where there is none or it is
 *     shared
 */
public record Party(
    Role role, float roleConfidence, @Nullable String agentId, @Nullable String name, int channel) {
  /** A declared party without an audio channel of its own. */
  public static Party of(Role role, @Nullable String agentId) {
    return new Party(role, 1f, agentId, null, -1);
  }
}
