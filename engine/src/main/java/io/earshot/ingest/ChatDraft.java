package io.earshot.ingest;

import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Role;
import io.earshot.model.Voice;
import io.earshot.model.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation while it is being read, in the order the keys happen to come. The turns stand in
 * parallel arrays that are kept from document to document.
 */
final class ChatDraft {
  /** The time of a turn that has none. */
  static final long MISSING = Long.MIN_VALUE;

  /** A participant as a document describes it. */
  static final class Person {
    @Nullable String id;
    @Nullable String name;

    void clear() {
      id = null;
      name = null;
    }
  }

  @Nullable String externalId;
  Medium medium = Medium.CHAT;
  @Nullable String language;
  @Nullable String zone;
  @Nullable String startedAt;
  long durationMillis;
  final Person agent = new Person();
  final Person customer = new Person();
  Map<String, String> metadata = new LinkedHashMap<>();
  final List<Event> events = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  boolean hasTurns;

  int turns;
  Role[] role = new Role[64];
  @Nullable String[] agentId = new String[64];
  @Nullable String[] agentName = new String[64];
  String[] text = new String[64];
  boolean[] other = new boolean[64];
  long[] startMillis = new long[64];
  long[] endMillis = new long[64];
  Words[] words = new Words[64];
  Voice[] voice = new Voice[64];

  void clear() {
    externalId = null;
    medium = Medium.CHAT;
    language = null;
    zone = null;
    startedAt = null;
    durationMillis = MISSING;
    agent.clear();
    customer.clear();
    metadata = new LinkedHashMap<>();
    events.clear();
    faults.clear();
    hasTurns = false;
    Arrays.fill(text, 0, turns, "");
    Arrays.fill(words, 0, turns, Words.NONE);
    turns = 0;
  }

  /** A new turn with nothing in it yet; its index. */
  int addTurn() {
    if (turns == role.length) {
      grow(turns * 2);
    }
    role[turns] = Role.UNKNOWN;
    agentId[turns] = null;
    agentName[turns] = null;
    text[turns] = "";
    other[turns] = false;
    startMillis[turns] = MISSING;
    endMillis[turns] = MISSING;
    words[turns] = Words.NONE;
    voice[turns] = Voice.NONE;
    return turns++;
  }

  private void grow(int size) {
    role = Arrays.copyOf(role, size);
    agentId = Arrays.copyOf(agentId, size);
    agentName = Arrays.copyOf(agentName, size);
    text = Arrays.copyOf(text, size);
    other = Arrays.copyOf(other, size);
    startMillis = Arrays.copyOf(startMillis, size);
    endMillis = Arrays.copyOf(endMillis, size);
    words = Arrays.copyOf(words, size);
    voice = Arrays.copyOf(voice, size);
  }
}
