package io.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A call of two channels in one language, made of the sample archive's turns, so that a given share
 * of each channel is speech. Every eighth pause is six times as long as the others and filled, by
 * turns, with a ring tone, hold music and louder noise; the others, in which the other party would
 * speak, are quiet. Over everything lies noise of one bit.
 *
 * @param language of the turns
 * @param channels samples of each
 * @param said what is said in each channel, words or characters in order
 * @param speechSeconds of both channels together
 */
record MadeCall(String language, byte[][] channels, List<List<String>> said, double speechSeconds) {
  private static final int RATE = DemoAudio.RATE;
  private static final int HOLD_EVERY = 8;
  private static final int HOLD = 6;
  private static final double[] MELODY = {261.6, 329.6, 392, 523.3, 440, 349.2, 293.7, 392};

  /** One turn. */
  private record Turn(short[] samples, List<String> said) {}

  /** Makes one of every other turn of the stereo recordings. */
  static MadeCall of(Path demo, String language, double share)
      throws IOException, InterruptedException {
    List<List<Turn>> turns = turns(demo, language);
    Random random = new Random(5);
    byte[][] channels = new byte[2][];
    List<List<String>> said = new ArrayList<>();
    double speechSeconds = 0;
    int longest = 0;
    for (List<Turn> each : turns) {
      longest = Math.max(longest, (int) Math.ceil(samples(each) / share));
    }
    for (int c = 0; c < 2; c++) {
      List<Turn> own = upTo(turns.get(c), (int) (longest * share));
      channels[c] = laidOut(own, longest, random);
      speechSeconds += samples(own) / (double) RATE;
      List<String> words = new ArrayList<>();
      own.forEach(turn -> words.addAll(turn.said));
      said.add(words);
    }
    return new MadeCall(language, channels, said, speechSeconds);
  }

  /** Both channels, interleaved. */
  byte[] stereo() {
    byte[] out = new byte[2 * channels[0].length];
    for (int i = 0; i < channels[0].length / 2; i++) {
      for (int c = 0; c < 2; c++) {
        out[4 * i + 2 * c] = channels[c][2 * i];
        out[4 * i + 2 * c + 1] = channels[c][2 * i + 1];
      }
    }
    return out;
  }

  private static List<List<Turn>> turns(Path demo, String language)
      throws IOException, InterruptedException {
    List<List<Turn>> turns = List.of(new ArrayList<>(), new ArrayList<>());
    int index = 0;
    for (Path file : DemoAudio.recordings(demo.resolve("recordings"))) {
      String name = String.valueOf(file.getFileName()).replace(".flac", "");
      if (!name.startsWith(language) || DemoAudio.channels(file) != 2) {
        continue;
      }
      byte[] pcm = DemoAudio.decode(file);
      JsonNode script =
          new ObjectMapper().readTree(demo.resolve("transcripts/" + name + ".json").toFile());
      for (JsonNode turn : script.get("turns")) {
        if (index++ % 2 == 0) {
          int c = turn.get("role").asText().equals("agent") ? 0 : 1;
          turns.get(c).add(turn(pcm, turn));
        }
      }
    }
    return turns;
  }

  /** The samples of the channel that is louder while the turn lasts. */
  private static Turn turn(byte[] pcm, JsonNode turn) {
    int from = turn.get("startMillis").asInt() * (RATE / 1_000);
    int to = turn.get("endMillis").asInt() * (RATE / 1_000);
    short[] best = new short[0];
    long most = -1;
    for (int c = 0; c < 2; c++) {
      ShortBuffer all =
          ByteBuffer.wrap(DemoAudio.channel(pcm, 2, c))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asShortBuffer();
      short[] part = new short[Math.min(to, all.limit()) - from];
      all.get(from, part);
      long energy = 0;
      for (short sample : part) {
        energy += (long) sample * sample;
      }
      if (energy > most) {
        most = energy;
        best = part;
      }
    }
    String text = turn.get("text").asText();
    return new Turn(best, Words.of(text));
  }

  private static long samples(List<Turn> turns) {
    long sum = 0;
    for (Turn turn : turns) {
      sum += turn.samples.length;
    }
    return sum;
  }

  /** Turns of that many samples or a little more, from the start again if they are too few. */
  private static List<Turn> upTo(List<Turn> turns, int samples) {
    List<Turn> out = new ArrayList<>();
    long sum = 0;
    for (int i = 0; sum + turns.get(i % turns.size()).samples.length <= samples; i++) {
      out.add(turns.get(i % turns.size()));
      sum += turns.get(i % turns.size()).samples.length;
    }
    return out;
  }

  private static byte[] laidOut(List<Turn> turns, int length, Random random) {
    double[] sound = new double[length];
    for (int i = 0; i < length; i++) {
      sound[i] = random.nextGaussian();
    }
    double unit = (length - samples(turns)) / (double) weights(turns.size());
    double at = 0;
    for (int i = 0; i < turns.size(); i++) {
      double gap = unit * weight(i);
      if (weight(i) == HOLD) {
        fill(sound, (int) at, (int) gap, i / HOLD_EVERY, random);
      }
      at += gap;
      short[] samples = turns.get(i).samples;
      for (int k = 0; k < samples.length && at + k < length; k++) {
        sound[(int) at + k] += samples[k];
      }
      at += samples.length;
    }
    ByteBuffer out = ByteBuffer.allocate(2 * length).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : sound) {
      out.putShort((short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE));
    }
    return out.array();
  }

  private static int weights(int turns) {
    int sum = 0;
    for (int i = 0; i < turns; i++) {
      sum += weight(i);
    }
    return sum;
  }

  /** How long the pause before a turn is, beside the others: every eighth is a hold. */
  private static int weight(int turn) {
    return turn % HOLD_EVERY == 0 ? HOLD : 1;
  }

  /** Half a second at either end stays quiet. */
  private static void fill(double[] sound, int start, int length, int kind, Random random) {
    int from = start + RATE / 2;
    int to = Math.min(sound.length, start + length) - RATE / 2;
    for (int i = from; i < to; i++) {
      double t = (i - from) / (double) RATE;
      switch (kind % 3) {
        case 0 -> sound[i] += t % 5 < 1 ? 3_000 * Math.sin(2 * Math.PI * 425 * t) : 0;
        case 1 -> sound[i] += 1_500 * music(t);
        default -> sound[i] += 80 * random.nextGaussian();
      }
    }
  }

  /** Plucked notes over a held chord. */
  private static double music(double t) {
    double sum = 0;
    for (int back = 0; back < 4 && t - 0.3 * back >= 0; back++) {
      int note = (int) (t / 0.3) - back;
      double since = t - 0.3 * note;
      double hertz = MELODY[Math.floorMod(note * 5, MELODY.length)];
      for (int h = 1; h <= 6; h++) {
        sum += Math.exp(-since * (2 + h)) / h * Math.sin(2 * Math.PI * h * hertz * since);
      }
    }
    for (double hertz : new double[] {261.6, 329.6, 392, 784}) {
      sum += 0.2 * Math.sin(2 * Math.PI * hertz * t);
    }
    return sum;
  }
}
