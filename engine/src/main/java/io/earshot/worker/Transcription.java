package io.earshot.worker;

import io.earshot.model.LineQuality;
import io.earshot.model.Utterance;
import java.util.List;

/**
 * What was heard in a recording.
 *
 * @param durationMillis of the audio that was decoded, to the end of the last segment
 * @param channelCount audio channels; {@link Utterance#party()} counts them from 0; where there is
 *     one, the party is the voice, in the order in which the two are first heard
 * @param sampleRate of the file before resampling, in hertz
 * @param codec as ffmpeg names it, for example {@code pcm_mulaw}
 * @param utterances of all channels in order of start time; empty when no speech was found
 * @param faults what was wrong with the file but did not prevent its use, in words for people
 * @param cut whether part of the audio could not be read
 * @param speechMillis per channel, the sum of its words' lengths
 * @param lines per channel, how well it was recorded
 * @param modelHash content hash of the speech model
 * @param decodeOptions what else decided the text: {@link DecodeOptions#label}
 */
public record Transcription(
    long durationMillis,
    int channelCount,
    int sampleRate,
    String codec,
    List<Utterance> utterances,
    List<String> faults,
    boolean cut,
    List<Long> speechMillis,
    List<LineQuality> lines,
    String modelHash,
    String decodeOptions) {
  /** Copies the lists. */
  public Transcription {
    utterances = List.copyOf(utterances);
    faults = List.copyOf(faults);
    speechMillis = List.copyOf(speechMillis);
    lines = List.copyOf(lines);
  }

  /** How many parties there can be: one a channel, two voices where there is one channel. */
  int speakerCount() {
    return channelCount == 1 ? 2 : channelCount;
  }

  /** Whether any channel holds recognised words. */
  public boolean hasSpeech() {
    return !utterances.isEmpty();
  }
}
