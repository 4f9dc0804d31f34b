package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.signal.RoleFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What makes it doubtful who is the agent of a call. Not stored: it follows from what is, and goes
 * when the roles are corrected.
 */
public final class RoleDoubts {
  /** Declared roles are only doubted for good reasons. */
  private static final float SWAPPED_CONFIDENCE = 0.9f;

  private static final String REMEDY =
      "; `earshot amend` corrects it by the manifest's column channels";

  private RoleDoubts() {}

  /** In words for people; empty where there is no doubt. */
  public static List<String> of(Conversation call) {
    if (call.medium() != Medium.CALL || call.provenance().transcript() == null) {
      return List.of();
    }
    int second = call.parties().isEmpty() ? 0 : secondSpeaker(call.parties());
    if (second == 0) {
      return List.of();
    }
    Role a = call.parties().getFirst().role();
    Role b = call.parties().get(second).role();
    boolean declared = isPair(a, b) && call.parties().getFirst().roleConfidence() == 1;
    boolean unknown = a == Role.UNKNOWN && b == Role.UNKNOWN;
    if (!declared && !unknown) {
      return List.of();
    }
    RoleFinder.Found found = RoleFinder.find(bySpeaker(call, second), call.language());
    if (unknown) {
      return List.of(
          "two people speak, which of them is the agent is not certain ("
              + percent(found)
              + " the "
              + (found.agent() == 0 ? "first" : "second")
              + "); `earshot amend` names their roles in the order in which they first speak, by the"
              + " manifest's column channels");
    }
    boolean swapped = (found.agent() == 0 ? a : b) != Role.AGENT;
    return swapped && found.confidence() >= SWAPPED_CONFIDENCE
        ? List.of("agent and customer seem to be swapped (" + percent(found) + " sure)" + REMEDY)
        : List.of();
  }

  private static boolean isPair(Role a, Role b) {
    return (a == Role.AGENT && b == Role.CUSTOMER) || (a == Role.CUSTOMER && b == Role.AGENT);
  }

  /** The first party of the second speaker; 0 unless there are two. Legs are one speaker. */
  static int secondSpeaker(List<Party> parties) {
    int second = 1;
    while (second < parties.size() && isSame(parties.get(second), parties.getFirst())) {
      second++;
    }
    for (int i = second + 1; i < parties.size(); i++) {
      if (!isSame(parties.get(i), parties.get(second))) {
        return 0;
      }
    }
    if (second < parties.size()) {
      return second;
    }
    // Two speakers on one channel may have one role.
    return parties.getFirst().channel() < 0 ? parties.size() / 2 : 0;
  }

  private static boolean isSame(Party a, Party b) {
    return a.channel() == b.channel() && a.role() == b.role();
  }

  private static List<Utterance> bySpeaker(Conversation call, int second) {
    List<Utterance> utterances = new ArrayList<>(call.utterances().size());
    for (Utterance u : call.utterances()) {
      utterances.add(u.by(u.party() < second ? 0 : 1));
    }
    return utterances;
  }

  private static String percent(RoleFinder.Found found) {
    return String.format(Locale.ROOT, "%.0f %%", found.confidence() * 100);
  }
}
