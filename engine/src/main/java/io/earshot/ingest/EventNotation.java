package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.model.Event;
import io.earshot.model.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events in one field: {@code hold@35.0-60.5;hang-up@75.2:by=customer}, times in seconds from the
 * call's start; or the JSON list that a conversation document has.
 */
final class EventNotation {
  private static final String ALLOWED =
      "write type@start-end in seconds, such as hold@35.0-60.5;hang-up@75.2:by=customer; types are "
          + EventDraft.ALLOWED
          + "; after a colon by=role, to=agentId, mode=cold or warm";
  private static final Pattern EVENT =
      Pattern.compile("([\\p{Alpha}_ -]+)@([0-9.]+)(?:-([0-9.]+))?((?:[:,]\\w+=[^:,;]*)*)");
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2}(?:\\.\\d{1,9})?)");

  private EventNotation() {}

  /** The events, in order of start. */
  static List<Event> parse(String text) throws DocumentFault {
    List<Event> events = text.startsWith("[") ? json(text) : listed(text);
    events.sort(Comparator.comparingLong(Event::startMillis));
    return events;
  }

  /** Milliseconds of a time in seconds, {@code m:ss} or {@code h:mm:ss}. */
  static long offsetMillis(String text) throws DocumentFault {
    Matcher clock = CLOCK.matcher(text);
    double seconds;
    try {
      if (clock.matches()) {
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        seconds =
            hours * 3_600
                + Long.parseLong(clock.group(2)) * 60
                + Double.parseDouble(clock.group(3));
      } else {
        seconds = Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      seconds = -1;
    }
    double millis = seconds * 1_000;
    if (!(millis >= 0 && millis <= ChatLimits.OFFSET_MILLIS)) {
      throw new DocumentFault("must be seconds from the call's start (35.5) or h:mm:ss");
    }
    return Math.round(millis);
  }

  private static List<Event> listed(String text) throws DocumentFault {
    List<Event> events = new ArrayList<>();
    for (String part : text.split(";")) {
      if (!part.isBlank()) {
        events.add(one(part.strip()));
      }
    }
    return events;
  }

  private static Event one(String text) throws DocumentFault {
    Matcher m = EVENT.matcher(text);
    if (!m.matches()) {
      throw new DocumentFault(ALLOWED);
    }
    EventDraft event = new EventDraft();
    event.type = m.group(1);
    event.startMillis = offsetMillis(m.group(2));
    if (m.group(3) != null) {
      event.endMillis = offsetMillis(m.group(3));
    }
    for (String pair : m.group(4).split("[:,]")) {
      if (!pair.isEmpty()) {
        attribute(
            event, pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return event.build();
  }

  private static void attribute(EventDraft event, String key, String value) throws DocumentFault {
    switch (key) {
      case "by" -> event.by = Role.ofLabel(value).orElseThrow(() -> new DocumentFault(ALLOWED));
      case "to" -> event.toAgentId = value;
      case "mode" -> event.mode = value.toLowerCase(Locale.ROOT);
      case "from" -> {}
      default -> throw new DocumentFault(ALLOWED);
    }
  }

  private static List<Event> json(String text) throws DocumentFault {
    List<Event> events = new ArrayList<>();
    try (JsonParser json = JsonValues.FACTORY.createParser(text)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
          throw new DocumentFault("must be a list of objects");
        }
        events.add(ChatParser.event(json));
      }
      return events;
    } catch (JsonProcessingException e) {
      throw new DocumentFault(ChatReading.reason(e));
    } catch (IOException e) {
      throw new AssertionError("text in memory can be read", e);
    }
  }
}
