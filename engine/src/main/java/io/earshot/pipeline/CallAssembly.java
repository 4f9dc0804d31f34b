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
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a conversation of what was heard and what the sheet says. What was heard does not depend on
 * the sheet, so a corrected sheet gives a corrected conversation without hearing again.
 */
final class CallAssembly {
  /** Stands between the files of a recording with several. */
  static final String FILE_SEPARATOR = " + ";

  private final List<Role> twoChannelRoles;
  private final String batch;

  CallAssembly(List<Role> twoChannelRoles, String batch) {
    this.twoChannelRoles = twoChannelRoles;
    this.batch = batch;
  }

  /**
   * What was heard in a recording.
   *
   * @param transcript its identity
   * @param language of the model
   * @param durationMillis of the audio
   * @param channelCount audio channels
   * @param utterances in order of time; {@link Utterance#party()} is the channel
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
      for (Utterance u : stored.utterances()) {
        byChannel.add(u.by(Math.max(0, stored.partyOf(u).channel())));
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
  }

  Conversation conversation(RecordingItem item, String contentHash, Heard heard) {
    CallSheet sheet = item.sheet();
    List<String> faults = new ArrayList<>(sheet.faults());
    for (String fault : heard.faults()) {
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
    }
    List<Role> roles = roles(sheet, heard.channelCount(), faults);
    List<Party> parties = parties(sheet, roles);
    List<Utterance> utterances = new ArrayList<>(heard.utterances().size());
    for (Utterance u : heard.utterances()) {
      utterances.add(u.by(partyAt(sheet, parties, u)));
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

  private List<Role> roles(CallSheet sheet, int channelCount, List<String> faults) {
    if (sheet.channels().size() == channelCount) {
      return sheet.channels();
    }
    String declared = "channels declares " + Plain.counted(sheet.channels().size(), "role");
    if (!sheet.channels().isEmpty() && channelCount > 1) {
      faults.add(declared + ", the recording has " + Plain.counted(channelCount, "channel"));
    }
    if (channelCount == twoChannelRoles.size()) {
      return twoChannelRoles;
    }
    List<Role> unknown = new ArrayList<>();
    for (int i = 0; i < channelCount; i++) {
      unknown.add(Role.UNKNOWN);
    }
    return unknown;
  }

  /** A party per channel; the agent's channel has one for each leg. */
  private static List<Party> parties(CallSheet sheet, List<Role> roles) {
    List<Party> parties = new ArrayList<>();
    for (int channel = 0; channel < roles.size(); channel++) {
      Role role = roles.get(channel);
      float confidence = role == Role.UNKNOWN ? 0 : 1;
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
    return parties;
  }

  private static int partyAt(CallSheet sheet, List<Party> parties, Utterance u) {
    int first = 0;
    while (parties.get(first).channel() != u.party()) {
      first++;
    }
    if (parties.get(first).role() != Role.AGENT || sheet.legs().size() < 2) {
      return first;
    }
    int leg = 0;
    while (leg + 1 < sheet.legs().size()
        && u.startMillis() >= sheet.legs().get(leg + 1).startMillis()) {
      leg++;
    }
    return first + leg;
  }
}
