package io.earshot.pipeline;

import io.earshot.model.Conversation;
import io.earshot.store.StoreReader;
import io.earshot.store.StoredConversation;
import java.util.List;

/** Tells what an archive brings again from what it brings anew. */
final class Revisions {
  private Revisions() {}

  /**
   * The conversation to be scored and stored when {@code incoming} is read: itself, unless it is
   * what an earlier revision held. Then a correction was made since, and an archive that still says
   * what it said then must not undo it: the present revision stays.
   */
  static Conversation current(StoreReader store, Conversation incoming) {
    long head = store.revisionOf(incoming.id());
    if (head < 2) {
      return incoming;
    }
    List<StoredConversation> revisions = store.revisions(incoming.id());
    Conversation present = revisions.getLast().conversation();
    for (StoredConversation revision : revisions) {
      if (sameContent(revision.conversation(), incoming)) {
        return present;
      }
    }
    return incoming;
  }

  /** The same but for where and with which batch it came. */
  private static boolean sameContent(Conversation a, Conversation b) {
    return a.utterances().equals(b.utterances())
        && a.parties().equals(b.parties())
        && a.events().equals(b.events())
        && a.metadata().equals(b.metadata())
        && a.displayId().equals(b.displayId())
        && a.language().equals(b.language())
        && a.zone().equals(b.zone())
        && a.startedAtMillis() == b.startedAtMillis();
  }
}
