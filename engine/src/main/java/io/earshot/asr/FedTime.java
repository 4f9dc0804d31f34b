package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Where in its channel the sound lies that a recogniser was fed, parts having been left out.
 * Remembers the stretches of the last minute only: no utterance is longer.
 */
final class FedTime {
  private static final int REMEMBERED_SECONDS = 60;

  /**
   * Samples fed without a gap.
   *
   * @param fedFrom first of them, counted in samples fed
   * @param position of that one in the channel
   */
  private record Stretch(long fedFrom, long position) {}

  private final int sampleRate;
  private final ArrayDeque<Stretch> stretches = new ArrayDeque<>();
  private long fed;
  private long nextPosition;

  FedTime(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** The next {@code n} samples that are fed lie at {@code position} in the channel. */
  void add(long position, int n) {
    if (position != nextPosition || stretches.isEmpty()) {
      stretches.add(new Stretch(fed, position));
    }
    fed += n;
    nextPosition = position + n;
  }

  /**
   * The word at its place in the channel. One that Vosk drew over a gap is put on the side where
   * more of it lies.
   *
   * @param word with times as Vosk counts them, from the first sample fed
   */
  Word place(Word word) {
    long start = samples(word.startMillis());
    long end = samples(word.endMillis());
    Stretch on = null;
    long until = Long.MAX_VALUE;
    for (Iterator<Stretch> latest = stretches.descendingIterator(); latest.hasNext(); ) {
      on = latest.next();
      if (2 * on.fedFrom <= start + end) {
        break;
      }
      until = on.fedFrom;
    }
    if (on == null) {
      return word;
    }
    long shift = on.position - on.fedFrom;
    int startMillis = millis(Math.max(start, on.fedFrom) + shift);
    int endMillis = millis(Math.min(end, until) + shift);
    return new Word(word.text(), startMillis, Math.max(startMillis, endMillis), word.confidence());
  }

  /** Drops what no word can lie in any more. */
  void forgetOld() {
    long oldest = fed - (long) REMEMBERED_SECONDS * sampleRate;
    while (stretches.size() > 1) {
      Stretch first = stretches.removeFirst();
      if (stretches.element().fedFrom > oldest) {
        stretches.addFirst(first);
        return;
      }
    }
  }

  private long samples(int millis) {
    return (long) millis * sampleRate / 1_000;
  }

  private int millis(long samples) {
    return Math.toIntExact(Math.round(samples * 1_000.0 / sampleRate));
  }
}
