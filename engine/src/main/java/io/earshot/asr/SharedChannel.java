package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Cuts the words of a channel on which two people speak into utterances of one voice each. Words
 * are held back until the end, or until there are so many minutes of them that the voices are known
 * well: memory does not grow with the recording, and the time it takes grows in step.
 */
final class SharedChannel implements WordSink {
  /** Words are told apart so many milliseconds of the recording at a time. */
  private static final int PART_MILLIS = 10 * 60 * 1_000;

  private final VoiceFrames frames;
  private final Voices voices;
  private final IntFunction<UtteranceCutter> cutters;

  /** Words held back, in runs without a long pause: no utterance holds words of two. */
  private final List<List<VoicedWord>> held = new ArrayList<>();

  /**
   * A channel of which nothing was heard yet.
   *
   * @param frames of the channel, at least as far as the words that come
   * @param cutters takes the words of the voice of that number
   */
  SharedChannel(VoiceFrames frames, Voices voices, IntFunction<UtteranceCutter> cutters) {
    this.frames = frames;
    this.voices = voices;
    this.cutters = cutters;
  }

  @Override
  public void accept(List<Word> words) {
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || UtteranceCutter.isApart(words, i)) {
        hold(words.subList(from, i));
        from = i;
      }
    }
  }

  private void hold(List<Word> words) {
    int endMillis = words.getLast().endMillis();
    float floorDb = frames.floorDb(words.getFirst().startMillis(), endMillis);
    List<VoicedWord> voiced = new ArrayList<>(words.size());
    for (Word word : words) {
      voiced.add(new VoicedWord(word, frames.sum(word.startMillis(), word.endMillis(), floorDb)));
    }
    held.add(voiced);
    if (endMillis - held.getFirst().getFirst().word().startMillis() > PART_MILLIS) {
      tellApart();
    }
  }

  @Override
  public void finish() {
    if (!held.isEmpty()) {
      tellApart();
    }
  }

  private void tellApart() {
    List<VoicedWord> all = new ArrayList<>();
    held.forEach(all::addAll);
    int[] numbers = voices.number(all, VoiceSeparation.of(all));
    int first = 0;
    for (List<VoicedWord> run : held) {
      cut(run, numbers, first);
      first += run.size();
    }
    held.clear();
  }

  /** Passes on a run, cut where the voice changes. */
  private void cut(List<VoicedWord> run, int[] numbers, int first) {
    List<Word> ofOne = new ArrayList<>();
    for (int i = 0; i < run.size(); i++) {
      ofOne.add(run.get(i).word());
      int number = numbers[first + i];
      if (i + 1 == run.size() || numbers[first + i + 1] != number) {
        cutters.apply(number).accept(ofOne);
        ofOne = new ArrayList<>();
      }
    }
  }
}
