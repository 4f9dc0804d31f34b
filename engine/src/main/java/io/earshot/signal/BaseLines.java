package io.earshot.signal;

import io.earshot.model.Conversation;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import java.util.Arrays;
import java.util.List;

/**
 * How each party usually sounds in a conversation: the median of its utterances' loudness and
 * pitch, each weighed by its length. Who says less than {@value #LEAST_MILLIS} ms, or all of it in
 * one utterance, has no base line. Reused; used by one thread.
 */
public final class BaseLines {
  /** Raised whenever the same voices would give other base lines. */
  public static final String VERSION = "1";

  /** Least time measured. */
  public static final long LEAST_MILLIS = 5_000;

  private static final int BINS_PER_DB = 10;
  private static final int BINS_PER_SEMITONE = 10;
  private static final double LOWEST_HZ = 40;
  private static final int BINS =
      Math.max(
          (int) -Voice.QUIETEST_DBFS * BINS_PER_DB,
          (int) Voice.WIDEST_SEMITONES * BINS_PER_SEMITONE);

  private final long[] millisIn = new long[BINS + 1];
  private double[] loudness = {};
  private double[] pitch = {};

  /** Computes the base lines of all parties. */
  public void compute(Conversation conversation) {
    int parties = conversation.parties().size();
    if (loudness.length < parties) {
      loudness = new double[parties];
      pitch = new double[parties];
    }
    for (int p = 0; p < parties; p++) {
      loudness[p] = median(conversation.utterances(), p, false);
      pitch[p] = median(conversation.utterances(), p, true);
    }
  }

  /** A party's usual loudness in dBFS; NaN where it has no base line. */
  public double loudnessDbfs(int party) {
    return loudness[party];
  }

  /** A party's usual pitch in hertz; NaN where it has no base line. */
  public double pitchHz(int party) {
    return pitch[party];
  }

  private double median(List<Utterance> utterances, int party, boolean ofPitch) {
    Arrays.fill(millisIn, 0);
    long sum = 0;
    int count = 0;
    for (int u = 0; u < utterances.size(); u++) {
      Utterance utterance = utterances.get(u);
      Voice voice = utterance.voice();
      long millis = utterance.endMillis() - utterance.startMillis();
      boolean measured = ofPitch ? voice.hasPitch() : voice.isMeasured();
      if (utterance.party() == party && measured && millis > 0) {
        millisIn[bin(ofPitch, voice)] += millis;
        sum += millis;
        count++;
      }
    }
    return sum < LEAST_MILLIS || count < 2 ? Double.NaN : value(ofPitch, middle(sum));
  }

  private int middle(long sum) {
    long left = sum / 2;
    int bin = 0;
    while (left >= millisIn[bin]) {
      left -= millisIn[bin++];
    }
    return bin;
  }

  private static int bin(boolean ofPitch, Voice voice) {
    double bin =
        ofPitch
            ? VoiceMean.semitones(LOWEST_HZ, voice.pitchHz()) * BINS_PER_SEMITONE
            : (voice.loudnessDbfs() - Voice.QUIETEST_DBFS) * BINS_PER_DB;
    return (int) Math.clamp(Math.rint(bin), 0, BINS);
  }

  private static double value(boolean ofPitch, int bin) {
    return ofPitch
        ? LOWEST_HZ * Math.pow(2, bin / (12.0 * BINS_PER_SEMITONE))
        : Voice.QUIETEST_DBFS + (double) bin / BINS_PER_DB;
  }
}
