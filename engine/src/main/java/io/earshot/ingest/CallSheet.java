package io.earshot.ingest;

import io.earshot.model.Event;
import io.earshot.model.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a recording beside its sound: from the manifest, a sidecar or the options.
 *
 * @param externalId the customer's own id, if given
 * @param language {@code en} or {@code zh}; null when not declared
 * @param zone the conversation's time zone
 * @param startedAtMillis epoch milliseconds UTC; 0 when unknown
 * @param channels the role on each audio channel, from channel 0; empty when not declared
 * @param agentId who served the call, if known; the first leg's agent when there are legs
 * @param agentName the display name, if known
 * @param customerName the display name, if known; a customer's id is metadata {@code customerId}
 * @param legs in order of start; empty when one agent served the whole call
 * @param events in order of start
 * @param metadata all other fields, in order, under their canonical names
 * @param faults what was wrong but did not prevent the use
 */
public record CallSheet(
    @Nullable String externalId,
    @Nullable String language,
    String zone,
    long startedAtMillis,
    List<Role> channels,
    @Nullable String agentId,
    @Nullable String agentName,
    @Nullable String customerName,
    List<AgentLeg> legs,
    List<Event> events,
    Map<String, String> metadata,
    List<String> faults) {
  /** Copies the collections. */
  public CallSheet {
    channels = List.copyOf(channels);
    legs = List.copyOf(legs);
    events = List.copyOf(events);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    faults = List.copyOf(faults);
  }

  /** The sheet of a recording about which only the options say anything. */
  static CallSheet of(ArchiveOptions options) {
    return new CallSheet(
        null,
        options.language(),
        options.zone().getId(),
        0,
        options.channels(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        Map.of(),
        List.of());
  }

  /** The same with the options' values where this sheet has none, and more faults. */
  CallSheet over(ArchiveOptions options, List<String> moreFaults) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(moreFaults);
    return new CallSheet(
        externalId,
        language == null ? options.language() : language,
        zone.isEmpty() ? options.zone().getId() : zone,
        startedAtMillis,
        channels.isEmpty() ? options.channels() : channels,
        agentId,
        agentName,
        customerName,
        legs,
        events,
        metadata,
        all);
  }
}
