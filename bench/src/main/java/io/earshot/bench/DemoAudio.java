package io.earshot.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample archive's recordings as samples, and samples as WAV: 8 kHz, 16 bit, little-endian. */
final class DemoAudio {
  static final int RATE = 8_000;
  private static final int HEADER_BYTES = 44;

  private DemoAudio() {}

  /** The FLAC files of a folder in order of name. */
  static List<Path> recordings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".flac")).sorted().toList();
    }
  }

  /** Interleaved samples, by the flac program: the product's decoder is not its own reference. */
  static byte[] decode(Path file) throws IOException, InterruptedException {
    Process flac =
        new ProcessBuilder(
                "flac",
                "-d",
                "-s",
                "-c",
                "--force-raw-format",
                "--endian=little",
                "--sign=signed",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    flac.getInputStream().transferTo(out);
    if (flac.waitFor() != 0) {
      throw new IOException("flac could not decode " + file + "; install Debian's flac");
    }
    return out.toByteArray();
  }

  /** One or two, as the FLAC header says. */
  static int channels(Path file) throws IOException {
    byte[] head = Files.readAllBytes(file);
    return (head[20] >> 1 & 7) + 1;
  }

  static byte[] channel(byte[] pcm, int channels, int channel) {
    byte[] out = new byte[pcm.length / channels];
    for (int i = 0; i < out.length / 2; i++) {
      out[2 * i] = pcm[2 * (i * channels + channel)];
      out[2 * i + 1] = pcm[2 * (i * channels + channel) + 1];
    }
    return out;
  }

  static byte[] wav(byte[] pcm, int channels) {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + pcm.length);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    out.putShort((short) channels).putInt(RATE).putInt(RATE * 2 * channels);
    out.putShort((short) (2 * channels)).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(pcm.length).put(pcm);
    return out.array();
  }
}
