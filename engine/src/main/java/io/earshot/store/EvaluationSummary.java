package io.earshot.store;

import io.earshot.model.ConversationId;
import io.earshot.model.Medium;
import io.earshot.model.RuleOutcome.AutoFail;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current evaluation of one leg by one rule set with what lists and reports need to know of its
 * conversation, read without loading either.
 *
 * @param conversation the conversation's id
 * @param revision the conversation's current revision
 * @param externalId the customer's own id, if given
 * @param medium call, chat, e-mail or social
 * @param language {@code en} or {@code zh}
 * @param startedAtMillis epoch milliseconds UTC; 0 when unknown
 * @param durationMillis of the conversation
 * @param batch the batch that brought the current revision
 * @param customerId from the metadata ({@link StoreReader#CUSTOMER_ID})
 * @param team from the metadata ({@link StoreReader#TEAM})
 * @param skillGroup from the metadata ({@link StoreReader#SKILL_GROUP})
 * @param leg the agent leg, counted from 0
 * @param agentId who served the leg, if known
 * @param ruleSet the rule set's id
 * @param ruleSetVersion the version and content hash it was compiled from
 * @param score in thousandths of a point, null when not scored
 * @param scoreWithoutSuspected the score were every suspected auto-fail refused
 * @param grade the band the score falls in
 * @param passed whether the score reaches the pass mark
 * @param autoFail confirmed if any auto-fail is, else suspected if any is, else null
 * @param decidedShare decided weight ÷ applicable weight, 0 to 1
 * @param notScored why there is no score, else null
 * @param flags ids of the flags raised
 * @param subScores what was kept of what was at stake in each error class, in thousandths of a per
 *     cent
 * @param rules what each rule came to
 */
public record EvaluationSummary(
    ConversationId conversation,
    long revision,
    @Nullable String externalId,
    Medium medium,
    String language,
    long startedAtMillis,
    long durationMillis,
    String batch,
    @Nullable String customerId,
    @Nullable String team,
    @Nullable String skillGroup,
    int leg,
    @Nullable String agentId,
    String ruleSet,
    String ruleSetVersion,
    @Nullable Integer score,
    @Nullable Integer scoreWithoutSuspected,
    @Nullable String grade,
    boolean passed,
    @Nullable AutoFail autoFail,
    double decidedShare,
    @Nullable String notScored,
    List<String> flags,
    Map<String, Integer> subScores,
    RuleResults rules) {
  /** Copies the list; the map is not copied, its reader made it. */
  public EvaluationSummary {
    flags = List.copyOf(flags);
  }

  /** The external id, or the id where there is none. */
  public String displayId() {
    return externalId != null ? externalId : conversation.toString();
  }
}
