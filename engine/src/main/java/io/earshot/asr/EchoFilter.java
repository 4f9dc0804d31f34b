package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out of a channel's words those that are an echo of the other channel: where the loudness
 * rises and falls as that of the other channel did up to half a second before, at least 6 dB
 * weaker. Looks at runs of words without a pause, so that an answer that follows an echo is kept;
 * words said while the echo sounds are kept, and the echo's with them.
 */
final class EchoFilter implements WordSink {
  /** An echo comes so much later than what it is the echo of. */
  private static final int LONGEST_DELAY_MILLIS = 500;

  private static final double LEAST_CORRELATION = 0.8;

  /** Square root of the amplitude ratio that is 6 dB. */
  private static final double MOST_GAIN = 0.708;

  private static final int PAUSE_MILLIS = 150;
  private static final int LONGEST_RUN_MILLIS = 2_000;
  private static final int MARGIN_MILLIS = 200;

  /** Shorter stretches are alike by chance. */
  private static final int SHORTEST_COMPARED_MILLIS = 800;

  private final Envelope own;
  private final Envelope other;
  private final WordSink out;

  EchoFilter(Envelope own, Envelope other, WordSink out) {
    this.own = own;
    this.other = other;
    this.out = out;
  }

  @Override
  public void accept(List<Word> words) {
    List<Word> kept = new ArrayList<>(words.size());
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || endsRun(words, from, i)) {
        List<Word> run = words.subList(from, i);
        if (!isEcho(run.getFirst().startMillis(), run.getLast().endMillis())) {
          kept.addAll(run);
        }
        from = i;
      }
    }
    out.accept(kept);
  }

  @Override
  public void finish() {
    out.finish();
  }

  private static boolean endsRun(List<Word> words, int from, int i) {
    Word next = words.get(i);
    return next.startMillis() - words.get(i - 1).endMillis() > PAUSE_MILLIS
        || next.endMillis() - words.get(from).startMillis() > LONGEST_RUN_MILLIS;
  }

  private boolean isEcho(int startMillis, int endMillis) {
    int missing = Math.max(0, SHORTEST_COMPARED_MILLIS - (endMillis - startMillis));
    int margin = Math.max(MARGIN_MILLIS, missing / 2);
    long from = Math.max(0, startMillis - margin) / Envelope.STEP_MILLIS;
    long to = (endMillis + margin) / Envelope.STEP_MILLIS;
    for (int delay = 0; delay <= LONGEST_DELAY_MILLIS / Envelope.STEP_MILLIS; delay++) {
      if (own.has(from, to) && other.has(from - delay, to - delay) && isEcho(from, to, delay)) {
        return true;
      }
    }
    return false;
  }

  /** Whether steps {@code from} to {@code to} follow the other channel's, so many steps later. */
  private boolean isEcho(long from, long to, int delay) {
    double n = to - from;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (long t = from; t < to; t++) {
      double a = own.at(t);
      double b = other.at(t - delay);
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    double covariance = xy - x * y / n;
    double spread = Math.sqrt((xx - x * x / n) * (yy - y * y / n));
    return xx <= MOST_GAIN * MOST_GAIN * yy && covariance >= LEAST_CORRELATION * spread;
  }
}
