package io.earshot.score;

import io.earshot.rule.Operator.SoundsLike;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Phrases by their sound: a run of whole words of a turn whose sounds differ from the phrase's by
 * so many at most (edit distance). From every word on it is compared as long as it may still match,
 * so the whole is linear in the text for every phrase. Hits are the words; one more hit tells
 * phrase and distance.
 */
final class SoundsLikeProbe implements Probe {
  /** Fewest sounds of a phrase: with fewer, everything sounds like it. */
  static final int LEAST_SOUNDS = 3;

  private static final int MOST_SOUNDS = 64;

  /** A phrase ready to be compared. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  private record Spoken(String text, int[] sounds, int tokens) {}

  private final SoundsLike wish;
  private final List<Spoken> fixed = new ArrayList<>();
  private final boolean slots;
  private final int shortest;

  /**
   * Reads the phrases.
   *
   * @throws IllegalArgumentException where one of them is too short or too long, with the reason
   */
  SoundsLikeProbe(SoundsLike wish) {
    this.wish = wish;
    boolean open = false;
    int least = Integer.MAX_VALUE;
    for (Phrase phrase : wish.phrases()) {
      boolean slot = isOpen(phrase);
      open |= slot;
      for (String text : slot ? List.<String>of() : texts(phrase, Map.of())) {
        Spoken spoken = spoken(text);
        check(spoken);
        fixed.add(spoken);
        least = Math.min(least, spoken.tokens());
      }
    }
    slots = open;
    shortest = open ? 1 : least;
  }

  private void check(Spoken spoken) {
    int sounds = spoken.sounds().length;
    if (sounds < LEAST_SOUNDS || sounds > MOST_SOUNDS || wish.distance() * 3 > sounds) {
      throw new IllegalArgumentException(
          "\""
              + spoken.text()
              + "\" has "
              + sounds
              + " sounds; "
              + Math.max(LEAST_SOUNDS, 3 * wish.distance())
              + " to "
              + MOST_SOUNDS
              + " are needed for distance "
              + wish.distance()
              + ": list its spellings under phrases");
    }
  }

  private static boolean isOpen(Phrase phrase) {
    return phrase.parts().stream().anyMatch(part -> part instanceof Part.Slot);
  }

