package io.earshot.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes WAV files of 16-bit PCM, sound and faulty, for tests. */
public final class WavFile {
  /** Bytes of the header written here. */
  public static final int HEADER_BYTES = 44;

  private WavFile() {}

  /** A tone of 440 Hz in the first channel, 880 Hz in the second, and so on. */
  public static short[][] tone(int channels, int rate, double seconds) {
    short[][] samples = new short[channels][(int) (rate * seconds)];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < samples[c].length; i++) {
        samples[c][i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * (c + 1) * i / rate));
      }
    }
    return samples;
  }

  /** Noise whose loudness goes up and down four times a second, as speech does. */
  public static short[][] babble(int channels, int rate, double seconds) {
    Random random = new Random(7);
    short[][] samples = new short[channels][(int) (rate * seconds)];
    for (short[] channel : samples) {
      double last = 0;
      for (int i = 0; i < channel.length; i++) {
        last = 0.8 * last + random.nextGaussian() * 1_500;
        double loud = Math.max(0, Math.sin(2 * Math.PI * 4 * i / rate));
        channel[i] = (short) Math.max(-32_768, Math.min(32_767, last * loud));
      }
    }
    return samples;
  }

  /** A whole file. */
  public static byte[] bytes(short[][] samples, int rate) {
    int channels = samples.length;
    int frames = samples[0].length;
    int size = frames * channels * 2;
    ByteBuffer out = header(1, channels, rate, 16, size);
    for (int i = 0; i < frames; i++) {
      for (short[] channel : samples) {
        out.putShort(channel[i]);
      }
    }
    return out.array();
  }

  /** A header, with room for the samples after it. */
  public static ByteBuffer header(int format, int channels, int rate, int bits, int size) {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) format).putShort((short) channels).putInt(rate);
    out.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8));
    out.putShort((short) bits);
    return out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
  }

  /** Writes a whole file. */
  public static Path write(Path file, short[][] samples, int rate) throws IOException {
    return Files.write(file, bytes(samples, rate));
  }
}
