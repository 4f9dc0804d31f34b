package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Event;
import io.earshot.model.Evidence;
import io.earshot.model.Party;
import io.earshot.model.RuleOutcome;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.signal.BaseLines;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The JSON forms of conversations and evaluations; what is written here, `score` and `ingest` read.
 */
final class Json {
  private Json() {}

  /** The fields of one evaluation, inside an open object. */
  static void evaluation(JsonOut json, Evaluation e, @Nullable String externalId) {
    json.field("id", externalId != null ? externalId : e.conversation().toString());
    json.field("conversation", e.conversation().toString());
    json.field("leg", e.leg()).field("agentId", e.agentId());
    json.field("ruleSet", e.ruleSet()).field("ruleSetVersion", e.ruleSetVersion());
    json.field("engineVersion", e.engineVersion());
    json.points("score", e.score());
    if (e.autoFailed()) {
      json.points("scoreWithoutSuspected", e.scoreWithoutSuspected());
    }
    json.field("grade", e.grade()).field("passed", e.passed());
    json.figure("decidedShare", e.decidedShare()).field("notScored", e.notScored());
    json.name("subScores").object();
    e.subScores().forEach(json::points);
    json.end();
    json.name("flags").array();
    e.flags().forEach(json::value);
    json.end().name("outcomes").array();
    e.outcomes().forEach(outcome -> outcome(json, outcome));
    json.end();
  }

  private static void outcome(JsonOut json, RuleOutcome o) {
    json.object().field("rule", o.rule()).field("standard", o.standard());
    json.field("outcome", o.outcome().label()).points("points", o.points());
    json.field("stage", o.stage().name().toLowerCase(Locale.ROOT));
    json.field("operator", o.operator());
    if (o.autoFail() != null) {
      json.field("autoFail", o.autoFail().name().toLowerCase(Locale.ROOT));
    }
    json.name("evidence").array();
    for (Evidence e : o.evidence()) {
      json.object().field("utterance", e.utterance());
      json.field("startChar", e.startChar()).field("endChar", e.endChar());
      json.field("startMillis", e.startMillis()).field("endMillis", e.endMillis());
      json.field("quote", e.quote()).figure("confidence", e.confidence()).end();
    }
    json.end().end();
  }

  /** One conversation as a document that ingest reads again. */
  static void conversation(JsonOut json, Conversation c) {
    json.object().field("id", c.displayId()).field("conversation", c.id().toString());
    json.field("channel", c.medium().label()).field("language", c.language());
    if (c.startedAtMillis() != 0) {
      json.field("startedAt", dateTime(c.startedAtMillis(), c.zone()));
    }
    json.field("durationMillis", c.durationMillis());
    if (!c.metadata().isEmpty()) {
      json.name("metadata").object();
      c.metadata().forEach(json::field);
      json.end();
    }
    json.name("turns").array();
    BaseLines usual = Sound.baseLines(c);
    c.utterances().forEach(utterance -> turn(json, c.partyOf(utterance), utterance, usual));
    json.end();
    events(json, c);
    List<String> notes = Speakers.notes(c);
    if (!notes.isEmpty()) {
      json.name("faults").array();
      notes.forEach(json::value);
      json.end();
    }
    json.end();
  }

  private static void turn(JsonOut json, Party party, Utterance u, @Nullable BaseLines usual) {
    json.object().field("role", party.role().label()).field("agentId", party.agentId());
    json.field("startMillis", u.startMillis()).field("endMillis", u.endMillis());
    if (u.kind() == Utterance.Kind.OTHER) {
      json.field("type", "other");
    }
    json.field("text", u.text());
    if (usual != null) {
      Sound.json(json, u, usual);
    }
    Words words = u.words();
    if (words.size() > 0) {
      json.name("words").array();
      for (int i = 0; i < words.size(); i++) {
        json.object().field("text", u.text().substring(words.startChar()[i], words.endChar()[i]));
        json.field("startMillis", words.startMillis()[i]).field("endMillis", words.endMillis()[i]);
        json.figure("confidence", words.confidence()[i]).end();
      }
      json.end();
    }
    json.end();
  }

  private static void events(JsonOut json, Conversation c) {
    if (c.events().isEmpty()) {
      return;
    }
    json.name("events").array();
    for (Event e : c.events()) {
      json.object().field("type", e.kind().label());
      json.field("startMillis", e.startMillis()).field("endMillis", e.endMillis());
      json.field("by", e.by() == null ? null : e.by().label()).field("to", e.toAgentId()).end();
    }
    json.end();
  }

  static String dateTime(long epochMillis, String zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        Instant.ofEpochMilli(epochMillis).atZone(ZoneId.of(zone)));
  }
}
