package io.earshot.asr;

import io.earshot.audio.AudioFile;
import io.earshot.audio.DecodedAudio;
import io.earshot.model.LineQuality;
import io.earshot.model.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Transcribes audio files; models are loaded when first asked for and kept until the process ends,
 * since libvosk does not give back their memory. May be used by several threads at a time.
 */
public final class SpeechRecognition {
  private final Map<Path, VoskModel> models = new ConcurrentHashMap<>();

  /**
   * Loads the native library.
   *
   * @param cacheFolder where it is unpacked once for all processes
   */
  public SpeechRecognition(Path cacheFolder) {
    Vosk.load(cacheFolder);
  }

  /**
   * Loads the model if it is not.
   *
   * @param sampleRate the model's
   * @throws io.earshot.model.InputException if Vosk cannot load it
   */
  public void load(Path model, int sampleRate) {
    models.computeIfAbsent(model, folder -> VoskModel.load(folder, sampleRate));
  }

  /**
   * What one file is transcribed with.
   *
   * @param model a folder given to {@link #load} before
   * @param contentHash seeds the noise
   * @param segment index of the file in its recording
   * @param offsetMillis added to all times
   * @param voiceActivity whether what is no speech is left out
   * @param voices heard in the recording's earlier files
   */
  public record Job(
      Path model,
      String contentHash,
      int segment,
      long offsetMillis,
      boolean voiceActivity,
      Voices voices) {}

  /**
   * Takes what is heard as it is heard.
   *
   * @param utterances each voice's in order of time; the party is the channel or, where there is
   *     one channel, the voice
   * @param audioMillis how far the file has been recognised
   */
  public record Listener(Consumer<Utterance> utterances, LongConsumer audioMillis) {}

  /**
   * What came of one file.
   *
   * @param audio of the decoding
   * @param speechMillis per channel, the sum of its words' lengths
   * @param lines per channel, how well it was recorded
   */
  public record Heard(DecodedAudio audio, List<Long> speechMillis, List<LineQuality> lines) {}

  /** Decodes and recognises one file on the calling thread. */
  public Heard transcribe(AudioFile file, Job job, Listener listener) {
    VoskModel model = models.get(job.model());
    if (model == null) {
      throw new IllegalStateException("the model " + job.model() + " was not loaded");
    }
    try (ChannelSet channels = new ChannelSet(model, job, listener)) {
      DecodedAudio audio = file.decode(model.sampleRate(), channels);
      return new Heard(audio, channels.finish(), channels.lines());
    }
  }
}
