package io.earshot.score;

import io.earshot.rule.Phrase;
import io.earshot.text.Normaliser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words that come nearest to a phrase that was not said: the stretch of a turn, about as
 * long as the phrase, that has most of its words in common. On demand only; its work is bounded.
 */
final class Resemblance {
  /** Fewer words in common than this share are no resemblance. */
  private static final double LEAST_SHARE = 0.66;

  /** Of shorter phrases nothing is half said. */
  private static final int LEAST_WORDS = 3;

  /** Stands between clauses. */
  private static final String STOP = ",";

  private static final int PHRASE_LIMIT = 400;
  private static final long WORK_LIMIT = 20_000_000;

  private final List<Said> turns = new ArrayList<>();
  private long work;
  private Explanation.@Nullable Nearest best;
  private double bestShare;

  /** A turn: its text, its words folded, and where each begins and ends. */
  private record Said(String text, long startMillis, List<String> words, List<int[]> places) {}

  /** Adds a turn to look in. */
  void add(String text, long startMillis) {
    List<int[]> places = places(text);
    turns.add(new Said(text, startMillis, words(text, places), places));
  }

  /** The nearest to any of the phrases; null where nothing resembles one. */
  Explanation.@Nullable Nearest to(List<Phrase> phrases) {
    for (Phrase phrase : phrases) {
      for (String text : texts(phrase)) {
        look(text);
      }
    }
    return best;
  }

  private void look(String phrase) {
    List<String> wanted = words(phrase, places(phrase));
    wanted.removeIf(STOP::equals);
    int n = wanted.size();
    if (n < LEAST_WORDS) {
      return;
    }
    for (Said turn : turns) {
      for (int length = Math.max(2, n - 1); length <= n + 1; length++) {
        for (int at = 0; at + length <= turn.words.size() && work < WORK_LIMIT; at++) {
          work += length;
          compare(phrase, wanted, turn, at, at + length);
        }
      }
    }
  }

  private void compare(String phrase, List<String> wanted, Said turn, int from, int to) {
    Map<String, Integer> left = new HashMap<>();
    wanted.forEach(word -> left.merge(word, 1, Integer::sum));
    int common = 0;
    for (int i = from; i < to; i++) {
      if (turn.words.get(i).equals(STOP)) {
        return; // phrases are said in one breath
      }
      Integer count = left.get(turn.words.get(i));
      if (count != null && count > 0) {
        common++;
        left.put(turn.words.get(i), count - 1);
      }
    }
    int n = wanted.size();
    double share = 2.0 * common / (n + to - from);
    if (share > bestShare && common >= LEAST_SHARE * n) {
      bestShare = share;
      int start = turn.places.get(from)[0];
      int end = turn.places.get(to - 1)[1];
      String said = turn.text.substring(start, end);
      best = new Explanation.Nearest(phrase, said, turn.startMillis, common, n);
    }
  }

  /** What a phrase stands for, gaps and fields left out. */
  private static List<String> texts(Phrase phrase) {
    List<String> texts = new ArrayList<>(List.of(""));
    for (Phrase.Part part : phrase.parts()) {
      List<String> choices =
          switch (part) {
            case Phrase.Part.Text text -> List.of(text.text());
            case Phrase.Part.OneOf list -> list.texts();
            case Phrase.Part.Gap gap -> List.of("");
            case Phrase.Part.Slot slot -> List.of("");
          };
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        for (String choice : choices) {
          if (longer.size() < PHRASE_LIMIT) {
            longer.add(text + " " + choice);
          }
        }
      }
      texts = longer;
    }
    texts.replaceAll(String::strip);
    return texts;
  }

  private static List<String> words(String text, List<int[]> places) {
    String folded = Normaliser.fold(text);
    List<String> words = new ArrayList<>();
    for (int[] place : places) {
      boolean word = Character.isLetterOrDigit(text.charAt(place[0]));
      words.add(word ? folded.substring(place[0], place[1]) : STOP);
    }
    return words;
  }

  /** Where words and stops begin and end; a Chinese character is a word. */
  private static List<int[]> places(String text) {
    List<int[]> places = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int start = i++;
      if (Character.isIdeographic(c)) {
        places.add(new int[] {start, i});
      } else if (Character.isLetterOrDigit(c)) {
        while (i < text.length() && isInside(text.charAt(i))) {
          i++;
        }
        places.add(new int[] {start, i});
      } else if (isStop(c)) {
        places.add(new int[] {start, i});
      }
    }
    return places;
  }

  private static boolean isStop(char c) {
    return ",.;:!?，。；：！？、…".indexOf(c) >= 0;
  }

  private static boolean isInside(char c) {
    return (Character.isLetterOrDigit(c) && !Character.isIdeographic(c)) || c == '\'';
  }
}
