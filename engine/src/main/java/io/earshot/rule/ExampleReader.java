package io.earshot.rule;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a rule's examples into conversations. */
final class ExampleReader {
  private static final long CHAT_STEP_MILLIS = 10_000;
  private static final long PAUSE_MILLIS = 600;

  private final Faults faults;
  private final String language;

  /**
   * Reads for one rule set.
   *
   * @param language of examples that name none
   */
  ExampleReader(Faults faults, String language) {
    this.faults = faults;
    this.language = language;
  }

  /** The examples of a rule; those with faults, which are told, are left out. */
  List<Rule.Example> read(String rule, Fields ruleFields) {
    List<Rule.Example> examples = new ArrayList<>();
    if (ruleFields.get("examples") instanceof Node.Items items) {
      for (Node item : items.items()) {
        if (item instanceof Fields fields) {
          String number = Integer.toString(examples.size() + 1);
          examples.add(example(fields, ConversationId.of("example", rule, number)));
        }
      }
    }
    return examples;
  }

  private Rule.Example example(Fields fields, ConversationId id) {
    String expected = fields.text("expect");
    Outcome expect = Grammar.outcome(expected);
    return new Rule.Example(
        expect == null ? Outcome.MET : expect, conversation(fields, id), fields.at().position());
  }

  private Conversation conversation(Fields fields, ConversationId id) {
    Medium medium = Spelling.find(Medium.values(), fields.text("medium"), Medium.CHAT);
    Lines lines = new Lines(medium);
    for (Node node : fields.list("turns")) {
      if (node instanceof Scalar scalar && !scalar.isNull()) {
        lines.add(scalar);
      }
    }
    OffsetDateTime startedAt = startedAt(fields.scalar("startedAt"));
    List<Event> events = events(fields);
    String spoken = fields.text("language");
    return new Conversation(
        id,
        null,
        medium,
        startedAt == null ? 0 : startedAt.toInstant().toEpochMilli(),
        zone(fields.scalar("zone"), startedAt),
        spoken == null ? language : spoken,
        durationMillis(fields, lines, events),
        metadata(fields),
        lines.parties,
        lines.utterances,
        events,
        Provenance.NONE);
  }

  private static Map<String, String> metadata(Fields fields) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Entry entry : fields.table("metadata")) {
      if (entry.value() instanceof Scalar value) {
        metadata.put(entry.key().text(), value.text());
      }
    }
    return metadata;
  }

  private static long durationMillis(Fields fields, Lines lines, List<Event> events) {
    long duration = lines.endMillis;
    for (Event event : events) {
      duration = Math.max(duration, event.endMillis());
    }
    return Math.max(duration, Math.round(fields.number("duration", 0) * 1000));
  }

  private @Nullable OffsetDateTime startedAt(@Nullable Scalar scalar) {
    if (scalar == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(scalar.text().strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      faults.error(
          scalar.at(),
          "\"" + scalar.text() + "\" is no time with an offset",
          "write 2026-03-01T09:30:00+08:00");
      return null;
    }
  }

  private String zone(@Nullable Scalar scalar, @Nullable OffsetDateTime startedAt) {
    if (scalar == null) {
      return startedAt == null ? "Z" : startedAt.getOffset().getId();
    }
    try {
      return ZoneId.of(scalar.text()).getId();
    } catch (DateTimeException e) {
      faults.error(
          scalar.at(),
          "there is no time zone \"" + scalar.text() + "\"",
          "write an IANA name such as Asia/Shanghai, or an offset such as +08:00");
      return "Z";
    }
  }

  private List<Event> events(Fields fields) {
    List<Event> events = new ArrayList<>();
    for (Node node : fields.list("events")) {
      if (node instanceof Scalar scalar && !scalar.isNull()) {
        Event event = EventLine.parse(scalar, faults);
        if (event != null) {
          events.add(event);
        }
      }
    }
    events.sort(Comparator.comparingLong(Event::startMillis));
    return events;
  }

  /** The lines of one example, one after the other. */
  private final class Lines {
    private final Medium medium;
    private final List<Party> parties = new ArrayList<>();
    private final List<Utterance> utterances = new ArrayList<>();
    private long startMillis;
    private long endMillis;

    Lines(Medium medium) {
      this.medium = medium;
    }

    void add(Scalar line) {
      TurnLine turn = TurnLine.parse(line, faults);
      SpokenText spoken = turn == null ? null : SpokenText.parse(line, turn, faults);
      if (turn == null || spoken == null) {
        return;
      }
      if (turn.fromMillis() >= 0 && turn.fromMillis() < startMillis) {
        faults.error(
            line.at(), "this turn begins before the one above it", "put turns in order of time");
        return;
      }
      int party = party(turn.role(), turn.agentId());
      utterances.add(
          medium == Medium.CALL ? said(party, turn, spoken) : typed(line, party, turn, spoken));
    }

    private int party(Role role, @Nullable String agentId) {
      for (int i = 0; i < parties.size(); i++) {
        Party known = parties.get(i);
        if (known.role() == role && java.util.Objects.equals(known.agentId(), agentId)) {
          return i;
        }
      }
      parties.add(Party.of(role, agentId));
      return parties.size() - 1;
    }

    private Utterance said(int party, TurnLine turn, SpokenText spoken) {
      long from =
          turn.fromMillis() >= 0
              ? turn.fromMillis()
              : utterances.isEmpty() ? 0 : endMillis + PAUSE_MILLIS;
      long to = turn.toMillis() >= 0 ? turn.toMillis() : from + spoken.durationMillis();
      startMillis = from;
      endMillis = Math.max(endMillis, to);
      return new Utterance(
          party,
          from,
          to,
          Utterance.Kind.SPEECH,
          spoken.text(),
          spoken.words(from, to),
          turn.voice());
    }

    private Utterance typed(Scalar line, int party, TurnLine turn, SpokenText spoken) {
      if (spoken.hasConfidence()) {
        faults.error(
            line.at(), "a recognition confidence in typed text", "add medium: call to the example");
      }
      if (turn.voice().isMeasured() || turn.voice().hasPitch()) {
        faults.error(line.at(), "a voice in typed text", "add medium: call to the example");
      }
      long at =
          turn.fromMillis() >= 0
              ? turn.fromMillis()
              : utterances.isEmpty() ? 0 : startMillis + CHAT_STEP_MILLIS;
      startMillis = at;
      endMillis = Math.max(endMillis, at);
      return spoken.text().isBlank()
          ? new Utterance(party, at, at, Utterance.Kind.OTHER, "", io.earshot.model.Words.NONE)
          : Utterance.typed(party, at, spoken.text());
    }
  }
}
