package io.earshot.store;

/**
 * Names one kept evaluation of a conversation.
 *
 * @param leg the agent leg, 0 to 65,535
 * @param ruleSet the rule set's id
 * @param version the number of the change that brought it
 */
record EvaluationRef(int leg, String ruleSet, long version) {}
