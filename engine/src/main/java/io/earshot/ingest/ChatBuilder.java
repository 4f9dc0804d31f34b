package io.earshot.ingest;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import io.earshot.model.Words;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conversation of a draft: times in order, parties, language, identity. What is odd but
 * usable is repaired and noted.
 */
final class ChatBuilder {
  private final ArchiveOptions options;
  private final ContentHash hash = new ContentHash();
  private final List<Party> parties = new ArrayList<>();
  private int[] partyOf = new int[64];
  private @Nullable CallSheet sheet;

  ChatBuilder(ArchiveOptions options) {
    this.options = options;
  }

  /** From now on fills in from {@code from} what conversations do not say themselves. */
  void fillFrom(@Nullable CallSheet from) {
    sheet = from;
  }

  /** The id of a document with one conversation that has none itself. */
  @Nullable String fallbackId() {
    return sheet == null ? null : sheet.externalId();
  }

  /** The conversation; {@code draft} may be reused afterwards. */
  Conversation build(ChatDraft draft, String source) throws DocumentFault {
    if (sheet != null) {
      fill(draft, sheet);
    }
    ZoneId zone = zone(draft.zone);
    long startedAt = startedAt(draft, zone);
    settleTimes(draft);
    findParties(draft);
    if (draft.customer.id != null) {
      draft.metadata.putIfAbsent("customerId", draft.customer.id);
    }
    List<Utterance> utterances = utterances(draft);
    hashDocument(draft, startedAt);
    String identity = hash.soFar();
    String language = language(draft);
    hash.put(language);
    hash.put(zone.getId());
    return new Conversation(
        id(draft, identity),
        draft.externalId,
        draft.medium,
        startedAt,
        zone.getId(),
        language,
        duration(draft, utterances),
        draft.metadata,
        parties,
        utterances,
        events(draft),
        new Provenance(source, options.batch(), hash.finish(), null, draft.faults, false));
  }

  private static void fill(ChatDraft draft, CallSheet sheet) {
    draft.language = draft.language == null ? sheet.language() : draft.language;
    draft.zone = draft.zone == null && !sheet.zone().isEmpty() ? sheet.zone() : draft.zone;
    draft.customer.name = draft.customer.name == null ? sheet.customerName() : draft.customer.name;
    if (draft.agent.id == null) {
      draft.agent.id = sheet.agentId();
      draft.agent.name = draft.agent.name == null ? sheet.agentName() : draft.agent.name;
    }
    if (draft.events.isEmpty()) {
      draft.events.addAll(sheet.events());
    }
    sheet.metadata().forEach(draft.metadata::putIfAbsent);
    draft.faults.addAll(sheet.faults());
  }

  private long startedAt(ChatDraft draft, ZoneId zone) throws DocumentFault {
    if (draft.startedAt == null) {
      return sheet == null ? 0 : sheet.startedAtMillis();
    }
    return Dates.parse(draft.startedAt, zone, Dates.Order.UNKNOWN);
  }

  private ConversationId id(ChatDraft draft, String identity) {
    return draft.externalId != null
        ? ConversationId.of("chat", options.sourceName(), draft.externalId)
        : ConversationId.of("chat-content", identity);
  }

  private ZoneId zone(@Nullable String declared) throws DocumentFault {
    if (declared == null) {
      return options.zone();
    }
    try {
      return ZoneId.of(declared);
    } catch (DateTimeException e) {
      throw new DocumentFault(
          "\"zone\" must be like Asia/Shanghai or +08:00, not " + JsonValues.shown(declared));
    }
  }

  private String language(ChatDraft draft) {
    if (draft.language != null) {
      return draft.language;
    }
    if (options.language() != null) {
      return options.language();
    }
    Languages.Guess guess = new Languages.Guess();
    for (int i = 0; i < draft.turns; i++) {
      guess.add(draft.text[i]);
    }
    return guess.language();
  }

  private static long duration(ChatDraft draft, List<Utterance> utterances) {
    if (draft.durationMillis >= 0) {
      return draft.durationMillis;
    }
    long last = 0;
    for (Utterance utterance : utterances) {
      last = Math.max(last, utterance.endMillis());
    }
    boolean typed = draft.medium != Medium.CALL && !utterances.isEmpty();
    return typed ? last - utterances.getFirst().startMillis() : last;
  }

  private static List<Event> events(ChatDraft draft) {
    draft.events.sort(Comparator.comparingLong(Event::startMillis));
    return draft.events;
  }

  /** Gives every turn a start and an end, in the order of the document. */
  private static void settleTimes(ChatDraft draft) {
    int missing = 0;
    int negative = 0;
    long before = -1;
    for (int i = 0; i < draft.turns; i++) {
      if (draft.startMillis[i] == ChatDraft.MISSING) {
        missing++;
        draft.startMillis[i] = before + 1;
      } else if (draft.startMillis[i] < 0) {
        negative++;
        draft.startMillis[i] = 0;
      }
      settleEnd(draft, i);
      before = draft.endMillis[i];
    }
    note(draft, missing, "without \"startMillis\": the order is kept, the times mean nothing");
    note(draft, negative, "with a negative \"startMillis\": taken as 0");
  }

  private static void settleEnd(ChatDraft draft, int i) {
    boolean spoken = draft.medium == Medium.CALL;
    if (!spoken || draft.endMillis[i] == ChatDraft.MISSING) {
      draft.endMillis[i] = draft.startMillis[i];
    } else if (draft.endMillis[i] < draft.startMillis[i]) {
      draft.endMillis[i] = draft.startMillis[i];
      draft.faults.add("turn " + (i + 1) + " ends before it starts: taken as a moment");
    }
  }

