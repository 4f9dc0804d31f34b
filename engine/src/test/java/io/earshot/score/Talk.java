package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes conversations in few words: {@code Talk.chat().says("agent", "hello")}, {@code
 * Talk.call().says("agent", 0, 2, "good {morning|0.3}")}.
 */
final class Talk {
  private final Medium medium;
  private final List<Party> parties = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Utterance> utterances = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private String language = "en";
  private String zone = "UTC";
  private long startedAt;
  private long duration;
  private boolean cut;

  private Talk(Medium medium) {
    this.medium = medium;
  }

  static Talk chat() {
    return new Talk(Medium.CHAT);
  }

  static Talk call() {
    return new Talk(Medium.CALL);
  }

  /** The first {@code count} utterances of a conversation, what happened till then, to go on. */
  static Talk after(Conversation c, int count) {
    Talk talk = new Talk(c.medium()).startedAt(c.startedAtMillis(), c.zone());
    talk.metadata.putAll(c.metadata());
    for (Party party : c.parties()) {
      talk.parties.add(party);
      String agent = party.agentId() == null ? "" : "[" + party.agentId() + "]";
      talk.names.add(party.role().label() + agent);
    }
    talk.utterances.addAll(c.utterances().subList(0, count));
    long now = talk.utterances.getLast().startMillis();
    c.events().stream().filter(e -> e.startMillis() <= now).forEach(talk.events::add);
    return talk;
  }

  /** Who takes part, as they are called here. */
  List<String> cast() {
    return List.copyOf(names);
  }

  Talk language(String value) {
    language = value;
    return this;
  }

  Talk startedAt(long millis, String zoneId) {
    startedAt = millis;
    zone = zoneId;
    return this;
  }

  Talk cut() {
    cut = true;
    return this;
  }

  Talk with(String field, String value) {
    metadata.put(field, value);
    return this;
  }

  Talk event(Event.Kind kind, double from, double to, @Nullable Role by) {
    events.add(new Event(kind, millis(from), millis(to), by, null));
    return this;
  }

  Talk transfer(double at, String toAgent) {
    events.add(new Event(Event.Kind.TRANSFER_COLD, millis(at), millis(at), null, toAgent));
    return this;
  }

  Talk lasts(double seconds) {
    duration = millis(seconds);
    return this;
  }

  /** A typed message, ten seconds after the last. */
  Talk says(String who, String text) {
    long at = utterances.isEmpty() ? 0 : utterances.getLast().startMillis() + 10_000;
    return typed(who, at / 1_000.0, text);
  }

  Talk typed(String who, double at, String text) {
    utterances.add(Utterance.typed(party(who), millis(at), text));
    duration = Math.max(duration, millis(at));
    return this;
  }

  /** Spoken words, spread evenly over the time; {@code {word|0.3}} sets a word's confidence. */
  Talk says(String who, double from, double to, String marked) {
    var text = new StringBuilder();
    List<int[]> spans = new ArrayList<>();
    List<Float> confidence = new ArrayList<>();
    for (String word : marked.isBlank() ? new String[0] : marked.strip().split("\\s+")) {
      float sure = 1f;
      String said = word;
      if (word.startsWith("{")) {
        sure = Float.parseFloat(word.substring(word.indexOf('|') + 1, word.indexOf('}')));
        said = word.substring(1, word.indexOf('|'));
      }
      if (text.length() > 0) {
        text.append(' ');
      }
      spans.add(new int[] {text.length(), text.length() + said.length()});
      text.append(said);
      confidence.add(sure);
    }
    Words words = words(spans, confidence, millis(from), millis(to));
    utterances.add(
        new Utterance(
            party(who), millis(from), millis(to), Utterance.Kind.SPEECH, text.toString(), words));
    duration = Math.max(duration, millis(to));
    return this;
  }

  private static Words words(List<int[]> spans, List<Float> confidence, long from, long to) {
    int n = spans.size();
    int[] startChar = new int[n];
    int[] endChar = new int[n];
    int[] startMillis = new int[n];
    int[] endMillis = new int[n];
    float[] sure = new float[n];
    for (int w = 0; w < n; w++) {
      startChar[w] = spans.get(w)[0];
      endChar[w] = spans.get(w)[1];
      startMillis[w] = (int) (from + (to - from) * w / n);
      endMillis[w] = (int) (from + (to - from) * (w + 1) / n);
      sure[w] = confidence.get(w);
    }
    return new Words(startChar, endChar, startMillis, endMillis, sure);
  }

  Conversation end() {
    return new Conversation(
        ConversationId.of("test", utterances.toString()),
        null,
        medium,
        startedAt,
        zone,
        language,
        duration,
        metadata,
        parties,
        utterances,
        events,
        new Provenance("", "", "", null, List.of(), cut));
  }

  private int party(String who) {
    int known = names.indexOf(who);
    if (known >= 0) {
      return known;
    }
    names.add(who);
    int bracket = who.indexOf('[');
    String role = bracket < 0 ? who : who.substring(0, bracket);
    String agent = bracket < 0 ? null : who.substring(bracket + 1, who.length() - 1);
    parties.add(Party.of(Role.ofLabel(role).orElseThrow(), agent));
    return parties.size() - 1;
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1_000);
  }
}
