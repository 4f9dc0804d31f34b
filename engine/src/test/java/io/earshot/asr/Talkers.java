package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import io.earshot.model.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One channel on which made-up voices talk: pulses through three resonances, vowels that change
 * from word to word, a little noise. A voice differs from another by its pitch and the length of
 * its vocal tract, as people do.
 */
final class Talkers {
  static final int RATE = 8_000;
  private static final double[][] VOWELS = {
    {730, 1_090, 2_440},
    {270, 2_290, 3_010},
    {300, 870, 2_240},
    {530, 1_840, 2_480},
    {570, 840, 2_410}
  };
  private static final int WORD_MILLIS = 350;

  /** How a voice is made. */
  record Voice(double pitchHz, double tract) {}

  static final Voice LOW = new Voice(105, 0.92);
  static final Voice HIGH = new Voice(205, 1.17);

  private final Random random = new Random(11);
  private final List<List<Word>> results = new ArrayList<>();
  private final List<Integer> resultEnds = new ArrayList<>();
  private short[] samples = new short[0];

  /** Adds a stretch of words without a pause by one voice, then a pause; told when it ends. */
  Talkers say(Voice voice, int words, int pauseMillis) {
    List<Word> said = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      int start = millis();
      add(word(voice));
      said.add(new Word("w" + (results.size() % 7) + i, start, millis(), 1));
    }
    resultEnds.add(millis());
    add(noise((int) (pauseMillis * (long) RATE / 1_000)));
    results.add(said);
    return this;
  }

  /** Adds words to what the last voice said, without any pause in between. */
  Talkers interrupt(Voice voice, int words, int pauseMillis) {
    List<Word> before = results.removeLast();
    resultEnds.removeLast();
    say(voice, words, pauseMillis);
    before.addAll(results.removeLast());
    results.add(before);
    return this;
  }

  /** What comes out of them when told apart with what is known of the voices. */
  List<Utterance> heard(Voices voices) {
    VoiceFrames frames = new VoiceFrames(RATE);
    List<Utterance> heard = new ArrayList<>();
    SharedChannel channel =
        new SharedChannel(frames, voices, voice -> new UtteranceCutter(voice, 0, heard::add));
    int done = 0;
    for (int i = 0; i < results.size(); i++) {
      int end = (int) (resultEnds.get(i) * (long) RATE / 1_000);
      short[] part = java.util.Arrays.copyOfRange(samples, done, end);
      frames.accept(part, part.length);
      done = end;
      channel.accept(results.get(i));
    }
    channel.finish();
    return heard;
  }

  private int millis() {
    return (int) (samples.length * 1_000L / RATE);
  }

  private void add(double[] sound) {
    int at = samples.length;
    samples = java.util.Arrays.copyOf(samples, at + sound.length);
    for (int i = 0; i < sound.length; i++) {
      samples[at + i] = (short) Math.clamp(Math.round(sound[i]), -32_768, 32_767);
    }
  }

  private double[] noise(int n) {
    double[] sound = new double[n];
    for (int i = 0; i < n; i++) {
      sound[i] = 2 * random.nextGaussian();
    }
    return sound;
  }

  private double[] word(Voice voice) {
    double[] vowel = VOWELS[random.nextInt(VOWELS.length)];
    double[] sound = new double[WORD_MILLIS * RATE / 1_000];
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      phase += voice.pitchHz * (1 + 0.1 * Math.sin(i / 900.0)) / RATE;
      sound[i] = 20 * random.nextGaussian();
      if (phase >= 1) {
        phase -= 1;
        sound[i] += 3_000;
      }
    }
    for (double formant : vowel) {
      resonate(sound, formant * voice.tract * (0.95 + 0.1 * random.nextDouble()));
    }
    for (int i = 0; i < sound.length; i++) {
      sound[i] = sound[i] * Math.sin(Math.PI * i / sound.length) + 2 * random.nextGaussian();
    }
    return sound;
  }

  /** A resonance of 100 Hz width, of gain 1 at 0 Hz. */
  private static void resonate(double[] sound, double hertz) {
    double radius = Math.exp(-Math.PI * 100 / RATE);
    double b = 2 * radius * Math.cos(2 * Math.PI * Math.min(hertz, 3_600) / RATE);
    double c = -radius * radius;
    double last = 0;
    double beforeLast = 0;
    for (int i = 0; i < sound.length; i++) {
      double value = (1 - b - c) * sound[i] + b * last + c * beforeLast;
      beforeLast = last;
      last = value;
      sound[i] = value;
    }
  }
}
