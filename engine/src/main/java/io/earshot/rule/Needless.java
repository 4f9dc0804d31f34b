package io.earshot.rule;

import io.earshot.rule.Operator.Phrases;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases that a shorter one of the same list always hits first: "very sorry" beside "sorry".
 * Only where that is certain: without negation guard (which looks at each phrase by itself), and
 * where one hit is as good as two.
 */
final class Needless {
  private Needless() {}

  /** A phrase, and the shorter one that lies within it. */
  record Pair(String phrase, String shorter) {}

  static List<Pair> in(Phrases phrases) {
    boolean oneIsEnough = phrases.mode() == Phrases.Mode.ANY || phrases.mode() == Phrases.Mode.NONE;
    if (!oneIsEnough || phrases.hits() > 1 || phrases.negationGuard()) {
      return List.of();
    }
    Map<String, String> bySpelling = new HashMap<>();
    for (String text : Canonical.texts(phrases)) {
      if (!text.startsWith("[")) { // parts with gaps are no plain text
        bySpelling.putIfAbsent(spelling(text), text);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    bySpelling.forEach(
        (spelling, text) -> {
          String shorter = within(spelling, bySpelling);
          if (shorter != null) {
            pairs.add(new Pair(text, shorter));
          }
        });
    pairs.sort((a, b) -> a.phrase().compareTo(b.phrase()));
    return pairs;
  }

  /** A phrase that lies within another as whole words. */
  private static @Nullable String within(String spelling, Map<String, String> bySpelling) {
    String[] tokens = spelling.split(" ", -1);
    for (int length = 1; length < tokens.length; length++) {
      for (int from = 0; from + length <= tokens.length; from++) {
        String part = String.join(" ", List.of(tokens).subList(from, from + length));
        String text = bySpelling.get(part);
        if (text != null) {
          return text;
        }
      }
    }
    return null;
  }

  /** The tokens of a text, a blank between two. */
  private static String spelling(String text) {
    PreparedText prepared = new PreparedText();
    prepared.append(text, 0, false);
    StringBuilder tokens = new StringBuilder();
    for (int t = 0; t < prepared.tokenCount(); t++) {
      if (prepared.hash(t) != PreparedText.BOUNDARY) {
        tokens.append(tokens.isEmpty() ? "" : " ");
        tokens.append(prepared.chars(), prepared.start(t), prepared.end(t) - prepared.start(t));
      }
    }
    return tokens.toString();
  }
}
