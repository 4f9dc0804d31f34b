package io.earshot.audio;

import java.util.List;

/**
 * What came of decoding a file to its end.
 *
 * @param channelCount the channels that were really there; 0 if nothing was decoded
 * @param samples per channel, at the rate asked for
 * @param durationMillis of those samples
 * @param faults what was wrong but did not prevent the use, in words for people
 * @param cut whether part of the audio could not be read
 */
public record DecodedAudio(
    int channelCount, long samples, long durationMillis, List<String> faults, boolean cut) {
  /** Copies the list. */
  public DecodedAudio {
    faults = List.copyOf(faults);
  }
}
