package io.earshot.audio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.earshot.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the voices of the demo recordings say, turn by turn, cut where the recipe put it. */
public final class DemoVoices {
  private static final int SAMPLES_PER_MILLI = Sound.RATE / 1_000;

  private DemoVoices() {}

  /** One turn's sound, from its first sample that is not silence to its last. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Clip(double[] sound, String text) {
    /** Its length. */
    public int millis() {
      return sound.length / SAMPLES_PER_MILLI;
    }
  }

  /** The channels of a recording as parts of full scale. */
  public static double[][] channels(String call) throws IOException {
    Path file = demo().resolve("recordings/" + call + ".flac");
    try (AudioFile audio = AudioFile.open(file, null)) {
      List<short[][]> pieces = new ArrayList<>();
      audio.decode(
          Sound.RATE,
          (samples, n) -> {
            short[][] piece = new short[samples.length][];
            for (int c = 0; c < piece.length; c++) {
              piece[c] = Arrays.copyOf(samples[c], n);
            }
            pieces.add(piece);
          });
      double[][] channels = new double[audio.channelCount()][];
      for (int c = 0; c < channels.length; c++) {
        int channel = c;
        channels[c] =
            Sound.join(pieces.stream().map(p -> Sound.of(p[channel])).toArray(double[][]::new));
      }
      return channels;
    }
  }

  /** The turns that one role of a recording has for itself. */
  public static List<Clip> turns(String call, String role, int channel) throws IOException {
    double[] x = channels(call)[channel];
    List<Clip> clips = new ArrayList<>();
    Path transcript = demo().resolve("transcripts/" + call + ".json");
    for (JsonNode turn : new ObjectMapper().readTree(transcript.toFile()).get("turns")) {
      if (turn.get("role").asText().equals(role)) {
        int from = turn.get("startMillis").asInt() * SAMPLES_PER_MILLI;
        int to = turn.get("endMillis").asInt() * SAMPLES_PER_MILLI;
        clips.add(new Clip(Arrays.copyOfRange(x, from, to), turn.get("text").asText()));
      }
    }
    return clips;
  }

  private static Path demo() {
    return SharedFolder.checkout().resolve("engine/demo");
  }
}