  private static List<String> texts(Phrase phrase, Map<String, String> metadata) {
    List<String> texts = List.of("");
    for (Part part : phrase.parts()) {
      List<String> choices =
          switch (part) {
            case Part.Text words -> List.of(words.text());
            case Part.OneOf list -> list.texts();
            case Part.Slot slot -> List.of(metadata.getOrDefault(slot.field(), ""));
            case Part.Gap gap -> List.of("");
          };
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        choices.forEach(choice -> longer.add((text + " " + choice).strip()));
      }
      texts = longer;
    }
    return texts;
  }

  private static Spoken spoken(String text) {
    PreparedText prepared = new PreparedText();
    prepared.clear();
    prepared.append(text, 0, false);
    Sounds sounds = new Sounds();
    sounds.of(prepared);
    return new Spoken(text, sounds.copy(), prepared.tokenCount());
  }

  private List<Spoken> phrases(Workspace space) {
    if (!slots) {
      return fixed;
    }
    List<Spoken> all = new ArrayList<>(fixed);
    for (Phrase phrase : wish.phrases()) {
      if (isOpen(phrase)) {
        for (String text : texts(phrase, space.conversation().metadata())) {
          Spoken spoken = spoken(text);
          if (spoken.sounds().length >= LEAST_SOUNDS && spoken.sounds().length <= MOST_SOUNDS) {
            all.add(spoken);
          }
        }
      }
    }
    return all;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    hits.hidden = space.mayHide(window, shortest);
    Sounds sounds = space.sounds();
    List<Spoken> phrases = phrases(space);
    int last = space.lastTurn(window);
    for (int t = space.turnOf(window.tokenFrom); t <= last && t < window.turnTo; t++) {
      if (window.touches(t) == Window.OUT) {
        continue;
      }
      for (int p = 0; p < phrases.size(); p++) {
        inTurn(space, window, hits, new Place(t, p, phrases.get(p), sounds));
      }
    }
    Order.byToken(hits);
    byte truth = hits.any();
    if (hits.count > 0) {
      note(space, window, hits);
    }
    return truth;
  }

  /** One phrase in one turn. */
  private record Place(int turn, int phrase, Spoken spoken, Sounds sounds) {}

  private void inTurn(Workspace space, Window window, Hits hits, Place place) {
    int end = space.firstToken(place.turn() + 1) - 1;
    int[] cost = new int[place.spoken().sounds().length + 1];
    for (int t = space.firstToken(place.turn()); t < end; t++) {
      long match = match(place, t, end, cost);
      int to = (int) match;
      if (to <= t) {
        continue;
      }
      byte in = to > window.tokenTo ? Window.OUT : window.contains(place.turn(), t);
      if (in != Window.OUT) {
        int i = hits.addWords(t, to, place.turn());
        hits.charFrom[i] = space.text.start(t);
        hits.charTo[i] = space.text.end(to - 1);
        hits.phrase[i] = place.phrase();
        hits.figure[i] = (int) (match >>> Integer.SIZE);
        hits.certain[i] = space.relied(in, t, to);
      }
      t = to - 1;
    }
  }

  /**
   * The words from token {@code t} on that sound most like the phrase: distance, and in the lower
   * half one past the last token; 0 if none do.
   */
  private long match(Place place, int t, int end, int[] cost) {
    int[] phrase = place.spoken().sounds();
    Sounds s = place.sounds();
    int n = phrase.length;
    if (s.from[t] == s.from[t + 1] || (wish.distance() == 0 && s.sound[s.from[t]] != phrase[0])) {
      return 0;
    }
    for (int i = 0; i <= n; i++) {
      cost[i] = i;
    }
    long best = 0;
    int bound = wish.distance() + 1;
    for (int token = t; token < end; token++) {
      for (int j = s.from[token]; j < s.from[token + 1]; j++) {
        if (column(phrase, s.sound[j], cost) > wish.distance()) {
          return best;
        }
      }
      if (cost[n] < bound && s.from[token] < s.from[token + 1]) {
        bound = cost[n];
        best = (long) bound << Integer.SIZE | (token + 1);
      }
    }
    return best;
  }

  /** One more sound of the text: the edit distances to every beginning of the phrase; the least. */
  private static int column(int[] phrase, int sound, int[] cost) {
    int diagonal = cost[0];
    cost[0]++;
    int least = cost[0];
    for (int i = 1; i < cost.length; i++) {
      int replaced = diagonal + (phrase[i - 1] == sound ? 0 : 1);
      diagonal = cost[i];
      cost[i] = Math.min(replaced, Math.min(cost[i], cost[i - 1]) + 1);
      least = Math.min(least, cost[i]);
    }
    return least;
  }

  private static void note(Workspace space, Window window, Hits hits) {
    int best = 0;
    for (int i = 1; i < hits.count; i++) {
      best = hits.figure[i] < hits.figure[best] ? i : best;
    }
    int i =
        hits.addInterval(
            window.tokenFrom,
            window.turnFrom,
            space.tokenStartMillis(hits.tokenFrom[best]),
            space.tokenEndMillis(hits.tokenTo[best] - 1));
    hits.phrase[i] = hits.phrase[best];
    hits.figure[i] = hits.figure[best];
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    List<Spoken> phrases = phrases(space);
    int distance = (int) hits.figure[i];
    return "sounds like \""
        + phrases.get(Math.min(hits.phrase[i], phrases.size() - 1)).text()
        + (distance == 0 ? "\"" : "\", " + distance + " sounds apart");
  }

  @Override
  public String toString() {
    return "soundsLike " + Arrays.toString(fixed.stream().map(Spoken::text).toArray());
  }
}
