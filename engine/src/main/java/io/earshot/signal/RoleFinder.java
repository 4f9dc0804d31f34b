package io.earshot.signal;

import io.earshot.model.Utterance;
import java.util.List;

/**
 * Finds which of two people in a service conversation is the agent, from what they say: who greets
 * and names the company, offers help, asks for order numbers, promises and closes by the script.
 * Each phrase found weighs for or against; the confidence is the logistic function of the sum.
 */
public final class RoleFinder {
  /** The logistic function's slope: phrases of one person are not independent of each other. */
  private static final double SLOPE = 0.6;

  /** Whoever speaks first is rather the agent. */
  private static final double SPEAKS_FIRST = 0.6;

  /** No finding is as good as a declaration. */
  private static final float MOST_CONFIDENCE = 0.99f;

  private RoleFinder() {}

  /**
   * What was found.
   *
   * @param agent 0 or 1: the number of the person who is the agent
   * @param confidence that it is so, 0.5 to 0.99
   */
  public record Found(int agent, float confidence) {}

  /**
   * Looks for the agent among two.
   *
   * @param utterances in order of time; {@link Utterance#party()} is 0 or 1
   * @param language {@code en} or {@code zh}
   */
  public static Found find(List<Utterance> utterances, String language) {
    RoleCues cues = RoleCues.of(language);
    StringBuilder[] said = {new StringBuilder(), new StringBuilder()};
    for (Utterance utterance : utterances) {
      said[utterance.party()].append(cues.comparable(utterance.text())).append('\n');
    }
    double first = cues.weigh(said[0].toString()) - cues.weigh(said[1].toString());
    if (!utterances.isEmpty()) {
      first += utterances.getFirst().party() == 0 ? SPEAKS_FIRST : -SPEAKS_FIRST;
    }
    double sure = 1 / (1 + Math.exp(-SLOPE * Math.abs(first)));
    return new Found(first >= 0 ? 0 : 1, (float) Math.min(MOST_CONFIDENCE, sure));
  }
}
