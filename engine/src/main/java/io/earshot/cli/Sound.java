package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.LineQuality;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import io.earshot.signal.BaseLines;
import io.earshot.signal.Delivery;
import io.earshot.signal.VoiceMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How a call sounds, for people and as JSON; nothing for typed conversations. */
final class Sound {
  private Sound() {}

  /** A line per role, then what is wrong with the audio lines. */
  static List<String> lines(Conversation c) {
    List<String> lines = new ArrayList<>();
    for (Delivery d : Delivery.of(c)) {
      lines.add(line(c, d));
    }
    List<LineQuality> audio = c.provenance().lines();
    for (int i = 0; i < audio.size(); i++) {
      List<String> faults = audio.get(i).faults();
      if (!faults.isEmpty()) {
        lines.add("bad audio (" + channel(c, i) + "): " + String.join(", ", faults));
      }
    }
    return lines;
  }

  private static String line(Conversation c, Delivery d) {
    StringJoiner line = new StringJoiner(", ");
    String share = number(", %.0f %% of the talking", d.talkSharePercent());
    line.add(d.role().label() + ": " + RunPrinter.duration(d.talkMillis()) + share);
    if (!Double.isNaN(d.loudnessDbfs())) {
      line.add(number("%.0f dBFS", d.loudnessDbfs()));
    }
    if (!Double.isNaN(d.pitchHz())) {
      line.add(number("%.0f Hz", d.pitchHz()) + number(" ± %.1f semitones", range(d)));
    }
    String units = c.language().startsWith("zh") ? " characters" : " words";
    line.add(number("%.0f", d.unitsPerMinute()) + units + " a minute");
    return line.toString();
  }

  /** Half of the range. */
  private static double range(Delivery d) {
    return d.pitchRangeSemitones() / 2;
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String channel(Conversation c, int index) {
    for (Party party : c.parties()) {
      if (party.channel() == index && party.role() != Role.UNKNOWN) {
        return party.role().label();
      }
    }
    return "channel " + (index + 1);
  }

  /** The fields of a call as a whole, inside an open object. */
  static void json(JsonOut json, Conversation c) {
    List<Delivery> deliveries = Delivery.of(c);
    if (deliveries.isEmpty() && c.provenance().lines().isEmpty()) {
      return;
    }
    json.name("delivery").array();
    for (Delivery d : deliveries) {
      json.object().field("role", d.role().label()).field("talkMillis", d.talkMillis());
      figure(json, "talkSharePercent", d.talkSharePercent());
      figure(json, "loudnessDbfs", d.loudnessDbfs());
      figure(json, "pitchHz", d.pitchHz());
      figure(json, "pitchRangeSemitones", d.pitchRangeSemitones());
      figure(json, "unitsPerMinute", d.unitsPerMinute());
      figure(json, "articulationPerMinute", d.articulationPerMinute());
      json.end();
    }
    json.end().name("audioLines").array();
    for (LineQuality line : c.provenance().lines()) {
      json.object().figure("speechDbfs", line.speechDbfs()).figure("noiseDbfs", line.noiseDbfs());
      json.figure("clippedPercent", line.clippedPercent()).field("dropOuts", line.dropOuts());
      json.field("bandWidthHz", line.bandWidthHz()).field("measuredMillis", line.measuredMillis());
      json.name("faults").array();
      line.faults().forEach(json::value);
      json.end().end();
    }
    json.end();
  }

  /** The base lines that turns are compared with; null where nothing was measured. */
  static @Nullable BaseLines baseLines(Conversation c) {
    for (Utterance utterance : c.utterances()) {
      if (utterance.voice().isMeasured()) {
        BaseLines lines = new BaseLines();
        lines.compute(c);
        return lines;
      }
    }
    return null;
  }

  /** The voice of a turn; the first four fields are read again by ingest. */
  static void json(JsonOut json, Utterance u, BaseLines usual) {
    Voice voice = u.voice();
    if (!voice.isMeasured()) {
      return;
    }
    json.name("voice").object();
    json.figure("loudnessDbfs", voice.loudnessDbfs());
    json.figure("loudnessRangeDb", voice.loudnessRangeDb());
    if (voice.hasPitch()) {
      json.figure("pitchHz", voice.pitchHz());
      json.figure("pitchRangeSemitones", voice.pitchRangeSemitones());
    }
    figure(json, "againstBaseLineDb", voice.loudnessDbfs() - usual.loudnessDbfs(u.party()));
    figure(
        json,
        "againstBaseLineSemitones",
        VoiceMean.semitones(usual.pitchHz(u.party()), voice.pitchHz()));
    figure(json, "articulationPerMinute", Delivery.articulationPerMinute(u));
    json.end();
  }

  private static void figure(JsonOut json, String name, double value) {
    if (!Double.isNaN(value)) {
      json.figure(name, value);
    }
  }
}
