package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.pipeline.RoleDoubts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people are told about those who speak in a conversation. */
final class Speakers {
  private Speakers() {}

  /** The role; several whose role is not known are told apart by number. */
  static String label(Conversation conversation, int party) {
    Role role = conversation.parties().get(party).role();
    int unknown = 0;
    int number = 0;
    for (int i = 0; i < conversation.parties().size(); i++) {
      if (conversation.parties().get(i).role() == Role.UNKNOWN) {
        unknown++;
        number = i == party ? unknown : number;
      }
    }
    return role == Role.UNKNOWN && unknown > 1 ? "speaker " + number : role.label();
  }

  /** What was wrong with the input, and what is doubtful about the roles. */
  static List<String> notes(Conversation conversation) {
    List<String> notes = new ArrayList<>(conversation.provenance().faults());
    notes.addAll(RoleDoubts.of(conversation));
    return notes;
  }

  /** How sure it is who speaks; empty where it was declared or not found. */
  static String found(Conversation conversation) {
    for (Party party : conversation.parties()) {
      if (party.role() != Role.UNKNOWN && party.roleConfidence() < 1) {
        return String.format(
            Locale.ROOT,
            "two people on one channel; their roles were found from what they say, %.0f %% sure",
            party.roleConfidence() * 100);
      }
    }
    return "";
  }
}
