package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one conversation object from a token stream into a draft. It builds no tree: what a
 * document costs is its texts. Reused from document to document.
 */
final class ChatParser {
  private static final Map<String, Role> ROLES = new HashMap<>();

  static {
    for (Role role : Role.values()) {
      ROLES.put(role.label(), role);
    }
  }

  private static final String ROLES_ALLOWED =
      "agent, customer, bot, system, supervisor, third_party or unknown";

  private static final int LONG_TEXT_CHARS = 4_096;
  private static final int TURNS_PER_CHECK = 256;

  private final ChatDraft draft = new ChatDraft();
  private final WordsReader words = new WordsReader();
  private int turnNumber;
  private long startByte;
  private @Nullable String unknownTurnKey;

  /** What has been read. */
  ChatDraft draft() {
    return draft;
  }

  /** The turn in which reading stopped, counted from 1; 0 outside the turns. */
  int turnNumber() {
    return turnNumber;
  }

  /**
   * Reads an object; the parser stands behind its opening brace.
   *
   * @return false when the object turns out to be {@code {"conversations": […]}}; the parser then
   *     stands on that list
   */
  boolean read(JsonParser json) throws IOException, DocumentFault {
    draft.clear();
    startByte = json.currentTokenLocation().getByteOffset();
    turnNumber = 0;
    unknownTurnKey = null;
    int seen = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      Keys.Top key = Keys.TOP.find(name);
      if (key != null) {
        if ((seen & 1 << key.ordinal()) != 0) {
          throw JsonValues.twice(name);
        }
        seen |= 1 << key.ordinal();
        field(json, key);
      } else if (token == JsonToken.START_ARRAY && name.equals("conversations")) {
        return false;
      } else if (!JsonValues.offerMetadata(json, name, draft.metadata)) {
        draft.faults.add("the unknown key " + JsonValues.shown(name) + " was left out: too long");
      }
    }
    complete();
    return true;
  }

  private void complete() throws DocumentFault {
    if (!draft.hasTurns) {
      throw new DocumentFault(
          "no \"turns\": a conversation is {\"id\":…,\"turns\":[{\"role\":…,\"text\":…}]}");
    }
    if (unknownTurnKey != null) {
      draft.faults.add("turns have a key that is not known and was ignored: " + unknownTurnKey);
    }
  }

  private void field(JsonParser json, Keys.Top key) throws IOException, DocumentFault {
    switch (key) {
      case ID -> draft.externalId = JsonValues.externalId(JsonValues.scalar(json, "id"));
      case CHANNEL -> draft.medium = medium(JsonValues.string(json, "channel"));
      case LANGUAGE -> draft.language = language(JsonValues.string(json, "language"));
      case ZONE -> draft.zone = JsonValues.name(json, "zone");
      case STARTED_AT -> draft.startedAt = JsonValues.name(json, "startedAt");
      case DURATION_MILLIS -> draft.durationMillis = JsonValues.offset(json, "durationMillis");
      case AGENT -> person(json, "agent", draft.agent);
      case CUSTOMER -> person(json, "customer", draft.customer);
      case TURNS -> turns(json);
      case EVENTS -> events(json);
      case METADATA -> metadata(json);
    }
  }

  private static Medium medium(@Nullable String text) throws DocumentFault {
    if (text == null || text.equals("chat")) {
      return Medium.CHAT;
    }
    Medium medium = Medium.ofLabel(text).orElse(null);
    if (medium == null) {
      throw new DocumentFault(
          "\"channel\" must be chat, call, email or social, not " + JsonValues.shown(text));
    }
    return medium;
  }

  private static @Nullable String language(@Nullable String text) throws DocumentFault {
    if (text == null || text.isEmpty()) {
      return null;
    }
    String language = Languages.parse(text).orElse(null);
    if (language == null) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "\"language\" must be %s, not %s",
              Languages.ALLOWED,
              JsonValues.shown(text)));
    }
    return language;
  }

  private void person(JsonParser json, String role, ChatDraft.Person person)
      throws IOException, DocumentFault {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(json, JsonToken.START_OBJECT, role, "an object with \"id\" and \"name\"");
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      Keys.Person key = Keys.PERSON.find(name);
      if (key == Keys.Person.ID) {
        person.id = JsonValues.name(json, "id");
      } else if (key == Keys.Person.NAME) {
        person.name = JsonValues.name(json, "name");
      } else {
        boolean agents = key != null && person == draft.agent;
        JsonValues.metadata(json, agents ? name : role + "." + name, draft.metadata);
      }
    }
  }

  private void metadata(JsonParser json) throws IOException, DocumentFault {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(json, JsonToken.START_OBJECT, "metadata", "an object");
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      JsonValues.metadata(json, name, draft.metadata);
    }
  }

  private void turns(JsonParser json) throws IOException, DocumentFault {
    expect(json, JsonToken.START_ARRAY, "turns", "a list of turns");
    draft.hasTurns = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      turnNumber++;
      if (turnNumber > ChatLimits.TURNS) {
        throw new DocumentFault("more than " + ChatLimits.TURNS + " turns: split the conversation");
      }
      expect(json, JsonToken.START_OBJECT, "turns", "a list of objects");
      turn(json);
      checkSize(json);
    }
    turnNumber = 0;
  }

  /** A line is limited before it is parsed; in a document this is what bounds the memory. */
  private void checkSize(JsonParser json) throws DocumentFault {
    int last = draft.turns - 1;
    boolean isLong = draft.text[last].length() > LONG_TEXT_CHARS || draft.words[last].size() > 0;
    if ((isLong || turnNumber % TURNS_PER_CHECK == 0)
        && json.currentTokenLocation().getByteOffset() - startByte > ChatLimits.LINE_BYTES) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "the conversation is longer than %d MB: split it",
              ChatLimits.LINE_BYTES >> 20));
    }
  }

  private void turn(JsonParser json) throws IOException, DocumentFault {
    int i = draft.addTurn();
    words.clear();
    int seen = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      Keys.Turn key = Keys.TURN.find(name);
      if (key == null) {
        unknownTurnKey = unknownTurnKey == null ? JsonValues.shown(name) : unknownTurnKey;
        json.skipChildren();
      } else if ((seen & 1 << key.ordinal()) != 0) {
        throw JsonValues.twice(name);
      } else {
        seen |= 1 << key.ordinal();
        turnField(json, key, i);
      }
    }
    completeTurn(seen, i);
  }

  private void turnField(JsonParser json, Keys.Turn key, int i) throws IOException, DocumentFault {
    switch (key) {
      case ROLE -> draft.role[i] = role(JsonValues.string(json, "role"), "role");
      case TEXT -> {
        String text = JsonValues.string(json, "text");
        draft.text[i] = text == null ? "" : JsonValues.wellFormed(text);
      }
      case START_MILLIS -> draft.startMillis[i] = optionalOffset(json, "startMillis");
      case END_MILLIS -> draft.endMillis[i] = optionalOffset(json, "endMillis");
      case AGENT_ID -> draft.agentId[i] = JsonValues.name(json, "agentId");
      case AGENT_NAME -> draft.agentName[i] = JsonValues.name(json, "agentName");
      case TYPE -> {
        String type = JsonValues.name(json, "type");
        draft.other[i] = type != null && !type.equalsIgnoreCase("text");
      }
      case WORDS -> words.read(json);
      case VOICE -> draft.voice[i] = VoiceReader.read(json);
    }
  }

  private static long optionalOffset(JsonParser json, String key)
      throws IOException, DocumentFault {
    return json.currentToken() == JsonToken.VALUE_NULL
        ? ChatDraft.MISSING
        : JsonValues.offset(json, key);
  }

  private void completeTurn(int seen, int i) throws DocumentFault {
    if ((seen & 1 << Keys.Turn.ROLE.ordinal()) == 0) {
      throw new DocumentFault("the turn has no \"role\": " + ROLES_ALLOWED);
    }
    if ((seen & 1 << Keys.Turn.TEXT.ordinal()) == 0 && !draft.other[i]) {
      throw new DocumentFault("the turn has neither \"text\" nor a \"type\" other than text");
    }
    draft.words[i] = words.placedIn(draft.text[i], draft);
  }

  private static Role role(@Nullable String text, String key) throws DocumentFault {
    Role role = text == null ? null : ROLES.get(text);
    if (role == null && text != null) {
      role = Role.ofLabel(text).orElse(null);
    }
    if (role == null) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "\"%s\" must be %s, not %s",
              key,
              ROLES_ALLOWED,
              text == null ? "null" : JsonValues.shown(text)));
    }
    return role;
  }

  private void events(JsonParser json) throws IOException, DocumentFault {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(json, JsonToken.START_ARRAY, "events", "a list of events");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, JsonToken.START_OBJECT, "events", "a list of objects");
      if (draft.events.size() == ChatLimits.EVENTS) {
        throw new DocumentFault("more than " + ChatLimits.EVENTS + " events: leave some out");
      }
      draft.events.add(event(json));
    }
  }

  /** Reads an event; the parser stands on its opening brace. */
  static Event event(JsonParser json) throws IOException, DocumentFault {
    EventDraft event = new EventDraft();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      Keys.Happening key = Keys.EVENT.find(name);
      if (key == null) {
        json.skipChildren();
      } else {
        eventField(json, key, event);
      }
    }
    return event.build();
  }

  private static void eventField(JsonParser json, Keys.Happening key, EventDraft event)
      throws IOException, DocumentFault {
    switch (key) {
      case TYPE -> event.type = JsonValues.string(json, "type");
      case START_MILLIS -> event.startMillis = optionalOffset(json, "startMillis");
      case END_MILLIS -> event.endMillis = optionalOffset(json, "endMillis");
      case BY -> {
        String by = JsonValues.string(json, "by");
        event.by = by == null ? null : role(by, "by");
      }
      case FROM -> JsonValues.name(json, "from");
      case TO -> event.toAgentId = JsonValues.name(json, "to");
      case MODE -> {
        String mode = JsonValues.string(json, "mode");
        event.mode = mode == null ? "" : mode.strip().toLowerCase(Locale.ROOT);
      }
    }
  }

  private static void expect(JsonParser json, JsonToken token, String key, String what)
      throws DocumentFault {
    JsonToken got = json.currentToken();
    if (got != token) {
      throw new DocumentFault(
          "\""
              + key
              + "\" must be "
              + what
              + ", not "
              + (got == null ? "nothing" : JsonValues.kind(got)));
    }
  }
}
