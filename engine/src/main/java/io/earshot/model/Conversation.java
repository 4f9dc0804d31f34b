package io.earshot.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One exchange between a customer and the contact centre, as heard or typed. Turns and agent legs
 * are computed from it, never stored in it.
 *
 * @param id derived from the identity of the input
 * @param externalId the customer's own id, at most {@value #EXTERNAL_ID_LIMIT_BYTES} bytes, if
 *     given
 * @param medium call, chat, e-mail or social
 * @param startedAtMillis epoch milliseconds UTC; 0 when unknown
 * @param zone the conversation's time zone, an IANA id or offset
 * @param language {@code en} or {@code zh}
 * @param durationMillis of the recording, or from first to last message
 * @param metadata the manifest's fields and whatever else came along, in order
 * @param parties who took part
 * @param utterances in order of start time
 * @param events in order of start time
 * @param provenance where it came from
 */
public record Conversation(
    ConversationId id,
    @Nullable String externalId,
    Medium medium,
    long startedAtMillis,
    String zone,
    String language,
    long durationMillis,
    Map<String, String> metadata,
    List<Party> parties,
    List<Utterance> utterances,
    List<Event> events,
    Provenance provenance) {
  /** The longest external id accepted, in UTF-8 bytes. */
  public static final int EXTERNAL_ID_LIMIT_BYTES = 256;

  /** Copies the collections. */
  public Conversation {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    parties = List.copyOf(parties);
    utterances = List.copyOf(utterances);
    events = List.copyOf(events);
  }

  /** The party that said {@code utterance}. */
  public Party partyOf(Utterance utterance) {
    return parties.get(utterance.party());
  }

  /** Whether any utterance holds words: a recording without speech has none. */
  public boolean hasWords() {
    for (Utterance utterance : utterances) {
      if (!utterance.text().isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** The external id, or the id where there is none: what people call the conversation. */
  public String displayId() {
    return externalId != null ? externalId : id.toString();
  }
}
