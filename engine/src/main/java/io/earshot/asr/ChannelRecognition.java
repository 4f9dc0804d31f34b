package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import io.earshot.audio.SpeechGate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises one channel: adds the noise, leaves out what is no speech, gathers fixed blocks, feeds
 * Vosk, passes on its words.
 */
final class ChannelRecognition implements AutoCloseable {
  /** Samples fed at a time; part of the decode options, since Vosk looks for pauses per call. */
  static final int BLOCK_SAMPLES = 2_000;

  private final VoskRecognizer recognizer;
  private final SilenceNoise noise;
  private final WordSink sink;
  private final FedTime time;
  private final @Nullable SpeechGate gate;
  private final short[] block = new short[BLOCK_SAMPLES];
  private int filled;
  private long samples;
  private long speechMillis;

  /** What a channel is recognised with. */
  record Parts(VoskRecognizer recognizer, SilenceNoise noise, WordSink sink) {}

  /** Feeds all of the channel unless {@code voiceActivity}. */
  ChannelRecognition(Parts parts, int sampleRate, boolean voiceActivity) {
    this.recognizer = parts.recognizer;
    this.noise = parts.noise;
    this.sink = parts.sink;
    this.time = new FedTime(sampleRate);
    this.gate = voiceActivity ? new SpeechGate(sampleRate, this::gather, speech -> {}) : null;
  }

  /** Takes the next samples; noise is added to them in place. */
  void accept(short[] pcm, int n) {
    noise.addTo(pcm, n);
    if (gate == null) {
      gather(samples, pcm, 0, n);
    } else {
      gate.accept(pcm, n);
    }
    samples += n;
  }

  /** The last, shorter block, and what Vosk still holds. */
  void finish() {
    if (gate != null) {
      gate.finish();
    }
    if (filled > 0) {
      feed();
    }
    hear(recognizer.finalResult());
    sink.finish();
  }

  /** Sum of the words' lengths so far. */
  long speechMillis() {
    return speechMillis;
  }

  @Override
  public void close() {
    recognizer.close();
  }

  private void gather(long position, short[] pcm, int start, int n) {
    time.add(position, n);
    int from = start;
    while (from < start + n) {
      int take = Math.min(start + n - from, BLOCK_SAMPLES - filled);
      System.arraycopy(pcm, from, block, filled, take);
      filled += take;
      from += take;
      if (filled == BLOCK_SAMPLES) {
        feed();
      }
    }
  }

  private void feed() {
    if (recognizer.accept(block, filled)) {
      hear(recognizer.result());
    }
    filled = 0;
  }

  private void hear(String json) {
    List<Word> words = new ArrayList<>();
    for (Word fed : HeardWords.parse(json)) {
      Word word = time.place(fed);
      speechMillis += word.endMillis() - word.startMillis();
      words.add(word);
    }
    time.forgetOld();
    sink.accept(words);
  }
}
