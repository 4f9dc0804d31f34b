package io.earshot.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys one kind of JSON object may have, and where each is in the published schema. */
final class Keys<E extends Enum<E>> {
  /** Keys of a conversation. */
  enum Top {
    ID,
    CHANNEL,
    LANGUAGE,
    ZONE,
    STARTED_AT,
    DURATION_MILLIS,
    AGENT,
    CUSTOMER,
    TURNS,
    EVENTS,
    METADATA
  }

  /** Keys of {@code agent} and {@code customer}. */
  enum Person {
    ID,
    NAME,
    TEAM,
    SKILL_GROUP
  }

  /** Keys of a turn. */
  enum Turn {
    ROLE,
    TEXT,
    START_MILLIS,
    END_MILLIS,
    AGENT_ID,
    AGENT_NAME,
    TYPE,
    WORDS,
    VOICE
  }

  /** Keys of a recognised word. */
  enum Word {
    TEXT,
    START_CHAR,
    END_CHAR,
    START_MILLIS,
    END_MILLIS,
    CONFIDENCE
  }

  /** Keys of a voice, in the order of {@link io.earshot.model.Voice}. */
  enum Sound {
    LOUDNESS_DBFS,
    LOUDNESS_RANGE_DB,
    PITCH_HZ,
    PITCH_RANGE_SEMITONES
  }

  /** Keys of an event. */
  enum Happening {
    TYPE,
    START_MILLIS,
    END_MILLIS,
    BY,
    FROM,
    TO,
    MODE
  }

  static final Keys<Top> TOP = new Keys<>(Top.values());
  static final Keys<Person> PERSON = new Keys<>(Person.values());
  static final Keys<Turn> TURN = new Keys<>(Turn.values());
  static final Keys<Word> WORD = new Keys<>(Word.values());
  static final Keys<Sound> SOUND = new Keys<>(Sound.values());
  static final Keys<Happening> EVENT = new Keys<>(Happening.values());

  private final Map<String, E> byLabel = new HashMap<>();

  private Keys(E[] values) {
    for (E value : values) {
      byLabel.put(label(value), value);
    }
  }

  /** The key spelt so, or null. */
  @Nullable E find(String label) {
    return byLabel.get(label);
  }

  /** All spellings. */
  Set<String> labels() {
    return byLabel.keySet();
  }

  /** {@code START_MILLIS} as {@code startMillis}. */
  private static String label(Enum<?> value) {
    String name = value.name();
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean afterBar = i > 0 && name.charAt(i - 1) == '_';
      if (c != '_') {
        out.append(afterBar ? c : Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
