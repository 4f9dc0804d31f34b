package io.earshot.ingest;

import org.jspecify.annotations.Nullable;

/**
 * The part of a call that one agent served.
 *
 * @param agentId the agent's id in the customer's systems
 * @param agentName the display name, if known
 * @param startMillis from the conversation's start
 * @param endMillis from the conversation's start; {@link #TO_THE_END} when not given
 */
public record AgentLeg(
    String agentId, @Nullable String agentName, long startMillis, long endMillis) {
  /** The end of a leg that lasts as long as the call. */
  public static final long TO_THE_END = Long.MAX_VALUE;
}
