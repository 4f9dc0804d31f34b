package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Event;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns and agent legs of one conversation, computed from its utterances; arrays are reused.
 *
 * <p>A turn is one party's contribution. Speech goes on over the party's own pauses below {@value
 * #PAUSE_MILLIS} ms and over the other side's back-channels; typed messages of one party while
 * nobody else writes make one turn if each follows the last within {@value #CHAT_PAUSE_MILLIS} ms.
 *
 * <p>A leg is the part served by one agent. It begins with the first turn of an agent who has not
 * spoken before, or with a transfer to a named other agent; a conversation without agents is one
 * leg.
 */
final class Turns {
  /** Raised whenever the same utterances would give other turns or legs. */
  static final String VERSION = "1";

  static final long PAUSE_MILLIS = 1_500;
  static final long CHAT_PAUSE_MILLIS = 60_000;

  /** A role found with less confidence than this is not relied on. */
  static final float ROLE_CONFIDENCE = 0.5f;

  int count;
  int[] party = new int[64];
  Role[] role = new Role[64];

  /** Whether the speaker's role is known. */
  boolean[] known = new boolean[64];

  long[] startMillis = new long[64];
  long[] endMillis = new long[64];

  /** Whether the turn is an opener alone (喂, hello): it does not count in positions. */
  boolean[] opener = new boolean[64];

  /** Utterances of turn t: {@code order[first[t]] … order[first[t + 1] - 1]}. */
  int[] first = new int[65];

  int[] order = new int[64];
  int[] turnOf = new int[64];

  int legCount;

  /** Turns of leg l: {@code legFrom[l] … legFrom[l + 1] - 1}. */
  int[] legFrom = new int[5];

  long[] legStartMillis = new long[4];
  @Nullable String[] legAgent = new String[4];

  /** The party of the leg's agent; −1 until an agent speaks. */
  int[] legParty = new int[4];

  /** Since when the leg's agent has been assigned. */
  long[] legAssignedMillis = new long[4];

  long endOfAll;

  private final ShortUtterances shorts = new ShortUtterances();
  private int[] openTurn = new int[8];
  private int[] lastIndex = new int[8];

  /** Index of the last utterance with substance, and of the last by another party than that. */
  private int lastSpoken;

  private int lastSpokenParty;
  private int otherSpoken;

  /** Computes turns and legs of {@code conversation}. */
  void compute(Conversation conversation) {
    List<Utterance> utterances = conversation.utterances();
    reset(utterances.size(), conversation.parties().size());
    for (int u = 0; u < utterances.size(); u++) {
      place(conversation, utterances.get(u), u);
    }
    sort(utterances);
    endOfAll = Math.max(endOfAll, conversation.durationMillis());
    legs(conversation);
  }

  long legEndMillis(int leg) {
    return leg + 1 < legCount ? legStartMillis[leg + 1] : endOfAll;
  }

  /** The first turn that starts at or after {@code millis}. */
  int turnFrom(long millis) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (startMillis[middle] < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void reset(int utterances, int parties) {
    count = 0;
    endOfAll = 0;
    lastSpoken = -1;
    lastSpokenParty = -1;
    otherSpoken = -1;
    if (turnOf.length < utterances) {
      turnOf = new int[Math.max(utterances, 2 * turnOf.length)];
      order = new int[turnOf.length];
    }
    if (openTurn.length < parties) {
      openTurn = new int[parties];
      lastIndex = new int[parties];
    }
    Arrays.fill(openTurn, 0, Math.min(openTurn.length, Math.max(parties, 8)), -1);
  }

  private void place(Conversation conversation, Utterance utterance, int index) {
    int speaker = utterance.party();
    int turn = openTurn[speaker];
    if (turn < 0 || !goesOn(utterance, turn)) {
      turn = open(conversation.parties().get(speaker), utterance);
      openTurn[speaker] = turn;
    } else {
      opener[turn] = false;
    }
    turnOf[index] = turn;
    lastIndex[speaker] = index;
    endMillis[turn] = Math.max(endMillis[turn], utterance.endMillis());
    endOfAll = Math.max(endOfAll, utterance.endMillis());
    if (role[turn] != Role.SYSTEM && !isBackChannel(utterance)) {
      spoken(speaker, index);
    }
  }

  private void spoken(int speaker, int index) {
    if (speaker != lastSpokenParty) {
      otherSpoken = lastSpoken;
      lastSpokenParty = speaker;
    }
    lastSpoken = index;
  }

  /** Whether an utterance only says "go on". */
  boolean isBackChannel(Utterance utterance) {
    return utterance.kind() == Utterance.Kind.SPEECH && shorts.isBackChannel(utterance.text());
  }

  private boolean goesOn(Utterance utterance, int turn) {
    int speaker = utterance.party();
    int lastByOthers = speaker == lastSpokenParty ? otherSpoken : lastSpoken;
    if (lastByOthers > lastIndex[speaker]) {
      return false;
    }
    return utterance.kind() == Utterance.Kind.SPEECH
        ? utterance.startMillis() - endMillis[turn] < PAUSE_MILLIS
        : utterance.startMillis() - endMillis[turn] <= CHAT_PAUSE_MILLIS;
  }

  private int open(Party speaker, Utterance utterance) {
    int turn = count++;
    if (turn == party.length) {
      grow(2 * turn);
    }
    party[turn] = utterance.party();
    role[turn] = speaker.role();
    known[turn] = speaker.role() != Role.UNKNOWN && speaker.roleConfidence() >= ROLE_CONFIDENCE;
    startMillis[turn] = utterance.startMillis();
    endMillis[turn] = utterance.endMillis();
    opener[turn] = shorts.isOpener(utterance.text());
    return turn;
  }

  private void grow(int size) {
    party = Arrays.copyOf(party, size);
    role = Arrays.copyOf(role, size);
    known = Arrays.copyOf(known, size);
    startMillis = Arrays.copyOf(startMillis, size);
    endMillis = Arrays.copyOf(endMillis, size);
    opener = Arrays.copyOf(opener, size);
    first = Arrays.copyOf(first, size + 1);
  }

  /** Puts the utterances in order of turns; within a turn they keep their order. */
  private void sort(List<Utterance> utterances) {
    int n = utterances.size();
    Arrays.fill(first, 0, count + 1, 0);
    for (int u = 0; u < n; u++) {
      first[turnOf[u] + 1]++;
    }
    for (int t = 0; t < count; t++) {
      first[t + 1] += first[t];
    }
    for (int u = n - 1; u >= 0; u--) {
      order[--first[turnOf[u] + 1]] = u;
    }
    for (int t = 0; t < count; t++) {
      first[t] = first[t + 1];
    }
    first[count] = n;
  }

  private void legs(Conversation conversation) {
    legCount = 0;
    addLeg(0, 0, null);
    List<Event> events = conversation.events();
    int e = 0;
    for (int t = 0; t < count; t++) {
      while (e < events.size() && events.get(e).startMillis() <= startMillis[t]) {
        transfer(events.get(e++), t);
      }
      if (role[t] == Role.AGENT && known[t]) {
        agentSpeaks(conversation, t);
      }
    }
    legFrom[legCount] = count;
  }

  private void transfer(Event event, int turn) {
    boolean transfer =
        event.kind() == Event.Kind.TRANSFER_COLD || event.kind() == Event.Kind.TRANSFER_WARM;
    String to = event.toAgentId();
    if (!transfer || to == null || to.equals(legAgent[legCount - 1])) {
      return;
    }
    if (legAgent[legCount - 1] == null && legParty[legCount - 1] < 0) {
      legAgent[legCount - 1] = to;
      legAssignedMillis[legCount - 1] = event.startMillis();
    } else {
      addLeg(turn, event.startMillis(), to);
    }
  }

  private void agentSpeaks(Conversation conversation, int turn) {
    String name = conversation.parties().get(party[turn]).agentId();
    int leg = legCount - 1;
    if (legParty[leg] < 0 && (legAgent[leg] == null || legAgent[leg].equals(name))) {
      legAgent[leg] = name;
      legParty[leg] = party[turn];
    } else if (!seen(name, party[turn])) {
      addLeg(turn, startMillis[turn], name);
      legParty[leg + 1] = party[turn];
    }
  }

  /** Whether the agent has served a leg; agents without ids are told apart by their party. */
  private boolean seen(@Nullable String name, int speaker) {
    for (int l = legCount - 1; l >= 0; l--) {
      if (legParty[l] == speaker || (name != null && name.equals(legAgent[l]))) {
        return true;
      }
    }
    return false;
  }

  private void addLeg(int turn, long start, @Nullable String agent) {
    int leg = legCount++;
    if (leg == legParty.length) {
      legFrom = Arrays.copyOf(legFrom, 2 * leg + 1); // one more: where the last leg ends
      legStartMillis = Arrays.copyOf(legStartMillis, 2 * leg);
      legAgent = Arrays.copyOf(legAgent, 2 * leg);
      legParty = Arrays.copyOf(legParty, 2 * leg);
      legAssignedMillis = Arrays.copyOf(legAssignedMillis, 2 * leg);
    }
    legFrom[leg] = turn;
    legStartMillis[leg] = start;
    legAgent[leg] = agent;
    legParty[leg] = -1;
    legAssignedMillis[leg] = start;
  }
}
