package io.earshot.pipeline;

import io.earshot.ingest.AgentLeg;
import io.earshot.ingest.Amendment;
import io.earshot.ingest.CallSheet;
import io.earshot.ingest.DeclaredFormat;
import io.earshot.ingest.RecordingItem;
import io.earshot.ingest.Segment;
import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.RawFormat;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.pipeline.CallAssembly.Heard;
import io.earshot.pipeline.ItemResult.Status;
import io.earshot.store.Applied;
import io.earshot.store.Change;
import io.earshot.store.Store;
import io.earshot.store.StoredConversation;
import io.earshot.worker.RecordingSegment;
import io.earshot.worker.RecordingTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what is known about stored conversations: agent, roles, channel map, metadata, language.
 * Each becomes a new revision and is scored again; a recording is heard again only where its
 * language changed.
 */
public final class Amender {
  private final Store store;
  private final RuleBook.Session rules;
  private final Speech speech;
  private final SpeakerRoles roles;

  /**
   * An amender that writes to {@code store}.
   *
   * @param roles how roles are given that a recording does not declare
   */
  public Amender(Store store, RuleBook rules, Speech speech, SpeakerRoles roles) {
    this.store = store;
    this.rules = rules.session();
    this.speech = speech;
    this.roles = roles;
  }

  /** Applies one correction; the result is on disk when this returns. */
  public ItemResult amend(Amendment amendment) throws InterruptedException {
    try {
      StoredConversation stored = find(amendment);
      Conversation corrected = corrected(stored.conversation(), amendment);
      List<Evaluation> evaluations = rules.score(corrected);
      Applied applied =
          store
              .apply(new Change.PutConversation(corrected, evaluations, stored.revision()))
              .toCompletableFuture()
              .join();
      if (!applied.stands()) {
        throw new InputException(
            amendment.source(), "the conversation changed meanwhile; try again");
      }
      return result(amendment, corrected, evaluations, applied);
    } catch (InputException e) {
      String where = e.where().isEmpty() ? amendment.source() : e.where();
      return ItemResult.failed(amendment.source(), where, e.reason());
    }
  }

  private static ItemResult result(
      Amendment amendment, Conversation corrected, List<Evaluation> evaluations, Applied applied) {
    boolean scored = false;
    String reason = null;
    for (Evaluation evaluation : evaluations) {
      scored |= evaluation.score() != null;
      reason = reason == null ? evaluation.notScored() : reason;
    }
    Status status =
        applied.result() == Applied.Result.UNCHANGED
            ? Status.UNCHANGED
            : scored ? Status.SCORED : Status.NOT_SCORED;
    boolean updated = applied.result() == Applied.Result.UPDATED;
    return new ItemResult(
        amendment.source(), status, updated, corrected, evaluations, "", scored ? null : reason);
  }

  private StoredConversation find(Amendment amendment) {
    List<ConversationId> found = new ArrayList<>();
    if (amendment.conversation() != null) {
      found.add(amendment.conversation());
    } else if (amendment.externalId() != null) {
      found.addAll(store.find(amendment.externalId(), 2));
    } else {
      found.add(RecordingItem.idOf(hash(amendment)));
    }
    if (found.size() > 1) {
      throw new InputException(
          amendment.source(), "more than one conversation has the id " + amendment.externalId());
    }
    return found.stream()
        .findFirst()
        .flatMap(store::conversation)
        .orElseThrow(
            () ->
                new InputException(amendment.source(), "no stored conversation is meant by this"));
  }

  private static String hash(Amendment amendment) {
    List<Segment> segments = amendment.files().stream().map(file -> new Segment(file, 0)).toList();
    RecordingItem item =
        new RecordingItem(
            amendment.source(), segments, null, DeclaredFormat.NONE, amendment.changes());
    try {
      return item.contentHash();
    } catch (IOException e) {
      throw new InputException(amendment.source(), "a file cannot be read: " + e.getMessage());
    }
  }

