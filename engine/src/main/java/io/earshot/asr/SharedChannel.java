package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Cuts the words of a channel on which two people speak into utterances of one voice each. Words
 * are held back until the end, or until there are so many minutes of them that the voices are
 * known well: memory does not grow with the recording, and the time it takes grows in step.
 */
final class SharedChannel implements WordSink {
  /** Words are told apart so many milliseconds of the recording at a time. */
  private static final int PART_MILLIS = 10 * 60 * 1_000;

  private final VoiceFrames frames;
  private final Voices voices;
  private final IntFunction<UtteranceCutter> cutters;

  /** Words held back, result by result: no utterance holds words of two. */
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
    if (words.isEmpty()) {
      return;
    }
    int endMillis = words.getLast().endMillis();
    float floorDb = frames.floorDb(words.getFirst().startMillis(), endMillis);
    List<VoicedWord> voiced = new ArrayList<>(words.size());
    for (Word word : words) {
      voiced.add(
          new VoicedWord(word, frames.sum(word.startMillis(), word.endMillis(), floorDb)));
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
    for (List<VoicedWord> result : held) {
      cut(result, numbers, first);
      first += result.size();
    }
    held.clear();
  }

  /** Passes on the runs of one voice within a result. */
  private void cut(List<VoicedWord> result, int[] numbers, int first) {
    List<Word> run = new ArrayList<>();
    for (int i = 0; i < result.size(); i++) {
      run.add(result.get(i).word());
      int number = numbers[first + i];
      if (i + 1 == result.size() || numbers[first + i + 1] != number) {
        cutters.apply(number).accept(run);
        run = new ArrayList<>();
      }
    }
  }
}
