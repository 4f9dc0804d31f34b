package io.earshot.signal;

import io.earshot.model.Conversation;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How one role of a call spoke. Figures that cannot be had are NaN.
 *
 * @param role who
 * @param talkMillis sum of its utterances' lengths
 * @param talkSharePercent of all roles but SYSTEM together
 * @param loudnessDbfs active speech level, see {@link io.earshot.model.Voice}
 * @param pitchHz median pitch
 * @param pitchRangeSemitones mean range within an utterance
 * @param unitsPerMinute words (characters for Chinese) a minute of talking, pauses within
 *     utterances included
 * @param articulationPerMinute the same without the pauses: over the recognised words' own lengths
 */
public record Delivery(
    Role role,
    long talkMillis,
    double talkSharePercent,
    double loudnessDbfs,
    double pitchHz,
    double pitchRangeSemitones,
    double unitsPerMinute,
    double articulationPerMinute) {
  private static final double MILLIS_PER_MINUTE = 60_000.0;
  private static final double PERCENT = 100.0;

  /** One for each role that spoke, in order of first words; none for typed conversations. */
  public static List<Delivery> of(Conversation conversation) {
    Map<Role, Sums> sums = new EnumMap<>(Role.class);
    List<Role> order = new ArrayList<>();
    long all = 0;
    for (Utterance utterance : conversation.utterances()) {
      Party party = conversation.partyOf(utterance);
      long millis = utterance.endMillis() - utterance.startMillis();
      if (utterance.kind() != Utterance.Kind.SPEECH || millis <= 0) {
        continue;
      }
      Sums own = sums.get(party.role());
      if (own == null) {
        own = new Sums();
        sums.put(party.role(), own);
        order.add(party.role());
      }
      own.add(utterance, millis);
      all += party.role() == Role.SYSTEM ? 0 : millis;
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (Role role : order) {
      deliveries.add(sums.getOrDefault(role, new Sums()).delivery(role, all));
    }
    return deliveries;
  }

  /** Words (characters for Chinese) a minute of an utterance's own words; NaN without words. */
  public static double articulationPerMinute(Utterance utterance) {
    Sums sums = new Sums();
    sums.add(utterance, utterance.endMillis() - utterance.startMillis());
    return perMinute(sums.wordUnits, sums.wordMillis);
  }

  private static double perMinute(double units, double millis) {
    return millis <= 0 ? Double.NaN : units * MILLIS_PER_MINUTE / millis;
  }

  /** What one role's utterances come to. */
  private static final class Sums {
    private final VoiceMean mean = new VoiceMean();
    private final PreparedText text = new PreparedText();
    private long millis;
    private double units;
    private double wordUnits;
    private double wordMillis;

    void add(Utterance utterance, long length) {
      text.clear();
      text.append(utterance, 0);
      int tokens = text.tokenCount();
      mean.add(utterance);
      millis += length;
      units += tokens;
      Words words = utterance.words();
      for (int i = 0; i < words.size(); i++) {
        wordMillis += words.endMillis()[i] - words.startMillis()[i];
      }
      wordUnits += words.size() == 0 ? 0 : tokens;
    }

    Delivery delivery(Role role, long all) {
      boolean system = role == Role.SYSTEM;
      return new Delivery(
          role,
          millis,
          system || all == 0 ? Double.NaN : PERCENT * millis / all,
          mean.loudnessDbfs(),
          mean.pitchHz(),
          mean.pitchRangeSemitones(),
          perMinute(units, millis),
          perMinute(wordUnits, wordMillis));
    }
  }
}
