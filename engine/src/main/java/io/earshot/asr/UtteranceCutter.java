package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.List;
import java.util.function.Consumer;

/** Makes utterances of recognised words: cuts at long gaps, joins the text, places each word. */
final class UtteranceCutter implements WordSink {
  /** Two words further apart than this belong to two utterances, even if Vosk saw one. */
  static final int LONGEST_GAP_MILLIS = 1_500;

  private final int party;
  private final long offsetMillis;
  private final Consumer<Utterance> out;

  UtteranceCutter(int party, long offsetMillis, Consumer<Utterance> out) {
    this.party = party;
    this.offsetMillis = offsetMillis;
    this.out = out;
  }

  /** Passes on the utterances that the words of one result make. */
  @Override
  public void accept(List<Word> words) {
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || isApart(words, i)) {
        out.accept(utterance(words.subList(from, i)));
        from = i;
      }
    }
  }

  @Override
  public void finish() {}

  /** Whether word {@code i} belongs to another utterance than the one before. */
  static boolean isApart(List<Word> words, int i) {
    return words.get(i).startMillis() - words.get(i - 1).endMillis() > LONGEST_GAP_MILLIS;
  }

  private Utterance utterance(List<Word> words) {
    int n = words.size();
    int[] startChar = new int[n];
    int[] endChar = new int[n];
    int[] startMillis = new int[n];
    int[] endMillis = new int[n];
    float[] confidence = new float[n];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      Word word = words.get(i);
      if (!text.isEmpty() && !joinsWithoutBlank(text, word.text())) {
        text.append(' ');
      }
      startChar[i] = text.length();
      endChar[i] = text.append(word.text()).length();
      startMillis[i] = Math.toIntExact(offsetMillis + word.startMillis());
      endMillis[i] = Math.toIntExact(offsetMillis + word.endMillis());
      confidence[i] = word.confidence();
    }
    return new Utterance(
        party,
        startMillis[0],
        endMillis[n - 1],
        Utterance.Kind.SPEECH,
        text.toString(),
        new Words(startChar, endChar, startMillis, endMillis, confidence));
  }

  /** Chinese is written without blanks; a blank stays where another script begins or ends. */
  private static boolean joinsWithoutBlank(CharSequence before, String after) {
    return Character.isIdeographic(Character.codePointBefore(before, before.length()))
        && Character.isIdeographic(after.codePointAt(0));
  }
}
