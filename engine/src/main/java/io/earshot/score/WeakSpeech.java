package io.earshot.score;

import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.text.Normaliser;

/** How much of an utterance may not have been recognised. */
final class WeakSpeech {
  private static final long MILLIS_PER_TOKEN = 150;

  private WeakSpeech() {}

  /**
   * The longest run of words that are unknown or below the threshold, in tokens; speech without
   * words counts by its length.
   */
  static int tokens(Utterance utterance, float threshold) {
    Words words = utterance.words();
    int n = words.size();
    if (n == 0) {
      long length = utterance.endMillis() - utterance.startMillis();
      return utterance.text().isBlank() ? (int) (length / MILLIS_PER_TOKEN) : 0;
    }
    int longest = 0;
    int run = 0;
    for (int w = 0; w < n; w++) {
      int tokens = tokens(utterance.text(), words, w, threshold);
      run = tokens == 0 ? 0 : run + tokens;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static int tokens(String said, Words words, int w, float threshold) {
    int from = words.startChar()[w];
    int to = words.endChar()[w];
    if (from < to && said.charAt(from) == '[' && said.startsWith("[unk]", from)) {
      int length = words.endMillis()[w] - words.startMillis()[w];
      return Math.max(1, (int) (length / MILLIS_PER_TOKEN));
    }
    if (words.confidence()[w] >= threshold) {
      return 0;
    }
    return from < to && Normaliser.isToken(said.charAt(from)) ? to - from : 1;
  }
}
