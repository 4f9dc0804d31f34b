package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import java.util.List;

/** Recognises one channel: gathers fixed blocks, adds the noise, feeds Vosk, passes on its words. */
final class ChannelRecognition implements AutoCloseable {
  /** Samples fed at a time; part of the decode options, since Vosk looks for pauses per call. */
  static final int BLOCK_SAMPLES = 2_000;

  private final VoskRecognizer recognizer;
  private final SilenceNoise noise;
  private final WordSink sink;
  private final short[] block = new short[BLOCK_SAMPLES];
  private int filled;
  private long speechMillis;

  ChannelRecognition(VoskRecognizer recognizer, SilenceNoise noise, WordSink sink) {
    this.recognizer = recognizer;
    this.noise = noise;
    this.sink = sink;
  }

  void accept(short[] samples, int n) {
    int from = 0;
    while (from < n) {
      int take = Math.min(n - from, BLOCK_SAMPLES - filled);
      System.arraycopy(samples, from, block, filled, take);
      filled += take;
      from += take;
      if (filled == BLOCK_SAMPLES) {
        feed();
      }
    }
  }

  /** The last, shorter block, and what Vosk still holds. */
  void finish() {
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

  private void feed() {
    noise.addTo(block, filled);
    if (recognizer.accept(block, filled)) {
      hear(recognizer.result());
    }
    filled = 0;
  }

  private void hear(String json) {
    List<Word> words = HeardWords.parse(json);
    for (Word word : words) {
      speechMillis += word.endMillis() - word.startMillis();
    }
    sink.accept(words);
  }
}
