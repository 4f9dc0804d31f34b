package io.earshot.store;

import org.jspecify.annotations.Nullable;

/**
 * Which conversations a reading walks over: all conditions given must hold. The narrowest index
 * serves it: customer, then agent, then batch, then time.
 *
 * @param batch brought by this batch, or null for any
 * @param customerId of this customer, or null for any
 * @param agentId served (at least one leg) by this agent, or null for any
 * @param fromMillis started at or after, epoch milliseconds UTC
 * @param toMillis started before, epoch milliseconds UTC
 */
public record Selection(
    @Nullable String batch,
    @Nullable String customerId,
    @Nullable String agentId,
    long fromMillis,
    long toMillis) {
  /** Every conversation, those of unknown start first. */
  public static final Selection ALL =
      new Selection(null, null, null, Long.MIN_VALUE, Long.MAX_VALUE);

  /** Only those of this batch. */
  public Selection ofBatch(String id) {
    return new Selection(id, customerId, agentId, fromMillis, toMillis);
  }

  /** Only those of this customer. */
  public Selection ofCustomer(String id) {
    return new Selection(batch, id, agentId, fromMillis, toMillis);
  }

  /** Only those this agent took part in; summaries only of the agent's own legs. */
  public Selection ofAgent(String id) {
    return new Selection(batch, customerId, id, fromMillis, toMillis);
  }

  /** Only those started at or after; leaves out those of unknown start where positive. */
  public Selection from(long epochMillis) {
    return new Selection(batch, customerId, agentId, epochMillis, toMillis);
  }

  /** Only those started before; those of unknown start count as started at 0. */
  public Selection before(long epochMillis) {
    return new Selection(batch, customerId, agentId, fromMillis, epochMillis);
  }

  /** The index entries to walk over. */
  byte[] indexPrefix() {
    if (customerId != null) {
      return Keys.indexPrefix(Keys.BY_CUSTOMER, customerId);
    }
    if (agentId != null) {
      return Keys.indexPrefix(Keys.BY_AGENT, agentId);
    }
    return batch != null
        ? Keys.indexPrefix(Keys.BY_BATCH, batch)
        : Keys.indexPrefix(Keys.BY_TIME, null);
  }

  /** Whether all conditions hold but time, which the walk's bounds are made of. */
  boolean takes(SummaryRow row) {
    if (batch != null && !batch.equals(row.batch())) {
      return false;
    }
    if (customerId == null && agentId == null) {
      return true;
    }
    SummaryRow.Facts facts = row.readFacts();
    return (customerId == null || customerId.equals(facts.customerId()))
        && (agentId == null || facts.agents().contains(agentId));
  }

  /** Whether a summary of a conversation that is taken is of the agent asked for. */
  boolean takes(EvaluationSummary summary) {
    return agentId == null || agentId.equals(summary.agentId());
  }
}