  private static void note(ChatDraft draft, int count, String what) {
    if (count > 0) {
      draft.faults.add(count + (count == 1 ? " turn " : " turns ") + what);
    }
  }

  private void findParties(ChatDraft draft) throws DocumentFault {
    parties.clear();
    if (partyOf.length < draft.turns) {
      partyOf = new int[draft.role.length];
    }
    for (int i = 0; i < draft.turns; i++) {
      partyOf[i] = partyOf(draft, i);
    }
    declare(draft.agent, Role.AGENT);
    declare(draft.customer, Role.CUSTOMER);
  }

  /** A party that is named but never says a word is a party all the same. */
  private void declare(ChatDraft.Person person, Role role) {
    String agentId = role == Role.AGENT ? person.id : null;
    boolean named = person.id != null || person.name != null;
    if (named && find(role, agentId) < 0) {
      parties.add(new Party(role, 1f, agentId, person.name, -1));
    }
  }

  private int partyOf(ChatDraft draft, int i) throws DocumentFault {
    Role role = draft.role[i];
    String agentId = role == Role.AGENT || role == Role.SUPERVISOR ? draft.agentId[i] : null;
    if (agentId == null && role == Role.AGENT) {
      agentId = draft.agent.id;
    }
    int found = find(role, agentId);
    if (found >= 0) {
      return found;
    }
    if (parties.size() == ChatLimits.PARTIES) {
      throw new DocumentFault("more than " + ChatLimits.PARTIES + " parties: check \"agentId\"");
    }
    parties.add(new Party(role, 1f, agentId, nameOf(draft, i, agentId), -1));
    return parties.size() - 1;
  }

  private static @Nullable String nameOf(ChatDraft draft, int i, @Nullable String agentId) {
    Role role = draft.role[i];
    if (role == Role.CUSTOMER) {
      return draft.customer.name;
    }
    boolean declared = role == Role.AGENT && Objects.equals(agentId, draft.agent.id);
    return draft.agentName[i] == null && declared ? draft.agent.name : draft.agentName[i];
  }

  private int find(Role role, @Nullable String agentId) {
    for (int i = 0; i < parties.size(); i++) {
      Party party = parties.get(i);
      if (party.role() == role && Objects.equals(party.agentId(), agentId)) {
        return i;
      }
    }
    return -1;
  }

  private List<Utterance> utterances(ChatDraft draft) {
    Utterance[] out = new Utterance[draft.turns];
    boolean sorted = true;
    for (int i = 0; i < draft.turns; i++) {
      out[i] =
          new Utterance(
              partyOf[i],
              draft.startMillis[i],
              draft.endMillis[i],
              kind(draft, i),
              draft.text[i],
              draft.words[i],
              draft.voice[i]);
      sorted &= i == 0 || draft.startMillis[i] >= draft.startMillis[i - 1];
    }
    if (!sorted) {
      Arrays.sort(out, Comparator.comparingLong(Utterance::startMillis));
      draft.faults.add("turns were not in order of time: sorted");
    }
    return List.of(out);
  }

  private static Utterance.Kind kind(ChatDraft draft, int i) {
    if (draft.other[i] && draft.text[i].isEmpty()) {
      return Utterance.Kind.OTHER;
    }
    return draft.medium == Medium.CALL ? Utterance.Kind.SPEECH : Utterance.Kind.TEXT;
  }

  private void hashDocument(ChatDraft draft, long startedAt) {
    hash.put(draft.medium.label());
    hash.put(draft.language);
    hash.put(draft.zone);
    hash.put(startedAt);
    hash.put(draft.durationMillis);
    hashMetadata(draft);
    hash.put(parties.size());
    for (Party party : parties) {
      hash.put(party.role().label());
      hash.put(party.agentId());
      hash.put(party.name());
    }
    hash.put(draft.turns);
    for (int i = 0; i < draft.turns; i++) {
      hash.put(partyOf[i] * 2L + (draft.other[i] ? 1 : 0));
      hash.put(draft.startMillis[i]);
      hash.put(draft.endMillis[i]);
      hash.put(draft.text[i]);
      hashWords(draft.words[i]);
      hashVoice(draft.voice[i]);
    }
    hashEvents(draft);
  }

  private void hashMetadata(ChatDraft draft) {
    String[] keys = draft.metadata.keySet().toArray(String[]::new);
    Arrays.sort(keys);
    hash.put(keys.length);
    for (String key : keys) {
      hash.put(key);
      hash.put(draft.metadata.get(key));
    }
  }

  private void hashVoice(Voice voice) {
    if (voice.isMeasured()) {
      hash.put(floats(voice.loudnessDbfs(), voice.loudnessRangeDb()));
      hash.put(floats(voice.pitchHz(), voice.pitchRangeSemitones()));
    }
  }

  private static long floats(float high, float low) {
    return (long) Float.floatToIntBits(high) << 32 | Float.floatToIntBits(low) & 0xFFFF_FFFFL;
  }

  private void hashWords(Words words) {
    if (words.size() == 0) {
      return;
    }
    hash.put(words.size());
    for (int i = 0; i < words.size(); i++) {
      hash.put((long) words.startChar()[i] << 32 | words.endChar()[i]);
      hash.put((long) words.startMillis()[i] << 32 | words.endMillis()[i]);
      hash.put(Float.floatToIntBits(words.confidence()[i]));
    }
  }

  private void hashEvents(ChatDraft draft) {
    hash.put(draft.events.size());
    for (Event event : draft.events) {
      hash.put(event.kind().label());
      hash.put(event.startMillis());
      hash.put(event.endMillis());
      hash.put(event.by() == null ? null : event.by().label());
      hash.put(event.toAgentId());
    }
  }
}
