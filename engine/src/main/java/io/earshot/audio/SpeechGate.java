package io.earshot.audio;

/**
 * Lets through of one channel what may be speech, with a margin before and after, in whole steps of
 * {@link VoiceActivity}. Holds back about two and a half seconds. Memory does not grow. Used by one
 * thread.
 */
public final class SpeechGate {
  /** Steps let through before speech begins. */
  private static final int BEFORE = 10;

  /** Steps let through after it has ended. */
  private static final int AFTER = 10;

  /** Steps held back at most: what voice activity is late by, the margin, and slack. */
  private static final int HELD = 128;

  /** Takes what is let through. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Samples that are kept.
     *
     * @param position of the first of them, counted in samples from the channel's start
     * @param samples valid from {@code from} on, reused for the next call
     */
    void kept(long position, short[] samples, int from, int n);
  }

  private final Sink sink;
  private final VoiceActivity activity;
  private final int step;
  private final short[] held;
  private final boolean[] speech = new boolean[HELD];
  private long samplesIn;
  private long told;
  private long passed;

  /** Begins a channel of that rate; {@code listener} is told of each step too, without margins. */
  public SpeechGate(int sampleRate, Sink sink, VoiceActivity.Listener listener) {
    this.sink = sink;
    this.step = VoiceActivity.stepSamples(sampleRate);
    this.held = new short[HELD * step];
    this.activity =
        new VoiceActivity(
            sampleRate,
            answer -> {
              speech[(int) (told++ % HELD)] = answer;
              listener.step(answer);
            });
  }

  /** Takes the next samples. */
  public void accept(short[] samples, int n) {
    int from = 0;
    while (from < n) {
      int inStep = (int) (samplesIn % step);
      int take = Math.min(n - from, step - inStep);
      System.arraycopy(samples, from, held, (int) (samplesIn % held.length), take);
      activity.accept(samples, from, take);
      samplesIn += take;
      from += take;
      while (told - passed > BEFORE) {
        pass();
      }
    }
  }

  /** No more samples come: passes on what is held back. */
  public void finish() {
    activity.finish();
    while (passed < told) {
      pass();
    }
  }

  private void pass() {
    if (isKept(passed)) {
      long position = passed * step;
      int n = (int) Math.min(step, samplesIn - position);
      sink.kept(position, held, (int) (position % held.length), n);
    }
    passed++;
  }

  private boolean isKept(long at) {
    for (long i = Math.max(0, at - AFTER); i <= Math.min(told - 1, at + BEFORE); i++) {
      if (speech[(int) (i % HELD)]) {
        return true;
      }
    }
    return false;
  }
}
