package io.earshot.audio;

/** Takes decoded audio piece by piece. */
@FunctionalInterface
public interface PcmSink {
  /**
   * The next samples of every channel.
   *
   * @param channels one array per channel, reused for the next call
   * @param samples valid samples in each
   */
  void pcm(short[][] channels, int samples);
}
