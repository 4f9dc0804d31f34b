package io.earshot.asr;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The thread of one channel and what runs there: its recogniser, from its making to its freeing.
 * The C library gives each thread its own heap; two recognisers that share one cut it into pieces,
 * which costs a tenth of the CPU or more in calls of some minutes. Whoever hands over samples waits
 * until they are recognised: a file keeps one core busy however many channels it has.
 */
final class ChannelLane implements AutoCloseable {
  /** Samples handed over at a time, so that changing threads costs nothing. */
  private static final int BATCH_SAMPLES = 8 * ChannelRecognition.BLOCK_SAMPLES;

  private final ExecutorService thread;
  private final ChannelRecognition recognition;
  private final short[] batch = new short[BATCH_SAMPLES];
  private int filled;

  /** Starts the thread and makes the recogniser on it. */
  ChannelLane(int channel, Supplier<ChannelRecognition> recognition) {
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("channel-" + channel).daemon().factory());
    this.recognition = onThread(recognition);
  }

  void accept(short[] samples, int n) {
    int from = 0;
    while (from < n) {
      int take = Math.min(n - from, BATCH_SAMPLES - filled);
      System.arraycopy(samples, from, batch, filled, take);
      filled += take;
      from += take;
      if (filled == BATCH_SAMPLES) {
        recognise();
      }
    }
  }

  /** Recognises what is left; the speech heard, in milliseconds. */
  long finish() {
    recognise();
    return onThread(
        () -> {
          recognition.finish();
          return recognition.speechMillis();
        });
  }

  /** Frees the recogniser and ends the thread. */
  @Override
  public void close() {
    thread.execute(recognition::close);
    thread.close();
  }

  private void recognise() {
    int n = filled;
    filled = 0;
    onThread(
        () -> {
          recognition.accept(batch, n);
          return true;
        });
  }

  /** Runs it there and waits; what it throws is thrown here. */
  private <T> T onThread(Supplier<T> work) {
    try {
      return thread.submit(work::get).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a channel cannot be recognised", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while recognising", e);
    }
  }
}
