package io.earshot.pipeline;

import io.earshot.ingest.AgentLeg;
import io.earshot.ingest.CallSheet;
import io.earshot.ingest.RecordingItem;
import io.earshot.ingest.Segment;
import io.earshot.model.Conversation;
import io.earshot.model.LineQuality;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Plain;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.signal.RoleFinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes a conversation of what was heard and what the sheet says. What was heard does not depend on
 * the sheet, so a corrected sheet gives a corrected conversation without hearing again.
 */
final class CallAssembly {
  /** Stands between the files of a recording with several. */
  static final String FILE_SEPARATOR = " + ";

  private static final int SHARED_CHANNEL = -1;

  private final SpeakerRoles undeclared;
  private final String batch;

  CallAssembly(SpeakerRoles undeclared, String batch) {
    this.undeclared = undeclared;
    this.batch = batch;
  }

  /**
   * What was heard in a recording.
   *
   * @param transcript its identity
   * @param language of the model
   * @param durationMillis of the audio
   * @param channelCount audio channels
   * @param utterances in order of time; {@link Utterance#party()} is the channel or, where there is
   *     one, the voice
   * @param faults of the file
   * @param cut whether part of the audio could not be read
   * @param lines how well each channel was recorded
   */
  record Heard(
      String transcript,
      String language,
      long durationMillis,
      int channelCount,
      List<Utterance> utterances,
      List<String> faults,
      boolean cut,
      List<LineQuality> lines) {
    /** What was heard when {@code stored} was made. */
    static Heard again(Conversation stored) {
      List<Utterance> byChannel = new ArrayList<>(stored.utterances().size());
      int channels = 1;
      for (Party party : stored.parties()) {
        channels = Math.max(channels, party.channel() + 1);
      }
      boolean shared = isShared(stored);
      int second = shared ? RoleDoubts.secondSpeaker(stored.parties()) : 0;
      for (Utterance u : stored.utterances()) {
        int voice = u.party() < second ? 0 : 1;
        byChannel.add(u.by(shared ? voice : Math.max(0, stored.partyOf(u).channel())));
      }
      Provenance from = stored.provenance();
      return new Heard(
          String.valueOf(from.transcript()),
          stored.language(),
          stored.durationMillis(),
          channels,
          byChannel,
          from.faults(),
          from.cut(),
          from.lines());
    }

    /** How many speak, as far as channels and voices tell. */
    private int speakerCount() {
      int count = channelCount;
      if (channelCount == 1) {
        for (Utterance u : utterances) {
          count = Math.max(count, u.party() + 1);
        }
      }
      return count;
    }
  }

  /**
   * The role of each speaker.
   *
   * @param confidence that the roles are right; 1 where they were declared
   */
  private record Roles(List<Role> ofSpeakers, float confidence) {}

  Conversation conversation(RecordingItem item, String contentHash, Heard heard) {
    CallSheet sheet = item.sheet();
    List<String> faults = new ArrayList<>(sheet.faults());
    for (String fault : heard.faults()) {
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }
    Roles roles = roles(sheet, heard, faults);
    List<Party> parties = new ArrayList<>();
    int[] first = new int[roles.ofSpeakers.size()];
    for (int speaker = 0; speaker < first.length; speaker++) {
      first[speaker] = parties.size();
      boolean shared = first.length > heard.channelCount();
      addParties(parties, sheet, roles, new Speaker(speaker, shared ? SHARED_CHANNEL : speaker));
    }
    List<Utterance> utterances = new ArrayList<>(heard.utterances().size());
    for (Utterance u : heard.utterances()) {
      int party = first[u.party()];
      boolean agent = parties.get(party).role() == Role.AGENT;
      utterances.add(u.by(party + (agent ? leg(sheet, u) : 0)));
    }
    return new Conversation(
        RecordingItem.idOf(contentHash),
        sheet.externalId(),
        Medium.CALL,
        sheet.startedAtMillis(),
        sheet.zone(),
        heard.language(),
        heard.durationMillis(),
        sheet.metadata(),
        parties,
        utterances,
        sheet.events(),
        new Provenance(
            files(item),
            batch,
            contentHash,
            heard.transcript(),
            faults,
            heard.cut(),
            heard.lines()));
  }

  /** The files a recording consists of, as provenance keeps them. */
  static String files(RecordingItem item) {
    StringBuilder files = new StringBuilder();
    for (Segment segment : item.segments()) {
      files.append(files.isEmpty() ? "" : FILE_SEPARATOR).append(segment.path());
    }
    return files.toString();
  }

  private Roles roles(CallSheet sheet, Heard heard, List<String> faults) {
    int count = heard.speakerCount();
    List<Role> declared = sheet.channels();
    if (declared.size() == count) {
      return new Roles(declared, 1);
    }
    if (count > heard.channelCount()) {
      List<Role> ofChannel = declared.size() == 1 ? declared : undeclared.channels();
      return ofChannel.size() == 1
          ? new Roles(Collections.nCopies(count, ofChannel.getFirst()), 1)
          : found(heard);
    }
    if (!declared.isEmpty() && count > 1) {
      faults.add(
          "channels declares "
              + Plain.counted(declared.size(), "role")
              + ", the recording has "
              + Plain.counted(count, "channel"));
    }
    return count == undeclared.channels().size()
        ? new Roles(undeclared.channels(), 1)
        : new Roles(Collections.nCopies(count, Role.UNKNOWN), 0);
  }

  /** Whether two people speak on the one channel there is. */
  static boolean isShared(Conversation call) {
    return !call.parties().isEmpty() && call.parties().getFirst().channel() == SHARED_CHANNEL;
  }

  /** The roles of two people on one channel, from what they say. */
  private Roles found(Heard heard) {
    RoleFinder.Found found = RoleFinder.find(heard.utterances(), heard.language());
    if (found.confidence() < undeclared.leastConfidence()) {
      return new Roles(List.of(Role.UNKNOWN, Role.UNKNOWN), 0);
    }
    List<Role> roles =
        found.agent() == 0
            ? List.of(Role.AGENT, Role.CUSTOMER)
            : List.of(Role.CUSTOMER, Role.AGENT);
    return new Roles(roles, found.confidence());
  }

  /**
   * One who speaks.
   *
   * @param number by channel, or by voice
   * @param channel the audio channel, or {@link #SHARED_CHANNEL}
   */
  private record Speaker(int number, int channel) {}

  /** A party for the speaker; an agent has one for each leg. */
  private static void addParties(
      List<Party> parties, CallSheet sheet, Roles roles, Speaker speaker) {
    Role role = roles.ofSpeakers.get(speaker.number);
    float confidence = role == Role.UNKNOWN ? 0 : roles.confidence;
    int channel = speaker.channel;
    if (role == Role.AGENT && !sheet.legs().isEmpty()) {
      for (AgentLeg leg : sheet.legs()) {
        parties.add(new Party(role, confidence, leg.agentId(), leg.agentName(), channel));
      }
    } else if (role == Role.CUSTOMER) {
      parties.add(new Party(role, confidence, null, sheet.customerName(), channel));
    } else {
      boolean agent = role == Role.AGENT || role == Role.UNKNOWN;
      String id = agent ? sheet.agentId() : null;
      parties.add(new Party(role, confidence, id, agent ? sheet.agentName() : null, channel));
    }
  }

  /** The leg in which it was said, counted from 0. */
  private static int leg(CallSheet sheet, Utterance u) {
    int leg = 0;
    while (leg + 1 < sheet.legs().size()
        && u.startMillis() >= sheet.legs().get(leg + 1).startMillis()) {
      leg++;
    }
    return leg;
  }
}
