package io.earshot.score;

import io.earshot.model.Outcome;

/**
 * What a rule has come to so far in a conversation that goes on.
 *
 * @param leg the agent leg, counted from 0
 * @param rule the rule's id
 * @param outcome as if the conversation ended here
 * @param settled whether no continuation can change the outcome
 */
public record LiveOutcome(int leg, String rule, Outcome outcome, boolean settled) {}
