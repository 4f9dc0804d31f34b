package io.earshot.asr;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The voices of a recording's one channel, numbered in the order in which they are first heard, at
 * most two. Kept from one part of the recording to the next, so that a voice keeps its number.
 */
public final class Voices {
  private final List<VoiceSum> known = new ArrayList<>();

  /** No voice is known. */
  public Voices() {}

  /** The number of the voice for each word; {@code labels} are 0 and 1, or null for one voice. */
  int[] number(List<VoicedWord> words, int @Nullable [] labels) {
    int[] numbers = new int[words.size()];
    VoiceSum[] heard = {new VoiceSum(), new VoiceSum()};
    for (int i = 0; i < numbers.length; i++) {
      heard[labels == null ? 0 : labels[i]].add(words.get(i).sum());
    }
    int ofFirst = labels == null ? numberOfOne(heard[0]) : numberOfFirst(heard, labels[0]);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = labels == null || labels[i] == 0 ? ofFirst : 1 - ofFirst;
    }
    remember(heard[0], ofFirst);
    if (labels != null) {
      remember(heard[1], 1 - ofFirst);
    }
    return numbers;
  }

  private int numberOfOne(VoiceSum heard) {
    if (known.size() < 2) {
      return 0;
    }
    double[] common = common(heard);
    return VoiceModel.distance(heard, known.get(0), common)
            <= VoiceModel.distance(heard, known.get(1), common)
        ? 0
        : 1;
  }

  private int numberOfFirst(VoiceSum[] heard, int firstHeard) {
    if (known.isEmpty()) {
      return firstHeard == 0 ? 0 : 1;
    }
    double[] common = common(heard[0], heard[1]);
    double straight = VoiceModel.distance(heard[0], known.get(0), common);
    double crossed = VoiceModel.distance(heard[1], known.get(0), common);
    if (known.size() == 2) {
      straight += VoiceModel.distance(heard[1], known.get(1), common);
      crossed += VoiceModel.distance(heard[0], known.get(1), common);
    }
    return straight <= crossed ? 0 : 1;
  }

  private double[] common(VoiceSum... heard) {
    VoiceSum all = new VoiceSum();
    for (VoiceSum sum : heard) {
      all.add(sum);
    }
    for (VoiceSum sum : known) {
      all.add(sum);
    }
    return VoiceModel.covariance(all);
  }

  private void remember(VoiceSum heard, int number) {
    while (known.size() <= number) {
      known.add(new VoiceSum());
    }
    known.get(number).add(heard);
  }
}