  /** The recording with the places and formats its files had when it was heard. */
  private static RecordingItem recording(
      String source, Conversation was, List<Path> files, CallSheet sheet) {
    String transcript = String.valueOf(was.provenance().transcript());
    List<Segment> segments = new ArrayList<>();
    RawFormat raw = null;
    for (RecordingSegment segment : RecordingTask.segments(transcript, files)) {
      segments.add(new Segment(segment.file(), segment.offsetMillis()));
      raw = segment.raw();
    }
    return new RecordingItem(source, segments, raw, DeclaredFormat.NONE, sheet);
  }

  private Conversation corrected(Conversation was, Amendment amendment)
      throws InterruptedException {
    CallSheet sheet = merged(was, amendment.changes());
    if (was.provenance().transcript() == null) {
      return correctedText(was, sheet, amendment);
    }
    RecordingItem item = recording(amendment.source(), was, files(was, amendment), sheet);
    String language = amendment.changes().language();
    CallAssembly assembly = new CallAssembly(roles, was.provenance().batch());
    if (language == null || language.equals(was.language())) {
      return assembly.conversation(item, was.provenance().contentHash(), Heard.again(was));
    }
    return heardAgain(item, was, assembly);
  }

  private Conversation heardAgain(RecordingItem item, Conversation was, CallAssembly assembly)
      throws InterruptedException {
    for (Segment segment : item.segments()) {
      if (!Files.isReadable(segment.path())) {
        throw new InputException(
            was.displayId(),
            "its language changes, so it must be heard again, but "
                + segment.path()
                + " is not there; name the recording in the column \"file\"");
      }
    }
    try {
      Conversation heard =
          new Recognition(speech, null, assembly)
              .hear(item)
              .toCompletableFuture()
              .get()
              .conversation();
      if (!heard.id().equals(was.id())) {
        throw new InputException(
            was.displayId(), CallAssembly.files(item) + " is another recording");
      }
      return heard;
    } catch (ExecutionException e) {
      Throwable cause = Recognition.cause(e);
      if (cause instanceof InputException bad) {
        throw bad;
      }
      throw new InputException(was.displayId(), "cannot be heard again: " + cause.getMessage());
    }
  }

  private static List<Path> files(Conversation was, Amendment amendment) {
    if (!amendment.files().isEmpty()) {
      return amendment.files();
    }
    List<Path> files = new ArrayList<>();
    String remembered = was.provenance().source();
    int from = 0;
    int end = remembered.indexOf(CallAssembly.FILE_SEPARATOR);
    while (end >= 0) {
      files.add(Path.of(remembered.substring(from, end)));
      from = end + CallAssembly.FILE_SEPARATOR.length();
      end = remembered.indexOf(CallAssembly.FILE_SEPARATOR, from);
    }
    files.add(Path.of(remembered.substring(from)));
    return files;
  }

  private static CallSheet merged(Conversation was, CallSheet changes) {
    Map<String, String> metadata = new LinkedHashMap<>(was.metadata());
    metadata.putAll(changes.metadata());
    Party agent = agent(was);
    return new CallSheet(
        was.externalId() != null ? was.externalId() : changes.externalId(),
        changes.language() != null ? changes.language() : was.language(),
        changes.zone().isEmpty() ? was.zone() : changes.zone(),
        changes.startedAtMillis() != 0 ? changes.startedAtMillis() : was.startedAtMillis(),
        changes.channels().isEmpty() ? roles(was) : changes.channels(),
        either(changes.agentId(), agent == null ? null : agent.agentId()),
        either(changes.agentName(), agent == null ? null : agent.name()),
        either(changes.customerName(), nameOf(was, Role.CUSTOMER)),
        legs(was, changes),
        changes.events().isEmpty() ? was.events() : changes.events(),
        metadata,
        was.provenance().faults());
  }

  private static @Nullable String either(@Nullable String wanted, @Nullable String otherwise) {
    return wanted != null ? wanted : otherwise;
  }

  private static @Nullable String nameOf(Conversation c, Role role) {
    for (Party party : c.parties()) {
      if (party.role() == role && party.name() != null) {
        return party.name();
      }
    }
    return null;
  }

  private static @Nullable Party agent(Conversation c) {
    for (Party party : c.parties()) {
      if (party.agentId() != null) {
        return party;
      }
    }
    return null;
  }

  /** The roles as declared; none where they were found, so that they are found again. */
  private static List<Role> roles(Conversation c) {
    List<Role> roles = new ArrayList<>();
    int second = CallAssembly.isShared(c) ? RoleDoubts.secondSpeaker(c.parties()) : 0;
    if (second > 0 && c.parties().getFirst().roleConfidence() == 1) {
      return List.of(c.parties().getFirst().role(), c.parties().get(second).role());
    }
    for (Party party : c.parties()) {
      if (party.channel() == roles.size()) {
        roles.add(party.role());
      }
    }
    return roles;
  }

  private static List<AgentLeg> legs(Conversation was, CallSheet changes) {
    List<AgentLeg> legs = changes.legs().isEmpty() ? legs(was) : changes.legs();
    boolean oneForAll = changes.agentId() != null && changes.legs().isEmpty();
    if (oneForAll && !legs.isEmpty() && was.medium() == Medium.CALL) {
      throw new InputException(
          was.displayId(),
          "has "
              + legs.size()
              + " agents; to correct them give a row with agentId and legStart for each");
    }
    return legs;
  }

  /**
   * The legs of a call with several: each begins in the pause before its agent's first words, so
   * that hearing it again finds the same words on the same side.
   */
  private static List<AgentLeg> legs(Conversation c) {
    List<AgentLeg> legs = new ArrayList<>();
    long nextMillis = c.durationMillis();
    for (int i = c.parties().size() - 1; i >= 0; i--) {
      Party party = c.parties().get(i);
      if (party.role() == Role.AGENT && party.agentId() != null) {
        nextMillis = Math.min(nextMillis, pauseBefore(c, i));
        legs.addFirst(new AgentLeg(party.agentId(), party.name(), nextMillis, AgentLeg.TO_THE_END));
      }
    }
    if (legs.size() < 2) {
      return List.of();
    }
    AgentLeg first = legs.removeFirst();
    legs.addFirst(new AgentLeg(first.agentId(), first.agentName(), 0, AgentLeg.TO_THE_END));
    return legs;
  }

  /** The middle of the pause between an agent's first words and those of the agent before. */
  private static long pauseBefore(Conversation c, int party) {
    Utterance before = null;
    for (Utterance u : c.utterances()) {
      if (u.party() == party) {
        long start = u.startMillis();
        return before == null || before.endMillis() >= start
            ? start
            : (before.endMillis() + start + 1) / 2;
      }
      before = c.partyOf(u).role() == Role.AGENT ? u : before;
    }
    return Long.MAX_VALUE;
  }

  /** Typed text stays as it is; who the agent was, when and in which language may change. */
  private static Conversation correctedText(
      Conversation was, CallSheet sheet, Amendment amendment) {
    List<Party> parties = new ArrayList<>();
    for (Party party : was.parties()) {
      boolean agent = party.role() == Role.AGENT;
      parties.add(
          agent
              ? new Party(Role.AGENT, 1, sheet.agentId(), sheet.agentName(), party.channel())
              : party);
    }
    boolean oneAgent = parties.stream().filter(party -> party.role() == Role.AGENT).count() < 2;
    if (!oneAgent && amendment.changes().agentId() != null) {
      throw new InputException(
          amendment.source(),
          was.displayId() + " has several agents; their turns name them, agentId cannot");
    }
    return new Conversation(
        was.id(),
        was.externalId(),
        was.medium(),
        sheet.startedAtMillis(),
        sheet.zone(),
        sheet.language() == null ? was.language() : sheet.language(),
        was.durationMillis(),
        sheet.metadata(),
        oneAgent ? parties : was.parties(),
        was.utterances(),
        sheet.events(),
        was.provenance());
  }
}
